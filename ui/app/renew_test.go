package app

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"shiben/ui/uitest"
	"shiben/workbook"
)

// behind is the program with a built-in template that is later than the one of the
// workbook in the library.
func behind(t *testing.T, lang workbook.Lang, change func(*Options)) *hand {
	t.Helper()
	h := newHand(t, lang, change, uitest.Filled(t, lang))
	h.update()
	return h
}

// update is that a newer program with a later template takes the old one's place.
func (h *hand) update() {
	h.t.Helper()
	later := uitest.Later(h.t)
	h.m.env.Template = func() (*workbook.Template, error) { return later, nil }
}

func TestALaterTemplateIsOfferedOnce(t *testing.T) {
	memory := OpenMemory(filepath.Join(t.TempDir(), "state.json"))
	h := behind(t, workbook.English, func(o *Options) { o.Memory = memory })
	h.press("enter")
	h.sees("A later version of the template")
	h.press("esc")
	h.seesNot("A later version")
	prompt, _ := h.walk()
	if prompt == "" || len(h.heads()) != 1 {
		t.Fatalf("the walk stands nowhere, or something was made: %d workbooks", len(h.heads()))
	}
	h.press("ctrl+q")
	again := handOver(t, h.under, workbook.English, func(o *Options) { o.Memory = OpenMemory(memory.path) })
	again.update()
	again.press("enter")
	again.seesNot("A later version")
}

func TestAReviewedMoveLeavesTheOriginal(t *testing.T) {
	h := behind(t, workbook.Chinese, nil)
	before := h.load("0199-fixture")
	h.press("enter")
	all := uitest.Template(t).Prompts()
	gone := all[slices.IndexFunc(all, func(p *workbook.Prompt) bool { return p.Kind == workbook.Written })]
	h.sees(gone.Name.ZH + "：")
	h.press("enter")
	heads := h.heads()
	if len(heads) != 2 {
		t.Fatalf("the library holds %+v", heads)
	}
	i := slices.IndexFunc(heads, func(head workbook.Head) bool { return head.ID != "0199-fixture" })
	made := h.load(heads[i].ID)
	if made.Template.Version != before.Template.Version+1 || made.Unreviewed() == 0 || !strings.Contains(h.header(), "第 2 版") {
		t.Errorf("the copy is of version %d with %d to review; the header says %q", made.Template.Version, made.Unreviewed(), h.header())
	}
	if h.load("0199-fixture").Revision != before.Revision {
		t.Error("the original was changed")
	}
	if !strings.Contains(h.footer(), "复核") {
		t.Errorf("the footer says %q", h.footer())
	}
}

func TestACopyThatCannotBeMadeIsSaid(t *testing.T) {
	h := behind(t, workbook.English, nil)
	h.press("enter")
	h.store.Fail("Create", workbook.NewProblem(workbook.ErrDisk, "disk_full", "path", "/a/library.db"))
	h.press("enter")
	if !strings.Contains(h.footer(), "/a/library.db") && !strings.Contains(h.footer(), "full") {
		t.Errorf("the footer says %q", h.footer())
	}
	h.walk()
}

func TestCtrlCCopiesWhatIsSelectedAndLeavesOtherwise(t *testing.T) {
	for name, keys := range map[string][]string{
		"a form": {"n"}, "the filter": {"/"}, "the help": {"?"}, "a written answer": {"enter", "ctrl+n"},
	} {
		h := newHand(t, workbook.English, nil, uitest.Empty(t, workbook.English, "full"))
		h.press(keys...)
		h.typed("tea").press("ctrl+a", "ctrl+c")
		if h.quit {
			t.Errorf("%s: what was selected is lost with the program", name)
		}
		h.press("end", "ctrl+c")
		if !h.quit {
			t.Errorf("%s: ctrl+c does nothing", name)
		}
	}
	h := newHand(t, workbook.English, nil, uitest.Empty(t, workbook.English, "full"))
	if h.press("ctrl+c"); !h.quit {
		t.Error("in the library ctrl+c does nothing")
	}
}

func TestThePaletteIsTheKeysOfHereEvenWhileTextIsTyped(t *testing.T) {
	h := newHand(t, workbook.English, nil, uitest.Empty(t, workbook.English, "full"))
	h.press("/", "ctrl+p").typed("quit")
	h.sees("Everywhere")
	h.press("ctrl+p")
	h.seesNot("Everywhere")
	h.press("esc", "ctrl+p").typed("rename").press("enter")
	h.sees("Rename")
}
