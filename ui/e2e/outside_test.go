package e2e

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"shiben/ui/uitest/ptytest"
)

// editing is the program at a written prompt, with a script as the person's own
// editor: its first argument is the file.
func editing(t *testing.T, script string) (*home, *ptytest.Program) {
	t.Helper()
	h := newHome(t, languages[0])
	editor := filepath.Join(h.dir, "my editor")
	if err := os.WriteFile(editor, []byte("#!/bin/sh\n"+script), 0o700); err != nil {
		t.Fatal(err)
	}
	h.env = append(h.env, `VISUAL='`+editor+`' --wait`)
	h.must("new", title)
	h.must("set", title, "actor.m.market", "先前写的")
	p := h.screen(80, 24, "open", title)
	goToMarket(p)
	p.WaitFor("先前写的")
	return h, p
}

// out are the files that editors were given and that are still there.
func (h *home) out() []string {
	h.t.Helper()
	files, err := filepath.Glob(filepath.Join(h.dir, ".local", "state", "shiben", "edit-*", "*"))
	if err != nil {
		h.t.Fatal(err)
	}
	return files
}

func leaveTidily(t *testing.T, p *ptytest.Program) {
	t.Helper()
	p.Press("ctrl+q")
	if code := p.Ended(); code != 0 {
		t.Errorf("left with %d", code)
	}
	if left := p.Left(); len(left) > 0 {
		t.Errorf("left behind in the terminal: %v", left)
	}
}

func TestAnAnswerIsWrittenInOnesOwnEditor(t *testing.T) {
	t.Parallel()
	h, p := editing(t, `
[ "$1" = --wait ] && [ "$(cat "$2")" = 先前写的 ] && stat -c %a "$2" "$(dirname "$2")" > "$HOME/modes"
basename "$2" > "$HOME/name"
printf '第一段\r\n\033[31m第二段\033[0m\n' > "$2"
echo 这里是编辑器
read -r line
`)
	p.Press("ctrl+e")
	p.Until("the editor has the terminal", func(s ptytest.Screen) bool { return s.Has("这里是编辑器") && !s.Alt })
	p.Press("enter")
	p.Until("the answer is back", func(s ptytest.Screen) bool { return s.Has("第一段", "第二段") && s.Alt })
	h.waitOnDisk("第一段\n第二段", "get", title, "actor.m.market")
	h.until("the file is gone", func() bool { return len(h.out()) == 0 })
	for file, want := range map[string]string{"modes": "600\n700\n", "name": "市场.md\n"} {
		if got := string(read(t, filepath.Join(h.dir, file))); got != want {
			t.Errorf("%s: %q, want %q", file, got, want)
		}
	}
	p.Press("ctrl+z")
	p.WaitFor("先前写的")
	h.waitOnDisk("先前写的", "get", title, "actor.m.market")
	p.Type("，接着写")
	h.waitOnDisk("先前写的，接着写", "get", title, "actor.m.market")
	leaveTidily(t, p)
}

// Whatever an editor does, the answer is as it was, the sentence names the file,
// and the file holds what was written.
func TestAnEditorThatFails(t *testing.T) {
	for name, c := range map[string]struct {
		script, code, kept string
		args               []any
	}{
		"ends with an error":   {`printf 写了一半 > "$2"; exit 3`, "error.editor_code", "写了一半", []any{"program", "my editor", "code", 3}},
		"is killed":            {`printf 写了一半 > "$2"; kill -9 $$`, "error.editor_killed", "写了一半", []any{"program", "my editor"}},
		"is interrupted":       {`printf 写了一半 > "$2"; kill -INT 0; sleep 20`, "error.editor_killed", "写了一半", []any{"program", "my editor"}},
		"leaves garbage":       {`printf '\377\376\000x' > "$2"`, "error.editor_utf8", "\xff\xfe\x00x", nil},
		"leaves too much":      {`head -c 1100000 /dev/zero | tr '\0' x > "$2"`, "error.editor_large", strings.Repeat("x", 1100000), []any{"bytes", "1 MB", "limit", "1 MB"}},
		"leaves no file":       {`rm "$2"`, "error.editor_gone", "", nil},
		"leaves a link":        {`rm "$2"; ln -s /etc/hostname "$2"`, "error.editor_odd", "", nil},
		"changes nothing":      {`:`, "walk.outside_same", "", nil},
		"cannot be run at all": {"", "error.editor_start", "先前写的\n", []any{"program", "my editor"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h, p := editing(t, c.script)
			if c.script == "" {
				write(t, filepath.Join(h.dir, "my editor"), []byte("no program"))
				if err := os.Chmod(filepath.Join(h.dir, "my editor"), 0o700); err != nil {
					t.Fatal(err)
				}
			}
			p.Press("ctrl+e")
			said := h.say(c.code, append(c.args, "path", "PATH", "detail", "DETAIL")...)
			start := string([]rune(said)[:min(8, len([]rune(said)))])
			if i := strings.Index(said, "PATH"); i == 0 {
				start = string([]rune(said)[4:12])
			}
			p.Until("it says what happened: "+said, func(s ptytest.Screen) bool {
				return s.Alt && strings.Contains(squeezed(s), squeeze(start))
			})
			files := h.out()
			if c.kept != "" {
				if len(files) != 1 || string(read(t, files[0])) != c.kept {
					t.Fatalf("kept are %v", files)
				}
				p.Until("it names "+files[0], func(s ptytest.Screen) bool {
					return strings.Contains(squeezed(s), squeeze(files[0]))
				})
			} else if c.code != "error.editor_odd" && len(files) != 0 {
				t.Errorf("left behind: %v", files)
			}
			if c.code != "walk.outside_same" {
				p.Press("enter")
				p.WaitGone(h.say("app.told"))
			}
			p.Type("，还能写")
			h.waitOnDisk("先前写的，还能写", "get", title, "actor.m.market")
			leaveTidily(t, p)
		})
	}
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

// squeezed is what stands on the screen without blanks and frames, so that it does
// not matter where a line was broken.
func squeezed(s ptytest.Screen) string {
	return squeeze(strings.NewReplacer("│", "", "┃", "").Replace(inner(s)))
}

// inner is the part of the screen between the sides of a dialog, or all of it.
func inner(s ptytest.Screen) string {
	var b strings.Builder
	for _, row := range s.Rows {
		if parts := strings.Split(row, "│"); len(parts) > 2 {
			b.WriteString(parts[len(parts)-2])
			continue
		}
		b.WriteString(row)
	}
	return b.String()
}

func TestNoEditorOrAMissingOne(t *testing.T) {
	for variable, say := range map[string]string{"": "error.editor_none", "EDITOR=no-such-editor -x": "error.editor_missing"} {
		t.Run(variable, func(t *testing.T) {
			t.Parallel()
			for _, lang := range languages {
				h := newHome(t, lang)
				if variable != "" {
					h.env = append(h.env, variable)
				}
				h.must("new", title)
				p := h.screen(80, 24, "open", title)
				p.WaitFor("1/7")
				p.Press("ctrl+n")
				p.WaitFor("2/7")
				p.Press("ctrl+e")
				said := squeeze(h.say(say, "variable", "EDITOR", "program", "no-such-editor"))
				p.Until("it says that", func(s ptytest.Screen) bool { return strings.Contains(squeezed(s), said[:20]) })
				if len(h.out()) != 0 {
					t.Error("a file was made")
				}
				p.Press("enter")
				leaveTidily(t, p)
			}
		})
	}
}

// The terminal goes away, or the program is killed, while the editor has it: what
// was in the workbook is there, and what the editor wrote is in its file.
func TestTheEndWhileTheEditorIsOpen(t *testing.T) {
	for name, end := range map[string]func(*ptytest.Program){
		"hangup": func(p *ptytest.Program) { p.HangUp() },
		"kill":   func(p *ptytest.Program) { p.Signal(syscall.SIGKILL) },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h, p := editing(t, `printf 写了一半 > "$2"; echo 这里是编辑器; read -r line`)
			p.Type("，又打")
			p.Press("ctrl+e")
			p.WaitFor("这里是编辑器")
			h.waitOnDisk("先前写的，又打", "get", title, "actor.m.market")
			end(p)
			p.Ended()
			if got := market(h); got != "先前写的，又打" {
				t.Errorf("the workbook holds %q", got)
			}
			if files := h.out(); len(files) != 1 || string(read(t, files[0])) != "写了一半" {
				t.Errorf("kept are %v", files)
			}
		})
	}
}
