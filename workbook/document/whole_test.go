package document_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"shiben/workbook"
	"shiben/workbook/document"
	"shiben/workbook/document/documenttest"
	"shiben/workbook/workbooktest"
)

// drawn is a workbook of another comparison after random edits, with its log.
func drawn(t *testing.T, rt *rapid.T) (*workbook.Workbook, workbook.History) {
	w, log := workbooktest.Begin(t)
	for i := range rapid.IntRange(1, 40).Draw(rt, "edits") {
		c := workbooktest.Edit(rt, w, "prompt")
		if p := w.Template.Prompt(c.Prompt); p != nil && p.Kind == workbook.Scale && rapid.IntRange(0, 3).Draw(rt, "own") == 0 {
			c.Participant = rapid.SampledFrom([]string{"甲", "乙"}).Draw(rt, "who")
			c.Before = w.At(c.Address)
		}
		c.Act, c.Seq = fmt.Sprint("a", i), len(log)+1
		if err := w.Apply(c); err == nil { // a review of what is gone and the like
			log = append(log, c)
		}
	}
	return w, log
}

// typed are the texts of a workbook that a person wrote.
func typed(w *workbook.Workbook) []string {
	var out []string
	for _, r := range w.Records() {
		if r.Value.Row != nil {
			p := w.Template.Prompt(r.Key.Prompt)
			for id, text := range r.Value.Row.Cells {
				if c := p.Column(id); c.Type == workbook.TextCell || c.Type == workbook.DateCell || c.Type == workbook.NumberCell {
					out = append(out, text)
				}
			}
			continue
		}
		out = append(out, r.Value.Text, r.Key.Participant)
		if r.Facets == nil {
			continue
		}
		out = append(out, r.Facets.Why)
		for _, item := range r.Facets.Evidence {
			out = append(out, item.Evidence.Text, item.Evidence.By, item.Evidence.Date)
		}
		for _, item := range r.Facets.Comments {
			out = append(out, item.Comment.Text, item.Comment.Author)
		}
		if r.Facets.Carried != nil {
			out = append(out, r.Facets.Carried.Text)
		}
	}
	return append(out, w.About.Title)
}

func TestEveryTypedTextIsInTheDocument(t *testing.T) {
	said := documenttest.Words(t)
	rapid.Check(t, func(rt *rapid.T) {
		w, log := drawn(t, rt)
		langs := rapid.SampledFrom([][]workbook.Lang{zh, en, both}).Draw(rt, "langs")
		d, err := document.Build(w, log, said, document.Options{Kind: document.Report, Langs: langs, With: everything})
		if err != nil {
			rt.Fatal(err)
		}
		text := tree(d)
		for _, s := range typed(w) {
			if !strings.Contains(text, strings.ReplaceAll(s, "\n", "⏎")) {
				rt.Errorf("%q is not in the document", s)
			}
		}
		if at := strings.Index(text, "document."); at >= 0 {
			rt.Errorf("a sentence is missing: %s", text[at:min(at+40, len(text))])
		}
		again, err := document.Build(w, log, said, document.Options{Kind: document.Report, Langs: langs, With: everything})
		if err != nil || !reflect.DeepEqual(d, again) {
			rt.Error("the same workbook gives another document")
		}
		sound(rt, d)
	})
}

// everywhere puts a text of its own at every place of a workbook where one can
// stand, and returns them. With away, a state stands in the place of what it can.
func everywhere(t *testing.T, tmpl *workbook.Template, depth string, away bool) (*workbook.Workbook, []string) {
	t.Helper()
	w := workbook.Empty("w1", tmpl)
	var out []string
	n := 0
	fresh := func() string {
		n++
		out = append(out, fmt.Sprintf("says-%04d.", n))
		return out[n-1]
	}
	set := func(kind workbook.ChangeKind, a workbook.Address, v workbook.Value) {
		c := workbook.Change{Kind: kind, Address: a, Before: w.At(a), After: v}
		if err := w.Apply(c); err != nil {
			t.Fatalf("%+v: %v", a, err)
		}
	}
	about := func(column, text string) {
		set(workbook.AboutChange, workbook.Address{Column: column}, workbook.Value{Text: text})
	}
	about(workbook.AboutTitle, fresh())
	about(workbook.AboutSubject, fresh())
	about(workbook.AboutDepth, depth)
	for _, p := range tmpl.Prompts() {
		for _, side := range tmpl.SidesOf(p) {
			for _, who := range []string{"", fresh(), fresh()} {
				a := workbook.Address{Prompt: p.ID, Side: side, Participant: who}
				switch p.Kind {
				case workbook.Scale:
					set(workbook.SetChange, a, workbook.Value{Mark: 3})
				case workbook.Written:
					set(workbook.SetChange, a, workbook.Value{Text: fresh()})
				}
				put := func(facet workbook.Facet, item string, v workbook.Value) {
					a := a
					a.Facet, a.Item = facet, item
					set(workbook.SetChange, a, v)
				}
				put(workbook.WhyFacet, "", workbook.Value{Text: fresh()})
				put(workbook.ReviewFacet, "", workbook.Value{Text: fresh()})
				put(workbook.EvidenceFacet, "e1", workbook.Value{Evidence: &workbook.Evidence{Text: fresh(), By: fresh()}})
				put(workbook.EvidenceFacet, "e2", workbook.Value{Evidence: &workbook.Evidence{Text: fresh()}})
				put(workbook.CommentFacet, "c1", workbook.Value{Comment: &workbook.Comment{Author: fresh(), Text: fresh()}})
				put(workbook.CommentFacet, "c2", workbook.Value{Comment: &workbook.Comment{Text: fresh(), Resolved: true}})
				if away {
					put(workbook.StateFacet, "", workbook.Value{Text: string(workbook.Later)})
				}
			}
		}
		if p.Kind != workbook.Table {
			continue
		}
		row := workbook.Row{ID: "r1", Order: 1, Cells: map[string]string{}}
		for _, c := range p.Columns {
			if c.Type == workbook.TextCell {
				row.Cells[c.ID] = fresh()
			}
		}
		named := workbook.Row{ID: "r2", Order: 2, Cells: map[string]string{p.Columns[0].ID: fresh()}}
		set(workbook.InsertChange, workbook.Address{Prompt: p.ID, Row: "r1"}, workbook.Value{Row: &row})
		set(workbook.InsertChange, workbook.Address{Prompt: p.ID, Row: "r2"}, workbook.Value{Row: &named})
	}
	return w, out
}

func TestTextIsInTheDocumentWhereverItStands(t *testing.T) {
	for _, tmpl := range []*workbook.Template{workbooktest.Template(t), documenttest.Template(t)} {
		for _, depth := range tmpl.Depths {
			for _, away := range []bool{false, true} {
				w, texts := everywhere(t, tmpl, depth.ID, away)
				for _, langs := range [][]workbook.Lang{zh, en, both} {
					d := built(t, w, nil, document.Options{Langs: langs, With: everything})
					sound(t, d)
					text := tree(d)
					for _, s := range texts {
						if !strings.Contains(text, s) {
							t.Errorf("%s %s away %v %v: %s is not in the document", tmpl.ID, depth.ID, away, langs, s)
						}
					}
				}
			}
		}
	}
}

// A part can be called as one of the document's own sections is.
func TestAnchorsAreGivenOutOnce(t *testing.T) {
	text := strings.NewReplacer("time", "glance", "trust", "open").Replace(workbooktest.Small)
	tmpl, err := workbook.ParseTemplate([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	w, _ := everywhere(t, tmpl, "whole", false)
	sound(t, built(t, w, nil, document.Options{Langs: zh, With: everything}))
}

// sound holds what every writer takes for granted.
func sound(t interface{ Errorf(string, ...any) }, d *document.Document) {
	seen := map[string]bool{}
	anchor := func(id string) {
		if seen[id] {
			t.Errorf("the anchor %q is given out twice", id)
		}
		if strings.Trim(id, "abcdefghijklmnopqrstuvwxyz0123456789.-") != "" || id == "" {
			t.Errorf("%q is no anchor", id)
		}
		seen[id] = true
	}
	level := 0
	for _, b := range d.Blocks {
		switch b := b.(type) {
		case document.Heading:
			anchor(b.ID)
			if b.Text.Empty() || b.Level < 1 || b.Level > min(3, level+1) {
				t.Errorf("the heading %+v, after one of level %d", b, level)
			}
			level = b.Level
		case document.Table:
			anchor(b.ID)
			for _, r := range b.Rows {
				if len(r.Cells) != len(b.Columns) {
					t.Errorf("%s: a row of %d cells under %d columns", b.ID, len(r.Cells), len(b.Columns))
				}
			}
		case document.Reading:
			anchor(b.ID)
		}
	}
	sheets := map[string]bool{}
	for _, s := range d.Sheets {
		if sheets[s.ID] {
			t.Errorf("two sheets are %s", s.ID)
		}
		sheets[s.ID] = true
		for _, r := range s.Rows {
			if len(r) != len(s.Columns) {
				t.Errorf("%s: a row of %d values under %d columns", s.ID, len(r), len(s.Columns))
			}
		}
	}
}

func TestEveryDocumentOfACaseIsSound(t *testing.T) {
	for _, id := range []string{"mountain-tea", "fresh-food"} {
		w, log := documenttest.TalkedOver(t, id, workbook.Chinese)
		for _, kind := range []document.Kind{document.Report, document.Brief} {
			for _, with := range []document.With{{}, everything} {
				d := built(t, w, log, document.Options{Kind: kind, Langs: both, With: with})
				sound(t, d)
				if s := tree(d) + values(d); strings.Contains(s, "document.") {
					t.Errorf("%s %s: a sentence is missing: %q", id, kind, s[strings.Index(s, "document."):][:40])
				}
			}
		}
	}
}

func TestAnotherComparisonAsADocument(t *testing.T) {
	w, log := workbooktest.Begin(t)
	set := func(a workbook.Address, v workbook.Value) {
		kind := workbook.SetChange
		if v.Row != nil {
			kind = workbook.InsertChange
		}
		log = documenttest.Also(t, w, log, "Ida", workbook.Change{Kind: kind, Address: a, Before: w.At(a), After: v})
	}
	mark := func(prompt, side string, n int) {
		set(workbook.Address{Prompt: prompt, Side: side}, workbook.Value{Mark: n})
	}
	deed := func(id string, cells map[string]string) {
		row := workbook.Row{ID: id, Order: w.NextOrder("joint.deeds"), Cells: cells}
		set(workbook.Address{Prompt: "joint.deeds", Row: id}, workbook.Value{Row: &row})
	}
	mark("time.moment", "sales", 1)
	mark("time.moment", "service", 6)
	set(workbook.Address{Prompt: "time.first", Side: "sales"}, workbook.Value{Text: "门口\n第一句话"})
	deed("near", map[string]string{"deed": "回访", "by": "service", "kept": "yes", "heard": "yes", "when": "after", "share": "30", "due": "2026-05-01", "place": "shop"})
	deed("far", map[string]string{"deed": "寄样", "by": "service", "kept": "no", "heard": "no", "when": "before", "share": "20", "place": "gone"})
	deed("unknown", map[string]string{"deed": "还没想好"})
	golden(t, "sales-service-both", tree(built(t, w, log, document.Options{Langs: both, With: document.With{Evidence: true, Claims: true, Empty: true}})))
	golden(t, "sales-service-brief", tree(built(t, w, log, document.Options{Langs: zh, Kind: document.Brief})))
}

func TestOnlyThePartsThatAreWanted(t *testing.T) {
	w, log := documenttest.TalkedOver(t, "mountain-tea", workbook.Chinese)
	whole := tree(built(t, w, log, document.Options{Langs: zh, With: everything}))
	d := built(t, w, log, document.Options{Langs: zh, Parts: []string{"potential", "combination"}, With: everything})
	part := tree(d) + values(d)
	for _, s := range []string{w.Text("actor.m.market", "marketing"), w.Text("loop.m.result", "marketing"), "随“半亩陶”的包裹寄出八千份小样", "投入加起来超过一百", "人少，两边本来就是同一拨人", "颗粒度", "动作清单"} {
		if !strings.Contains(whole, s) {
			t.Errorf("%q is not even in the whole", s)
		}
		if strings.Contains(part, s) {
			t.Errorf("%q is of a part that is not wanted", s)
		}
	}
	for _, s := range []string{w.Text("potential.m.inner", "marketing"), "行动计划", "走向", "稍后再答"} {
		if !strings.Contains(part, s) {
			t.Errorf("%q is missing", s)
		}
	}
	_, err := document.Build(w, log, documenttest.Words(t), document.Options{Langs: zh, Parts: []string{"actr"}})
	if got := fmt.Sprint(err); !strings.Contains(got, "part_unknown") || !strings.Contains(got, "actor") {
		t.Errorf("a part that is not there: %v", err)
	}
}

func TestWhatStandsBesideIsLeftOutUnlessItIsWanted(t *testing.T) {
	w, log := documenttest.TalkedOver(t, "fresh-food", workbook.English)
	for name, c := range map[string]struct {
		with document.With
		text string
	}{
		"comments": {document.With{Comments: true}, "💬"},
		"evidence": {document.With{Evidence: true}, "[Evidence]"},
		"guidance": {document.With{Guidance: true}, "ask: "},
		"claims":   {document.With{Claims: true}, "claim: "},
		"history":  {document.With{History: true}, "{history.table}"},
	} {
		with := tree(built(t, w, log, document.Options{Langs: en, With: c.with}))
		without := everything
		switch name {
		case "comments":
			without.Comments = false
		case "evidence":
			without.Evidence = false
		case "guidance":
			without.Guidance = false
		case "claims":
			without.Claims = false
		case "history":
			without.History = false
		}
		if !strings.Contains(with, c.text) {
			t.Errorf("%s: not there when wanted alone", name)
		}
		if strings.Contains(tree(built(t, w, log, document.Options{Langs: en, With: without})), c.text) {
			t.Errorf("%s: there though not wanted", name)
		}
	}
}

func TestEmptyPromptsStandWhenTheyAreWanted(t *testing.T) {
	w, log := workbooktest.Begin(t)
	heads := func(with document.With) []string {
		var out []string
		for _, b := range built(t, w, log, document.Options{Langs: zh, With: with}).Blocks {
			switch b := b.(type) {
			case document.Heading:
				out = append(out, b.ID)
			case document.Scales:
				for _, r := range b.Rows {
					out = append(out, r.ID)
				}
			}
		}
		return out
	}
	if got, want := heads(document.With{}), []string{"glance", "time", "trust", "open"}; !slices.Equal(got, want) {
		t.Errorf("an empty workbook has %v, want %v", got, want)
	}
	want := []string{"glance", "time", "time.moment", "time.length", "time.written", "trust", "trust.person", "joint", "joint.one", "joint.places", "joint.deeds", "open"}
	if got := heads(document.With{Empty: true}); !slices.Equal(got, want) {
		t.Errorf("with empty prompts it has %v, want %v", got, want)
	}
}

func TestAHandoutHasEveryQuestionAndNoAnswer(t *testing.T) {
	tmpl := documenttest.Template(t)
	w, _ := documenttest.TalkedOver(t, "mountain-tea", workbook.Chinese)
	for _, depth := range []string{"quick", "full"} {
		d, err := document.Handout(tmpl, depth, documenttest.Words(t), document.Options{Langs: zh, With: document.With{Guidance: true, Claims: true}})
		if err != nil {
			t.Fatal(err)
		}
		sound(t, d)
		text := tree(d)
		for _, p := range tmpl.Prompts() {
			if has := strings.Contains(text, "{"+p.ID+"}"); has != tmpl.Asks(p, depth) {
				t.Errorf("%s: %s is asked: %v", depth, p.ID, has)
			}
		}
		for _, s := range typed(w) {
			if len([]rune(s)) > 4 && strings.Contains(text, s) {
				t.Errorf("%s: the answer %q is in the handout", depth, s)
			}
		}
	}
	if _, err := document.Handout(tmpl, "full", documenttest.Words(t), document.Options{Langs: zh, Parts: []string{"nope"}}); err == nil {
		t.Error("a part that is not there is no error")
	}
}

func BenchmarkBuild(b *testing.B) {
	w, log := documenttest.TalkedOver(b, "mountain-tea", workbook.Chinese)
	said := documenttest.Words(b)
	opts := document.Options{Kind: document.Report, Langs: both, With: everything}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := document.Build(w, log, said, opts); err != nil {
			b.Fatal(err)
		}
	}
}
