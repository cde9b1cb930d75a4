package cli

import (
	"context"
	"fmt"
	"io"

	"charm.land/fang/v2"
)

// Execute runs the command that the arguments name and returns the code to leave
// with: 0 done · 1 failed · 2 usage, or input needed and no terminal · 3 the answer
// is no · 4 not found · 5 in use or changed meanwhile · 6 damaged or newer · 130
// interrupted. The answer is on Stdout, whole or not at all; what went wrong is on
// Stderr.
func Execute(ctx context.Context, d Deps) int {
	if asksVersion(d.Args) { // nothing is read, parsed or built for it
		if _, err := fmt.Fprintln(d.Stdout, program, d.Version); err != nil {
			return codeFailed
		}
		return codeDone
	}
	s := newSession(d)
	err := fang.Execute(ctx, s.tree(), fang.WithoutVersion(), fang.WithoutManpage(), fang.WithoutCompletions(),
		fang.WithErrorHandler(func(io.Writer, fang.Styles, error) {}))
	if s.err == nil {
		s.err = err
	}
	return s.leave()
}

// asksVersion tells whether --version is what the program was called for.
func asksVersion(args []string) bool {
	return len(args) > 0 && args[0] == "--version"
}
