package app

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"shiben/store/failing"
	"shiben/ui"
	"shiben/ui/uitest"
	"shiben/workbook"
)

// The file of a text that was edited outside goes when the text is on disk and not
// before; while the store refuses, the person is told once where it is.
func TestTheFileOfAnEditedTextStaysUntilItIsSaved(t *testing.T) {
	h := newHand(t, workbook.Chinese, nil, uitest.Empty(t, workbook.Chinese, "full"))
	dropped := 0
	h.m.env.Edit = func(r ui.EditRequest) tea.Cmd {
		return func() tea.Msg {
			return ui.EditedMsg{Of: r.Of, Text: "编辑器里写的", File: "/state/edit-1/市场.md", Drop: func() error {
				dropped++
				return nil
			}}
		}
	}
	h.press("enter", "ctrl+n")
	h.store.Fail(failing.Append, workbook.NewProblem(workbook.ErrDisk, "disk_full", "path", "/x"))
	h.press("ctrl+e")
	h.sees("编辑器里写的")
	h.sees("state/edit-1/市场.md。") // the path may be broken at a slash
	if dropped != 0 {
		t.Fatal("the file is gone, and the store has nothing")
	}
	h.press("enter")
	h.seesNot("state/edit-1")
	h.typed("，再打")
	h.press("ctrl+n")
	h.seesNot("state/edit-1")
	h.store.Fail(failing.Append, nil)
	h.queue.Flush()
	h.send(nil)
	if dropped != 1 {
		t.Errorf("dropped %d times", dropped)
	}
	if got := h.load(h.heads()[0].ID).Text("actor.m.market", "marketing"); !strings.HasPrefix(got, "编辑器里写的") {
		t.Errorf("the store holds %q", got)
	}
}
