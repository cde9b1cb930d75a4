package exchange

import (
	"bytes"
	"encoding/json"

	"shiben/workbook"
	"shiben/workbook/clean"
)

// agrees holds that what a file says beside template and log follows from them. A
// field that is not there says nothing; one that was changed by hand would be lost
// without a word.
func agrees(given map[string]json.RawMessage, b Book) error {
	follows, err := fileOf(b)
	if err != nil {
		return err
	}
	follows.Template, follows.Log = nil, nil
	want, err := fields(follows)
	if err != nil {
		return err
	}
	for _, name := range order() {
		value, ok := given[name]
		if !ok {
			continue
		}
		var said any
		if err := json.Unmarshal(value, &said); err != nil {
			return shape(err)
		}
		got, err := json.Marshal(cleaned(said))
		if err != nil {
			return err
		}
		if !bytes.Equal(got, want[name]) {
			return inputError("exchange_differs", "field", name)
		}
	}
	return nil
}

// order is the fields that follow from the log, in the order of a file.
func order() []string {
	return []string{"title", "subject", "depth", "lang", "revision", "created", "updated", "versions", "answers", "tables", "accepted"}
}

// fields are a value's fields, cleaned, each as JSON in which names are sorted, so
// that two that say the same are the same.
func fields(v any) (map[string]json.RawMessage, error) {
	data, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	var all map[string]any
	if err := json.Unmarshal(data, &all); err != nil {
		return nil, err
	}
	out := map[string]json.RawMessage{}
	for name, value := range all {
		if out[name], err = json.Marshal(cleaned(value)); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// cleaned takes every text in a value through the door, as one line: where lines
// end is not worth a refusal.
func cleaned(v any) any {
	switch v := v.(type) {
	case string:
		return clean.Line(v)
	case []any:
		for i := range v {
			v[i] = cleaned(v[i])
		}
	case map[string]any:
		for name := range v {
			v[name] = cleaned(v[name])
		}
	}
	return v
}

// cleanChange takes every text of a change through the door: those that name
// something are one line.
func cleanChange(c *workbook.Change) {
	for _, s := range []*string{&c.Author, &c.Act, &c.Reverts, &c.Prompt, &c.Side, &c.Participant, &c.Row, &c.Column, &c.Item} {
		*s = clean.Line(*s)
	}
	clean.Values(&c.Before)
	clean.Values(&c.After)
	for _, v := range []*workbook.Value{&c.Before, &c.After} {
		if c.Kind == workbook.AboutChange || c.Kind == workbook.VersionChange {
			v.Text = clean.Line(v.Text)
		}
		if e := v.Evidence; e != nil {
			e.Date, e.By = clean.Line(e.Date), clean.Line(e.By)
		}
		if v.Comment != nil {
			v.Comment.Author = clean.Line(v.Comment.Author)
		}
		if v.Row != nil {
			v.Row.ID = clean.Line(v.Row.ID)
		}
	}
}
