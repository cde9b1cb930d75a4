package app

import (
	"context"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"shiben/store/failing"
	"shiben/store/memory"
	"shiben/ui"
	"shiben/ui/save"
	"shiben/ui/uitest"
	"shiben/workbook"
)

// hand is a person at the program: it presses keys and reads the screen. Commands
// run at once, what is saved is saved at once, and time stands still.
type hand struct {
	t     *testing.T
	m     *Model
	store *failing.Store
	under *memory.Store
	queue *queue
	quit  bool
	later []tea.Msg // what would come after a while
}

// queue is a save.Writer that writes within the call.
type queue struct {
	store   workbook.Store
	base    map[string]workbook.Revision
	pending map[string][]workbook.Change
	out     []tea.Msg
	held    bool // nothing is written for now
}

func (q *queue) Put(id string, base workbook.Revision, c workbook.Change, typing bool) {
	q.base[id] = max(q.base[id], base)
	q.pending[id] = append(q.pending[id], c)
	if !typing {
		q.Flush()
	}
}

func (q *queue) Flush() {
	for id, changes := range q.pending {
		if len(changes) == 0 || q.held {
			continue
		}
		receipt, err := q.store.Append(context.Background(), id, q.base[id], changes)
		var conflict *workbook.Conflict
		switch {
		case errors.As(err, &conflict):
			q.out = append(q.out, save.ConflictMsg{ID: id, Conflict: conflict})
		case err != nil:
			q.out = append(q.out, save.FailedMsg{ID: id, Err: err})
		default:
			q.base[id], q.pending[id] = receipt.Revision, nil
			q.out = append(q.out, save.DoneMsg{ID: id, Written: len(changes), Receipt: receipt})
		}
	}
}

func (q *queue) Resume(id string, base workbook.Revision, changes []workbook.Change) {
	q.base[id], q.pending[id] = base, changes
	q.Flush()
}

func (q *queue) unsaved() map[string][]workbook.Change {
	out := map[string][]workbook.Change{}
	for id, c := range q.pending {
		if len(c) > 0 {
			out[id] = c
		}
	}
	return out
}

// newHand starts the program over a store that holds the workbooks given.
func newHand(t *testing.T, lang workbook.Lang, change func(*Options), books ...*workbook.Workbook) *hand {
	t.Helper()
	under := memory.New()
	for _, w := range books {
		put(t, under, w)
	}
	return handOver(t, under, lang, change)
}

func handOver(t *testing.T, under *memory.Store, lang workbook.Lang, change func(*Options)) *hand {
	t.Helper()
	h := &hand{t: t, under: under, store: failing.Wrap(under)}
	h.queue = &queue{store: h.store, base: map[string]workbook.Revision{}, pending: map[string][]workbook.Change{}}
	opts := Options{Queue: h.queue, Unsaved: h.queue.unsaved, Later: func(_ time.Duration, msg tea.Msg) tea.Cmd {
		h.later = append(h.later, msg)
		return nil
	}}
	if change != nil {
		change(&opts)
	}
	m, err := New(uitest.Env(t, h.store, lang), opts)
	if err != nil {
		t.Fatal(err)
	}
	h.m = m
	h.send(tea.WindowSizeMsg{Width: 80, Height: 24})
	h.run(m.Init())
	return h
}

// put stores a workbook as it stands.
func put(t *testing.T, store workbook.Store, w *workbook.Workbook) {
	t.Helper()
	changes, err := workbook.Copy(w, w.About)
	if err != nil {
		t.Fatal(err)
	}
	workbook.Stamp(changes, "made", "林", uitest.Day.Add(-time.Hour))
	if _, err := store.Create(context.Background(), w.ID, w.Template, changes); err != nil {
		t.Fatal(err)
	}
}

func (h *hand) send(msg tea.Msg) {
	h.t.Helper()
	_, cmd := h.m.Update(msg)
	h.run(cmd)
	for len(h.queue.out) > 0 {
		next := h.queue.out[0]
		h.queue.out = h.queue.out[1:]
		h.send(next)
	}
}

func (h *hand) run(cmd tea.Cmd) {
	h.t.Helper()
	for _, msg := range uitest.Run(cmd) {
		if _, ok := msg.(tea.QuitMsg); ok {
			h.quit = true
			continue
		}
		if reflect.TypeOf(msg).PkgPath() == "charm.land/bubbletea/v2" {
			continue // for Bubble Tea itself
		}
		h.send(msg)
	}
}

func (h *hand) press(keys ...string) *hand {
	h.t.Helper()
	for _, k := range keys {
		h.send(uitest.Key(k))
	}
	return h
}

func (h *hand) typed(text string) *hand {
	h.t.Helper()
	for _, r := range text {
		h.send(uitest.Key(string(r)))
	}
	return h
}

// page is what a person reads.
func (h *hand) page() string { return uitest.Plain(h.m.View().Content) }

func (h *hand) rows() []string { return strings.Split(strings.TrimSuffix(h.page(), "\n"), "\n") }

func (h *hand) header() string { return h.rows()[0] }

func (h *hand) footer() string {
	rows := h.rows()
	return strings.Join(rows[len(rows)-len(h.m.footer(mostFooter)):], "")
}

func (h *hand) sees(want string) {
	h.t.Helper()
	if !strings.Contains(h.page(), want) {
		h.t.Fatalf("%q is not on the screen:\n%s", want, h.page())
	}
}

func (h *hand) seesNot(not string) {
	h.t.Helper()
	if strings.Contains(h.page(), not) {
		h.t.Fatalf("%q is on the screen:\n%s", not, h.page())
	}
}

// fits holds the geometry of the whole terminal.
func (h *hand) fits(w, hh int) {
	h.t.Helper()
	h.send(tea.WindowSizeMsg{Width: w, Height: hh})
	v := h.m.View()
	rows := strings.Split(v.Content, "\n")
	if len(rows) != hh {
		h.t.Fatalf("%dx%d: %d rows", w, hh, len(rows))
	}
	for i, row := range rows {
		if n := ansi.StringWidth(row); n > w {
			h.t.Fatalf("%dx%d: row %d is %d cells: %q", w, hh, i, n, ansi.Strip(row))
		}
	}
	if c := v.Cursor; c != nil && (c.X < 0 || c.X >= w || c.Y < 0 || c.Y >= hh) {
		h.t.Fatalf("%dx%d: the cursor is outside: %d,%d", w, hh, c.X, c.Y)
	}
	if w < leastWidth || hh < leastHeight {
		return
	}
	if !strings.Contains(ansi.Strip(rows[0]), h.m.look.Words.T("app.name")) {
		h.t.Fatalf("%dx%d: no header: %q", w, hh, rows[0])
	}
	if strings.TrimSpace(ansi.Strip(rows[hh-1])) == "" {
		h.t.Fatalf("%dx%d: the footer is empty", w, hh)
	}
}

func (h *hand) load(id string) *workbook.Workbook {
	h.t.Helper()
	w, _, err := h.under.Load(context.Background(), id)
	if err != nil {
		h.t.Fatal(err)
	}
	return w
}

func (h *hand) heads() []workbook.Head {
	h.t.Helper()
	heads, err := h.under.List(context.Background())
	if err != nil {
		h.t.Fatal(err)
	}
	return heads
}

// standsOn says what the walk in front shows.
func (h *hand) walk() (prompt, side string) {
	h.t.Helper()
	p, ok := h.m.top().(interface{ Place() (string, string) })
	if !ok {
		h.t.Fatalf("the screen in front is %T, not the walk", h.m.top())
	}
	return p.Place()
}

var _ ui.Screen = nil
