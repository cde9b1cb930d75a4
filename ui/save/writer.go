package save

import (
	"context"
	"errors"
	"runtime/debug"
	"sync"
	"time"

	"shiben/workbook"
)

// Writer is the one goroutine that appends to the store. Its methods never wait
// for the disk, but for Close.
type Writer struct {
	store workbook.Store
	send  func(any)

	mu       sync.Mutex
	lines    map[string]*line
	order    []string // workbooks in the order of their first change
	due      bool     // something is to be written now
	closing  bool
	wake     chan struct{}
	done     chan struct{}
	pause    *time.Timer
	deadline *time.Timer
	waiting  bool // the deadline runs
	failures int
}

// line is what waits of one workbook.
type line struct {
	base     workbook.Revision
	changes  []workbook.Change
	puts     []int // how many Puts each change stands for
	inFlight int   // changes at the front that are being written
	held     bool  // a conflict waits for a decision
}

// NewWriter starts the writer. send takes its messages (DoneMsg, FailedMsg,
// ConflictMsg) from another goroutine; nil drops them.
func NewWriter(store workbook.Store, send func(any)) *Writer {
	if send == nil {
		send = func(any) {}
	}
	w := &Writer{
		store: store, send: send, lines: map[string]*line{},
		wake: make(chan struct{}, 1), done: make(chan struct{}),
	}
	w.pause = time.AfterFunc(time.Hour, w.Flush)
	w.deadline = time.AfterFunc(time.Hour, w.Flush)
	w.pause.Stop()
	w.deadline.Stop()
	go w.loop()
	return w
}

// Put queues a change of a workbook known at base. A finished one is written at
// once; a text being typed after a pause, in one piece with what was typed before.
func (w *Writer) Put(id string, base workbook.Revision, c workbook.Change, typing bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	l := w.line(id)
	l.base = max(l.base, base)
	if last := len(l.changes) - 1; last >= l.inFlight && workbook.Extends(l.changes[last], c) {
		l.changes[last] = workbook.Extend(l.changes[last], c)
		l.puts[last]++
	} else {
		l.changes = append(l.changes, c)
		l.puts = append(l.puts, 1)
	}
	if !typing {
		w.wakeUp()
		return
	}
	w.pause.Reset(Pause * time.Millisecond)
	if !w.waiting {
		w.waiting = true
		w.deadline.Reset(MostWait * time.Millisecond)
	}
}

// Flush has everything that waits written now.
func (w *Writer) Flush() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.wakeUp()
}

// Resume goes on with a workbook after a conflict was decided: changes take the
// place of all that waited for it.
func (w *Writer) Resume(id string, base workbook.Revision, changes []workbook.Change) {
	w.mu.Lock()
	defer w.mu.Unlock()
	l := w.line(id)
	*l = line{base: base, changes: append([]workbook.Change(nil), changes...), puts: ones(len(changes))}
	w.wakeUp()
}

// Unsaved returns copies of what is not known to be on disk, by workbook.
func (w *Writer) Unsaved() map[string][]workbook.Change {
	w.mu.Lock()
	defer w.mu.Unlock()
	out := map[string][]workbook.Change{}
	for id, l := range w.lines {
		if len(l.changes) > 0 {
			out[id] = append([]workbook.Change(nil), l.changes...)
		}
	}
	return out
}

// Close writes all that waits and ends the writer. It tries until the context
// ends, then returns the last error; Unsaved tells what is left. An undecided
// conflict is written over what came between: the log keeps both texts.
func (w *Writer) Close(ctx context.Context) error {
	w.mu.Lock()
	if w.closing {
		w.mu.Unlock()
		<-w.done
		return nil
	}
	w.closing = true
	w.wakeUp()
	w.mu.Unlock()
	<-w.done
	w.pause.Stop()
	w.deadline.Stop()
	for {
		err := w.drain(ctx)
		if err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return err
		case <-time.After(50 * time.Millisecond):
		}
	}
}

// wakeUp is called with the lock held.
func (w *Writer) wakeUp() {
	w.due, w.waiting = true, false
	w.deadline.Stop()
	w.pause.Stop()
	select {
	case w.wake <- struct{}{}:
	default:
	}
}

func (w *Writer) line(id string) *line {
	l := w.lines[id]
	if l == nil {
		l = &line{}
		w.lines[id] = l
		w.order = append(w.order, id)
	}
	return l
}

func (w *Writer) loop() {
	defer close(w.done)
	for range w.wake {
		w.mu.Lock()
		due, closing := w.due, w.closing
		w.due = false
		order := append([]string(nil), w.order...)
		w.mu.Unlock()
		if closing {
			return
		}
		if due {
			w.writeAll(order)
		}
	}
}

// writeAll writes each workbook's changes; after a refusal it comes again later.
func (w *Writer) writeAll(order []string) {
	failed := false
	for _, id := range order {
		if err := w.write(context.Background(), id); err != nil {
			failed = true
			w.send(FailedMsg{id, err})
		}
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if !failed {
		w.failures = 0
		return
	}
	w.failures++
	w.pause.Reset(min(time.Duration(w.failures)*500*time.Millisecond, 5*time.Second))
}

// write appends what waits of one workbook. A conflict is no error here: it is
// sent, and the workbook held.
func (w *Writer) write(ctx context.Context, id string) error {
	w.mu.Lock()
	l := w.line(id)
	if l.held || len(l.changes) == 0 {
		w.mu.Unlock()
		return nil
	}
	l.inFlight = len(l.changes)
	base, changes := l.base, append([]workbook.Change(nil), l.changes...)
	w.mu.Unlock()

	receipt, err := w.append(ctx, id, base, changes)

	w.mu.Lock()
	l.inFlight = 0
	if err != nil {
		var conflict *workbook.Conflict
		l.held = errors.As(err, &conflict)
		w.mu.Unlock()
		if conflict != nil {
			w.send(ConflictMsg{id, conflict})
			return nil
		}
		return err
	}
	written := sum(l.puts[:len(changes)])
	l.changes, l.puts, l.base = l.changes[len(changes):], l.puts[len(changes):], receipt.Revision
	clash := workbook.Clashing(receipt.Between, l.changes)
	l.held = len(clash) > 0
	w.mu.Unlock()

	w.send(DoneMsg{id, written, receipt})
	if len(clash) > 0 { // typed while the write was on its way, over what it brought to light
		w.send(ConflictMsg{id, &workbook.Conflict{
			Base: base, Current: receipt.Revision, Between: receipt.Between, Clash: clash,
		}})
	}
	return nil
}

// append hands changes to the store, while the lock is open.
func (w *Writer) append(ctx context.Context, id string, base workbook.Revision, changes []workbook.Change) (receipt workbook.Receipt, err error) {
	defer catch(&err)
	receipt, err = w.store.Append(ctx, id, base, changes)
	if errors.Is(err, workbook.ErrStale) {
		err = w.staleConflict(ctx, id, base, changes, err)
	}
	return receipt, err
}

// catch makes an error of a panic: nobody else would catch one in the writer's
// goroutine, and it would take the terminal and all that waits with it.
func catch(err *error) {
	if cause := recover(); cause != nil {
		*err = &PanicError{cause, debug.Stack()}
	}
}

// staleConflict makes a conflict of a change that no longer fits, when others'
// changes explain it; otherwise the error stays.
func (w *Writer) staleConflict(ctx context.Context, id string, base workbook.Revision, changes []workbook.Change, stale error) error {
	between, err := w.store.Log(ctx, id, base)
	if err != nil {
		return stale
	}
	clash := workbook.Clashing(between, changes)
	if len(clash) == 0 {
		return stale
	}
	return &workbook.Conflict{Base: base, Current: between[len(between)-1].Rev, Between: between, Clash: clash}
}

// drain writes everything, held or not.
func (w *Writer) drain(ctx context.Context) error {
	var first error
	for _, id := range w.order {
		err := w.write(ctx, id)
		if err == nil && w.lines[id].held {
			err = w.overwrite(ctx, id)
		}
		if err != nil && first == nil {
			first = err
		}
	}
	return first
}

// overwrite puts held changes on top of what stands now.
func (w *Writer) overwrite(ctx context.Context, id string) (err error) {
	defer catch(&err)
	book, _, err := w.store.Load(ctx, id)
	if err != nil {
		return err
	}
	l := w.lines[id]
	changes := workbook.Rebase(book, l.changes)
	*l = line{base: book.Revision, changes: changes, puts: ones(len(changes))}
	return w.write(ctx, id)
}

func ones(n int) []int {
	out := make([]int, n)
	for i := range out {
		out[i] = 1
	}
	return out
}

func sum(ns []int) int {
	total := 0
	for _, n := range ns {
		total += n
	}
	return total
}
