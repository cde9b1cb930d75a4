package save

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"shiben/workbook"
	"shiben/workbook/workbooktest"
)

// book is a store of one workbook whose Append a test can hold or make fail.
type book struct {
	workbook.Store
	mu       sync.Mutex
	w        *workbook.Workbook
	log      workbook.History
	appended int
	before   func(n int) error // called with the lock open, before the n-th Append
}

func newBook(t *testing.T) *book {
	w, _ := workbooktest.Begin(t)
	w.Revision = 1
	return &book{w: w, before: func(int) error { return nil }}
}

func (b *book) Append(_ context.Context, _ string, base workbook.Revision, changes []workbook.Change) (workbook.Receipt, error) {
	b.mu.Lock()
	b.appended++
	n := b.appended
	b.mu.Unlock()
	if err := b.before(n); err != nil {
		return workbook.Receipt{}, err
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	var between []workbook.Change
	for _, c := range b.log {
		if c.Rev > base {
			between = append(between, c)
		}
	}
	if clash := workbook.Clashing(between, changes); len(clash) > 0 {
		return workbook.Receipt{}, &workbook.Conflict{Base: base, Current: b.w.Revision, Between: between, Clash: clash}
	}
	return b.write(changes, between)
}

func (b *book) write(changes, between []workbook.Change) (workbook.Receipt, error) {
	rev := b.w.Revision + 1
	for i := range changes {
		changes[i].Seq, changes[i].Rev = len(b.log)+1+i, rev
	}
	if err := b.w.ApplyAll(changes); err != nil {
		return workbook.Receipt{}, err
	}
	b.log = append(b.log, changes...)
	return workbook.Receipt{Revision: rev, Changes: changes, Between: between}, nil
}

func (b *book) Log(_ context.Context, _ string, after workbook.Revision) (workbook.History, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	var out workbook.History
	for _, c := range b.log {
		if c.Rev > after {
			out = append(out, c)
		}
	}
	return out, nil
}

func (b *book) Load(context.Context, string) (*workbook.Workbook, workbook.Head, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.w.Clone(), workbook.Head{}, nil
}

// other writes as another process would.
func (b *book) other(t *testing.T, a workbook.Address, text string) {
	t.Helper()
	b.mu.Lock()
	defer b.mu.Unlock()
	if _, err := b.write([]workbook.Change{{Act: "other", Kind: workbook.SetChange, Address: a, Before: b.w.At(a), After: workbook.Value{Text: text}}}, nil); err != nil {
		t.Error(err)
	}
}

func (b *book) text(a workbook.Address) string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.w.At(a).Text
}

var (
	first = workbook.Address{Prompt: "time.first", Side: "sales"}
	last  = workbook.Address{Prompt: "time.last", Side: "service"}
)

// typed is what typing text makes, one change a character.
func typed(act string, a workbook.Address, from, text string) []workbook.Change {
	var out []workbook.Change
	for _, r := range text {
		out = append(out, workbook.Change{
			Act: act, Kind: workbook.SetChange, Address: a, Before: workbook.Value{Text: from}, After: workbook.Value{Text: from + string(r)},
		})
		from += string(r)
	}
	return out
}

func put(w *Writer, changes []workbook.Change, typing bool) {
	for _, c := range changes {
		w.Put("w1", 1, c, typing)
	}
}

func wait[M any](t *testing.T, messages chan any) M {
	t.Helper()
	deadline := time.After(10 * time.Second)
	for {
		select {
		case m := <-messages:
			if want, ok := m.(M); ok {
				return want
			}
		case <-deadline:
			t.Fatalf("no %T came", *new(M))
		}
	}
}

func start(t *testing.T, b *book) (*Writer, chan any) {
	messages := make(chan any, 1000)
	w := NewWriter(b, func(m any) { messages <- m })
	t.Cleanup(func() { _ = w.Close(context.Background()) })
	return w, messages
}

func TestTypingIsWrittenByItselfInOnePiece(t *testing.T) {
	b := newBook(t)
	w, messages := start(t, b)
	put(w, typed("a", first, "", "势本是一本工作簿"), true)
	m := wait[DoneMsg](t, messages)
	if m.Written != 8 || len(m.Receipt.Changes) != 1 || b.text(first) != "势本是一本工作簿" {
		t.Fatalf("%d puts in %d changes, %q on disk", m.Written, len(m.Receipt.Changes), b.text(first))
	}
}

func TestCloseDrains(t *testing.T) {
	for i := range 50 {
		b := newBook(t)
		w := NewWriter(b, nil)
		put(w, typed("a", first, "", fmt.Sprintf("第%d次", i)), true)
		if err := w.Close(context.Background()); err != nil {
			t.Fatal(err)
		}
		if want := fmt.Sprintf("第%d次", i); b.text(first) != want || len(w.Unsaved()) != 0 {
			t.Fatalf("%q on disk, want %q", b.text(first), want)
		}
	}
}

func TestTypingGoesOnWhileAWriteIsOnItsWay(t *testing.T) {
	b := newBook(t)
	held, free := make(chan struct{}), make(chan struct{})
	b.before = func(n int) error {
		if n == 1 {
			close(held)
			<-free
		}
		return nil
	}
	w, messages := start(t, b)
	put(w, typed("a", first, "", "ab"), false)
	<-held
	put(w, typed("a", first, "ab", "cd"), true)
	w.Flush()
	close(free)
	total := 0
	for total < 4 {
		total += wait[DoneMsg](t, messages).Written
	}
	if b.text(first) != "abcd" || total != 4 {
		t.Fatalf("%q, %d puts", b.text(first), total)
	}
}

func TestARefusedWriteIsKeptAndTriedAgain(t *testing.T) {
	b := newBook(t)
	b.before = func(n int) error {
		if n <= 2 {
			return workbook.ErrDisk
		}
		return nil
	}
	w, messages := start(t, b)
	put(w, typed("a", first, "", "x"), false)
	wait[FailedMsg](t, messages)
	if len(w.Unsaved()["w1"]) != 1 {
		t.Fatal("what was refused is gone")
	}
	wait[DoneMsg](t, messages)
	if b.text(first) != "x" || len(w.Unsaved()) != 0 {
		t.Fatalf("%q", b.text(first))
	}
}

func TestCloseGivesUpWithTheContextAndSaysWhatIsLeft(t *testing.T) {
	b := newBook(t)
	b.before = func(int) error { return workbook.ErrDisk }
	w := NewWriter(b, nil)
	put(w, typed("a", first, "", "x"), true)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := w.Close(ctx); err == nil || len(w.Unsaved()["w1"]) != 1 {
		t.Fatalf("%v, %v", err, w.Unsaved())
	}
}

func TestAConflictHoldsUntilItIsDecided(t *testing.T) {
	b := newBook(t)
	b.other(t, first, "theirs")
	w, messages := start(t, b)
	put(w, typed("a", first, "", "ours"), false)
	m := wait[ConflictMsg](t, messages)
	if len(m.Conflict.Clash) != 1 || b.text(first) != "theirs" {
		t.Fatalf("%+v", m.Conflict)
	}
	w.Flush()
	current, _, _ := b.Load(context.Background(), "w1")
	w.Resume("w1", m.Conflict.Current, workbook.Rebase(current, w.Unsaved()["w1"]))
	wait[DoneMsg](t, messages)
	if b.text(first) != "ours" {
		t.Fatalf("%q", b.text(first))
	}
}

func TestAClashThatComesToLightLaterIsHeldToo(t *testing.T) {
	b := newBook(t)
	held, free := make(chan struct{}), make(chan struct{})
	b.before = func(n int) error {
		if n == 1 {
			close(held)
			<-free
		}
		return nil
	}
	w, messages := start(t, b)
	put(w, typed("a", first, "", "o"), false)
	<-held
	b.other(t, last, "theirs")
	put(w, typed("b", last, "", "ours too"), true)
	close(free)
	m := wait[ConflictMsg](t, messages)
	if len(m.Conflict.Clash) != 1 || b.text(last) != "theirs" || b.text(first) != "o" {
		t.Fatalf("%+v %q %q", m.Conflict, b.text(first), b.text(last))
	}
}

func TestClosingOverAConflictKeepsBothInTheLog(t *testing.T) {
	b := newBook(t)
	b.other(t, first, "theirs")
	w := NewWriter(b, nil)
	put(w, typed("a", first, "", "ours"), true)
	if err := w.Close(context.Background()); err != nil {
		t.Fatal(err)
	}
	if b.text(first) != "ours" || b.log[0].After.Text != "theirs" || b.log[1].Before.Text != "theirs" {
		t.Fatalf("%+v", b.log)
	}
}

func TestAPanicInASaveIsARefusal(t *testing.T) {
	b := newBook(t)
	b.before = func(n int) error {
		if n == 1 {
			panic("planted")
		}
		return nil
	}
	w, messages := start(t, b)
	put(w, typed("a", first, "", "x"), false)
	var panicked *PanicError
	if m := wait[FailedMsg](t, messages); !errors.As(m.Err, &panicked) || panicked.Cause != "planted" {
		t.Fatalf("%v", m.Err)
	}
	wait[DoneMsg](t, messages)
	if b.text(first) != "x" {
		t.Fatalf("%q", b.text(first))
	}
}
