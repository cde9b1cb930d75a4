package outside

import "io"

// SetStdin is where the editor reads keys.
func (v *visit) SetStdin(r io.Reader) { v.Stdin = r }

// SetStdout is where it draws.
func (v *visit) SetStdout(w io.Writer) { v.Stdout = w }

// SetStderr is where it complains.
func (v *visit) SetStderr(w io.Writer) { v.Stderr = w }
