package e2e

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"shiben/store"
	"shiben/ui/uitest"
	"shiben/workbook"
)

// openLibrary opens a library beside the program.
func openLibrary(t *testing.T, path string) *store.Library {
	t.Helper()
	l, err := store.Open(path, store.Options{Now: time.Now, NewID: uuid.NewString})
	must(t, err)
	return l
}

// libraryOf says all of a library but its trash: heads, templates, answers, logs.
func libraryOf(t *testing.T, path string) (string, error) {
	t.Helper()
	l := openLibrary(t, path)
	defer l.Close()
	heads, err := l.List(t.Context())
	if err != nil {
		return "", err
	}
	var all strings.Builder
	for _, head := range heads {
		w, now, err := l.Load(t.Context(), head.ID)
		if err != nil {
			return "", err
		}
		log, err := l.Log(t.Context(), head.ID, 0)
		if err != nil {
			return "", err
		}
		data, err := json.Marshal([]any{head, now, w.Template.Hash(), w.About, w.Records(), log})
		must(t, err)
		all.Write(data)
	}
	return all.String(), nil
}

// again exports all of a library and imports it into a new one, whose file it
// returns.
func (h *home) again(path string) string {
	h.t.Helper()
	dir, err := os.MkdirTemp(h.dir, "again")
	must(h.t, err)
	lines, file := filepath.Join(dir, "all.jsonl"), filepath.Join(dir, "again.db")
	h.must("--library", path, "export", "--all", "-o", lines)
	h.must("--library", file, "import", lines)
	return file
}

// hostileLibrary is one of workbooks with logs that hold what breaks layouts.
func hostileLibrary(t *testing.T, path string, all ...*workbook.Workbook) {
	t.Helper()
	l := openLibrary(t, path)
	defer l.Close()
	for n, w := range all {
		changes, err := workbook.Copy(w, w.About)
		must(t, err)
		id := fmt.Sprintf("0199-hostile-%d", n)
		workbook.Stamp(changes, uuid.NewString(), uitest.Nasty[4], uitest.Day)
		head, err := l.Create(t.Context(), id, w.Template, changes)
		must(t, err)
		text := workbook.Address{Prompt: "actor.m.market", Side: "marketing"}
		for _, nasty := range uitest.Nasty[:4] {
			now, _, err := l.Load(t.Context(), id)
			must(t, err)
			more := []workbook.Change{{Kind: workbook.SetChange, Address: text, Before: now.At(text), After: workbook.Value{Text: nasty}}}
			workbook.Stamp(more, uuid.NewString(), "林", uitest.Day.AddDate(0, 0, n))
			receipt, err := l.Append(t.Context(), id, head.Revision, more)
			must(t, err)
			head = receipt.Head
		}
	}
}

// TestExportAndImportGiveTheSameLibrary takes libraries through JSON and holds the
// new one against the old: one of hostile workbooks, and those that damage left
// readable, or that were salvaged of it.
//
// A plain run takes a sample of the damage; SHIBEN_LONG=1 takes all.
func TestExportAndImportGiveTheSameLibrary(t *testing.T) {
	unraced(t)
	t.Parallel()
	h := newHome(t, languages[0])
	hostile := filepath.Join(h.dir, "hostile.db")
	filled := uitest.Filled(t, workbook.English)
	hostileLibrary(t, hostile, uitest.Hostile(t, workbook.Chinese), filled, uitest.Case(t, "mountain-tea", workbook.Chinese))
	h.must("--library", hostile, "undo", "0199-hostile-2")
	h.must("--library", hostile, "version", "0199-hostile-2", uitest.Nasty[0])
	h.must("--library", hostile, "comment", "add", "0199-hostile-2", "actor.m.market", uitest.Nasty[8], "--side", "marketing")
	h.sameAgain("hostile workbooks", hostile)

	whole := filepath.Join(h.dir, "whole.db")
	hostileLibrary(t, whole, filled, uitest.Empty(t, workbook.Chinese, "quick"))
	all := []specimen{{"nothing", read(t, whole)}}
	all = append(all, corpus(all[0].data, uitest.Chance(uitest.Seed(t), 0))...)
	readable, salvaged := 0, 0
	step := len(all) / few(7, len(all))
	for n := 0; n < len(all); n += step {
		sp := all[n]
		path := filepath.Join(h.dir, fmt.Sprintf("damaged-%d.db", n))
		write(t, path, sp.data)
		if _, err := libraryOf(t, path); err != nil {
			saved := filepath.Join(h.dir, fmt.Sprintf("saved-%d.db", n))
			if r := h.run("", "--library", path, "check", "--salvage", saved); r.code != 0 && r.code != 6 {
				t.Errorf("%s: salvage left with %d: %s", sp.name, r.code, r.talk)
			}
			if _, err := os.Stat(saved); errors.Is(err, os.ErrNotExist) {
				continue // nothing was whole
			}
			path, salvaged = saved, salvaged+1
		} else {
			readable++
		}
		h.sameAgain(sp.name, path)
	}
	t.Logf("%d were readable, %d were salvaged", readable, salvaged)
	if readable == 0 || salvaged == 0 {
		t.Error("that is no sample")
	}
}

func (h *home) sameAgain(what, path string) {
	h.t.Helper()
	t := h.t.(*testing.T)
	want, err := libraryOf(t, path)
	if err != nil {
		t.Fatalf("%s: %v", what, err)
	}
	if want == "" { // what was saved is an empty library
		return
	}
	if got, err := libraryOf(t, h.again(path)); err != nil || got != want {
		at := 0
		for at < min(len(got), len(want)) && got[at] == want[at] {
			at++
		}
		t.Errorf("%s: another library came back: %v\n…%.300s\n…%.300s", what, err, got[max(0, at-150):], want[max(0, at-150):])
	}
}
