package exchange_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"shiben/assets"
	"shiben/store"
	"shiben/store/memory"
	"shiben/workbook"
	"shiben/workbook/clean"
	"shiben/workbook/exchange"
	"shiben/workbook/workbooktest"
)

func start() time.Time { return time.Date(2026, 4, 30, 9, 0, 0, 0, time.UTC) }

func builtIn(t testing.TB) *workbook.Template {
	t.Helper()
	data, err := fs.ReadFile(assets.FS(), "frozen/marketing-operations.json")
	if err != nil {
		t.Fatal(err)
	}
	tmpl, err := workbook.DecodeTemplate(data)
	if err != nil {
		t.Fatal(err)
	}
	return tmpl
}

// grower makes random workbooks in a store, as people would: acts of several
// authors, a text gone on with, undo and redo, versions.
type grower struct {
	workbook.Store
	rt *rapid.T
	at time.Time
	n  int
}

func (g *grower) grow(id string, tmpl *workbook.Template, acts int) exchange.Book {
	ctx := context.Background()
	about := workbook.About{Title: "店" + id, Depth: tmpl.Depths[0].ID, Lang: workbook.Chinese}
	begin, err := workbook.Begin(tmpl, about)
	g.must(err)
	_, err = g.Create(ctx, id, tmpl, g.stamped(begin))
	g.must(err)
	for range acts {
		w, head, err := g.Load(ctx, id)
		g.must(err)
		changes := g.act(w)
		if len(changes) > 0 {
			_, err = g.Append(ctx, id, head.Revision, g.stamped(changes))
			g.must(err)
		}
	}
	log, err := g.Log(ctx, id, 0)
	g.must(err)
	return exchange.Book{ID: id, Template: tmpl, Log: log}
}

// act draws what a person does next.
func (g *grower) act(w *workbook.Workbook) []workbook.Change {
	log, err := g.Log(context.Background(), w.ID, 0)
	g.must(err)
	act := fmt.Sprintf("back%d", g.n)
	switch rapid.IntRange(0, 6).Draw(g.rt, "act") {
	case 0:
		if back, _, err := log.Undo(act); err == nil {
			return back
		}
	case 1:
		if again, _, err := log.Redo(act); err == nil {
			return again
		}
	case 2:
		return []workbook.Change{workbook.NameVersion("版" + act)}
	}
	var changes []workbook.Change
	next := w.Clone()
	for range rapid.IntRange(1, 4).Draw(g.rt, "changes") {
		c := workbooktest.Edit(g.rt, next, "edit")
		c.After.Text = clean.Text(c.After.Text)
		if c.After.Evidence != nil {
			c.After.Evidence.Text = clean.Text(c.After.Evidence.Text)
		}
		if c.After.Comment != nil {
			c.After.Comment.Text = clean.Text(c.After.Comment.Text)
		}
		if next.Apply(c) == nil {
			changes = append(changes, c)
		}
	}
	return changes
}

func (g *grower) stamped(changes []workbook.Change) []workbook.Change {
	g.n++
	g.at = g.at.Add(time.Duration(g.n) * 1234567 * time.Nanosecond)
	workbook.Stamp(changes, fmt.Sprintf("act%d", g.n), []string{"林", "陈", "", "O’Hara"}[g.n%4], g.at)
	return changes
}

func (g *grower) must(err error) {
	if err != nil {
		g.rt.Helper()
		g.rt.Fatal(err)
	}
}

func show(t testing.TB, v any) string {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// seen is all that a person sees of a workbook in a library: its head, answers,
// log, versions, profile and readings.
func seen(t testing.TB, s workbook.Store, id string) string {
	t.Helper()
	w, head, err := s.Load(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	log, err := s.Log(t.Context(), id, 0)
	if err != nil {
		t.Fatal(err)
	}
	readings, err := workbook.ReadingsOf(w, workbook.Chinese)
	if err != nil {
		t.Fatal(err)
	}
	return strings.Join([]string{
		show(t, head), show(t, w.Records()), show(t, log), show(t, log.Versions()),
		show(t, workbook.ProfileOf(w)), show(t, readings), w.Template.Hash(), show(t, log.Acts()),
	}, "\n")
}

// firstDifference is where two texts part, with what stands round it.
func firstDifference(went, came string) string {
	at := 0
	for at < min(len(went), len(came)) && went[at] == came[at] {
		at++
	}
	round := func(s string) string { return s[max(0, min(at-200, len(s))):min(at+200, len(s))] }
	return "went …" + round(went) + "…\ncame …" + round(came) + "…"
}

// 500 random workbooks go through a file into another library and are the same in
// everything: every fifth is of the built-in template and goes through a library
// on the disk.
func TestAWorkbookComesBackAsItWas(t *testing.T) {
	small, whole := workbooktest.Template(t), builtIn(t)
	disk := func(name string) workbook.Store {
		s, err := store.Open(filepath.Join(t.TempDir(), name), store.Options{Now: start, NewID: func() string { return "lib" }})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { s.Close() })
		return s
	}
	from, to := disk("from.db"), disk("to.db")
	count := 0
	rapid.Check(t, func(rt *rapid.T) {
		g := &grower{Store: memory.New(), rt: rt, at: start()}
		other := workbook.Store(memory.New())
		var file bytes.Buffer
		ids, before := []string{}, []string{}
		for i := range 5 {
			id, tmpl := fmt.Sprintf("w%d", count), small
			count++
			if i == 0 {
				g = &grower{Store: from, rt: rt, at: start()}
				if count%workbooktest.Fewer(25, 100) == 1 { // it takes long to read
					tmpl = whole
				}
			}
			b := g.grow(id, tmpl, rapid.IntRange(0, 8).Draw(rt, "acts"))
			if err := exchange.Write(&file, b, exchange.Layout(i%2 == 0)); err != nil {
				rt.Fatal(err)
			}
			ids, before = append(ids, id), append(before, seen(t, g, id))
			if i == 0 {
				g = &grower{Store: memory.New(), rt: rt, at: start()}
			}
		}
		r := exchange.NewReader(bytes.NewReader(file.Bytes()))
		for i, id := range ids {
			b, err := r.Next()
			if err != nil {
				rt.Fatal(err)
			}
			into := other
			if i == 0 {
				into = to
			}
			if _, err := into.Import(t.Context(), b.ID, b.Template, b.Log); err != nil {
				rt.Fatal(err)
			}
			if after := seen(t, into, id); after != before[i] {
				rt.Fatal(firstDifference(before[i], after))
			}
		}
		if _, err := r.Next(); !errors.Is(err, io.EOF) {
			rt.Fatalf("after the last: %v", err)
		}
	})
	if count < 500 && !testing.Short() {
		t.Errorf("only %d workbooks", count)
	}
}

func TestTheSameWorkbookIsTheSameBytes(t *testing.T) {
	b := sample(t)
	var one, two bytes.Buffer
	for _, to := range []*bytes.Buffer{&one, &two} {
		if err := exchange.Write(to, b, exchange.Indented); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(one.Bytes(), two.Bytes()) {
		t.Error("two files of one workbook differ")
	}
	again, err := exchange.NewReader(&one).Next()
	if err != nil {
		t.Fatal(err)
	}
	var three bytes.Buffer
	if err := exchange.Write(&three, again, exchange.Indented); err != nil || !bytes.Equal(two.Bytes(), three.Bytes()) {
		t.Errorf("written, read and written again it is another file (%v)", err)
	}
}

// sample is a workbook of the small template that has everything that a log can
// hold; always the same.
func sample(t testing.TB) exchange.Book {
	t.Helper()
	tmpl := workbooktest.Template(t)
	s := memory.New()
	at, n := start(), 0
	ctx := t.Context()
	do := func(author string, changes ...workbook.Change) {
		t.Helper()
		n++
		at = at.Add(time.Minute)
		workbook.Stamp(changes, fmt.Sprintf("act%02d", n), author, at)
		_, head, err := s.Load(ctx, "w1")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Append(ctx, "w1", head.Revision, changes); err != nil {
			t.Fatal(err)
		}
	}
	begin, err := workbook.Begin(tmpl, workbook.About{Title: "云岭山茶 <&>", Subject: "一家“店”", Depth: "brief", Lang: workbook.Chinese})
	if err != nil {
		t.Fatal(err)
	}
	workbook.Stamp(begin, workbook.NewAct, "林", at)
	if _, err := s.Create(ctx, "w1", tmpl, begin); err != nil {
		t.Fatal(err)
	}
	set := func(a workbook.Address, before, after workbook.Value) workbook.Change {
		return workbook.Change{Kind: workbook.SetChange, Address: a, Before: before, After: after}
	}
	text := func(s string) workbook.Value { return workbook.Value{Text: s} }
	moment := workbook.Address{Prompt: "time.moment", Side: "sales"}
	do("林", set(moment, workbook.Value{}, workbook.Value{Mark: 2}), set(workbook.Address{Prompt: "time.moment", Side: "service"}, workbook.Value{}, workbook.Value{Mark: 7}))
	own := moment
	own.Participant = "王"
	do("王", set(own, workbook.Value{}, workbook.Value{Mark: 6}))
	first := workbook.Address{Prompt: "time.first", Side: "sales"}
	do("林", set(first, workbook.Value{}, text("一张传单，\n写给“老主顾”。\t👨‍👩‍👧 שלום")))
	facet := func(f workbook.Facet, item string, v workbook.Value) workbook.Change {
		a := first
		a.Facet, a.Item = f, item
		return set(a, workbook.Value{}, v)
	}
	do("陈", facet(workbook.WhyFacet, "", text("便宜")), facet(workbook.ConfidenceFacet, "", text("low")), facet(workbook.StateFacet, "", text("unsure")),
		facet(workbook.EvidenceFacet, "e1", workbook.Value{Evidence: &workbook.Evidence{Text: "账本", Date: "2026-02-01", By: "陈"}}),
		facet(workbook.CommentFacet, "c1", workbook.Value{Comment: &workbook.Comment{Author: "陈", At: at, Text: "谁发的？"}}),
		facet(workbook.ReviewFacet, "", text("旧的")))
	row := workbook.Row{ID: "r1", Order: 1, Cells: map[string]string{"deed": "回电", "by": "sales", "share": "60", "kept": "no"}}
	do("林", workbook.Change{Kind: workbook.InsertChange, Address: workbook.Address{Prompt: "joint.deeds", Row: "r1"}, After: workbook.Value{Row: &row}})
	do("林", workbook.NameVersion("春茶前"))
	shop := workbook.Address{Prompt: "joint.places", Row: "shop"}
	gone := workbook.Row{ID: "shop", Order: 1, Cells: map[string]string{"place": "门店"}}
	do("", workbook.Change{Kind: workbook.RemoveChange, Address: shop, Before: workbook.Value{Row: &gone}})
	log, err := s.Log(ctx, "w1", 0)
	if err != nil {
		t.Fatal(err)
	}
	back, _, err := log.Undo("back")
	if err != nil {
		t.Fatal(err)
	}
	do("林", slices.Clone(back)...)
	log, err = s.Log(ctx, "w1", 0)
	if err != nil {
		t.Fatal(err)
	}
	return exchange.Book{ID: "w1", Template: tmpl, Log: log}
}
