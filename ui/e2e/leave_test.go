package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"shiben/ui/uitest/ptytest"
	"shiben/workbook"
)

const title = "云岭山茶"

// typing is the program at a written prompt, with a text that was just typed.
func typing(t *testing.T, text string) (*home, *ptytest.Program) {
	t.Helper()
	h := newHome(t, workbook.Chinese)
	h.must("new", title)
	p := h.screen(80, 24, "open", title)
	goToMarket(p)
	p.Type(text)
	return h, p
}

// goToMarket leads to the prompt actor.m.market and its text.
func goToMarket(p *ptytest.Program) {
	p.WaitFor("颗粒度")
	p.Press("ctrl+n")
	p.WaitFor("对着哪个市场")
}

func market(h *home) string { return h.must("get", title, "actor.m.market") }

func TestEveryWayOfLeavingSavesAndTidiesUp(t *testing.T) {
	for _, way := range []struct {
		name  string
		leave func(*ptytest.Program)
		code  int
	}{
		{"quit key", func(p *ptytest.Program) { p.Press("ctrl+q") }, 0},
		{"ctrl+c", func(p *ptytest.Program) { p.Press("ctrl+c") }, 0},
		{"up to the library, then quit", func(p *ptytest.Program) {
			p.Press("esc")
			p.WaitFor("去作答") // the outline's footer
			p.Press("esc")
			p.WaitFor("新建")
			p.Press("q")
		}, 0},
		{"hangup", func(p *ptytest.Program) { p.Signal(syscall.SIGHUP) }, 0},
		{"terminate", func(p *ptytest.Program) { p.Signal(syscall.SIGTERM) }, 0},
		{"interrupt", func(p *ptytest.Program) { p.Signal(os.Interrupt) }, 130},
	} {
		t.Run(way.name, func(t *testing.T) {
			t.Parallel()
			text := "写到" + way.name
			h, p := typing(t, text)
			p.WaitFor(text)
			way.leave(p)
			if code := p.Ended(); code != way.code {
				t.Errorf("code %d, want %d", code, way.code)
			}
			if got := market(h); got != text {
				t.Errorf("on disk is %q", got)
			}
			if left := p.Left(); left != nil {
				t.Errorf("the terminal was left with %v", left)
			}
			if h.signed() {
				t.Error("the next program would check the library")
			}
		})
	}
}

func TestKeysThatCameBeforeTheQuitKeyCount(t *testing.T) {
	text := strings.Repeat("一口气写完就走。", 40)
	h, p := typing(t, text)
	p.Press("ctrl+q")
	p.Ended()
	if got := market(h); got != text {
		t.Errorf("on disk is %q", got)
	}
}

func TestATerminalThatIsTakenAwayLosesNothing(t *testing.T) {
	h, p := typing(t, "窗口关了")
	p.WaitFor("窗口关了")
	p.HangUp()
	if code := p.Ended(); code != 0 {
		t.Errorf("left with %d", code)
	}
	if got := market(h); got != "窗口关了" {
		t.Errorf("on disk is %q", got)
	}
}

func TestAKillWhileTypingCostsOnlyTheLastMoment(t *testing.T) {
	h, p := typing(t, "开头")
	// the text comes to the disk while typing goes on, not only after a pause
	typed := "开头"
	h.until("typing is on disk", func() bool {
		p.Type("字")
		typed += "字"
		return market(h) != ""
	})
	p.Signal(syscall.SIGKILL)
	if code := p.Ended(); code != -1 {
		t.Errorf("code %d", code)
	}
	if !h.signed() {
		t.Error("nothing tells the next program that this one was killed")
	}
	got := market(h)
	if h.signed() {
		t.Error("the library was not checked")
	}
	if !strings.HasPrefix(got, "开头") || !strings.HasPrefix(typed, got) {
		t.Errorf("typed %q, on disk is %q", typed, got)
	}
	h.must("set", title, "actor.m.market", "还能写")
	if got := market(h); got != "还能写" {
		t.Errorf("after a kill the library takes %q", got)
	}
}

// signed tells whether a program that writes to the library is there, or left
// without an end in order.
func (h *home) signed() bool {
	_, err := os.Stat(filepath.Join(filepath.Dir(h.library()), ".library.db.open"))
	return err == nil
}
