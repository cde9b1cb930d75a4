package store

import (
	"bytes"
	"encoding/json"
	"fmt"
	"path/filepath"
	"testing"

	bolt "go.etcd.io/bbolt"

	"shiben/workbook"
	"shiben/workbook/clean"
	"shiben/workbook/workbooktest"
)

// stand stands in every text of a library until another program puts something
// worse in its place.
const stand = "STANDIN"

// Another program can write what it likes into the file, with checksums that hold:
// nothing of it that steers a terminal or hides in a text comes out.
func TestWhatAnotherProgramWroteIsCleaned(t *testing.T) {
	for _, dirt := range []string{
		`\u001b[31m`, `\u001b]52;c;aGk=\u0007`, "\u009b31m", `\u009b31m`, "\u202e", `\u2066`, `\b\f\r`, "\u2028", `\ud800`, "\xff", "\x7f", "\ufeff", `\u0000`,
	} {
		t.Run(fmt.Sprintf("%q", dirt), func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "library.db")
			ctx := t.Context()
			l := library(t, path)
			tmpl := workbooktest.Template(t)
			begin, err := workbook.Begin(tmpl, workbook.About{Title: stand, Subject: stand, Depth: "whole", Lang: "zh"})
			if err != nil {
				t.Fatal(err)
			}
			more := []workbook.Change{
				{Kind: workbook.SetChange, Address: workbook.Address{Prompt: "time.first", Side: "sales"}, After: workbook.Value{Text: stand}},
				{
					Kind: workbook.SetChange, Address: workbook.Address{Prompt: "time.first", Side: "sales", Facet: workbook.CommentFacet, Item: "c"},
					After: workbook.Value{Comment: &workbook.Comment{Author: stand, At: noon(), Text: stand}},
				},
				{
					Kind: workbook.SetChange, Address: workbook.Address{Prompt: "joint.places", Row: "shop", Column: "place"},
					Before: workbook.Value{Text: "门店"}, After: workbook.Value{Text: stand},
				},
				workbook.NameVersion(stand),
			}
			changes := append(begin, more...)
			workbook.Stamp(changes, stand, stand, noon())
			if _, err := l.Create(ctx, "w1", tmpl, changes); err != nil {
				t.Fatal(err)
			}
			if err := l.Close(); err != nil {
				t.Fatal(err)
			}
			if n := foul(t, path, dirt); n < 6 {
				t.Fatalf("only %d records were written to", n)
			}
			l = library(t, path)
			defer l.Close()
			heads, err := l.List(ctx)
			if err != nil {
				t.Fatal(err)
			}
			w, head, err := l.Load(ctx, "w1")
			if err != nil {
				t.Fatal(err)
			}
			log, err := l.Log(ctx, "w1", 0)
			if err != nil {
				t.Fatal(err)
			}
			for name, out := range map[string]any{"heads": heads, "head": head, "records": w.Records(), "about": w.About, "log": log} {
				if s := fmt.Sprintf("%+v", plain(t, out)); !clean.Is(s) || !bytes.Contains([]byte(s), []byte("STAND")) {
					t.Errorf("%s: %q", name, s)
				}
			}
			after := []workbook.Change{setMark("time.length", "sales", 0, 3)}
			workbook.Stamp(after, "an act", "", noon())
			if _, err := l.Append(ctx, "w1", head.Revision, after); err != nil {
				t.Errorf("it can no longer be written to: %v", err)
			}
			if _, _, err := log.Undo("undone"); err != nil {
				t.Errorf("nothing can be undone: %v", err)
			}
		})
	}
}

// plain is a value with all that pointers lead to, its texts as they are.
func plain(t *testing.T, v any) (out any) {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

// foul puts dirt into the middle of every stand-in, with checksums that hold, and
// says in how many records.
func foul(t *testing.T, path, dirt string) (n int) {
	t.Helper()
	db, err := bolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var walk func(b *bolt.Bucket) error
	walk = func(b *bolt.Bucket) error {
		worse := map[string][]byte{}
		err := b.ForEach(func(k, v []byte) error {
			if v == nil {
				return walk(b.Bucket(k))
			}
			if data, err := unseal(v); err == nil && bytes.Contains(data, []byte(stand)) {
				worse[string(k)] = seal(bytes.ReplaceAll(data, []byte(stand), []byte("STAND"+dirt+"IN")))
			}
			return nil
		})
		for k, v := range worse {
			n++
			if err == nil {
				err = b.Put([]byte(k), v)
			}
		}
		if answers := b.Bucket([]byte(answersBucket)); answers != nil && err == nil {
			err = restate(b, answers)
		}
		return err
	}
	err = db.Update(func(tx *bolt.Tx) error {
		return tx.ForEach(func(_ []byte, b *bolt.Bucket) error { return walk(b) })
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// restate writes down what the answers come to now.
func restate(all, answers *bolt.Bucket) error {
	var s State
	err := answers.ForEach(func(k, v []byte) error {
		s.add(k, v)
		return nil
	})
	if err != nil {
		return err
	}
	return put(all, []byte(stateKey), s)
}
