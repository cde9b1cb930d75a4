package i18n

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"strings"

	"shiben/ui/text"
	"shiben/workbook"
)

// Error is what went wrong as one sentence or two: what, where, what to do. It is
// the one place where errors become words. What it quotes may be drawn.
func (w *Words) Error(err error) string {
	var problem *workbook.Problem
	if errors.As(err, &problem) {
		return w.problem(problem)
	}
	var conflict *workbook.Conflict
	if errors.As(err, &conflict) {
		return w.T("error.conflict", "count", len(conflict.Clash))
	}
	for _, s := range sentinels() {
		if errors.Is(err, s.err) {
			return w.T("error." + s.key)
		}
	}
	return w.T("error.unexpected", "detail", text.Safe(err.Error()))
}

type sentinel struct {
	err error
	key string
}

// sentinels are the sentences of errors that carry nothing but their kind.
func sentinels() []sentinel {
	return []sentinel{
		{context.Canceled, "interrupted"},
		{context.DeadlineExceeded, "too_slow"},
		{workbook.ErrInput, "kind_input"},
		{workbook.ErrMany, "kind_many"},
		{workbook.ErrNotFound, "kind_not_found"},
		{workbook.ErrConflict, "kind_conflict"},
		{workbook.ErrStale, "kind_stale"},
		{workbook.ErrNothing, "kind_nothing"},
		{workbook.ErrInUse, "kind_in_use"},
		{workbook.ErrDamaged, "kind_damaged"},
		{workbook.ErrNewer, "kind_newer"},
		{workbook.ErrDisk, "kind_disk"},
		{workbook.ErrTemplate, "kind_template"},
	}
}

// problem fills the sentence of a code. A code that no locale has, which the tests
// hold to be none, is said by its kind.
func (w *Words) problem(p *workbook.Problem) string {
	key := "error." + p.Code
	if s := w.T(key, w.arguments(p)...); s != key {
		return s
	}
	if p.Kind == nil {
		return w.T("error.unexpected", "detail", text.Safe(p.Error()))
	}
	return w.Error(p.Kind)
}

// arguments are a problem's values as they are read, and two that are sentences:
// "reason" is what lies beneath, where that can be said too, "newest" the newest
// whole backup, where the problem names one.
func (w *Words) arguments(p *workbook.Problem) []any {
	_, sizes := p.Args["bytes"]
	args := make([]any, 0, 2*len(p.Args)+2)
	for name, value := range p.Args {
		args = append(args, name, w.argument(name, value, sizes))
	}
	var beneath *workbook.Problem
	if errors.As(p.Err, &beneath) {
		args = append(args, "reason", w.problem(beneath))
	}
	if backup, _ := p.Args["backup"].(string); backup != "" {
		args = append(args, "newest", w.T("backup.newest", "backup", text.Safe(backup), "made", p.Args["made"], "count", p.Args["workbooks"]))
	}
	return args
}

func (w *Words) argument(name string, value any, sizes bool) any {
	switch v := value.(type) {
	case string:
		if name == "where" {
			v = w.where(v)
		}
		return text.Safe(v)
	case workbook.Shape:
		if v == "" {
			return ""
		}
		return w.T("shape." + string(v))
	case rune:
		return fmt.Sprintf("U+%04X", v)
	case int:
		if sizes {
			return Size(int64(v))
		}
	}
	if names, ok := list(value); ok {
		if name == "near" {
			return w.quoted(names)
		}
		return text.Safe(strings.Join(names, w.T("error.comma")))
	}
	return value
}

// where is a place in a template, "prompt time.moment column when", with its kinds in
// the language; ids stay as they are.
func (w *Words) where(place string) string {
	words := strings.Fields(place)
	for i := 0; i < len(words); i++ {
		key := "place." + words[i]
		if said := w.T(key); said != key {
			words[i] = said
			i++ // its id
		}
	}
	return strings.Join(words, " ")
}

// list is a slice of any kind of string as strings.
func list(value any) ([]string, bool) {
	v := reflect.ValueOf(value)
	if v.Kind() != reflect.Slice || v.Type().Elem().Kind() != reflect.String {
		return nil, false
	}
	out := make([]string, v.Len())
	for i := range out {
		out[i] = v.Index(i).String()
	}
	return out, true
}

// quoted is names that a person may have meant: “a” or “b”; empty for none.
func (w *Words) quoted(names []string) string {
	quoted := make([]string, len(names))
	for i, n := range names {
		quoted[i] = w.T("error.quoted", "name", text.Safe(n))
	}
	return strings.Join(quoted, w.T("error.or"))
}

// Size is bytes as a person reads them.
func Size(bytes int64) string {
	switch {
	case bytes >= 1<<30:
		return strings.TrimSuffix(fmt.Sprintf("%.1f", float64(bytes)/(1<<30)), ".0") + " GB"
	case bytes >= 1<<20:
		return strings.TrimSuffix(fmt.Sprintf("%.1f", float64(bytes)/(1<<20)), ".0") + " MB"
	case bytes >= 1<<10:
		return strings.TrimSuffix(fmt.Sprintf("%.1f", float64(bytes)/(1<<10)), ".0") + " KB"
	}
	return fmt.Sprint(bytes) + " B"
}
