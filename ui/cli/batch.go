package cli

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"shiben/workbook"
)

// batchLine is the code of a problem on a line of a batch; what lies beneath says
// the rest.
const batchLine = "batch_line"

// batchFields are what a line of a batch can hold:
// {"prompt","side","participant","value"} or {"prompt","row","values"}; the first with what stands
// beside the value, or with that alone.
func batchFields() []string {
	return append([]string{"prompt", "side", "participant", "value", "row", "values"}, noteFields()...)
}

// onLine says on which line and in which field of a batch an error lies. On the
// command line (0) it is as it was.
func onLine(line int, err error) error {
	if line == 0 {
		return err
	}
	field := ""
	var m *misplaced
	if errors.As(err, &m) {
		field = m.field
	}
	kind := workbook.ErrInput
	var p *workbook.Problem
	if errors.As(err, &p) {
		kind = p.Kind
	}
	return workbook.NewProblem(kind, batchLine, "line", line, "field", field).Because(err)
}

// parseBatch reads JSON Lines. Empty lines are passed over; a line that is not what
// it should be is an error that names it.
func parseBatch(text string) ([]edit, error) {
	var edits []edit
	text = strings.TrimPrefix(text, "\ufeff")
	for n, line := range strings.Split(text, "\n") {
		if strings.TrimSpace(line) == "" {
			continue
		}
		e, err := parseLine(line)
		if err != nil {
			return nil, onLine(n+1, err)
		}
		e.line = n + 1
		edits = append(edits, e)
	}
	if len(edits) == 0 {
		return nil, usage("batch_empty")
	}
	return edits, nil
}

func parseLine(line string) (edit, error) {
	var e edit
	if !utf8.ValidString(line) {
		return e, usage("text_not_utf8")
	}
	fields, err := object(line)
	if err != nil {
		return e, err
	}
	for _, f := range fields {
		if !slices.Contains(batchFields(), f.name) {
			return e, in(short(f.name), usage("batch_field", "got", short(f.name), "near", workbook.Nearest(f.name, batchFields()), "known", batchFields()))
		}
		if err := e.take(f); err != nil {
			return e, in(f.name, err)
		}
	}
	return e, e.whole(fields)
}

// take puts a field of a line into the edit.
func (e *edit) take(f field) (err error) {
	switch f.name {
	case "prompt":
		e.prompt, err = scalar(f.value)
	case "side":
		e.side, err = scalar(f.value)
	case "participant":
		if !isNull(f.value) {
			var name string
			name, err = scalar(f.value)
			e.participant = &name
		}
	case "row":
		e.row, err = scalar(f.value)
	case "value":
		e.value, err = scalar(f.value)
		e.clear, e.valued, e.bare = e.value == "", true, f.value[0] != '"'
	case "values":
		return e.takeCells(f.value)
	default:
		return e.notes.take(f)
	}
	return err
}

// takeCells reads a row's cells; null in their place takes the row out.
func (e *edit) takeCells(raw json.RawMessage) error {
	if isNull(raw) {
		e.clear = true
		return nil
	}
	fields, err := object(string(raw))
	for _, f := range fields {
		var value string
		if value, err = scalar(f.value); err != nil {
			return in("values."+short(f.name), err)
		}
		e.cells = append(e.cells, cell{f.name, value})
	}
	return err
}

// whole holds that a line has the fields of one of the two forms.
func (e *edit) whole(fields []field) error {
	has := func(name string) bool {
		return slices.ContainsFunc(fields, func(f field) bool { return f.name == name })
	}
	switch {
	case !has("prompt"):
		return in("prompt", usage("batch_missing", "field", "prompt"))
	case has("row") || has("values"):
		if has("value") {
			return in("value", usage("batch_both"))
		}
		if e.notes.any() {
			return in("row", usage("notes_row"))
		}
		if e.row == "" {
			return in("row", usage("batch_missing", "field", "row"))
		}
		if !has("values") {
			return in("values", usage("batch_missing", "field", "values"))
		}
	case !has("value") && !slices.ContainsFunc(noteFields(), has):
		return in("value", usage("batch_missing", "field", "value"))
	}
	return nil
}

// field is one field of a JSON object.
type field struct {
	name  string
	value json.RawMessage
}

// object reads one JSON object and nothing after it. A field that stands twice is
// refused: which of the two is meant cannot be known.
func object(s string) ([]field, error) {
	dec := json.NewDecoder(bytes.NewBufferString(s))
	if token, err := dec.Token(); err != nil || token != json.Delim('{') {
		return nil, notJSON(err)
	}
	var fields []field
	for dec.More() {
		token, err := dec.Token()
		if err != nil {
			return nil, notJSON(err)
		}
		f := field{name: token.(string)}
		if err := dec.Decode(&f.value); err != nil {
			return nil, notJSON(err)
		}
		if slices.ContainsFunc(fields, func(o field) bool { return o.name == f.name }) {
			return nil, in(short(f.name), usage("batch_twice", "field", short(f.name)))
		}
		fields = append(fields, f)
	}
	if _, err := dec.Token(); err != nil {
		return nil, notJSON(err)
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, notJSON(err)
	}
	return fields, nil
}

func notJSON(err error) error {
	return workbook.NewProblem(workbook.ErrInput, "batch_json").Because(err)
}

// scalar is a string, a number as it is written, true or false; null is empty.
func scalar(raw json.RawMessage) (string, error) {
	switch {
	case isNull(raw):
		return "", nil
	case raw[0] == '"':
		var s string
		err := json.Unmarshal(raw, &s)
		return s, err
	case raw[0] == '{' || raw[0] == '[':
		return "", usage("batch_scalar")
	}
	return string(raw), nil
}

func isNull(raw json.RawMessage) bool { return string(bytes.TrimSpace(raw)) == "null" }
