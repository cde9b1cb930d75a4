package ptytest

import (
	"bytes"
	"os/exec"
	"slices"
	"syscall"
	"testing"
)

func shell(t *testing.T, script string) *Program {
	t.Helper()
	return Start(t, exec.Command("sh", "-c", script), 40, 10)
}

func TestAProgramIsSeenAndHeard(t *testing.T) {
	p := shell(t, `printf '势本 says: '; read word; printf '\033[3;5H%s' "got $word"; exit 3`)
	s := p.WaitFor("势本 says:")
	if s.X != 11 || s.Y != 0 || !s.Shown || s.Alt {
		t.Errorf("cursor %d,%d shown %v, alternate %v", s.X, s.Y, s.Shown, s.Alt)
	}
	p.Type("中文")
	p.Press("enter")
	s = p.WaitFor("got 中文")
	if s.Rows[2] != "    got 中文" {
		t.Errorf("row %q", s.Rows[2])
	}
	if code := p.Ended(); code != 3 {
		t.Errorf("code %d", code)
	}
	if left := p.Left(); left != nil {
		t.Errorf("left behind: %v", left)
	}
}

func TestWhatIsLeftBehindIsNoticed(t *testing.T) {
	p := shell(t, `printf '\033[?1049h\033[?2004h\033[?25l\033[?7l\033[>1u\033[>4;2m'; stty -echo`)
	if left := p.Left(); !slices.Equal(left, []string{
		"alternate screen", "bracketed paste", "hidden cursor", "keyboard protocol", "line discipline", "modified keys", "no line wrap",
	}) {
		t.Errorf("left behind: %v", left)
	}
}

func TestAHangUpReachesTheProgram(t *testing.T) {
	out := t.TempDir() + "/out"
	p := shell(t, `trap 'echo hung > `+out+`; exit 5' HUP; echo ready; while :; do read x; done`)
	p.WaitFor("ready")
	p.HangUp()
	if code := p.Ended(); code != 5 {
		t.Errorf("code %d", code)
	}
}

func TestASignalAndASize(t *testing.T) {
	p := shell(t, `trap 'stty size' WINCH; echo ready; while :; do read x; done`)
	p.WaitFor("ready")
	p.Resize(77, 13)
	p.WaitFor("13 77")
	p.Signal(syscall.SIGKILL)
	if code := p.Ended(); code != -1 {
		t.Errorf("code %d", code)
	}
}

func TestATitleInChineseDoesNotReachTheEmulator(t *testing.T) {
	out := "一\x1b]2;势本 · 云岭\a\x1b[1m二\x1b]11;?\x1b\\三\x1b]0;本\x1b\\\x1b[m四"
	want := "一\x1b[1m二\x1b]11;?\x1b\\三\x1b[m四"
	for size := 1; size <= len(out); size++ {
		var got bytes.Buffer
		f := &titles{to: &got}
		for chunk := range slices.Chunk([]byte(out), size) {
			if n, err := f.Write(chunk); n != len(chunk) || err != nil {
				t.Fatalf("took %d of %d: %v", n, len(chunk), err)
			}
		}
		if got.String() != want {
			t.Errorf("in pieces of %d: %q", size, got.String())
		}
	}
}

func TestWhatIsCopiedIsKept(t *testing.T) {
	p := shell(t, `printf '\033]2;势本\033\\\033]52;c;5Yq/\a'; read x; printf '\033]52;c;5pys\033\\ done'; read x`)
	if got := p.Clipboard(""); got != "势" {
		t.Errorf("the clipboard has %q", got)
	}
	p.Press("enter")
	if got := p.Clipboard("势"); got != "本" {
		t.Errorf("then the clipboard has %q", got)
	}
	p.WaitFor("done")
}
