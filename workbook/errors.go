package workbook

import (
	"errors"
	"fmt"
	"strings"
)

// Sentinels, one for each way a caller can react. Match them with errors.Is.
var (
	ErrInput    = errors.New("bad input")               // what was given cannot be taken
	ErrNotFound = errors.New("not found")               // no such workbook, prompt, row
	ErrMany     = errors.New("more than one match")     // a reference that fits several
	ErrConflict = errors.New("changed meanwhile")       // see Conflict
	ErrStale    = errors.New("change does not fit")     // its Before is not what stands there
	ErrNothing  = errors.New("nothing to undo")         // or to redo
	ErrInUse    = errors.New("library in use")          // the lock did not come in time
	ErrDamaged  = errors.New("library damaged")         // or no library at all
	ErrNewer    = errors.New("library of newer shiben") // a schema from the future
	ErrDisk     = errors.New("disk refused")            // full, read-only, not allowed
	ErrTemplate = errors.New("bad template")
)

// Problem is an error that a front end can say in a person's language: Code
// names the sentence, Args fill it. Its Error text is English, for logs.
type Problem struct {
	Kind error  // one of the sentinels
	Code string // locale key without its prefix, as in "mark_range"
	Args map[string]any
	Err  error // what lies beneath, if anything
}

func (p *Problem) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%v: %s", p.Kind, p.Code)
	for _, k := range sortedKeys(p.Args) {
		fmt.Fprintf(&b, " %s=%v", k, p.Args[k])
	}
	if p.Err != nil {
		fmt.Fprintf(&b, ": %v", p.Err)
	}
	return b.String()
}

// Unwrap makes errors.Is find both the sentinel and the cause.
func (p *Problem) Unwrap() []error {
	if p.Err == nil {
		return []error{p.Kind}
	}
	return []error{p.Kind, p.Err}
}

// NewProblem builds a Problem; args are name, value pairs.
func NewProblem(kind error, code string, args ...any) *Problem {
	m := make(map[string]any, len(args)/2)
	for i := 0; i+1 < len(args); i += 2 {
		m[args[i].(string)] = args[i+1]
	}
	return &Problem{Kind: kind, Code: code, Args: m}
}

// With adds a name and a value and returns the same problem.
func (p *Problem) With(name string, value any) *Problem {
	p.Args[name] = value
	return p
}

// Because adds the cause and returns the same problem.
func (p *Problem) Because(err error) *Problem {
	p.Err = err
	return p
}

func inputError(code string, args ...any) *Problem { return NewProblem(ErrInput, code, args...) }

// Conflict says that answers a caller wanted to change were changed by someone
// else after its base revision. It is an ErrConflict.
type Conflict struct {
	Base    Revision // what the caller knew
	Current Revision // what stands now
	Between []Change // all that came after Base, in log order
	Clash   []Change // those of Between that touch the same answers
}

func (c *Conflict) Error() string {
	return fmt.Sprintf("%v: %d of %d changes since revision %d clash", ErrConflict, len(c.Clash), len(c.Between), c.Base)
}

// Unwrap makes errors.Is(err, ErrConflict) true.
func (c *Conflict) Unwrap() error { return ErrConflict }
