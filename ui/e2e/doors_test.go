package e2e

import (
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"shiben/ui/uitest"
)

// TestNothingThatSteersComesThroughAFile sends every kind of hostile text through the
// doors that are files, names of files and the environment, and looks at all that the
// program says of it and at every document that is text. The doors of one command,
// and those of the screens, are held by tests of ui/cli and ui/app.
func TestNothingThatSteersComesThroughAFile(t *testing.T) {
	unraced(t)
	t.Parallel()
	d := newDoors(t)
	d.files()
	for i, name := range d.names {
		d.paths(name, i == 0)
	}
	d.documents()
	if d.said < 50 || d.taken < 20 {
		t.Errorf("%d answers were looked at, %d inputs were taken: the doors lead nowhere", d.said, d.taken)
	}
}

type doors struct {
	*home
	text  string   // all that is hostile
	names []string // the same as names of files
	said  int
	taken int
}

func newDoors(t *testing.T) *doors {
	d := &doors{home: newHome(t, languages[0])}
	name := ""
	for _, f := range uitest.Families() {
		d.text += strings.ReplaceAll(f.Text, "\x00", "")
		if len(name)+len(f.Text) > 150 {
			d.names, name = append(d.names, name), ""
		}
		name += strings.NewReplacer("\x00", "", "/", "").Replace(f.Text)
	}
	d.names = append(d.names, name)
	d.env = append(d.env, "SHIBEN_AUTHOR="+d.text)
	return d
}

// try runs a command, which may refuse, and returns what it printed.
func (d *doors) try(stdin string, args ...string) string {
	d.t.Helper()
	r := d.run(stdin, args...)
	d.said++
	if r.code == 0 {
		d.taken++
	}
	for where, said := range map[string]string{"stdout": r.out, "stderr": r.talk} {
		if bad := uitest.Steers(said); bad != "" {
			d.t.Errorf("%.60q: %s holds %s", args, where, bad)
		}
	}
	if strings.Contains(r.talk, "goroutine ") {
		d.t.Errorf("%.60q: %s", args, r.talk)
	}
	return r.out
}

// files are workbooks and answers that others send.
func (d *doors) files() {
	d.must("new", "book", "--subject", "茶客")
	d.must("set", "book", "actor.m.market", "四十岁上下", "--why", "缘由一句", "--evidence", "依据一条")
	d.must("comment", "add", "book", "actor.m.market", "说一句话", "--side", "marketing")
	d.must("set", "book", "loop.moves", "--row", "new", "name=发传单")
	whole := d.must("export", "book", "--to", "json", "-o", "-")
	for _, as := range []string{d.text, strings.Trim(strconv.QuoteToASCII(d.text), `"`)} {
		sent := whole
		for _, word := range []string{"book", "茶客", "四十岁上下", "缘由一句", "依据一条", "说一句话", "发传单"} {
			if !strings.Contains(whole, word) {
				d.t.Fatalf("the export has no %q", word)
			}
			sent = strings.ReplaceAll(sent, word, as)
			d.try(strings.Replace(whole, word, as, 1), "import", "-")
		}
		d.try(sent, "import", "-")
	}
	d.try(d.text, "import", "-")
	d.csv()
}

// csv is the answers of a folder as a spreadsheet gives them back.
func (d *doors) csv() {
	sheets := filepath.Join(d.dir, "sheets")
	d.must("export", "book", "--to", "csv", "-o", sheets)
	files, err := filepath.Glob(filepath.Join(sheets, "*"))
	must(d.t, err)
	if len(files) == 0 {
		d.t.Fatal("no sheets")
	}
	for _, file := range files {
		data := string(read(d.t, file))
		for _, word := range []string{"四十岁上下", "依据一条", "发传单"} {
			data = strings.ReplaceAll(data, word, `"`+strings.ReplaceAll(d.text, `"`, `""`)+`"`)
		}
		write(d.t, file, []byte(data))
		d.try("", "import", file, "--into", "book")
	}
}

// paths are what a person names.
func (d *doors) paths(name string, all bool) {
	at := func(ending string) string { return filepath.Join(d.dir, name+ending) }
	d.try("", "list", "--library", at(".none"))
	d.try("", "import", at(".none"))
	d.try("", "export", "book", "--to", "md", "-o", at(".md"))
	d.try("", "export", "book", "--to", name)
	if !all {
		return
	}
	d.try("", "export", "book", "--to", "md", "-o", at(".md")) // there is one
	d.try("", "export", name, "--to", "md", "-o", "-")
	d.try("", "backup", at(".db"))
	d.try("", "restore", "--list")
	d.try("", "restore", at(".db"), "--yes")
	d.try("", "restore", at(".none"), "--yes")
	d.try("", "check", "--salvage", at(".saved"))
	d.try("", "list", "--library", at(".db"))
	d.try("", "import", at(".db"))
	d.try("", "trash", "restore", name)
}

// documents are what goes out: what came in stands in them, and steers nobody.
func (d *doors) documents() {
	d.try("", "list")
	d.try("", "man")
	d.try("", "completion", "bash")
	for _, to := range []string{"md", "html", "json", "svg"} {
		d.try("", "export", "book", "--to", to, "-o", "-", "--with", "comments,evidence,history")
	}
	d.must("rm", "book", "--yes")
	d.try("", "trash", "list")
	d.try("", "trash", "list", "--json")
	d.try("", "trash", "empty", "--yes")
	entries, err := os.ReadDir(d.dir)
	must(d.t, err)
	if len(entries) < len(d.names) {
		d.t.Errorf("%d files were written", len(entries))
	}
}
