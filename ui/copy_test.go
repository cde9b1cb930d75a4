package ui_test

import (
	"fmt"
	"strings"
	"testing"

	"shiben/ui"
	"shiben/ui/uitest"
	"shiben/workbook"
)

// copied runs a copy and returns what the clipboard gets and what is said.
func copied(t *testing.T, w *workbook.Workbook, lang workbook.Lang, x ui.Extract) (clip, said string, long bool) {
	t.Helper()
	d, _ := uitest.Draft(t, w)
	for _, msg := range uitest.Run(ui.Copy(uitest.Env(t, nil, lang), uitest.Look(t, lang, true), d, x)) {
		switch msg := msg.(type) {
		case ui.NoticeMsg:
			said = msg.Text
		case ui.TellMsg:
			said, long = msg.Text, true
		default:
			clip = fmt.Sprint(msg)
		}
	}
	return clip, said, long
}

func TestCopy(t *testing.T) {
	w := uitest.Case(t, "mountain-tea", workbook.English)
	market, steps := w.Answer("actor.m.market", "marketing").Value.Text, w.Answer("loop.o.steps", "operations").Value.Text
	for _, c := range []struct {
		x          ui.Extract
		has, lacks []string
		said       string
	}{
		{ui.Extract{Name: "Market", Prompts: []string{"actor.m.market"}}, []string{"## Actor", market}, []string{steps, "---", "# Lingbei"}, "Market"},
		{ui.Extract{Name: "Loop", Part: "loop"}, []string{"## Loop", steps}, []string{market}, "Loop"},
		{ui.Extract{Name: "all of it"}, []string{"# Lingbei", market, steps}, []string{"---\ntitle"}, "all of it"},
	} {
		clip, said, long := copied(t, w, workbook.English, c.x)
		for _, s := range c.has {
			if !strings.Contains(clip, s) {
				t.Errorf("%s: without %.40q:\n%.300s", c.said, s, clip)
			}
		}
		for _, s := range c.lacks {
			if strings.Contains(clip, "\n"+s) || strings.HasPrefix(clip, s) {
				t.Errorf("%s: with %.40q", c.said, s)
			}
		}
		if !strings.Contains(said, c.said) || !strings.Contains(said, "B") || long {
			t.Errorf("%s: said %q", c.said, said)
		}
	}
}

// What some terminals would cut is copied, and told, with the way round it.
func TestCopyingMuch(t *testing.T) {
	w := uitest.Hostile(t, workbook.Chinese)
	clip, said, long := copied(t, w, workbook.Chinese, ui.Extract{Name: "整本"})
	if len(clip) <= ui.Much {
		t.Fatalf("the fixture is too small: %d", len(clip))
	}
	if !long || !strings.Contains(said, "E") {
		t.Errorf("told %v: %q", long, said)
	}
	if strings.ContainsAny(clip, "\x1b\x07\u202e") {
		t.Error("something on the clipboard steers")
	}
}

func TestCopyingWhatIsNotThere(t *testing.T) {
	clip, said, _ := copied(t, uitest.Empty(t, workbook.English, "quick"), workbook.English, ui.Extract{Part: "nowhere"})
	if clip != "" || !strings.Contains(said, "nowhere") {
		t.Errorf("copied %q, said %q", clip, said)
	}
}
