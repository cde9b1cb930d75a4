package store

import (
	"fmt"
	"os"
	"strconv"
	"strings"
	"syscall"
)

// holder names who has the lock of a file, as "program (pid)"; empty when that
// cannot be found out. The kernel lists all locks with the file's device and inode:
//
//	1: FLOCK  ADVISORY  WRITE 4711 08:01:3145789 0 EOF
func holder(path string) string {
	var at syscall.Stat_t
	if err := syscall.Stat(path, &at); err != nil {
		return ""
	}
	locks, err := os.ReadFile("/proc/locks")
	if err != nil {
		return ""
	}
	return lockHolder(string(locks), at, func(pid int) string { return programOf(pid, at) })
}

// lockHolder finds the file's lock among all; named names the program of a process
// that has the file open, or is empty.
func lockHolder(locks string, at syscall.Stat_t, named func(pid int) string) string {
	inode := ":" + strconv.FormatUint(at.Ino, 10)
	for line := range strings.Lines(locks) {
		f := strings.Fields(line)
		if len(f) < 6 || f[1] != "FLOCK" || !strings.HasSuffix(f[5], inode) { // one that waits has "->" there
			continue
		}
		pid, err := strconv.Atoi(f[4])
		if err != nil || pid <= 0 { // of another container
			continue
		}
		if name := named(pid); name != "" {
			return fmt.Sprintf("%s (%d)", name, pid)
		}
	}
	return ""
}

// programOf is the name of a process; empty when it has another file open, as an
// inode of that number on another disk. Where that may not be looked at, the lock's
// inode has to do.
func programOf(pid int, at syscall.Stat_t) string {
	proc := "/proc/" + strconv.Itoa(pid)
	name, err := os.ReadFile(proc + "/comm")
	if err != nil {
		return ""
	}
	open, err := os.ReadDir(proc + "/fd")
	if err == nil {
		has := false
		for _, fd := range open {
			var other syscall.Stat_t
			if syscall.Stat(proc+"/fd/"+fd.Name(), &other) == nil && other.Ino == at.Ino && other.Dev == at.Dev {
				has = true
			}
		}
		if !has {
			return ""
		}
	}
	return strings.TrimSpace(string(name))
}
