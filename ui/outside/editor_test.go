package outside

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"shiben/ui"
	"shiben/workbook"
)

func code(err error) string {
	var p *workbook.Problem
	if errors.As(err, &p) {
		return p.Code
	}
	return ""
}

func TestACommandIsSplitIntoWords(t *testing.T) {
	for in, want := range map[string][]string{
		"":                             nil,
		"  \t ":                        nil,
		"vim":                          {"vim"},
		"code --wait":                  {"code", "--wait"},
		`"/opt/my editor/ed" -n`:       {"/opt/my editor/ed", "-n"},
		`'/opt/my editor/ed'  -n `:     {"/opt/my editor/ed", "-n"},
		`/opt/my\ editor/ed -n`:        {"/opt/my editor/ed", "-n"},
		`C:\Windows\notepad.exe /A`:    {`C:\Windows\notepad.exe`, "/A"},
		`emacs -e "(message \"a b\")"`: {"emacs", "-e", `(message "a b")`},
		`sh -c 'a $(b) "c"' x`:         {"sh", "-c", `a $(b) "c"`, "x"},
		`ed ""`:                        {"ed", ""},
		`ed 'open to the end`:          {"ed", "open to the end"},
		"编辑器 参数":                       {"编辑器", "参数"},
	} {
		if got := split(in); !slices.Equal(got, want) {
			t.Errorf("%q is split into %q, want %q", in, got, want)
		}
	}
}

func TestAFilesNameSaysWhatTheTextIsAndLeadsNowhere(t *testing.T) {
	for in, want := range map[string]string{
		"市场": "市场.md", "The market, seen from inside": "The-market-seen-from-inside.md",
		"": "text.md", "../../etc/passwd": "etc-passwd.md", "-rf /": "rf.md", ".hidden": "hidden.md", "a/b\\c\x1b[31m\x00": "a-b-c-31m.md",
		"\u202egnp.exe": "gnp-exe.md", strings.Repeat("长", 200): strings.Repeat("长", 40) + ".md", "…": "text.md",
	} {
		if got := fileName(in); got != want {
			t.Errorf("%q names the file %q, want %q", in, got, want)
		}
	}
}

func TestTheEditorIsTheOneThatIsNamed(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		visual, editor string
		want           []string
		code           string
	}{
		{self + " -w", "other", []string{self, "-w"}, ""},
		{"", self, []string{self}, ""},
		{"  ", self, []string{self}, ""},
		{"", "", nil, "editor_none"},
		{"no-such-editor --wait", self, nil, "editor_missing"},
		{"", "/nowhere/ed", nil, "editor_missing"},
	} {
		env := map[string]string{"VISUAL": c.visual, "EDITOR": c.editor}
		cmd, err := Editor{Getenv: func(n string) string { return env[n] }}.command()
		if code(err) != c.code {
			t.Errorf("%v: %v, want %q", env, err, c.code)
		}
		if err == nil && !slices.Equal(cmd.Args, c.want) {
			t.Errorf("%v: runs %q, want %q", env, cmd.Args, c.want)
		}
	}
}

// left is what comes back of a text when something is done to its file.
func left(t *testing.T, before string, do func(path string), ended error) (ui.EditedMsg, file) {
	t.Helper()
	f, err := write(filepath.Join(t.TempDir(), "state"), "市场", before)
	if err != nil {
		t.Fatal(err)
	}
	do(f.path)
	return f.back(nil, "/usr/bin/ed", ended), f
}

func overwrite(t *testing.T, text string) func(string) {
	return func(path string) {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func TestNobodyElseReadsTheFile(t *testing.T) {
	_, f := left(t, "秘密", func(string) {}, nil)
	for path, want := range map[string]os.FileMode{f.path: 0o600, filepath.Dir(f.path): 0o700 | os.ModeDir} {
		if info, err := os.Stat(path); err != nil || info.Mode() != want {
			t.Errorf("%s: %v %v, want %v", path, info.Mode(), err, want)
		}
	}
}

func TestATextComesBackAsItWentOut(t *testing.T) {
	for _, text := range []string{"", "一行", "两行\n第二行", "末尾空行\n", "\n\n", "tab\there"} {
		msg, _ := left(t, text, func(string) {}, nil)
		if msg.Err != nil || msg.Text != text {
			t.Errorf("%q came back as %q, %v", text, msg.Text, msg.Err)
		}
	}
}

func TestWhatComesBackIsCleaned(t *testing.T) {
	for wrote, want := range map[string]string{
		"一行\n": "一行", "一行": "一行", "a\r\nb\r\n": "a\nb", "\ufeff势本\n": "势本", "a\x1b[31mb\x07\u202ec\u009b0m\n": "abc",
		"": "", "\n": "", "家👨‍👩‍👧‍👦\n": "家👨‍👩‍👧‍👦",
	} {
		msg, f := left(t, "先前", overwrite(t, wrote), nil)
		if msg.Err != nil || msg.Text != want {
			t.Errorf("%q came back as %q, %v, want %q", wrote, msg.Text, msg.Err, want)
		}
		if err := msg.Drop(); err != nil {
			t.Error(err)
		}
		if _, err := os.Stat(filepath.Dir(f.path)); !os.IsNotExist(err) {
			t.Errorf("the folder is still there: %v", err)
		}
	}
}

// Whatever goes wrong, the file stays as it is, and the error says where.
func TestAFileStaysWhenSomethingFails(t *testing.T) {
	long := strings.Repeat("长", workbook.MaxText/3+1)
	bad := exec.Command("sh", "-c", "exit 3").Run()
	killed := exec.Command("sh", "-c", "kill -9 $$").Run()
	for name, c := range map[string]struct {
		wrote string
		ended error
		code  string
	}{
		"no success":  {"写了一半", bad, "editor_code"},
		"killed":      {"写了一半", killed, "editor_killed"},
		"not started": {"写了一半", errors.New("exec format error"), "editor_start"},
		"not UTF-8":   {"\xff\xfeh\x00i\x00", nil, "editor_utf8"},
		"too large":   {long, nil, "editor_large"},
	} {
		msg, f := left(t, "先前", overwrite(t, c.wrote), c.ended)
		var p *workbook.Problem
		if !errors.As(msg.Err, &p) || p.Code != c.code || p.Args["path"] != f.path || msg.File != f.path {
			t.Errorf("%s: %v, want %s with the path", name, msg.Err, c.code)
		}
		if data, err := os.ReadFile(f.path); err != nil || string(data) != c.wrote {
			t.Errorf("%s: the file holds %.20q, %v", name, data, err)
		}
	}
}

func TestAFileThatIsGoneOrSomethingElseIsNotRead(t *testing.T) {
	secret := filepath.Join(t.TempDir(), "secret")
	overwrite(t, "not for a workbook")(secret)
	for name, c := range map[string]struct {
		do   func(path string)
		code string
	}{
		"gone":   {func(path string) { os.Remove(path) }, "editor_gone"},
		"link":   {func(path string) { os.Remove(path); os.Symlink(secret, path) }, "editor_odd"},
		"folder": {func(path string) { os.Remove(path); os.Mkdir(path, 0o700) }, "editor_odd"},
	} {
		msg, _ := left(t, "先前", c.do, nil)
		if code(msg.Err) != c.code || msg.Text != "" {
			t.Errorf("%s: %q, %v, want %s", name, msg.Text, msg.Err, c.code)
		}
	}
}

// The command makes no file when there is no editor, and says so.
func TestNoEditorNoFile(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "state")
	e := Editor{Getenv: func(string) string { return "" }, Folder: folder}
	of := new(int)
	msg, ok := e.Edit(ui.EditRequest{Of: of, Name: "市场", Text: "文字"})().(ui.EditedMsg)
	if !ok || msg.Of != any(of) || code(msg.Err) != "editor_none" {
		t.Errorf("%#v", msg)
	}
	if _, err := os.Stat(folder); !os.IsNotExist(err) {
		t.Errorf("a folder was made: %v", err)
	}
	e.Getenv = func(string) string { return "true" }
	if msg := e.Edit(ui.EditRequest{Of: of})(); reflect.TypeOf(msg).PkgPath() != "charm.land/bubbletea/v2" {
		t.Errorf("the terminal is not given away: %T", msg)
	}
}
