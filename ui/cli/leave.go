package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"shiben/ui/text"
	"shiben/workbook"
)

// The codes that the program leaves with.
const (
	codeDone        = 0
	codeFailed      = 1
	codeUsage       = 2
	codeNo          = 3 // the command answered a question, and the answer is no
	codeNotFound    = 4
	codeInUse       = 5
	codeDamaged     = 6
	codeInterrupted = 130
)

// exitCode is the code of an error. A problem's own kind decides, not what lies
// beneath it.
func exitCode(err error) int {
	var p *workbook.Problem
	if errors.As(err, &p) {
		err = p.Kind
	}
	codes := []struct {
		kind error
		code int
	}{
		{context.Canceled, codeInterrupted},
		{workbook.ErrInput, codeUsage},
		{workbook.ErrMany, codeUsage},
		{workbook.ErrTemplate, codeUsage},
		{workbook.ErrNotFound, codeNotFound},
		{workbook.ErrInUse, codeInUse},
		{workbook.ErrConflict, codeInUse},
		{workbook.ErrStale, codeInUse},
		{workbook.ErrDamaged, codeDamaged},
		{workbook.ErrNewer, codeDamaged},
	}
	for _, c := range codes {
		if errors.Is(err, c.kind) {
			return c.code
		}
	}
	return codeFailed
}

// unsaid is that the answer did not get out.
func unsaid(err error) error {
	return workbook.NewProblem(workbook.ErrDisk, "output_failed", "detail", err.Error()).Because(err)
}

// leave ends the session: the answer goes out if there was no error, the library
// is closed, an error is said.
func (s *session) leave() int {
	if s.err == nil {
		if err := s.out.Flush(); err != nil {
			s.err = unsaid(err)
		}
	}
	if s.store != nil {
		if err := s.store.Close(); s.err == nil {
			s.err = err
		}
	}
	if s.err == nil {
		return s.code
	}
	if s.err != errHelpShown {
		s.complain(s.err)
	}
	return exitCode(s.err)
}

// complain says what went wrong, in words or as JSON.
func (s *session) complain(err error) {
	sentence := text.Safe(err.Error())
	if words, failed := s.say(); failed == nil {
		sentence = words.Error(err)
	}
	if !s.flags.json {
		fmt.Fprintln(s.Stderr, sentence)
		return
	}
	putJSON(s.Stderr, failure{schema, failureBody{Code: codeName(err), Message: sentence, place: placeOf(err)}})
}

// failure is an error under --json: {"schema":1,"error":{"code","message"}}, with
// "line" and "field" for a batch, "path", "line" and "column" for a template's
// file, "path", "row" and "field" for a cell of CSV. The code is the name of the sentence.
type failure struct {
	Schema int         `json:"schema"`
	Error  failureBody `json:"error"`
}

type failureBody struct {
	Code    string `json:"code"`
	Message string `json:"message"`
	place
}

type place struct {
	Path   any `json:"path,omitempty"`
	Line   any `json:"line,omitempty"`
	Row    any `json:"row,omitempty"`
	Column any `json:"column,omitempty"`
	Field  any `json:"field,omitempty"`
}

func placeOf(err error) place {
	var p, beneath *workbook.Problem
	if !errors.As(err, &p) {
		return place{}
	}
	switch p.Code {
	case batchLine:
		return place{Line: p.Args["line"], Field: p.Args["field"]}
	case templateIn, importIn:
		out := place{Path: p.Args["path"]}
		if !errors.As(p.Err, &beneath) {
			return out
		}
		out.Line, out.Column = beneath.Args["line"], beneath.Args["column"]
		if beneath.Code == csvCell {
			out.Row, out.Column, out.Field = beneath.Args["row"], nil, beneath.Args["column"]
		}
		return out
	}
	return place{}
}

// codeName is the code of the innermost problem, or a name for the kind of error.
func codeName(err error) string {
	var p *workbook.Problem
	if errors.As(err, &p) {
		if slices.Contains([]string{batchLine, templateIn, importIn, csvCell}, p.Code) && p.Err != nil {
			return codeName(p.Err)
		}
		return p.Code
	}
	switch {
	case errors.Is(err, context.Canceled):
		return "interrupted"
	case errors.Is(err, workbook.ErrConflict):
		return "conflict"
	}
	return "failed"
}

// changedMeanwhile tells whether someone else wrote between reading and writing.
func changedMeanwhile(err error) bool {
	return errors.Is(err, workbook.ErrConflict) || errors.Is(err, workbook.ErrStale)
}

// usage is bad input that only a command line can have.
func usage(code string, args ...any) error {
	return workbook.NewProblem(workbook.ErrInput, code, args...)
}
