package exchange

import (
	"bytes"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"shiben/workbook"
	"shiben/workbook/clean"
)

// Reader reads the workbooks of a file, one after another.
type Reader struct {
	source    *source
	json      *json.Decoder
	templates map[[sha256.Size]byte]*workbook.Template // by the bytes that they came in
	read      int
	lost      bool
}

// NewReader reads what Write wrote, one workbook or many.
func NewReader(r io.Reader) *Reader {
	s := newSource(r)
	return &Reader{source: s, json: json.NewDecoder(s), templates: map[[sha256.Size]byte]*workbook.Template{}}
}

// Next is the next workbook; io.EOF after the last. Every other error is an ErrInput
// or, for a file of a later format, an ErrNewer, with the "line" where it lies. When
// Lost says so, nothing can be read after it.
func (r *Reader) Next() (Book, error) {
	if r.lost {
		return Book{}, io.EOF
	}
	r.source.taken = 0
	var raw json.RawMessage
	if err := r.json.Decode(&raw); err != nil {
		r.lost = true
		return Book{}, r.syntax(err)
	}
	r.read++
	first := r.source.line() - bytes.Count(raw, []byte("\n"))
	b, err := r.book(raw)
	var p *workbook.Problem
	if errors.As(err, &p) {
		if at, ok := p.Args["offset"].(int); ok {
			delete(p.Args, "offset")
			first += bytes.Count(raw[:min(at, len(raw))], []byte("\n"))
		}
		p.With("line", first)
	}
	return b, err
}

// Lost tells that reading cannot go on after an error.
func (r *Reader) Lost() bool { return r.lost }

// syntax says what is wrong with what is no JSON.
func (r *Reader) syntax(err error) error {
	var p *workbook.Problem
	switch {
	case errors.As(err, &p):
		return err
	case errors.Is(err, io.EOF) && r.read > 0:
		return io.EOF
	case errors.Is(err, io.EOF):
		return inputError("exchange_empty")
	case errors.Is(err, io.ErrUnexpectedEOF):
		return inputError("exchange_short", "line", r.source.line())
	}
	var syntax *json.SyntaxError
	if errors.As(err, &syntax) {
		return inputError("exchange_json", "line", r.source.line()).Because(err)
	}
	return err // of the disk
}

// book takes one workbook apart and holds all that it must be.
func (r *Reader) book(raw []byte) (Book, error) {
	if !utf8.Valid(raw) {
		return Book{}, inputError("exchange_utf8", "offset", validBytes(raw))
	}
	if err := known(raw); err != nil {
		return Book{}, err
	}
	given, err := fieldsOnce(raw)
	if err != nil {
		return Book{}, err
	}
	var f file[json.RawMessage]
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&f); err != nil {
		return Book{}, shape(err)
	}
	for _, name := range []string{"template", "log"} {
		if given[name] == nil {
			return Book{}, inputError("exchange_missing", "field", name)
		}
	}
	t, err := r.template(f.Template)
	switch {
	case errors.Is(err, workbook.ErrTemplate):
		return Book{}, inputError("exchange_template").Because(err)
	case err != nil: // no template at all
		return Book{}, inputError("exchange_template")
	}
	b := Book{ID: clean.Line(f.ID), Template: t, Log: f.Log}
	for i := range b.Log {
		cleanChange(&b.Log[i])
	}
	return b, agrees(given, b)
}

// known holds that JSON is a workbook of a schema that can be read.
func known(raw []byte) error {
	var kind struct {
		Format string
		Schema float64
	}
	err := json.Unmarshal(raw, &kind)
	switch {
	case err != nil || kind.Format != Format:
		return inputError("exchange_other")
	case kind.Schema > Schema:
		return workbook.NewProblem(workbook.ErrNewer, "exchange_newer", "got", kind.Schema, "known", Schema)
	case kind.Schema != Schema:
		return inputError("exchange_other")
	}
	return nil
}

// fieldsOnce are the fields of a file by name. One that stands twice is refused:
// which of the two is meant cannot be known. So is one whose name is written
// otherwise than it should be, which package json would take.
func fieldsOnce(raw []byte) (map[string]json.RawMessage, error) {
	dec := json.NewDecoder(bytes.NewReader(raw))
	if _, err := dec.Token(); err != nil {
		return nil, shape(err)
	}
	all := append(order(), "format", "schema", "id", "template", "log")
	given := map[string]json.RawMessage{}
	for dec.More() {
		token, err := dec.Token()
		if err != nil {
			return nil, shape(err)
		}
		name := token.(string)
		if !slices.Contains(all, name) {
			return nil, inputError("exchange_field", "field", shorten(name), "offset", int(dec.InputOffset()))
		}
		if _, twice := given[name]; twice {
			return nil, inputError("exchange_twice", "field", name, "offset", int(dec.InputOffset()))
		}
		var value json.RawMessage
		if err := dec.Decode(&value); err != nil {
			return nil, shape(err)
		}
		given[name] = value
	}
	return given, nil
}

// shape says which field is not what it should be.
func shape(err error) error {
	var wrong *json.UnmarshalTypeError
	if errors.As(err, &wrong) {
		return inputError("exchange_type", "field", wrong.Field, "offset", int(wrong.Offset)).Because(err)
	}
	if name, ok := strings.CutPrefix(err.Error(), "json: unknown field "); ok {
		return inputError("exchange_field", "field", shorten(strings.Trim(name, `"`))).Because(err)
	}
	return inputError("exchange_type", "field", "log").Because(err) // a time, or a number beyond all bounds
}

// template is a template that came, held to all that a template's own file is held
// to. Workbooks with the same one share it.
func (r *Reader) template(raw []byte) (*workbook.Template, error) {
	sum := sha256.Sum256(raw)
	if t := r.templates[sum]; t != nil {
		return t, nil
	}
	t, err := workbook.VetTemplate(raw)
	if err != nil {
		return nil, err
	}
	r.templates[sum] = t
	return t, nil
}

func validBytes(raw []byte) int {
	at := 0
	for at < len(raw) {
		c, size := utf8.DecodeRune(raw[at:])
		if c == utf8.RuneError && size == 1 {
			break
		}
		at += size
	}
	return at
}

// shorten keeps what a sentence quotes to a length that can be read.
func shorten(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}
