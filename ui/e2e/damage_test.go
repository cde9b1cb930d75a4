package e2e

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"shiben/ui/uitest"
	"shiben/ui/uitest/ptytest"
	"shiben/workbook"
)

// TestDamage gives the program libraries that something happened to. Whatever it
// was, the commands and the screens say what the whole library says, or that it is
// damaged, where, and which backup is good; they end in time and in order, and
// change nothing.
//
// A plain run takes a sample; SHIBEN_LONG=1 takes all.
func TestDamage(t *testing.T) {
	unraced(t)
	t.Parallel()
	r := uitest.Chance(uitest.Seed(t), 0)
	s := newSick(t, languages[r.IntN(2)])
	all := corpus(s.whole, r)
	tolls := make(chan bool, len(all))
	t.Run("each", func(t *testing.T) {
		for bed := range 6 {
			t.Run("", func(t *testing.T) {
				t.Parallel()
				c := s.bed(t)
				for i := bed; i < len(all); i += 6 {
					tolls <- c.examine(all[i])
				}
			})
		}
	})
	close(tolls)
	noticed := 0
	for n := range tolls {
		if n {
			noticed++
		}
	}
	t.Logf("%d files, %d were said to be damaged, the others said what the whole one says", len(all), noticed)
	if noticed < len(all)/4 {
		t.Error("hardly anything was noticed")
	}
}

// sick is a library with a backup, and what it says while it is whole.
type sick struct {
	*home
	whole  []byte
	path   string
	backup string
	says   map[string]string // by command
}

// questions are the commands that are asked.
var questions = map[string][]string{
	"list":    {"list", "--json"},
	"show":    {"show", title},
	"history": {"history", title, "--json"},
}

func newSick(t *testing.T, lang workbook.Lang) *sick {
	t.Helper()
	h := newHome(t, lang)
	h.must("new", "--case", "mountain-tea")
	h.must("new", title, "--subject", "喝茶的人")
	h.must("set", title, "actor.granularity", "3", "--side", "marketing", "--why", "看得见")
	h.must("set", title, "actor.m.market", strings.Repeat("四十岁上下、天天喝茶的人。", 800)) // more than a page
	h.must("set", title, "actor.o.customer", "够得着的人")
	s := &sick{home: h, path: h.library(), whole: read(t, h.library())}
	s.learn()
	return s
}

// learn notes what the whole library says.
func (s *sick) learn() {
	s.t.Helper()
	backups, err := filepath.Glob(filepath.Join(filepath.Dir(s.path), "backups", "*.db"))
	if err != nil || len(backups) != 1 {
		s.t.Fatalf("backups: %v, %v", backups, err)
	}
	s.backup, s.says = backups[0], map[string]string{}
	for name, args := range questions {
		s.says[name] = s.must(args...)
	}
}

// bed is the same library in a home of its own.
func (s *sick) bed(t *testing.T) *sick {
	t.Helper()
	c := &sick{home: newHome(t, s.lang), whole: s.whole}
	c.path = c.library()
	backups := filepath.Join(filepath.Dir(c.path), "backups")
	if err := errors.Join(os.MkdirAll(backups, 0o700), os.WriteFile(filepath.Join(backups, filepath.Base(s.backup)), read(t, s.backup), 0o600)); err != nil {
		t.Fatal(err)
	}
	write(t, c.path, s.whole)
	c.learn()
	return c
}

// examine tells whether anything was noticed.
func (s *sick) examine(sp specimen) (noticed bool) {
	s.t.Helper()
	write(s.t, s.path, sp.data)
	before := s.folder()
	for name, args := range questions {
		r := s.limited(args...)
		if r.code == 0 && strings.TrimSuffix(r.out, "\n") == s.says[name] && r.talk == "" {
			continue
		}
		noticed = true
		if r.code != 6 || r.out != "" || !s.sentence(r.talk) {
			s.t.Errorf("%s: %s left with %d, said\n%.300s\n%.2000s", sp.name, name, r.code, r.out, r.talk)
		}
	}
	s.look(sp)
	if got := s.folder(); !bytes.Equal(read(s.t, s.path), sp.data) || !slices.Equal(got, before) {
		s.t.Errorf("%s: files were changed: %v, before %v", sp.name, got, before)
	}
	return noticed
}

// sentence tells whether it is said what is damaged and which backup is good.
func (s *sick) sentence(talk string) bool {
	return strings.Contains(talk, s.path) && strings.Contains(talk, s.backup) && strings.Contains(talk, "shiben restore") &&
		!strings.Contains(talk, "goroutine") && strings.Count(strings.TrimSpace(talk), "\n") == 0
}

// look shows the library on a terminal, and opens the workbook when it is there.
func (s *sick) look(sp specimen) {
	s.t.Helper()
	p := ptytest.Start(s.t, s.within(), 100, 30)
	says := func(screen ptytest.Screen) bool { return strings.Contains(squeezed(screen), squeeze(s.path)) }
	p.Until(sp.name+": it shows the library, or says why not", func(screen ptytest.Screen) bool { return says(screen) || screen.Has(title) })
	if p.Screen().Has(title) && !says(p.Screen()) {
		p.Press("enter")
		p.Until(sp.name+": it opens a workbook, or says why not", func(screen ptytest.Screen) bool {
			return says(screen) || screen.Has("›", s.say("app.saved"))
		})
	}
	p.Press("ctrl+q")
	if code := p.Ended(); code != 0 {
		s.t.Errorf("%s: the screens left with %d:\n%s", sp.name, code, p.Screen())
	}
	if left := p.Left(); left != nil {
		s.t.Errorf("%s: the terminal was left with %v", sp.name, left)
	}
}

// within is the program with a limit to its work: what runs in circles is ended.
func (h *home) within(args ...string) *exec.Cmd {
	cmd := exec.Command("sh", append([]string{"-c", `ulimit -t 20; exec "$0" "$@"`, binary}, args...)...)
	cmd.Env, cmd.Dir = h.env, h.dir
	return cmd
}

// limited runs a command with a limit to its work and to its time.
func (h *home) limited(args ...string) result {
	h.t.Helper()
	ctx, cancel := context.WithTimeout(h.t.Context(), 2*ptytest.Deadline)
	defer cancel()
	limited := h.within(args...)
	cmd := exec.CommandContext(ctx, limited.Path, limited.Args[1:]...)
	cmd.Env, cmd.Dir, cmd.WaitDelay = limited.Env, limited.Dir, ptytest.Deadline
	var out, talk bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &talk
	err := cmd.Run()
	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		h.t.Fatal(err)
	}
	return result{out.String(), talk.String(), cmd.ProcessState.ExitCode()}
}

// folder is what lies in the library's folder.
func (s *sick) folder() (files []string) {
	s.t.Helper()
	dir := filepath.Dir(s.path)
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			files = append(files, path)
		}
		return err
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return files
}

// TestDamageWhileOpen cuts the library off while the program shows it. The program
// goes on, says so, changes nothing more, and what was typed can be written to
// another file.
func TestDamageWhileOpen(t *testing.T) {
	seed := uitest.Seed(t)
	for round := range uitest.Rounds(2, 100) {
		t.Run("", func(t *testing.T) {
			t.Parallel()
			r := uitest.Chance(seed, round)
			s := newSick(t, languages[r.IntN(2)])
			used := len(bytes.TrimRight(s.whole, "\x00")) / page // what lies behind is room to grow
			cut := s.whole[:r.IntN(used)*page]
			p := ptytest.Start(t, s.within("open", title), 100, 30)
			p.WaitFor("›", s.say("app.saved"), "1/7")
			write(t, s.path, cut)
			p.Press("ctrl+n")
			p.WaitFor("2/7")
			p.Type("这句话不能丢")
			p.WaitFor("这句话不能丢", s.say("app.not_saved"))
			p.Press("ctrl+q")
			p.WaitFor(s.say("app.leave_dump"))
			saved := s.writeElsewhere(p)
			if code := p.Ended(); code != 1 || !strings.Contains(squeezed(p.Screen()), "elsewhere.txt") {
				t.Errorf("left with %d:\n%s", code, p.Screen())
			}
			if left := p.Left(); left != nil {
				t.Errorf("the terminal was left with %v", left)
			}
			if !strings.Contains(saved, "这句话不能丢") {
				t.Errorf("written elsewhere was %q", saved)
			}
			if !bytes.Equal(read(t, s.path), cut) {
				t.Errorf("the file was changed, cut to %d pages", len(cut)/page)
			}
		})
	}
}

// writeElsewhere answers the question of leaving with a file, and returns what is
// in it.
func (h *home) writeElsewhere(p *ptytest.Program) string {
	h.t.Helper()
	p.Press("right", "enter")
	p.WaitFor(h.say("app.dump_title"))
	file := filepath.Join(h.dir, "elsewhere.txt")
	p.Press("ctrl+a")
	p.Paste(file)
	p.Press("enter")
	p.Ended()
	return string(read(h.t, file))
}

// The libraries of every schema that there ever was are read as they are.
func TestLibrariesOfEverySchema(t *testing.T) {
	files, err := filepath.Glob("../../store/testdata/schema-*.db")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		h := newHome(t, languages[0])
		path := filepath.Join(h.dir, "old.db")
		write(t, path, read(t, file))
		var list struct{ Workbooks []struct{ ID string } }
		if err := json.Unmarshal([]byte(h.must("--library", path, "list", "--json")), &list); err != nil || len(list.Workbooks) == 0 {
			t.Fatalf("%s: %v, %v", file, list, err)
		}
		for _, b := range list.Workbooks {
			h.must("--library", path, "show", b.ID)
			h.must("--library", path, "history", b.ID)
		}
	}
}
