package documenttest

import (
	"io/fs"
	"sync"
	"testing"
	"time"

	"shiben/assets"
	"shiben/ui/i18n"
	"shiben/workbook"
	"shiben/workbook/document"
)

// Everything is all that can stand beside the answers.
func Everything() document.With {
	return document.With{Comments: true, Evidence: true, Guidance: true, Claims: true, Empty: true, History: true}
}

// Words are the program's own sentences: what they lack would be read as a key.
func Words(t testing.TB) map[workbook.Lang]document.Words {
	t.Helper()
	out := map[workbook.Lang]document.Words{}
	for _, l := range both {
		w, err := i18n.Load(assets.FS(), l)
		if err != nil {
			t.Fatal(err)
		}
		out[l] = w
	}
	return out
}

// shipped is read once: it is never written to.
var shipped = sync.OnceValues(func() (*workbook.Template, error) {
	data, err := fs.ReadFile(assets.FS(), "templates/marketing-operations.yaml")
	if err != nil {
		return nil, err
	}
	return workbook.ParseTemplate(data)
})

// Template is the one that the program ships.
func Template(t testing.TB) *workbook.Template {
	t.Helper()
	tmpl, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	return tmpl
}

// Worked is a worked case as a workbook with its log, made on a day in March.
func Worked(t testing.TB, id string, l workbook.Lang) (*workbook.Workbook, workbook.History) {
	t.Helper()
	data, err := fs.ReadFile(assets.FS(), "cases/"+id+".yaml")
	if err != nil {
		t.Fatal(err)
	}
	c, err := workbook.ParseCase(data)
	if err != nil {
		t.Fatal(err)
	}
	tmpl := Template(t)
	log, err := c.Begin(tmpl, l)
	if err != nil {
		t.Fatal(err)
	}
	w := workbook.Empty("0197c1de-8f00-7000-8000-000000000001", tmpl)
	for i := range log {
		log[i].Seq, log[i].Rev, log[i].Author = i+1, 1, "沈岚"
		log[i].At = time.Date(2026, 3, 9, 8, 30, 0, 0, time.UTC)
	}
	if err := w.ApplyAll(log); err != nil {
		t.Fatal(err)
	}
	return w, log
}

// Also makes a further act of someone's.
func Also(t testing.TB, w *workbook.Workbook, log workbook.History, who string, changes ...workbook.Change) workbook.History {
	t.Helper()
	for _, c := range changes {
		last := log[len(log)-1]
		c.Seq, c.Rev, c.Author, c.At = last.Seq+1, last.Rev+1, who, last.At.Add(time.Hour)
		if last.At.IsZero() {
			c.At = time.Date(2026, 4, 1, 7, 0, 0, 0, time.UTC)
		}
		c.Act = "act-" + string(rune('a'+len(log)%26)) + who
		if err := w.Apply(c); err != nil {
			t.Fatal(err)
		}
		log = append(log, c)
	}
	return log
}

// TalkedOver is a case after a talk: states, comments, people's own marks, a
// reading that is accepted.
func TalkedOver(t testing.TB, id string, l workbook.Lang) (*workbook.Workbook, workbook.History) {
	t.Helper()
	w, log := Worked(t, id, l)
	say := func(zh, en string) string { return workbook.Text{ZH: zh, EN: en}.In(l) }
	at := func(prompt, side string) workbook.Address { return workbook.Address{Prompt: prompt, Side: side} }
	comment := func(a workbook.Address, item, who, text string, resolved bool) workbook.Change {
		v := workbook.Value{Comment: &workbook.Comment{Author: who, At: time.Date(2026, 3, 10, 9, 0, 0, 0, time.UTC), Text: text, Resolved: resolved}}
		return w.Noting(a, workbook.CommentFacet, item, v)
	}
	mark := func(who string, n int) workbook.Change {
		return workbook.Change{Kind: workbook.SetChange, Address: workbook.Address{Prompt: "actor.evidence", Side: "operations", Participant: who}, After: workbook.Value{Mark: n}}
	}
	log = Also(t, w, log, "梁老师",
		comment(at("actor.m.market", "marketing"), "c1", "梁老师", say("这一群人里，先写一个叫得出名字的。", "Name one person of this group first."), false),
		comment(at("actor.granularity", "operations"), "c2", "Qiu Ye", say("名单每季才导一次。", "The list is pulled once a quarter."), true),
		comment(at("loop.moves", ""), "c3", "梁老师", say("投入加起来超过一百。", "The effort adds up to more than a hundred."), false),
		mark("沈岚", 2), mark("罗敏", 6),
	)
	own := workbook.Address{Prompt: "actor.evidence", Side: "operations", Participant: "罗敏"}
	log = Also(t, w, log, "罗敏", w.Noting(own, workbook.WhyFacet, "", workbook.Value{Text: say("我每天都看后台。", "I look at the figures every day.")}))
	log = Also(t, w, log, "沈岚", w.Stating(at("potential.m.ripple", "marketing"), workbook.Later)...)
	log = Also(t, w, log, "沈岚", w.Stating(at("loop.focus", "operations"), workbook.DontKnow)...)
	log = Also(t, w, log, "沈岚", w.Stating(at("loop.o.trace", "operations"), workbook.Unsure)...)
	log = Also(t, w, log, "沈岚", w.Noting(at("loop.o.trace", "operations"), workbook.ConfidenceFacet, "", workbook.Value{Text: string(workbook.LowConfidence)}))
	readings, err := workbook.ReadingsOf(w, l)
	if err != nil {
		t.Fatal(err)
	}
	first := readings[0]
	log = Also(t, w, log, "罗敏", w.Accepting(first.Rule.ID, first.Subject, say("人少，两边本来就是同一拨人", "few people, and the same ones on both sides")))
	return w, log
}

// Case is a worked case after a talk, as a document. Its texts are in the last of
// the languages that the options name; a kind that is not named is a report.
func Case(t testing.TB, id string, opts document.Options) *document.Document {
	t.Helper()
	if opts.Kind == "" {
		opts.Kind = document.Report
	}
	w, log := TalkedOver(t, id, opts.Langs[len(opts.Langs)-1])
	d, err := document.Build(w, log, Words(t), opts)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// Blank is the shipped template's handout.
func Blank(t testing.TB, opts document.Options) *document.Document {
	t.Helper()
	d, err := document.Handout(Template(t), "full", Words(t), opts)
	if err != nil {
		t.Fatal(err)
	}
	return d
}
