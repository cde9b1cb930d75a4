// Package uitest is what the tests of screens share: fixtures, a driver that
// presses keys and runs commands at once, geometry and goldens. Only tests use
// it.
package uitest

import (
	"fmt"
	"io/fs"
	"slices"
	"testing"
	"time"

	"shiben/assets"
	"shiben/ui"
	"shiben/ui/draft"
	"shiben/ui/export"
	"shiben/ui/i18n"
	"shiben/ui/theme"
	"shiben/workbook"
	"shiben/workbook/document/documenttest"
)

// Day is when everything in the tests happens.
var Day = time.Date(2026, 3, 20, 9, 30, 0, 0, time.UTC)

// Template is the built-in template, read once: nobody changes a template.
func Template(t testing.TB) *workbook.Template {
	t.Helper()
	return documenttest.Template(t)
}

// Later is the built-in template as a version later could be: without its first
// written prompt, and with no readings.
func Later(t testing.TB) *workbook.Template {
	t.Helper()
	tmpl, err := workbook.DecodeTemplate(workbook.EncodeTemplate(Template(t)))
	must(t, err)
	tmpl.Version++
	tmpl.Readings = nil
	for i := range tmpl.Parts {
		prompts := tmpl.Parts[i].Prompts
		at := slices.IndexFunc(prompts, func(p *workbook.Prompt) bool { return p.Kind == workbook.Written })
		if at >= 0 {
			tmpl.Parts[i].Prompts = slices.Delete(prompts, at, at+1)
			break
		}
	}
	tmpl, err = workbook.DecodeTemplate(workbook.EncodeTemplate(tmpl))
	must(t, err)
	return tmpl
}

// Cases are the worked cases that the program ships with.
func Cases(t testing.TB) []*workbook.Case {
	t.Helper()
	names, err := fs.Glob(assets.FS(), "cases/*.yaml")
	must(t, err)
	var all []*workbook.Case
	for _, name := range names {
		data, err := fs.ReadFile(assets.FS(), name)
		must(t, err)
		c, err := workbook.ParseCase(data)
		must(t, err)
		all = append(all, c)
	}
	return all
}

// Words are the sentences of a language.
func Words(t testing.TB, lang workbook.Lang) *i18n.Words {
	t.Helper()
	w, err := i18n.Load(assets.FS(), lang)
	must(t, err)
	return w
}

// Look is a language on a dark or a light background.
func Look(t testing.TB, lang workbook.Lang, dark bool) ui.Look {
	t.Helper()
	return ui.Look{Theme: theme.New(dark), Words: Words(t, lang)}
}

// IDs returns a source of ids that counts: prefix-1, prefix-2, …
func IDs(prefix string) func() string {
	n := 0
	return func() string {
		n++
		return fmt.Sprintf("%s-%d", prefix, n)
	}
}

// Env is an Env over a store, with the tests' clock and ids.
func Env(t testing.TB, store workbook.Store, lang workbook.Lang) ui.Env {
	t.Helper()
	return ui.Env{
		Store:    store,
		Now:      func() time.Time { return Day },
		NewID:    IDs("id"),
		Author:   "林",
		Template: func() (*workbook.Template, error) { return Template(t), nil },
		Cases:    func() ([]*workbook.Case, error) { return Cases(t), nil },
		Export:   export.New(assets.FS(), time.UTC),
		Folder:   "/home/lin",
		Lang:     lang,
		Words:    func(l workbook.Lang) (*i18n.Words, error) { return i18n.Load(assets.FS(), l) },
	}
}

// Draft is a draft over a queue that keeps what it is given and writes nothing.
func Draft(t testing.TB, w *workbook.Workbook) (*draft.Draft, *Queue) {
	t.Helper()
	q := &Queue{}
	now := Day
	return draft.New(draft.Env{Now: func() time.Time { return now }, NewID: IDs("act"), Author: "林"}, w, q), q
}

// Queue is a draft.Queue that only remembers.
type Queue struct {
	Changes []workbook.Change
	Typed   []bool
	Flushes int
	Resumed [][]workbook.Change
}

// Put remembers a change.
func (q *Queue) Put(_ string, _ workbook.Revision, c workbook.Change, typing bool) {
	q.Changes, q.Typed = append(q.Changes, c), append(q.Typed, typing)
}

// Flush counts.
func (q *Queue) Flush() { q.Flushes++ }

// Resume remembers.
func (q *Queue) Resume(_ string, _ workbook.Revision, changes []workbook.Change) {
	q.Resumed = append(q.Resumed, changes)
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
