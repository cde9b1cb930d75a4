package cli

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"shiben/ui/export"
	"shiben/workbook"
	"shiben/workbook/document"
)

type exportFlags struct {
	to, as, output, at, paper, sheet string
	parts, with                      []string
	all, force, names, bom           bool
}

func (x *exportFlags) add(f *pflag.FlagSet) {
	f.StringVar(&x.to, "to", "", "")
	f.StringVar(&x.as, "as", "", "")
	f.StringVarP(&x.output, "output", "o", "", "")
	f.BoolVar(&x.all, "all", false, "")
	f.StringSliceVar(&x.parts, "parts", nil, "")
	f.StringSliceVar(&x.with, "with", nil, "")
	f.StringVar(&x.paper, "paper", "", "")
	f.StringVar(&x.sheet, "sheet", "", "")
	f.BoolVar(&x.names, "names", false, "")
	f.BoolVar(&x.bom, "bom", false, "")
	f.BoolVar(&x.force, "force", false, "")
	f.StringVar(&x.at, "at", "", "")
}

// exported is what export gives under --json: the files that it wrote.
type exported struct {
	Schema int            `json:"schema"`
	Files  []exportedFile `json:"files"`
}

type exportedFile struct {
	ID     string `json:"id"` // of the workbook; empty for a file that holds several
	Path   string `json:"path"`
	Format string `json:"format"`
	Bytes  int64  `json:"bytes"`
}

// runExport writes workbooks for those who have no Shiben: one to stdout or a file,
// several into a folder, or as JSON into one file. The paths of what it wrote are
// the answer.
func (s *session) runExport(ctx context.Context, x *exportFlags, refs []string) error {
	heads, err := s.chosen(ctx, x, refs)
	if err != nil {
		return err
	}
	e := &exporting{session: s, flags: x, heads: heads, exporter: export.New(s.Assets, s.Now().Location())}
	if err := e.settle(); err != nil {
		return err
	}
	e.sayTrash(ctx)
	switch {
	case e.place == toStdout:
		return e.toStdout(ctx)
	case e.place == toFile:
		err = e.toFile(ctx)
	default:
		err = e.toFolder(ctx)
	}
	return e.answer(err)
}

// sayTrash tells of what lies in the trash that all does not mean it: what is deleted
// is not for others.
func (e *exporting) sayTrash(ctx context.Context) {
	if !e.flags.all {
		return
	}
	if gone, err := e.store.Trashed(ctx); err == nil && len(gone) > 0 {
		e.warn(workbook.NewProblem(nil, "trash_not_exported", "n", len(gone)))
	}
}

// chosen are the workbooks that are meant, each once.
func (s *session) chosen(ctx context.Context, x *exportFlags, refs []string) ([]workbook.Head, error) {
	if x.all == (len(refs) > 0) {
		return nil, usage("arguments", "usage", exportForms)
	}
	store, err := s.library()
	if err != nil {
		return nil, err
	}
	all, err := store.List(ctx)
	if err != nil || x.all {
		if err == nil && len(all) == 0 {
			err = usage("export_none")
		}
		return all, err
	}
	var out []workbook.Head
	for _, ref := range refs {
		h, err := match(all, ref)
		if err != nil {
			return nil, err
		}
		if !slices.ContainsFunc(out, func(o workbook.Head) bool { return o.ID == h.ID }) {
			out = append(out, h)
		}
	}
	return out, nil
}

// The forms of export, for a call that is none of them.
const exportForms = `
  shiben export REF --to FORMAT [-o FILE|FOLDER|-]
  shiben export REF -o FILE.docx
  shiben export REF… --to FORMAT -o FOLDER
  shiben export --all --to json -o FILE.jsonl`

// place is where the files go.
type exportPlace int

const (
	toStdout exportPlace = iota
	toFile
	toFolder
)

// exporting is one run of export.
type exporting struct {
	*session
	flags    *exportFlags
	heads    []workbook.Head
	exporter *export.Exporter
	place    exportPlace
	target   export.Target
	options  export.Options
	files    []exportedFile
}

// settle holds that the flags go together, before anything is read or written.
func (e *exporting) settle() error {
	x := e.flags
	name := x.output
	if e.place = e.placeOf(); e.place != toFile {
		name = ""
	}
	var err error
	if e.target, err = export.Choose(x.to, x.as, name); err != nil {
		return err
	}
	if e.options, err = e.optionsOf(); err != nil {
		return err
	}
	one := e.target.Name == "json"
	switch {
	case len(e.heads) > 1 && e.place != toFolder && !one:
		return usage("export_folder", "n", len(e.heads))
	case e.place != toStdout:
		return nil
	case e.json():
		return usage("export_json_stdout")
	case e.target.Binary && e.onTerminal():
		return usage("export_terminal", "format", e.target.Name, "end", e.target.Ending())
	}
	return nil
}

func (e *exporting) json() bool { return e.session.flags.json }

// placeOf is a folder where one is named, or where several files are to be written
// and the name has no ending of a file that holds several.
func (e *exporting) placeOf() exportPlace {
	path := e.flags.output
	if path == "" || path == "-" {
		return toStdout
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() || strings.HasSuffix(path, string(filepath.Separator)) {
		return toFolder
	}
	lines := slices.Contains([]string{".json", ".jsonl"}, strings.ToLower(filepath.Ext(path)))
	several := len(e.heads) > 1 || e.flags.all
	tables := e.flags.to == "csv" && !strings.EqualFold(filepath.Ext(path), ".csv")
	if several && !lines || tables {
		return toFolder
	}
	return toFile
}

// optionsOf are the options of the flags; one that the target has no use for is an
// error.
func (e *exporting) optionsOf() (export.Options, error) {
	x, t := e.flags, e.target
	var o export.Options
	for _, f := range []struct {
		flag  string
		given bool
		fits  bool
	}{
		{"--parts", x.parts != nil, len(t.Kinds) > 0},
		{"--with", x.with != nil, t.Answers},
		{"--paper", x.paper != "", t.Paged},
		{"--sheet", x.sheet != "", t.Name == "csv"},
		{"--names", x.names, t.Name == "csv"},
		{"--bom", x.bom, t.Name == "csv"},
	} {
		if f.given && !f.fits {
			return o, usage("export_flag", "flag", f.flag, "format", t.Name)
		}
	}
	o.Langs = []workbook.Lang{e.lang()}
	if e.session.flags.lang == bothLanguages {
		o.Langs = []workbook.Lang{workbook.Chinese, workbook.English}
	}
	o.Parts, o.Sheet, o.Names, o.BOM = x.parts, x.sheet, x.names, x.bom
	switch o.Paper = document.Paper(strings.ToLower(x.paper)); o.Paper {
	case "", document.A4, document.Letter:
	default:
		return o, usage("flag_value", "flag", "--paper", "got", short(x.paper), "known", papers())
	}
	var err error
	o.With, err = withOf(x.with)
	return o, err
}

func papers() []string { return []string{string(document.A4), string(document.Letter)} }

// everything is what --with takes for all there is.
const everything = "all"

// with are what --with takes, each with its place in the options.
func with(w *document.With) (names []string, at map[string]*bool) {
	at = map[string]*bool{
		"comments": &w.Comments, "evidence": &w.Evidence, "guidance": &w.Guidance,
		"claims": &w.Claims, "empty": &w.Empty, "history": &w.History,
	}
	return []string{"comments", "evidence", "guidance", "claims", "empty", "history"}, at
}

func withOf(given []string) (document.With, error) {
	var w document.With
	names, at := with(&w)
	for _, g := range given {
		g = strings.ToLower(strings.TrimSpace(g))
		switch {
		case g == everything:
			for _, to := range at {
				*to = true
			}
		case at[g] != nil:
			*at[g] = true
		default:
			known := append(names, everything)
			return w, usage("export_with", "got", short(g), "near", workbook.Nearest(g, known), "known", known)
		}
	}
	return w, nil
}

// exportValues are what the flags of export take.
func exportValues() map[string][]string {
	names, _ := with(&document.With{})
	return map[string][]string{"to": export.Names(), "with": append(names, everything), "paper": papers()}
}
