package exporting

import (
	"slices"
	"strings"

	"shiben/ui/export"
	"shiben/workbook"
	"shiben/workbook/document"
)

// wants is what a person chose so far. What a format has no use for is kept, for
// when another is chosen.
type wants struct {
	format  string // of export.Formats
	kind    document.Kind
	langs   string // a language, or both
	paper   document.Paper
	names   bool // CSV: in words
	bom     bool
	without map[string]bool // parts that are left out
	with    map[string]bool // what stands beside the answers
}

// both is the choice of both languages.
const both = "both"

// The rows that are no part and nothing beside the answers.
const (
	formatRow = "format"
	kindRow   = "kind"
	langRow   = "lang"
	paperRow  = "paper"
	namesRow  = "names"
	bomRow    = "bom"
	partRow   = "part:" // and the part's id
	withRow   = "with:" // and what
)

// standard is what most want: a report with comments and evidence.
func standard(lang workbook.Lang) wants {
	return wants{
		format: export.Formats()[0].Name, kind: document.Report, langs: string(lang), paper: document.A4, names: true, bom: true,
		without: map[string]bool{}, with: map[string]bool{"comments": true, "evidence": true},
	}
}

// target is what is written. A kind that the format has not becomes its first.
func (w *wants) target() export.Target {
	f := w.formatOf()
	t := export.Target{Format: f}
	if len(f.Kinds) > 0 {
		t.Kind = f.Kinds[0]
	}
	if slices.Contains(f.Kinds, w.kind) {
		t.Kind = w.kind
	}
	return t
}

func (w *wants) formatOf() export.Format {
	formats := export.Formats()
	at := slices.IndexFunc(formats, func(f export.Format) bool { return f.Name == w.format })
	return formats[max(at, 0)]
}

// options are what is wanted, for the exporter. Where no part is left in, all are.
func (s *Screen) options() export.Options {
	w := &s.wants
	o := export.Options{Names: w.names, BOM: w.bom}
	o.Zone = s.zone()
	o.Kind, o.Paper, o.Langs = w.target().Kind, w.paper, []workbook.Lang{workbook.Lang(w.langs)}
	if w.langs == both {
		o.Langs = []workbook.Lang{workbook.Chinese, workbook.English}
		if s.look.Words.Lang() == workbook.English {
			slices.Reverse(o.Langs)
		}
	}
	parts := s.d.Workbook().Template.Parts
	for i := range parts {
		if !w.without[parts[i].ID] {
			o.Parts = append(o.Parts, parts[i].ID)
		}
	}
	if len(o.Parts) == len(parts) {
		o.Parts = nil
	}
	o.With = document.With{
		Comments: w.with["comments"], Evidence: w.with["evidence"], Guidance: w.with["guidance"],
		Claims: w.with["claims"], Empty: w.with["empty"], History: w.with["history"],
	}
	return o
}

// row is one thing to choose.
type row struct {
	id    string
	head  string // what stands over it, where a group begins
	label string
	value string // the choice; empty for what is in or out
	at    int    // of so many choices
	of    int
	on    bool
}

// tick tells whether the row is in or out.
func (r *row) tick() bool { return r.of == 0 }

// rows are the things that the format leaves to choose.
func (s *Screen) rows() []row {
	w, t := &s.wants, s.wants.target()
	var out []row
	choice := func(id string, ids []string, at string) {
		i := max(slices.Index(ids, at), 0)
		out = append(out, row{id: id, label: s.t("row_" + id), value: s.t(id + "_" + ids[i]), at: i, of: len(ids)})
	}
	tick := func(id, head, label string, on bool) {
		out = append(out, row{id: id, head: head, label: label, on: on})
	}
	choice(formatRow, formats(), t.Name)
	if len(t.Kinds) > 1 {
		choice(kindRow, strs(t.Kinds), string(t.Kind))
	}
	if len(t.Kinds) > 0 {
		choice(langRow, langs(), w.langs)
	}
	if t.Paged {
		choice(paperRow, papers(), string(w.paper))
	}
	if t.Name == "csv" {
		tick(namesRow, "", s.t("names"), w.names)
		tick(bomRow, "", s.t("bom"), w.bom)
	}
	if len(t.Kinds) > 0 {
		head := s.t("head_parts")
		for i := range s.d.Workbook().Template.Parts {
			p := &s.d.Workbook().Template.Parts[i]
			tick(partRow+p.ID, head, s.look.Words.Text(p.Name), !w.without[p.ID])
			head = ""
		}
	}
	if t.Answers {
		head := s.t("head_with")
		for _, id := range beside(t.Kind) {
			tick(withRow+id, head, s.t("with_"+id), w.with[id])
			head = ""
		}
	}
	return out
}

func formats() []string {
	var out []string
	for _, f := range export.Formats() {
		out = append(out, f.Name)
	}
	return out
}

func langs() []string {
	return []string{string(workbook.Chinese), string(workbook.English), both}
}
func papers() []string { return strs([]document.Paper{document.A4, document.Letter}) }

func strs[S ~string](all []S) []string {
	out := make([]string, len(all))
	for i, s := range all {
		out[i] = string(s)
	}
	return out
}

// beside is what can stand beside the answers, or in a handout beside the prompts.
func beside(k document.Kind) []string {
	if k == document.HandoutKind {
		return []string{"guidance", "claims"}
	}
	return []string{"comments", "evidence", "guidance", "claims", "empty", "history"}
}

// turn goes on to another choice, or puts in or out.
func (s *Screen) turn(r row, by int) {
	w := &s.wants
	next := func(ids []string) string { return ids[(r.at+by+len(ids))%len(ids)] }
	switch {
	case r.id == formatRow:
		w.format = next(formats())
	case r.id == kindRow:
		w.kind = document.Kind(next(strs(w.target().Kinds)))
	case r.id == langRow:
		w.langs = next(langs())
	case r.id == paperRow:
		w.paper = document.Paper(next(papers()))
	case r.id == namesRow:
		w.names = !w.names
	case r.id == bomRow:
		w.bom = !w.bom
	case strings.HasPrefix(r.id, partRow):
		toggle(w.without, strings.TrimPrefix(r.id, partRow))
	case strings.HasPrefix(r.id, withRow):
		toggle(w.with, strings.TrimPrefix(r.id, withRow))
	}
	s.rename()
}

func toggle(set map[string]bool, id string) { set[id] = !set[id] }

// rename proposes a file of the workbook's title, unless the person named one.
func (s *Screen) rename() {
	if s.own || s.look.Words == nil {
		return
	}
	t := s.wants.target()
	name := s.title()
	if t.Kind == document.Brief || t.Kind == document.HandoutKind {
		name = s.t("name_"+string(t.Kind), "title", name)
	}
	name = export.FileName(name)
	if t.Name != "csv" {
		name += t.Ending()
	}
	s.path.SetValue(name)
}
