package app

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"shiben/ui/uitest"
	"shiben/workbook"
)

// TestTheFirstViewOfTheLibraryDoesNotWait: what Bubble Tea tells itself at the
// start uses up none of the views of the first moment.
func TestTheFirstViewOfTheLibraryDoesNotWait(t *testing.T) {
	for i := range 3 {
		h := newHand(t, workbook.English, func(o *Options) { o.Pace = Every(8*time.Millisecond, 2) }, uitest.Filled(t, workbook.English))
		fresh, err := New(h.m.env, h.m.opts)
		if err != nil {
			t.Fatal(err)
		}
		for range i + 1 {
			for _, msg := range []tea.Msg{tea.ColorProfileMsg{}, tea.EnvMsg{}, tea.RequestBackgroundColor()} {
				fresh.Update(msg)
			}
		}
		fresh.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
		for _, msg := range uitest.Run(fresh.top().Init()) {
			fresh.Update(msg)
		}
		h.m = fresh
		h.sees("1 workbook")
	}
}
