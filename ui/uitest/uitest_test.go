package uitest

import (
	"testing"

	"shiben/workbook"
)

func TestFixturesHold(t *testing.T) {
	for _, lang := range []workbook.Lang{workbook.Chinese, workbook.English} {
		if p := workbook.ProgressOf(Filled(t, lang)); p.Answered != p.Asked {
			t.Errorf("%s: filled holds %d of %d", lang, p.Answered, p.Asked)
		}
		if n := len(Hostile(t, lang).Rows(Template(t).Moves.Table)); n != 60 {
			t.Errorf("%s: hostile holds %d moves", lang, n)
		}
		if p := workbook.ProgressOf(Empty(t, lang, "quick")); p.Answered != 0 {
			t.Errorf("%s: empty holds %d", lang, p.Answered)
		}
	}
}

func TestKeysAreNamedAsBubbleTeaNamesThem(t *testing.T) {
	for _, name := range []string{"up", "ctrl+j", "shift+tab", "alt+enter", "space", "a", "你", "？", "ctrl+home", "f1", "esc"} {
		if got := Key(name).String(); got != name {
			t.Errorf("%q comes out as %q", name, got)
		}
	}
}
