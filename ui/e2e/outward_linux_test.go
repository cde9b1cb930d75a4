package e2e

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"shiben/ui/uitest/ptytest"
)

// TestNothingGoesOut watches every system call of a whole session and of every
// command: none asks for a socket, and nothing is made, changed or opened for
// writing but in the folders that are the program's own and where it was told to.
func TestNothingGoesOut(t *testing.T) {
	unraced(t)
	t.Parallel()
	needStrace(t)
	h := newHome(t, languages[0])
	w := &watch{home: h, log: filepath.Join(t.TempDir(), "trace")}
	h.env = slices.DeleteFunc(h.env, func(v string) bool { return strings.HasPrefix(v, "SHIBEN_AUTHOR=") }) // it asks the system
	t.Run("commands", func(t *testing.T) { w.commands(t) })
	t.Run("screens", w.screens)
}

// watch runs the program under strace.
type watch struct {
	*home
	log string
}

func (w *watch) traced(args ...string) *exec.Cmd {
	cmd := w.command()
	cmd.Path = strace
	cmd.Args = append([]string{"strace", "-f", "-y", "-qq", "-s", "300", "-o", w.log, "-e", "trace=%network,%file,ftruncate,fchmod", binary}, args...)
	return cmd
}

// called are the command lines that are watched: every command has one. They may
// write to the folder named.
func called() [][]string {
	return [][]string{
		{"new", title},
		{"new", "--case", "mountain-tea"},
		{"new", "另一本"},
		{"list"},
		{"list", "--json"},
		{"status", title},
		{"show", title},
		{"show", title, "--json"},
		{"set", title, "actor.granularity", "3", "--side", "marketing"},
		{"get", title, "actor.granularity"},
		{"comment", "add", title, "actor.granularity", "看看"},
		{"comment", "list", title},
		{"profile", title},
		{"profile", title, "--explain"},
		{"check", title},
		{"check", "--deep"},
		{"version", title, "春茶前"},
		{"compare", title, "--at", "春茶前"},
		{"history", title},
		{"undo", title},
		{"redo", title},
		{"rename", "另一本", "改名"},
		{"duplicate", title, "副本"},
		{"rm", "副本", "--yes"},
		{"export", title, "--output", "named/book.docx"},
		{"export", title, "--output", "named/book.html"},
		{"export", title, "--output", "named/book.json"},
		{"export", title, "--output", "named/book.png"},
		{"import", "named/book.json"},
		{"backup", "named/backup.db"},
		{"backup", "-"},
		{"import", "named/backup.db"},
		{"restore", "--list"},
		{"restore", "named/backup.db", "--yes"},
		{"trash", "list"},
		{"trash", "empty", "--yes"},
		{"compact"},
		{"template", "list"},
		{"template", "show", "marketing-operations"},
		{"case", "list"},
		{"help", "environment"},
		{"completion", "bash"},
		{"man"},
		{"--version"},
		{"open", title},
	}
}

func (w *watch) commands(t *testing.T) {
	must(t, os.Mkdir(filepath.Join(w.dir, "named"), 0o700))
	names := w.names(t)
	for _, args := range called() {
		if !strings.HasPrefix(args[0], "-") && !slices.Contains(names, args[0]) {
			continue // not in this program
		}
		cmd := w.traced(args...)
		out, err := cmd.CombinedOutput()
		if err != nil && cmd.ProcessState.ExitCode() != 2 && cmd.ProcessState.ExitCode() != 3 { // open has no terminal here
			t.Errorf("%q: %v: %s", args, err, out)
		}
		w.judge(t, strings.Join(args, " "))
	}
	for _, name := range names {
		if !slices.ContainsFunc(called(), func(args []string) bool { return args[0] == name }) {
			t.Errorf("nobody watches the command %s", name)
		}
	}
}

// names are the commands that there are.
func (w *watch) names(t *testing.T) (names []string) {
	for line := range strings.Lines(w.must("__complete", "")) {
		if name, _, ok := strings.Cut(line, "\t"); ok && !strings.HasPrefix(name, "-") {
			names = append(names, name)
		}
	}
	if len(names) < 15 {
		t.Errorf("only these commands were found: %v", names)
	}
	return names
}

// screens is a session through every screen.
func (w *watch) screens(t *testing.T) {
	p := ptytest.Start(t, w.traced(), 120, 35)
	p.WaitFor(title)
	p.Press("n")
	p.WaitFor(w.say("library.new_title"))
	p.Type("会上新建的")
	p.Press("ctrl+s")
	p.WaitFor("会上新建的", "1/7", w.say("app.saved"))
	p.Press("5")
	p.Press("ctrl+n")
	p.WaitFor("2/7")
	p.Type("写一句")
	p.WaitFor("写一句", w.say("app.saved"))
	p.Press("ctrl+r")
	p.WaitFor("├")
	p.Press("ctrl+l")
	p.WaitFor("Profile")
	p.Press("ctrl+l", "esc")
	p.Await(func(s ptytest.Screen) bool { return !s.Has("├") }) // an esc with a key behind it would be another key
	p.Press("ctrl+q")
	if code := p.Ended(); code != 0 {
		t.Errorf("left with %d:\n%s", code, p.Screen())
	}
	w.judge(t, "the screens")
}

var (
	networked = regexp.MustCompile(`(socket|connect|bind|listen|accept4?|sendto|sendmsg|recvfrom)\(`)
	changing  = regexp.MustCompile(`\b(?:mkdir|rename|unlink|link|symlink|chmod|chown|truncate|mknod|utimens)\w*\(|O_WRONLY|O_RDWR|O_CREAT`)
	quoted    = regexp.MustCompile(`(?:<([^>]*)>, )?"((?:[^"\\]|\\.)*)"`) // a path, and the open folder that it is taken from
)

// judge looks at what was called.
func (w *watch) judge(t *testing.T, what string) {
	t.Helper()
	calls := 0
	for line := range strings.Lines(string(read(t, w.log))) {
		calls++
		if networked.MatchString(line) {
			t.Errorf("%s: %s", what, line)
		}
		if !changing.MatchString(line) || strings.Contains(line, "ENOENT") {
			continue
		}
		for _, m := range quoted.FindAllStringSubmatch(line, -1) {
			path := m[2]
			if m[1] != "" && !filepath.IsAbs(path) {
				path = filepath.Join(m[1], path)
			}
			if !w.own(path) {
				t.Errorf("%s: it changes %s", what, line)
			}
		}
	}
	if calls < 5 {
		t.Errorf("%s: only %d calls were seen", what, calls)
	}
	if err := os.Remove(w.log); err != nil {
		t.Fatal(err)
	}
}

// own tells whether a path is or lies in a folder of the program's own or the one that
// was named, is on the way there, or is the terminal.
func (w *watch) own(path string) bool {
	if !filepath.IsAbs(path) {
		path = filepath.Join(w.dir, path)
	}
	for _, folder := range []string{".local/share/shiben", ".local/state/shiben", ".config/shiben", ".cache/shiben", "named"} {
		if dir := filepath.Join(w.dir, folder); path == dir || strings.HasPrefix(path, dir+"/") || strings.HasPrefix(path, w.dir+"/") && strings.HasPrefix(dir, path+"/") {
			return true
		}
	}
	return path == "/dev/tty" || path == "/dev/null"
}
