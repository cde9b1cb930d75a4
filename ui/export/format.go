package export

import (
	"path/filepath"
	"slices"
	"strings"

	"shiben/workbook"
	"shiben/workbook/document"
)

// Format is a kind of file.
type Format struct {
	Name    string          // as --to takes it
	Ends    []string        // endings of files' names that mean it, without the dot; the first is written
	Media   string          // its media type
	Binary  bool            // it is no text: a terminal must not get it
	Paged   bool            // it has pages, so a paper
	Answers bool            // it says more than the figures, so what stands beside answers can be asked for
	Kinds   []document.Kind // of documents that it can be; none: it is no document
}

// Formats are the formats there are, in the order in which they are offered.
func Formats() []Format {
	documents := []document.Kind{document.Report, document.Brief, document.HandoutKind}
	return slices.DeleteFunc([]Format{
		{
			Name: "docx", Ends: []string{"docx"}, Binary: true, Paged: true, Answers: true, Kinds: documents,
			Media: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
		},
		{Name: "html", Ends: []string{"html", "htm"}, Media: "text/html", Paged: true, Answers: true, Kinds: documents},
		{Name: "md", Ends: []string{"md", "markdown"}, Media: "text/markdown", Answers: true, Kinds: documents},
		{Name: "json", Ends: []string{"json", "jsonl"}, Media: "application/json"},
		{Name: "csv", Ends: []string{"csv"}, Media: "text/csv", Answers: true, Kinds: documents[:1]},
		{Name: "svg", Ends: []string{"svg"}, Media: "image/svg+xml", Kinds: documents[:1]},
		{Name: "png", Ends: []string{"png"}, Media: "image/png", Binary: true, Kinds: documents[:1]},
	}, func(f Format) bool { return writers()[f.Name] == nil })
}

// Target is what is written: a document of a kind in a format, or with no kind the
// workbook as data.
type Target struct {
	Format
	Kind document.Kind
}

// Ending is the ending of its files' names, with the dot.
func (t Target) Ending() string { return "." + t.Ends[0] }

// Mark is what stands behind a title in its files' names, so that a brief does not
// take the place of the whole document.
func (t Target) Mark() string {
	if t.Kind == "" || t.Kind == document.Report {
		return ""
	}
	return " - " + string(t.Kind)
}

// Names are what --to takes: the formats, and the kinds of document that are written
// in one of several.
func Names() []string {
	var out []string
	for _, f := range Formats() {
		out = append(out, f.Name)
	}
	for _, k := range kinds() {
		if len(formatsOf(k)) > 0 {
			out = append(out, string(k))
		}
	}
	return out
}

// Choose is the target that a person means: to is a format or a kind of document, as
// is the format of a kind, path is the file's name, whose ending counts where nothing
// else is said. ErrInput where that says nothing, or two things.
func Choose(to, as, path string) (Target, error) {
	end := ending(path)
	kind := document.Report
	if slices.Contains(kinds(), document.Kind(to)) {
		kind, to = document.Kind(to), as
		if to == "" {
			to = end
		}
		if to == "" {
			to = "docx"
		}
		if _, ok := find(to); ok && !slices.Contains(formatsOf(kind), to) || !ok && as != "" {
			return Target{}, inputError("export_kind_format", "kind", string(kind), "got", shorten(to), "known", formatsOf(kind))
		}
	} else if as != "" {
		return Target{}, inputError("export_as", "known", kinds())
	}
	if to == "" && end == "" {
		return Target{}, inputError("export_no_format", "known", Names())
	}
	if to == "" {
		to = end
	}
	f, ok := find(to)
	if !ok {
		return Target{}, inputError("export_format", "got", shorten(to), "near", workbook.Nearest(to, Names()), "known", Names())
	}
	if said, ok := find(end); ok && said.Name != f.Name {
		return Target{}, inputError("export_ending", "path", path, "end", end, "format", f.Name)
	}
	if len(f.Kinds) == 0 {
		return Target{Format: f}, nil
	}
	return Target{f, kind}, nil
}

// kinds are the kinds of document that have a name of their own.
func kinds() []document.Kind { return []document.Kind{document.Brief, document.HandoutKind} }

func formatsOf(k document.Kind) []string {
	var out []string
	for _, f := range Formats() {
		if slices.Contains(f.Kinds, k) {
			out = append(out, f.Name)
		}
	}
	return out
}

// find is the format of a name or an ending.
func find(name string) (Format, bool) {
	name = strings.ToLower(name)
	for _, f := range Formats() {
		if f.Name == name || slices.Contains(f.Ends, name) {
			return f, true
		}
	}
	return Format{}, false
}

func ending(path string) string { return strings.TrimPrefix(filepath.Ext(path), ".") }

func shorten(s string) string {
	if r := []rune(s); len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}

func inputError(code string, args ...any) error {
	return workbook.NewProblem(workbook.ErrInput, code, args...)
}
