package e2e

import (
	"testing"

	"shiben/ui/uitest/ptytest"
	"shiben/workbook"
)

// The screens and the commands work on the same library at the same time.
func TestBothFrontEndsSeeEachOther(t *testing.T) {
	t.Parallel()
	h := newHome(t, workbook.Chinese)
	h.must("new", title)
	p := h.screen(80, 24, "open", title)
	p.WaitFor("颗粒度")

	h.must("set", title, "actor.granularity", "5", "--side", "marketing")
	p.WaitFor("● 营销 5")
	p.Press("m", "6")
	p.WaitFor("◆ 运营 6")
	h.waitOnDisk("6", "get", title, "actor.granularity", "--side", "operations")

	p.Press("ctrl+n")
	p.WaitFor("对着哪个市场")
	h.must("set", title, "actor.o.customer", "命令写的")
	p.Press("ctrl+o")
	p.WaitFor("命令写的")
	p.Press("ctrl+end")
	p.Type("，屏上接着写")
	h.waitOnDisk("命令写的，屏上接着写", "get", title, "actor.o.customer")

	h.must("undo", title)
	p.WaitGone("屏上接着写")
	h.must("rename", title, "改过名的茶")
	p.WaitFor("改过名的茶")
}

// A workbook that is made by a command appears in the open library.
func TestTheLibraryFollowsTheCommands(t *testing.T) {
	t.Parallel()
	h := newHome(t, workbook.English)
	p := h.screen(80, 24)
	p.WaitFor(h.say("library.empty_title"))
	h.must("new", "Made elsewhere")
	p.WaitFor("Made elsewhere")
	h.must("rm", "Made elsewhere", "--yes")
	p.WaitFor(h.say("library.empty_title"))
}

// Two people write the same answer at the same moment: neither text is lost.
func TestTwoTerminalsOnOneWorkbook(t *testing.T) {
	t.Parallel()
	h := newHome(t, workbook.Chinese)
	h.must("new", title)
	var screens [2]*ptytest.Program
	for i := range screens {
		screens[i] = h.screen(80, 24, "open", title)
		goToMarket(screens[i])
	}
	screens[0].Type("第一个人写的")
	screens[1].WaitFor("第一个人写的")
	screens[1].Press("ctrl+end")
	screens[1].Type("，第二个人接着写")
	screens[0].WaitFor("第一个人写的，第二个人接着写")
	for _, p := range screens {
		p.Press("ctrl+q")
		if code := p.Ended(); code != 0 {
			t.Errorf("left with %d", code)
		}
	}
	if got := market(h); got != "第一个人写的，第二个人接着写" {
		t.Errorf("on disk is %q", got)
	}
}
