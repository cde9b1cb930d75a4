package store

import (
	"os"
	"slices"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"

	"shiben/workbook"
	"shiben/workbook/workbooktest"
)

// drawn reads the tree in the package comment: each line's path, without what
// stands after a colon.
func drawn(t *testing.T) []string {
	t.Helper()
	source, err := os.ReadFile("doc.go")
	if err != nil {
		t.Fatal(err)
	}
	var paths, above []string
	for line := range strings.Lines(string(source)) {
		before, name, ok := strings.Cut(line, "── ")
		if !ok {
			continue
		}
		depth := (len([]rune(strings.TrimPrefix(before, "//\t"))) - 1) / 4
		name, _, _ = strings.Cut(strings.TrimSpace(name), ":")
		above = append(above[:depth], name)
		paths = append(paths, strings.Join(above, " "))
	}
	return paths
}

func TestCommentDrawsTheConstants(t *testing.T) {
	want := []string{
		libraryBucket, libraryBucket + " " + headerKey,
		templatesBucket, templatesBucket + " <hash>",
		headsBucket, headsBucket + " <workbook>",
		workbooksBucket, workbooksBucket + " <workbook>",
		workbooksBucket + " <workbook> " + stateKey,
		workbooksBucket + " <workbook> " + answersBucket,
		workbooksBucket + " <workbook> " + answersBucket + " <prompt>/<side>/<participant>/<row>",
		workbooksBucket + " <workbook> " + logBucket,
		workbooksBucket + " <workbook> " + logBucket + " <seq>",
		trashBucket, trashBucket + " <workbook>",
		trashBucket + " <workbook> " + goneKey,
		trashBucket + " <workbook> " + stateKey,
		trashBucket + " <workbook> " + answersBucket,
		trashBucket + " <workbook> " + logBucket,
	}
	if got := drawn(t); !slices.Equal(got, want) {
		t.Errorf("the comment draws\n%s\nthe constants say\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestFileIsAsDrawn walks a library with something everywhere.
func TestFileIsAsDrawn(t *testing.T) {
	path := filled(t)
	db, err := bolt.Open(path, 0o600, &bolt.Options{ReadOnly: true, Timeout: 1})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	allowed := drawn(t)
	seen := map[string]bool{}
	var walk func(b *bolt.Bucket, above []string)
	walk = func(b *bolt.Bucket, above []string) {
		b.ForEach(func(k, v []byte) error {
			at := append(slices.Clone(above), string(k))
			path := generic(at)
			if seen[path] = true; !slices.Contains(allowed, path) && !strings.HasPrefix(path, trashBucket+" <workbook> answers ") && !strings.HasPrefix(path, trashBucket+" <workbook> log ") {
				t.Errorf("%q is not drawn", path)
			}
			if v == nil {
				walk(b.Bucket(k), at)
			} else if _, err := unseal(v); err != nil {
				t.Errorf("%v: %v", at, err)
			}
			return nil
		})
	}
	db.View(func(tx *bolt.Tx) error {
		return tx.ForEach(func(name []byte, b *bolt.Bucket) error {
			seen[string(name)] = true
			walk(b, []string{string(name)})
			return nil
		})
	})
	for _, path := range allowed {
		if !seen[path] {
			t.Errorf("%q is drawn and never written", path)
		}
	}
}

// generic puts the drawn names in place of ids.
func generic(at []string) string {
	out := slices.Clone(at)
	switch {
	case len(at) > 1 && at[0] == templatesBucket:
		out[1] = "<hash>"
	case len(at) > 1 && at[0] != libraryBucket:
		out[1] = "<workbook>"
	}
	if len(at) > 3 {
		out[3] = map[string]string{answersBucket: "<prompt>/<side>/<participant>/<row>", logBucket: "<seq>"}[at[2]]
	}
	return strings.Join(out, " ")
}

func TestAnswerKeysDiffer(t *testing.T) {
	seen := map[string]workbook.RecordKey{}
	parts := []string{"", "a", "/", "a/", "%2F", "a%", "é"}
	for _, prompt := range parts {
		for _, side := range parts {
			for _, row := range parts {
				k := workbook.RecordKey{AnswerKey: workbook.AnswerKey{Prompt: prompt, Side: side}, Row: row}
				if other, ok := seen[string(answerKey(k))]; ok {
					t.Errorf("%v and %v share %q", k, other, answerKey(k))
				}
				seen[string(answerKey(k))] = k
			}
		}
	}
}

func TestLogKeysSort(t *testing.T) {
	seqs := []int{1, 2, 9, 10, 99, 100, 123456789, 1 << 30}
	if !slices.IsSortedFunc(seqs, func(a, b int) int { return strings.Compare(string(logKey(a)), string(logKey(b))) }) {
		t.Error("log keys do not sort as their numbers do")
	}
}

// filled is a library with two workbooks of some size, one of them with a row,
// and a third one in the trash.
func filled(t testing.TB) string {
	t.Helper()
	l := library(t, t.TempDir()+"/library.db")
	for _, id := range []string{"w1", "w2", "w3"} {
		create(t, l, id, "题 "+id)
		edit(t, l, id, 1, setText("joint.one", "", strings.Repeat("一句长话。", 400)))
		edit(t, l, id, 2, setMark("time.moment", "sales", 0, 3), setMark("time.moment", "service", 0, 6))
	}
	if err := l.Delete(t.Context(), "w3"); err != nil {
		t.Fatal(err)
	}
	return l.Path()
}

func create(t testing.TB, l *Library, id, title string) {
	t.Helper()
	tmpl := workbooktest.Template(t)
	changes, err := workbook.Begin(tmpl, workbook.About{Title: title, Depth: "whole", Lang: workbook.Chinese})
	if err != nil {
		t.Fatal(err)
	}
	workbook.Stamp(changes, "", "", noon())
	if _, err := l.Create(t.Context(), id, tmpl, changes); err != nil {
		t.Fatal(err)
	}
}

func edit(t testing.TB, l *Library, id string, base workbook.Revision, changes ...workbook.Change) {
	t.Helper()
	workbook.Stamp(changes, "act"+string(logKey(int(base))), "", noon())
	if _, err := l.Append(t.Context(), id, base, changes); err != nil {
		t.Fatal(err)
	}
}
