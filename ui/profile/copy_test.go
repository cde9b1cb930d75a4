package profile_test

import (
	"fmt"
	"strings"
	"testing"

	"shiben/ui"
	"shiben/ui/profile"
	"shiben/ui/uitest"
	"shiben/workbook"
)

// The part of the selected row is copied, or all of the workbook.
func TestCopyingAPart(t *testing.T) {
	w := uitest.Case(t, "mountain-tea", workbook.English)
	d, _ := uitest.Draft(t, w)
	s := profile.New(uitest.Env(t, nil, workbook.English), d)
	s.SetLook(uitest.Look(t, workbook.English, true))
	s.SetSize(80, 22)
	clip := func(key string) (out string) {
		for _, msg := range uitest.Run(s.Update(uitest.Key(key))) {
			if _, ok := msg.(ui.NoticeMsg); !ok {
				out += fmt.Sprint(msg)
			}
		}
		return out
	}
	uitest.Press(s, "2", "down", "down")
	part := clip("C")
	heads := 0
	for _, row := range strings.Split(part, "\n") {
		if strings.HasPrefix(row, "## ") {
			heads++
		}
	}
	if heads != 1 || strings.HasPrefix(part, "# ") {
		t.Errorf("%d parts copied:\n%.300s", heads, part)
	}
	if all := clip("A"); !strings.HasPrefix(all, "# Lingbei Tea") || len(all) < 2*len(part) {
		t.Errorf("all of it: %.300s", all)
	}
	if msgs := uitest.Press(s, "E"); len(msgs) != 1 || msgs[0] != (ui.PushMsg{To: ui.ExportRoute{ID: d.ID()}}) {
		t.Errorf("E: %v", msgs)
	}
}
