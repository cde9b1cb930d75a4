package store

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	bolt "go.etcd.io/bbolt"

	"shiben/workbook"
)

// TestChildChecks is the process that bbolt's own check runs in.
func TestChildChecks(t *testing.T) {
	if flag.Arg(0) != "child-of-check" {
		t.Skip("only as a child of a check")
	}
	os.Exit(RunChecker(flag.Args()[1:], os.Stdout))
}

// checking gives a library the process of its own.
func checking(t testing.TB, l *Library) *Library {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	l.opts.Checker = []string{exe, "-test.run=^TestChildChecks$", "child-of-check"}
	return l
}

func TestCheckOfAWholeLibrary(t *testing.T) {
	path := filled(t)
	whole := read(t, path)
	for _, deep := range []bool{false, true} {
		c, err := checking(t, library(t, path)).Check(t.Context(), deep)
		if err != nil || !c.Whole() || c.Workbooks != 2 || c.Trashed != 1 || c.Bytes != int64(len(whole)) || c.Records < 20 {
			t.Errorf("deep %v: %+v, %v", deep, c, err)
		}
	}
	unchanged(t, path, whole)
}

// spoiltRecord changes the checksum or the text of a record, without the page
// that it stands on noticing.
func spoiltRecord(t *testing.T, data []byte, find string) []byte {
	t.Helper()
	if !bytes.Contains(data, []byte(find)) {
		t.Fatalf("no %q in the file", find)
	}
	return bytes.ReplaceAll(data, []byte(find), []byte(strings.Replace(find, `":`, `";`, 1)))
}

func TestCheckNamesTheRecord(t *testing.T) {
	path := filled(t)
	whole := read(t, path)
	for find, want := range map[string]workbook.Fault{
		`"mark":3`:             {Kind: workbook.FaultAnswer, Title: "题 w1", Workbook: "w1", Prompt: "time.moment", Side: "sales"},
		`"seq":1,`:             {Kind: workbook.FaultChange, Title: "题 w1", Workbook: "w1", Seq: 1},
		`"title":"题 w1"`:       {Kind: workbook.FaultHead, Workbook: "w1"},
		`"id":"sales-service"`: {Kind: workbook.FaultTemplate},
		`"writes":`:            {Kind: workbook.FaultHeader},
		`"answers":`:           {Kind: workbook.FaultCount, Workbook: "w1", Title: "题 w1"},
	} {
		place(t, path, spoiltRecord(t, whole, find))
		c, err := library(t, path).Check(t.Context(), false)
		if err != nil {
			t.Errorf("%s: %v", find, err)
		}
		named := false
		for _, f := range c.Faults {
			named = named || f.Kind == want.Kind && f.Workbook == want.Workbook && f.Title == want.Title && f.Prompt == want.Prompt && f.Side == want.Side && f.Seq == want.Seq
		}
		if !named || c.Backup == nil {
			t.Errorf("%s: %+v (backup %v)", find, c.Faults, c.Backup)
		}
	}
}

// TestDeepCheckFollowsTheLog changes an answer and all that vouches for it; only
// the log tells.
func TestDeepCheckFollowsTheLog(t *testing.T) {
	path := filled(t)
	l := library(t, path)
	err := l.update(t.Context(), "spoil", func(tx *bolt.Tx, _ *Header) error {
		bk, err := l.book(tx, "w1")
		if err != nil {
			return err
		}
		w, _, err := l.bookNow(t, tx)
		if err != nil {
			return err
		}
		key := workbook.RecordKey{AnswerKey: workbook.AnswerKey{Prompt: "time.moment", Side: "sales"}}
		record, _ := w.Record(key)
		state, err := l.state(bk, "w1")
		if err != nil {
			return err
		}
		state.drop(answerKey(key), bk.answers.Get(answerKey(key)))
		record.Value.Mark = 5
		value, err := encode(record)
		if err != nil {
			return err
		}
		state.add(answerKey(key), value)
		return errors.Join(bk.answers.Put(answerKey(key), value), put(bk.all, []byte(stateKey), state))
	})
	if err != nil {
		t.Fatal(err)
	}
	if c, err := l.Check(t.Context(), false); err != nil || !c.Whole() {
		t.Errorf("%+v, %v", c, err)
	}
	c, err := l.Check(t.Context(), true)
	if err != nil || len(c.Faults) != 1 || c.Faults[0].Kind != workbook.FaultSense || c.Faults[0].Workbook != "w1" {
		t.Errorf("%+v, %v", c, err)
	}
}

func (l *Library) bookNow(t *testing.T, tx *bolt.Tx) (*workbook.Workbook, workbook.Head, error) {
	now, err := l.standing(t.Context(), tx, "w1")
	return now.Workbook, now.Head, err
}

// TestCheckEndsACircle leads a page to itself: bbolt follows that for ever.
func TestCheckEndsACircle(t *testing.T) {
	path := filled(t)
	grow(t, library(t, path))
	data := circled(t, read(t, path), headsBucket)
	place(t, path, data)
	c, err := library(t, path).Check(t.Context(), true)
	if err != nil || c.Whole() {
		t.Errorf("%+v, %v", c, err)
	}
	unchanged(t, path, data)
}

// grow makes workbooks until the heads need a page above them.
func grow(t *testing.T, l *Library) {
	t.Helper()
	for i := range 60 {
		create(t, l, strings.Repeat("x", 40)+string(logKey(i)), strings.Repeat("题", 40))
	}
}

// circled lets the first entry of a bucket's branch page lead to the page itself.
func circled(t *testing.T, data []byte, bucket string) []byte {
	t.Helper()
	var at meta
	for _, from := range []int{0, 4096} {
		if m := parseMeta(data[from:]); m.txid > at.txid {
			at = m
		}
	}
	_, roots, detail := parsePage(data[at.root*4096 : (at.root+1)*4096])
	if detail != "" {
		t.Fatal(detail)
	}
	data = bytes.Clone(data)
	for _, e := range roots {
		if string(e.key) != bucket {
			continue
		}
		root := uint64(e.value[0]) | uint64(e.value[1])<<8
		page := data[root*4096 : (root+1)*4096]
		if page[8] != branchPage {
			t.Fatalf("%s has no branch page", bucket)
		}
		for i := range 8 {
			page[pageHeader+8+i] = byte(root >> (8 * i))
		}
	}
	return data
}

// TestSalvage takes the workbooks out of a damaged library, and says what it could
// not save.
func TestSalvage(t *testing.T) {
	path := filled(t)
	whole := read(t, path)
	want, err := contents(t, library(t, path))
	if err != nil {
		t.Fatal(err)
	}
	for name, find := range map[string]string{
		"an answer": `"value":{"mark":3`, "a head": `"title":"题 w1"`, "the header": `"writes":`, "a count": `"answers":`,
	} {
		t.Run(name, func(t *testing.T) {
			data := spoiltRecord(t, whole, find)
			if name == "a head" { // the change that made the title holds it, too
				data = spoiltHead(t, whole)
			}
			place(t, path, data)
			l := library(t, path)
			if _, err := contents(t, l); err == nil {
				t.Fatal("not spoilt")
			}
			file := filepath.Join(t.TempDir(), "saved.db")
			s, err := l.Salvage(t.Context(), file)
			if err != nil || s.Workbooks != 2 || s.Trashed != 1 || len(s.Lost) != 0 || len(s.Mended) == 0 {
				t.Fatalf("%+v, %v", s, err)
			}
			if got, err := contents(t, library(t, file)); err != nil || got != want {
				t.Errorf("not all was saved: %v", err)
			}
			unchanged(t, path, data)
			wantMode(t, file, 0o600)
			if c, err := library(t, file).Check(t.Context(), true); err != nil || !c.Whole() {
				t.Errorf("what was saved is not whole: %+v, %v", c, err)
			}
		})
	}
}

// spoiltHead spoils the head of w1 alone.
func spoiltHead(t *testing.T, data []byte) []byte {
	t.Helper()
	return bytes.ReplaceAll(data, []byte(`"id":"w1","title":`), []byte(`"id":"w1";"title":`))
}

// TestSalvageWithoutTheLog begins a new log with the answers that are whole.
func TestSalvageWithoutTheLog(t *testing.T) {
	path := filled(t)
	place(t, path, spoiltRecord(t, read(t, path), `"seq":1,`))
	file := filepath.Join(t.TempDir(), "saved.db")
	s, err := library(t, path).Salvage(t.Context(), file)
	if err != nil || s.Workbooks != 2 || s.Trashed != 1 || len(s.Lost) != 3 {
		t.Fatalf("%+v, %v", s, err)
	}
	for _, f := range s.Lost {
		if f.Kind != workbook.FaultChange || f.Seq != 1 || f.Title == "" {
			t.Errorf("lost: %+v", f)
		}
	}
	l := library(t, file)
	w, head, err := l.Load(t.Context(), "w1")
	if err != nil || w.Mark("time.moment", "sales") != 3 || head.Title != "题 w1" || !head.Created.Equal(noon()) {
		t.Errorf("%+v, %v", head, err)
	}
	if c, err := l.Check(t.Context(), true); err != nil || !c.Whole() {
		t.Errorf("what was saved is not whole: %+v, %v", c, err)
	}
	edit(t, l, "w1", head.Revision, setMark("time.moment", "sales", 3, 4))
}

// TestSalvageNamesTheAnswer loses an answer and its log: the answer is named, the
// others are there.
func TestSalvageNamesTheAnswer(t *testing.T) {
	path := filled(t)
	place(t, path, spoiltRecord(t, spoiltRecord(t, read(t, path), `"seq":1,`), `"mark":3`))
	file := filepath.Join(t.TempDir(), "saved.db")
	s, err := library(t, path).Salvage(t.Context(), file)
	if err != nil || s.Workbooks != 2 {
		t.Fatalf("%+v, %v", s, err)
	}
	named := false
	for _, f := range s.Lost {
		named = named || f.Kind == workbook.FaultAnswer && f.Title == "题 w1" && f.Prompt == "time.moment" && f.Side == "sales"
	}
	w, _, err := library(t, file).Load(t.Context(), "w1")
	if !named || err != nil || w.Mark("time.moment", "sales") != 0 || w.Mark("time.moment", "service") != 6 {
		t.Errorf("named %v, %v", named, err)
	}
}

// TestSalvageTakesATemplateFromABackup loses the one that all workbooks have.
func TestSalvageTakesATemplateFromABackup(t *testing.T) {
	path := filled(t)
	want, _ := contents(t, library(t, path))
	place(t, path, spoiltRecord(t, read(t, path), `"id":"sales-service"`))
	file := filepath.Join(t.TempDir(), "saved.db")
	s, err := library(t, path).Salvage(t.Context(), file)
	if err != nil || s.Workbooks != 2 || len(s.Lost) != 0 {
		t.Fatalf("%+v, %v", s, err)
	}
	if got, err := contents(t, library(t, file)); err != nil || got != want {
		t.Errorf("not all was saved: %v", err)
	}
	if err := os.RemoveAll(library(t, path).backupDir()); err != nil {
		t.Fatal(err)
	}
	_, err = library(t, path).Salvage(t.Context(), filepath.Join(t.TempDir(), "none.db"))
	wantProblem(t, err, workbook.ErrDamaged, "salvage_nothing", path)
}

// TestSalvageFromTheOtherMeta reads the state before the last write, and says so.
func TestSalvageFromTheOtherMeta(t *testing.T) {
	path := filled(t)
	whole := read(t, path)
	newest := 0
	if parseMeta(whole[4096:]).txid > parseMeta(whole).txid {
		newest = 4096
	}
	for _, at := range []int{0, 4096} {
		data := bytes.Clone(whole)
		clear(data[at : at+4096])
		place(t, path, data)
		l := library(t, path)
		_, err := l.List(t.Context())
		wantProblem(t, err, workbook.ErrDamaged, "library_damaged", path)
		file := filepath.Join(t.TempDir(), "saved.db")
		s, err := l.Salvage(t.Context(), file)
		if err != nil || !s.Older {
			t.Fatalf("%+v, %v", s, err)
		}
		trash, err := library(t, file).Trashed(t.Context())
		if want := at != newest; err != nil || (len(trash) == 1) != want { // the last write was the deletion of w3
			t.Errorf("%d in the trash, %v", len(trash), err)
		}
	}
}
