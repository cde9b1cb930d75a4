package outside

import (
	"io"
	"os"
)

// terminal is an input that wraps a terminal.
type terminal interface{ Terminal() *os.File }

// SetStdin is where the editor reads keys: the terminal itself, since of anything
// else os/exec makes a pipe, and takes the keys that come after the editor, too.
func (v *visit) SetStdin(r io.Reader) {
	if t, ok := r.(terminal); ok {
		r = t.Terminal()
	}
	v.Stdin = r
}

// SetStdout is where it draws.
func (v *visit) SetStdout(w io.Writer) { v.Stdout = w }

// SetStderr is where it complains.
func (v *visit) SetStderr(w io.Writer) { v.Stderr = w }
