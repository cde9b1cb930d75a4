package library

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/sahilm/fuzzy"

	"shiben/ui/save"
	"shiben/workbook"
)

// headsMsg is the library as the store lists it.
type headsMsg struct {
	reading int
	heads   []workbook.Head
	err     error
}

// knownMsg is the template that a workbook keeps, which is quicker to read.
type knownMsg struct{ template *workbook.Template }

func (s *Screen) listing() func() ([]workbook.Head, error) {
	store := s.env.Store
	return func() ([]workbook.Head, error) { return store.List(context.Background()) }
}

func (s *Screen) readBy(list func() ([]workbook.Head, error)) tea.Cmd {
	s.reading++
	reading := s.reading
	return func() tea.Msg {
		heads, err := list()
		return headsMsg{reading, heads, err}
	}
}

// readKnown has the template of the newest workbook read, as long as there is
// none that says what the sides are called.
func (s *Screen) readKnown() tea.Cmd {
	if s.known != nil || len(s.heads) == 0 {
		return nil
	}
	store, id := s.env.Store, s.heads[0].ID
	return func() tea.Msg {
		w, _, err := store.Load(context.Background(), id)
		if err != nil {
			return nil // it is said when the workbook is opened
		}
		return knownMsg{w.Template}
	}
}

// listed takes in what the store holds. The selected workbook stays so.
func (s *Screen) listed(msg headsMsg) tea.Cmd {
	if msg.reading != s.reading {
		return nil
	}
	s.err = msg.err
	if msg.err != nil {
		return tea.Batch(s.findBackup(), s.waitForTurn())
	}
	s.backup = nil
	stand := s.opts.Select
	if h := s.current(); s.read && h != nil {
		stand = h.ID
	}
	s.read, s.heads = true, msg.heads
	s.refilter(stand)
	return s.readKnown()
}

// put takes in one workbook's head, new or changed, and stands on it if asked to.
func (s *Screen) put(h workbook.Head, stand bool) {
	keep := h.ID
	if c := s.current(); !stand && c != nil {
		keep = c.ID
	}
	i := slices.IndexFunc(s.heads, func(o workbook.Head) bool { return o.ID == h.ID })
	heads := slices.Clone(s.heads)
	if i >= 0 {
		if s.heads[i].Revision > h.Revision {
			return
		}
		heads = slices.Delete(heads, i, i+1)
	}
	at, _ := slices.BinarySearchFunc(heads, h, func(a, b workbook.Head) int { return b.Updated.Compare(a.Updated) })
	s.heads = slices.Insert(heads, at, h)
	s.refilter(keep)
}

// take takes a workbook out of the list; the one after it is selected.
func (s *Screen) take(id string) {
	if s.marked == id {
		s.marked = ""
	}
	s.heads = slices.DeleteFunc(slices.Clone(s.heads), func(h workbook.Head) bool { return h.ID == id })
	s.refilter("")
}

// saved hears what other screens wrote.
func (s *Screen) saved(msg save.DoneMsg) {
	if s.read && msg.Receipt.Head.ID != "" {
		s.put(msg.Receipt.Head, false)
	}
}

// searched are the heads as the filter reads them.
type searched []workbook.Head

// String is what a head is found by.
func (h searched) String(i int) string { return h[i].Title + " " + h[i].Subject }

// Len is their number.
func (h searched) Len() int { return len(h) }

// refilter lists what the filter lets through and goes to a workbook, or stays
// at the row where it was.
func (s *Screen) refilter(stand string) {
	s.shown = s.shown[:0]
	if want := strings.TrimSpace(s.filter.Value()); want == "" {
		for i := range s.heads {
			s.shown = append(s.shown, i)
		}
	} else {
		for _, m := range fuzzy.FindFrom(want, searched(s.heads)) {
			s.shown = append(s.shown, m.Index)
		}
	}
	s.list.SetLen(len(s.shown))
	for at, i := range s.shown {
		if stand != "" && s.heads[i].ID == stand {
			s.list.Select(at)
		}
	}
}
