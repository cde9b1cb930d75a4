package i18n

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"shiben/ui/text"
	"shiben/workbook"
)

// separator stands between the names of a place.
const separator = " · "

// Act says where an act took place: "Potential · Operations · Stir". An act of
// several changes names the first place and how many more there are. A row is named
// as it is in the workbook, where it still is there.
func (w *Words) Act(book *workbook.Workbook, act workbook.Act) string {
	return w.act(book, act, w.title)
}

// cased is how a name is written where it stands: as a title, or within a sentence.
type cased func(string) string

func (w *Words) act(book *workbook.Workbook, act workbook.Act, as cased) string {
	places := w.places(book, act.Changes, as)
	switch {
	case act.ID == workbook.NewAct:
		return as(w.T("act.new"))
	case len(places) == 0:
		return as(w.T("act.nothing"))
	case len(places) == 1:
		return places[0]
	}
	return w.T("act.more", "place", places[0], "count", len(places)-1)
}

// Undid is the sentence of an undo, by the act that was taken back and the person
// who took it back. An undo takes the newest act of the workbook, whoever made it:
// the log is one, and what came after an act may rest on it. So the sentence says
// whose it was, when it was not that person's own.
func (w *Words) Undid(book *workbook.Workbook, act workbook.Act, by string) string {
	return w.reverted("act.undid", book, act, by)
}

// Redid is the sentence of a redo, by the act that was brought back and the person
// who brought it back; see Undid.
func (w *Words) Redid(book *workbook.Workbook, act workbook.Act, by string) string {
	return w.reverted("act.redid", book, act, by)
}

func (w *Words) reverted(key string, book *workbook.Workbook, act workbook.Act, by string) string {
	place := w.act(book, act, w.within)
	if act.Author == by {
		return w.T(key, "place", place)
	}
	return w.T(key+"_of", "author", shorten(act.Author), "place", place)
}

// Acts says what each act of a log did, in the log's order. An act that takes back
// an undo is a redo.
func (w *Words) Acts(book *workbook.Workbook, acts []workbook.Act) []string {
	out := make([]string, len(acts))
	undoes := make(map[string]bool, len(acts)) // acts that took another back
	about := make(map[string]int, len(acts))   // the act that each is about in the end
	for i, act := range acts {
		about[act.ID] = i
		if first, ok := about[act.Reverts]; ok && act.Reverts != "" {
			about[act.ID] = first
		}
		original := acts[about[act.ID]]
		switch {
		case act.Reverts == "":
			out[i] = w.Act(book, act)
		case undoes[act.Reverts]:
			out[i] = w.Redid(book, original, act.Author)
		default:
			undoes[act.ID] = true
			out[i] = w.Undid(book, original, act.Author)
		}
	}
	return out
}

// places are the different places of changes, in their order. A row that came
// whole is one place.
func (w *Words) places(book *workbook.Workbook, changes []workbook.Change, as cased) []string {
	var out []string
	seen := map[workbook.Address]bool{}
	for _, c := range changes {
		if !seen[c.Address] {
			seen[c.Address] = true
			out = append(out, w.place(book.Template, c, w.row(book, c), as))
		}
	}
	return out
}

// place names an address, with the row that it is in where that has a name.
func (w *Words) place(t *workbook.Template, c workbook.Change, row string, as cased) string {
	switch {
	case c.Kind == workbook.AboutChange:
		return as(w.T("act.about_" + c.Column))
	case c.Kind == workbook.VersionChange:
		return as(w.T("act.version", "name", shorten(c.After.Text)))
	case c.Facet == workbook.AcceptFacet:
		return as(w.T("act.accepted", "name", w.rule(t, c.Item))) + w.subject(t, c.Row, row, as)
	}
	p := t.Prompt(c.Prompt)
	if p == nil {
		return c.Prompt
	}
	names := []string{as(w.Text(t.PartOf(p.ID).Name))}
	if s := t.Side(c.Side); s != nil {
		names = append(names, as(w.Text(s.Name)))
	}
	names = append(names, as(w.Text(p.Name)))
	if c.Participant != "" {
		return strings.Join(append(names, w.own(c, as)), separator)
	}
	switch c.Kind {
	case workbook.InsertChange:
		names = append(names, as(w.whole("act.row_added", p, c.After.Row)))
	case workbook.RemoveChange:
		names = append(names, as(w.whole("act.row_removed", p, c.Before.Row)))
	default:
		if row != "" {
			names = append(names, row)
		}
		if column := p.Column(c.Column); column != nil {
			names = append(names, as(w.Text(column.Name)))
		}
		if c.Facet != "" {
			names = append(names, as(w.T("act.facet_"+string(c.Facet))))
		}
	}
	return strings.Join(names, separator)
}

// rule is a reading's id and its name.
func (w *Words) rule(t *workbook.Template, id string) string {
	if r := t.Rule(id); r != nil {
		return strings.TrimSpace(id + " " + w.Text(r.Name))
	}
	return id
}

// own is what a participant has for themselves: a mark, or a sentence that is kept
// beside the agreed one.
func (w *Words) own(c workbook.Change, as cased) string {
	switch c.Facet {
	case "":
		return w.T("act.own_mark", "name", shorten(c.Participant))
	case workbook.WhyFacet:
		return w.T("act.own_why", "name", shorten(c.Participant))
	}
	return w.T("act.own_mark", "name", shorten(c.Participant)) + separator + as(w.T("act.facet_"+string(c.Facet)))
}

// subject is what a reading was about: a dimension, a side's scale or a row; it
// begins with the separator.
func (w *Words) subject(t *workbook.Template, id, row string, as cased) string {
	dot := max(strings.LastIndex(id, "."), 0)
	scale, side := t.Prompt(id[:dot]), t.Side(id[min(dot+1, len(id)):])
	switch part := t.Part(id); {
	case part != nil:
		return separator + as(w.Text(part.Name))
	case scale != nil && side != nil:
		return separator + as(w.Text(side.Name)) + separator + as(w.Text(scale.Name))
	case row != "":
		return separator + row
	}
	return ""
}

// row is what the row of a change is called now; empty where it is gone, or where
// it is the name itself that changed.
func (w *Words) row(book *workbook.Workbook, c workbook.Change) string {
	table := c.Prompt
	if rule := book.Template.Rule(c.Item); c.Facet == workbook.AcceptFacet && rule != nil {
		table = rule.Each
	}
	p := book.Template.Prompt(table)
	if p == nil || c.Row == "" || len(p.Columns) == 0 || c.Column == p.Columns[0].ID {
		return ""
	}
	return shorten(w.RowName(book, p, book.Row(table, c.Row)))
}

// whole says what happened to a row, by what its first column holds.
func (w *Words) whole(key string, p *workbook.Prompt, row *workbook.Row) string {
	name := ""
	if row != nil && len(p.Columns) > 0 {
		name = shorten(row.Cells[p.Columns[0].ID])
	}
	return w.T(key, "name", name)
}

// title is a name that stands by itself, in a list or over a text: English ones
// begin with a capital.
func (w *Words) title(s string) string {
	if w.lang != workbook.English {
		return s
	}
	first, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[n:]
}

// within is a name as it stands within a sentence: English ones begin small, but
// for those that are all capitals.
func (w *Words) within(s string) string {
	first, n := utf8.DecodeRuneInString(s)
	if second, _ := utf8.DecodeRuneInString(s[n:]); w.lang != workbook.English || unicode.IsUpper(second) {
		return s
	}
	return string(unicode.ToLower(first)) + s[n:]
}

// quoteCells is how much of a person's text a sentence quotes.
const quoteCells = 24

// shorten is the first line of a text, drawn, cut to what a sentence can quote.
func shorten(s string) string {
	return text.Truncate(strings.TrimSpace(s), quoteCells)
}
