package store

import (
	"os"
	"path/filepath"

	"shiben/workbook"
)

// keepPrivate takes from others what they may do with the library and its backups,
// and says so; and it warns of a network, where locks are not to be trusted. Once,
// before the first write. It is not worth failing for: the file may belong to
// someone else.
func (l *Library) keepPrivate() {
	if l.private {
		return
	}
	l.private = true
	var loose []string
	tighten := func(path string) {
		info, err := os.Stat(path)
		if err != nil || info.Mode().Perm()&0o077 == 0 {
			return
		}
		if err := os.Chmod(path, info.Mode().Perm()&^0o077); err != nil { // never more than it was: read-only stays so
			l.log.Warn("tighten mode", "path", path, "err", err)
			return
		}
		loose = append(loose, path)
	}
	if info, err := os.Stat(l.path); err == nil && info.Mode().IsRegular() {
		tighten(l.path)
	}
	if l.opts.OwnFolder {
		tighten(filepath.Dir(l.path))
		tighten(l.backupDir())
	}
	for _, path := range l.backupFiles() {
		tighten(path)
	}
	if len(loose) > 0 {
		l.opts.Warn(workbook.NewProblem(nil, "library_tightened", "paths", loose))
	}
	ask := network
	if l.network != nil {
		ask = l.network
	}
	if system := ask(l.path); system != "" {
		l.opts.Warn(workbook.NewProblem(nil, "library_network", "path", l.path, "system", system))
	}
}
