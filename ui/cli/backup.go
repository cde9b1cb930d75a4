package cli

import (
	"context"
	"errors"
	"path/filepath"
	"strconv"
	"time"

	"github.com/spf13/pflag"

	"shiben/ui/i18n"
	"shiben/ui/text"
	"shiben/workbook"
)

// upkeepCommands look after the library's file.
func (s *session) upkeepCommands() []command {
	var r restoreFlags
	return []command{
		s.trashCommand(),
		{use: "backup FILE|-", group: groupLibrary, least: 1, most: 1, run: s.runBackup},
		{use: "restore [FILE]", group: groupLibrary, most: 1, flags: r.add, run: bind(s.runRestore, &r)},
		{use: "compact", group: groupLibrary, run: s.runCompact},
	}
}

// backup is one as JSON. "problem" is the code of the sentence that says why it
// cannot be used, null when it is whole; "foreign" tells that it is of another
// library.
type backup struct {
	Path      string     `json:"path"`
	Made      time.Time  `json:"made"`
	Bytes     int64      `json:"bytes"`
	Workbooks int        `json:"workbooks"`
	Changed   *time.Time `json:"changed"`
	Foreign   bool       `json:"foreign"`
	Problem   *string    `json:"problem"`
}

func backupOf(b workbook.Backup) backup {
	out := backup{Path: b.Path, Made: b.At.UTC(), Bytes: b.Bytes, Workbooks: b.Workbooks, Foreign: b.Foreign}
	if !b.Changed.IsZero() {
		out.Changed = &b.Changed
	}
	if b.Err != nil {
		out.Problem = said(codeName(b.Err))
	}
	return out
}

// runBackup writes the library, whole, to a new file, or to stdout for "-".
func (s *session) runBackup(ctx context.Context, args []string) error {
	u, err := s.upkeep()
	if err != nil {
		return err
	}
	ctx, done := s.telling(ctx, "backup")
	defer done()
	if args[0] == "-" {
		if s.onTerminal() {
			return usage("backup_terminal")
		}
		if s.flags.json {
			return usage("backup_json")
		}
		return u.WriteBackup(ctx, s.out)
	}
	b, err := u.Backup(ctx, args[0])
	if err != nil {
		return err
	}
	done()
	switch {
	case s.flags.json:
		return s.writeJSON(struct {
			Schema int    `json:"schema"`
			Backup backup `json:"backup"`
		}{schema, backupOf(b)})
	case s.flags.plain:
		s.fields(b.Path, strconv.Itoa(b.Workbooks), strconv.FormatInt(b.Bytes, 10))
		return nil
	}
	return s.sentence("cli.backed_up", "path", b.Path, "workbooks", b.Workbooks, "size", i18n.Size(b.Bytes))
}

// sentence is an answer of one sentence, which holds paths: it is not broken into
// rows, so that a path can be copied from a terminal.
func (s *session) sentence(key string, args ...any) error {
	words, err := s.say()
	if err != nil {
		return err
	}
	s.lines(s.shown(words.T(key, args...)))
	return nil
}

type restoreFlags struct{ list bool }

func (r *restoreFlags) add(f *pflag.FlagSet) { f.BoolVar(&r.list, "list", false, "") }

// restored is what restore gives under --json.
type restored struct {
	Schema int     `json:"schema"`
	From   backup  `json:"from"`
	Kept   *string `json:"kept"` // where the file that stood there is now
}

// runRestore puts a backup in the library's place, once a person or --yes agreed.
func (s *session) runRestore(ctx context.Context, r *restoreFlags, args []string) error {
	u, err := s.upkeep()
	if err != nil {
		return err
	}
	ctx, done := s.telling(ctx, "restore")
	defer done()
	if r.list {
		if len(args) > 0 {
			return usage("restore_list_alone")
		}
		return s.listBackups(ctx, u)
	}
	file := ""
	if len(args) > 0 {
		file = args[0]
	}
	b, err := u.FindBackup(ctx, file)
	if err != nil {
		return err
	}
	done()
	question, err := s.askToRestore(b)
	if err != nil {
		return err
	}
	err = s.agree(ctx, question, usage("yes_to_restore", "path", b.Path), workbook.NewProblem(workbook.ErrNothing, "restore_left", "path", s.fullPath()))
	if err != nil {
		return err
	}
	out, err := u.RestoreFrom(ctx, b.Path)
	if err != nil {
		return err
	}
	done()
	switch {
	case s.flags.json:
		return s.writeJSON(restored{schema, backupOf(out.From), said(out.Kept)})
	case s.flags.plain:
		s.fields(out.From.Path, out.Kept)
		return nil
	}
	return s.sentence("cli.restored", "path", out.From.Path, "workbooks", out.From.Workbooks, "kept", out.Kept)
}

// fullPath is the library's file as a sentence names it.
func (s *session) fullPath() string {
	if abs, err := filepath.Abs(s.libraryPath()); err == nil {
		return abs
	}
	return s.libraryPath()
}

func (s *session) askToRestore(b workbook.Backup) (string, error) {
	words, err := s.say()
	if err != nil {
		return "", err
	}
	return words.T("cli.ask_restore", "path", text.Safe(b.Path), "library", text.Safe(s.fullPath()), "made", s.when(b.At), "workbooks", b.Workbooks,
		"changed", s.when(b.Changed), "foreign", b.Foreign), nil
}

// when is a time for a person to read; empty for none.
func (s *session) when(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.In(s.Now().Location()).Format(dateLayout)
}

// backupList is what restore --list gives under --json, the newest first.
type backupList struct {
	Schema  int      `json:"schema"`
	Backups []backup `json:"backups"`
}

// listBackups lists the library's own backups; with --plain as lines of path, time,
// workbooks, bytes and whole or the code of why not.
func (s *session) listBackups(ctx context.Context, u workbook.Upkeep) error {
	all, err := u.Backups(ctx)
	if err != nil {
		return err
	}
	switch {
	case s.flags.json:
		out := backupList{schema, []backup{}}
		for _, b := range all {
			out.Backups = append(out.Backups, backupOf(b))
		}
		return s.writeJSON(out)
	case s.flags.plain:
		for _, b := range all {
			state := "whole"
			if b.Err != nil {
				state = codeName(b.Err)
			}
			s.fields(b.Path, b.At.UTC().Format(time.RFC3339), strconv.Itoa(b.Workbooks), strconv.FormatInt(b.Bytes, 10), state)
		}
		return nil
	case len(all) == 0:
		return s.sentence("cli.backups_none", "path", s.fullPath())
	}
	return s.backupPage(all)
}

func (s *session) backupPage(all []workbook.Backup) error {
	page, err := s.newPage()
	if err != nil {
		return err
	}
	th, words := page.look.Theme, page.look.Words
	page.block(words.T("cli.backups_in", "folder", text.Safe(filepath.Dir(all[0].Path))), 0, th.Muted)
	for _, b := range all {
		facts := words.T("cli.backup_facts", "workbooks", b.Workbooks, "size", i18n.Size(b.Bytes))
		style := th.Text
		var p *workbook.Problem
		if errors.As(b.Err, &p) && errors.Is(p, workbook.ErrNewer) {
			facts, style = words.T("cli.backup_newer"), th.Muted
		} else if b.Err != nil {
			facts, style = words.T("cli.backup_bad"), th.Muted
		}
		page.block(s.when(b.At)+gap+facts, indent, style)
		page.block(text.Safe(filepath.Base(b.Path)), 2*indent, th.Muted)
	}
	return s.drawn(page.rows)
}
