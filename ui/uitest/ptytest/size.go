package ptytest

import "golang.org/x/sys/unix"

// setSize needs no os.File, whose Fd would make it block again.
func setSize(fd uintptr, cols, rows int) error {
	return unix.IoctlSetWinsize(int(fd), unix.TIOCSWINSZ, &unix.Winsize{Col: uint16(cols), Row: uint16(rows)})
}
