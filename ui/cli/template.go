package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/pflag"

	"shiben/ui/export"
	"shiben/workbook"
	"shiben/workbook/document"
)

type templateFlags struct {
	depth string
	force bool
}

func (s *session) templateCommand() command {
	var f templateFlags
	depth := func(set *pflag.FlagSet) { set.StringVar(&f.depth, "depth", "", "") }
	force := func(set *pflag.FlagSet) { set.BoolVar(&f.force, "force", false, "") }
	return command{use: "template list|new|show|check|print", group: groupMore, most: many, sub: []command{
		{use: "list", run: s.runTemplateList},
		{use: "new [FILE]", most: 1, flags: force, run: bind(s.runTemplateNew, &f)},
		{use: "show ID|FILE", least: 1, most: 1, run: s.runTemplateShow},
		{use: "check FILE…", least: 1, most: many, run: s.runTemplateCheck},
		{use: "print ID|FILE", least: 1, most: 1, flags: depth, run: bind(s.runTemplatePrint, &f)},
	}}
}

// shelved are templates as JSON: path is null for those of the program, problem
// says why a file cannot be used.
type shelved struct {
	Schema    int          `json:"schema"`
	Templates []shelvedOne `json:"templates"`
}

type shelvedOne struct {
	ID      string         `json:"id"`
	Version int            `json:"version"`
	Title   *workbook.Text `json:"title"`
	Path    *string        `json:"path"`
	Problem *string        `json:"problem"`
}

// runTemplateList lists the program's templates and a person's own; with --plain as
// lines of id, version, title and path.
func (s *session) runTemplateList(context.Context, []string) error {
	words, err := s.say()
	if err != nil {
		return err
	}
	ids, err := s.builtIns()
	if err != nil {
		return err
	}
	files, err := s.ownFiles()
	if err != nil {
		return err
	}
	out := shelved{Schema: schema}
	for _, id := range ids {
		t, err := s.builtIn(id)
		if err != nil {
			return err
		}
		out.Templates = append(out.Templates, shelvedOne{ID: t.ID, Version: t.Version, Title: &t.Title})
	}
	for _, file := range files {
		one := shelvedOne{Path: &file}
		if t, err := ownTemplate(file); err == nil {
			one.ID, one.Version, one.Title = t.ID, t.Version, &t.Title
		} else {
			one.Problem = said(words.Error(err))
		}
		out.Templates = append(out.Templates, one)
	}
	if s.flags.json {
		return s.writeJSON(out)
	}
	return s.templateTable(out.Templates)
}

func (s *session) templateTable(all []shelvedOne) error {
	page, err := s.newPage()
	if err != nil {
		return err
	}
	for i, t := range all {
		where, title := textOf(t.Path), ""
		if t.Title != nil {
			title = page.look.Words.Text(*t.Title)
		}
		if s.flags.plain {
			s.fields(t.ID, strconv.Itoa(t.Version), title, where)
			continue
		}
		if i > 0 {
			page.add("")
		}
		if t.Problem != nil {
			page.block(*t.Problem, 0, page.look.Theme.Bad)
			continue
		}
		if where == "" {
			where = page.look.Words.T("cli.built_in")
		}
		page.block(sourced(t.ID, title), 0, page.look.Theme.Strong)
		page.block(sourced(page.look.Words.T("cli.template_version", "version", t.Version), where), indent, page.look.Theme.Muted)
	}
	return s.drawn(page.rows)
}

// runTemplateNew writes the commented skeleton of a template to a file that is not
// there yet, or to stdout.
func (s *session) runTemplateNew(_ context.Context, f *templateFlags, args []string) error {
	data, err := fs.ReadFile(s.Assets, "skeleton/template.yaml")
	if err != nil {
		return err
	}
	if len(args) == 0 || args[0] == "-" {
		_, err := s.out.Write(data)
		return err
	}
	how := os.O_WRONLY | os.O_CREATE | os.O_EXCL
	if f.force {
		how = os.O_WRONLY | os.O_CREATE | os.O_TRUNC
	}
	file, err := os.OpenFile(args[0], how, 0o644)
	if errors.Is(err, fs.ErrExist) {
		return usage("file_exists", "path", args[0])
	}
	if err != nil {
		return export.Unwritable(args[0], err)
	}
	_, err = file.Write(data)
	if err = errors.Join(err, file.Close()); err != nil {
		return export.Unwritable(args[0], err)
	}
	return nil
}

// proofread is what template check found, as JSON.
type proofread struct {
	Schema int         `json:"schema"`
	Files  []proofFile `json:"files"`
}

type proofFile struct {
	File     string      `json:"file"`
	Problems []proofLine `json:"problems"`
}

type proofLine struct {
	Line    any    `json:"line"`
	Column  any    `json:"column"`
	Code    string `json:"code"`
	Message string `json:"message"`
}

// runTemplateCheck prints every problem of templates' files as FILE:LINE:COLUMN:
// SENTENCE; the code is 2 when there is any.
func (s *session) runTemplateCheck(_ context.Context, files []string) error {
	words, err := s.say()
	if err != nil {
		return err
	}
	out := proofread{schema, []proofFile{}}
	for _, file := range files {
		data, err := readTemplate(file)
		if err != nil {
			return err
		}
		one := proofFile{file, []proofLine{}}
		for _, p := range workbook.CheckTemplate(data) {
			s.code = codeUsage
			place := words.T("cli.template_place", "line", p.Args["line"], "column", p.Args["column"])
			sentence := strings.TrimLeft(strings.TrimPrefix(words.Error(p), place), ":,：， ")
			one.Problems = append(one.Problems, proofLine{p.Args["line"], p.Args["column"], p.Code, sentence})
		}
		out.Files = append(out.Files, one)
	}
	if s.flags.json {
		return s.writeJSON(out)
	}
	for _, f := range out.Files {
		for _, p := range f.Problems {
			s.lines(s.shown(fmt.Sprintf("%s:%v:%v: %s", f.File, p.Line, p.Column, p.Message)))
		}
	}
	return nil
}

// runTemplatePrint prints a blank handout in Markdown, at the fullest depth unless
// another is asked for.
func (s *session) runTemplatePrint(_ context.Context, f *templateFlags, args []string) error {
	t, err := s.template(args[0])
	if err != nil {
		return err
	}
	words, err := s.say()
	if err != nil {
		return err
	}
	depth := f.depth
	if depth == "" {
		depth = t.Depths[len(t.Depths)-1].ID
	}
	var known []string
	for _, d := range t.Depths {
		known = append(known, d.ID)
	}
	if !slices.Contains(known, depth) {
		return usage("depth_unknown", "got", short(depth), "known", known)
	}
	o := document.Options{Langs: []workbook.Lang{words.Lang()}, With: document.With{Claims: true}}
	if s.flags.lang == bothLanguages {
		o.Langs = []workbook.Lang{workbook.Chinese, workbook.English}
	}
	return export.New(s.Assets, s.Now().Location()).Handout(s.Stdout, t, depth, o)
}
