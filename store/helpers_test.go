package store

import (
	"bytes"
	"errors"
	"os"
	"testing"
	"time"

	"shiben/workbook"
)

func noon() time.Time { return time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC) }

func options() Options {
	return Options{Now: noon, NewID: func() string { return "the-library" }, LockTimeout: time.Minute}
}

func library(t testing.TB, path string) *Library {
	t.Helper()
	l, err := Open(path, options())
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func setMark(prompt, side string, before, after int) workbook.Change {
	return workbook.Change{
		Kind: workbook.SetChange, Address: workbook.Address{Prompt: prompt, Side: side},
		Before: workbook.Value{Mark: before}, After: workbook.Value{Mark: after},
	}
}

func setText(prompt, before, after string) workbook.Change {
	return workbook.Change{
		Kind: workbook.SetChange, Address: workbook.Address{Prompt: prompt},
		Before: workbook.Value{Text: before}, After: workbook.Value{Text: after},
	}
}

// wantProblem checks kind, code and path of an error.
func wantProblem(t *testing.T, err, kind error, code, path string) {
	t.Helper()
	var p *workbook.Problem
	if !errors.Is(err, kind) || !errors.As(err, &p) || p.Code != code || p.Args["path"] != path {
		t.Errorf("got %v\nwant %v: %s path=%s", err, kind, code, path)
	}
}

func read(t testing.TB, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func place(t testing.TB, path string, data []byte) {
	t.Helper()
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// everyMethod calls all that touch the file, and returns their errors by name.
func everyMethod(t *testing.T, l *Library) map[string]error {
	t.Helper()
	ctx := t.Context()
	errs := map[string]error{}
	_, errs["List"] = l.List(ctx)
	_, _, errs["Load"] = l.Load(ctx, "w1")
	_, errs["Log"] = l.Log(ctx, "w1", 0)
	changes := []workbook.Change{setMark("time.length", "sales", 0, 3)}
	workbook.Stamp(changes, "an act", "", noon())
	_, errs["Append"] = l.Append(ctx, "w1", 3, changes)
	errs["Delete"] = l.Delete(ctx, "w2")
	errs["BringBack"] = l.BringBack(ctx, "w3")
	_, errs["Trashed"] = l.Trashed(ctx)
	_, errs["EmptyTrash"] = l.EmptyTrash(ctx, []string{"w3"})
	return errs
}

// unchanged checks that a file's bytes are what they were.
func unchanged(t *testing.T, path string, was []byte) {
	t.Helper()
	if !bytes.Equal(read(t, path), was) {
		t.Error("the file was written to")
	}
}
