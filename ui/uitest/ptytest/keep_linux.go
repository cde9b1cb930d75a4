package ptytest

import "golang.org/x/sys/unix"

// keepOutput has a terminal keep what was drawn when a key comes that is a signal in
// its own mode. As a rule it throws away what is on its way: a ctrl+z that is typed
// while a program ends and has just given the mode back would take along what gives
// back the rest.
func keepOutput(fd int) error {
	state, err := unix.IoctlGetTermios(fd, unix.TCGETS)
	if err != nil {
		return err
	}
	state.Lflag |= unix.NOFLSH
	return unix.IoctlSetTermios(fd, unix.TCSETS, state)
}
