package history_test

import (
	"fmt"
	"testing"
	"time"

	"shiben/ui"
	"shiben/ui/draft"
	"shiben/ui/history"
	"shiben/ui/uitest"
	"shiben/workbook"
)

// writer writes a log as a store keeps it, and the workbook that it comes to.
type writer struct {
	t    testing.TB
	w    *workbook.Workbook
	log  workbook.History
	now  time.Time
	acts int
}

func begin(t testing.TB, lang workbook.Lang) *writer {
	t.Helper()
	tmpl := uitest.Template(t)
	b := &writer{t: t, w: workbook.Empty("w1", tmpl), now: uitest.Day.Add(-9 * 24 * time.Hour)}
	changes, err := workbook.Begin(tmpl, workbook.About{Title: "云岭山茶", Depth: "full", Lang: lang})
	must(t, err)
	b.act(workbook.NewAct, "林", changes...)
	return b
}

// act writes changes as one act and lets ten minutes pass.
func (b *writer) act(id, author string, changes ...workbook.Change) {
	b.t.Helper()
	workbook.Stamp(changes, id, author, b.now)
	for _, c := range changes {
		c.Seq, c.Rev = len(b.log)+1, 1
		must(b.t, b.w.Apply(c))
		b.log = append(b.log, c)
	}
	b.now = b.now.Add(10 * time.Minute)
}

func (b *writer) next() string {
	b.acts++
	return fmt.Sprintf("act-%d", b.acts)
}

func (b *writer) set(author string, a workbook.Address, v workbook.Value) {
	b.t.Helper()
	b.act(b.next(), author, b.w.Answering(a, v)...)
}

func (b *writer) undo(author string) {
	b.t.Helper()
	id := b.next()
	changes, _, err := b.log.Undo(id)
	must(b.t, err)
	b.act(id, author, changes...)
}

func (b *writer) scale(n int) workbook.Address {
	return workbook.Address{Prompt: kind(b.w.Template, workbook.Scale)[n].ID, Side: b.w.Template.Sides[n%2].ID}
}

func (b *writer) written(n int) workbook.Address {
	p := kind(b.w.Template, workbook.Written)[n]
	return workbook.Address{Prompt: p.ID, Side: p.Side}
}

func kind(t *workbook.Template, k workbook.Kind) []*workbook.Prompt {
	var out []*workbook.Prompt
	for _, p := range t.Prompts() {
		if p.Kind == k {
			out = append(out, p)
		}
	}
	return out
}

// story is a log of three days by two people, with two versions, an undo, a state
// and a row.
func story(t testing.TB, lang workbook.Lang) *writer {
	t.Helper()
	b := begin(t, lang)
	b.set("林", b.scale(0), workbook.Value{Mark: 2})
	b.set("林", b.scale(1), workbook.Value{Mark: 6})
	b.act(b.next(), "林", workbook.NameVersion("初稿"))
	b.now = uitest.Day.Add(-25 * time.Hour)
	b.set("陈曦", b.scale(0), workbook.Value{Mark: 5})
	b.set("陈曦", b.written(0), workbook.Value{Text: "写字楼里的年轻人，三十岁上下，一天两杯，认店不认牌子。"})
	b.act(b.next(), "陈曦", b.w.Stating(b.written(1), workbook.Later)...)
	b.undo("林")
	b.now = uitest.Day.Add(-2 * time.Hour)
	b.set("林", b.written(0), workbook.Value{Text: "写字楼里的年轻人，三十岁上下，一天两杯。\n下午那一杯常是替同事带的。"})
	moves := b.w.Template.Moves
	row := workbook.Row{ID: "r1", Order: 1, Cells: map[string]string{moves.Name: "春茶纪录片", moves.Side: b.w.Template.Sides[0].ID}}
	b.act(b.next(), "林", workbook.Change{Kind: workbook.InsertChange, Address: workbook.Address{Prompt: moves.Table, Row: row.ID}, After: workbook.Value{Row: &row}})
	b.act(b.next(), "林", workbook.NameVersion("研讨会之后"))
	b.set("林", b.scale(1), workbook.Value{Mark: 7})
	return b
}

// long is a log of n changes.
func long(t testing.TB, n int) *writer {
	t.Helper()
	b := begin(t, workbook.Chinese)
	for i := 0; len(b.log) < n; i++ {
		a, v := b.scale(i%10), workbook.Value{Mark: 1 + (i+i/70)%7}
		if i%3 == 0 {
			a, v = b.written(i%12), workbook.Value{Text: fmt.Sprintf("第 %d 次写下的回答：写字楼里的年轻人，三十岁上下，一天两杯。", i)}
		}
		if b.w.At(a).Equal(v) {
			v.Mark = 1 + v.Mark%7
		}
		id := b.next()
		if i%50 == 49 {
			b.act(id, "林", workbook.NameVersion(fmt.Sprintf("第 %d 稿", i/50+1)))
			continue
		}
		b.act(id, []string{"林", "陈曦"}[i%2], b.w.Answering(a, v)...)
	}
	return b
}

// nasty is a log of texts that break layouts.
func nasty(t testing.TB) *writer {
	t.Helper()
	b := begin(t, workbook.Chinese)
	for i, s := range uitest.Nasty {
		b.set(s[:min(len(s), 60)], b.written(i), workbook.Value{Text: s})
		b.set("长名字长名字长名字长名字", b.written(i), workbook.Value{Text: uitest.Nasty[(i+1)%len(uitest.Nasty)]})
	}
	b.log[3].After.Text = "\x1b[31mred\x07"
	return b
}

// open is the screen of a log.
func open(t testing.TB, b *writer, lang workbook.Lang) (*history.Screen, *draft.Draft) {
	t.Helper()
	w := b.w.Clone()
	d := draft.New(draft.Env{Now: func() time.Time { return uitest.Day }, NewID: uitest.IDs("new"), Author: "林"}, w, &uitest.Queue{})
	d.SetLog(b.log)
	return over(t, d, lang), d
}

func over(t testing.TB, d *draft.Draft, lang workbook.Lang) *history.Screen {
	t.Helper()
	s := history.New(ui.Env{Now: func() time.Time { return uitest.Day }}, d, render)
	s.SetLook(uitest.Look(t, lang, true))
	s.SetSize(80, 22)
	s.Init()
	return s
}

// render says every mark and text of a workbook, a row each.
func render(w *workbook.Workbook, look ui.Look, _ int) []string {
	rows := []string{w.About.Title, look.Words.T("history.title")}
	for _, r := range w.Records() {
		if r.Value.Row == nil {
			rows = append(rows, fmt.Sprintf("%s %s %d %.30s", r.Key.Prompt, r.Key.Side, r.Value.Mark, r.Value.Text))
		}
	}
	return rows
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
