package walk_test

import (
	"fmt"
	"strings"
	"testing"

	"shiben/ui"
	"shiben/ui/uitest"
	"shiben/workbook"
)

// The step in front is copied, from its page or from the outline; where a text is
// typed, the keys are letters.
func TestCopyingAStep(t *testing.T) {
	w := uitest.Case(t, "mountain-tea", workbook.Chinese)
	market, customer, steps := w.Answer("actor.m.market", "marketing").Value.Text, w.Answer("actor.o.customer", "operations").Value.Text, w.Answer("loop.o.steps", "operations").Value.Text
	s, d := open(t, w, workbook.Chinese, 100, 22, "actor.m.market")
	uitest.Press(s, "ctrl+end", "C")
	if got := d.Workbook().Answer("actor.m.market", "marketing").Value.Text; got != market+"C" {
		t.Fatalf("C is not a letter: %q", got)
	}
	uitest.Press(s, "backspace", "esc")
	clip := ""
	for _, msg := range uitest.Run(s.Update(uitest.Key("C"))) {
		if n, ok := msg.(ui.NoticeMsg); ok {
			if !strings.Contains(n.Text, "市场") {
				t.Errorf("said %q", n.Text)
			}
			continue
		}
		clip += fmt.Sprint(msg)
	}
	if !strings.Contains(clip, market) || !strings.Contains(clip, customer) || strings.Contains(clip, steps) {
		t.Errorf("copied %.300q", clip)
	}
	clip = ""
	for _, msg := range uitest.Run(s.Update(uitest.Key("A"))) {
		clip += fmt.Sprint(msg)
	}
	if !strings.Contains(clip, "# 岭背茶") || !strings.Contains(clip, steps) {
		t.Errorf("copied of the whole %.300q", clip)
	}
	if msgs := uitest.Press(s, "E"); len(msgs) != 1 || msgs[0] != (ui.PushMsg{To: ui.ExportRoute{ID: d.ID()}}) {
		t.Errorf("E: %v", msgs)
	}
}

// Scales and tables have the keys on their page.
func TestCopyingScalesAndTables(t *testing.T) {
	for at, has := range map[string]string{"actor.granularity": "| 颗粒度", "loop.moves": "动作"} {
		s, _ := open(t, uitest.Case(t, "mountain-tea", workbook.Chinese), workbook.Chinese, 100, 22, at)
		clip := ""
		for _, msg := range uitest.Run(s.Update(uitest.Key("C"))) {
			clip += fmt.Sprint(msg)
		}
		if !strings.Contains(clip, has) {
			t.Errorf("%s: copied %.300q", at, clip)
		}
	}
}
