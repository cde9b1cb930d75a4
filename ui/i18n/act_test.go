package i18n_test

import (
	"io/fs"
	"slices"
	"strings"
	"testing"

	"shiben/assets"
	"shiben/workbook"
)

func template(t *testing.T) *workbook.Template {
	t.Helper()
	data, err := fs.ReadFile(assets.FS(), "templates/marketing-operations.yaml")
	if err != nil {
		t.Fatal(err)
	}
	tmpl, err := workbook.ParseTemplate(data)
	if err != nil {
		t.Fatal(err)
	}
	return tmpl
}

func set(act, prompt, side, row, column string) workbook.Change {
	return workbook.Change{
		Act: act, Kind: workbook.SetChange,
		Address: workbook.Address{Prompt: prompt, Side: side, Row: row, Column: column},
	}
}

func about(act, column string) workbook.Change {
	return workbook.Change{Act: act, Kind: workbook.AboutChange, Address: workbook.Address{Column: column}}
}

func inserted(act, prompt, name string) workbook.Change {
	row := &workbook.Row{ID: "r9", Cells: map[string]string{"name": name}}
	return workbook.Change{
		Act: act, Kind: workbook.InsertChange,
		Address: workbook.Address{Prompt: prompt, Row: row.ID}, After: workbook.Value{Row: row},
	}
}

type said struct{ en, zh string }

// place is the names that a place is made of, as the template writes them; within
// a sentence English ones are small.
func place(t *workbook.Template, part, side, prompt, column string) said {
	names := []workbook.Text{t.Part(part).Name}
	if side != "" {
		names = append(names, t.Side(side).Name)
	}
	names = append(names, t.Prompt(prompt).Name)
	if column != "" {
		names = append(names, t.Prompt(prompt).Column(column).Name)
	}
	var out said
	for i, n := range names {
		if i > 0 {
			out.en, out.zh = out.en+" · ", out.zh+" · "
		}
		out.en, out.zh = out.en+n.EN, out.zh+n.ZH
	}
	return out
}

func (s said) within() string { return strings.ToLower(s.en) }

func TestActNamesItsPlace(t *testing.T) {
	tmpl := template(t)
	book := workbook.Empty("w", tmpl)
	if err := book.Apply(inserted("1", "loop.moves", "Film")); err != nil {
		t.Fatal(err)
	}
	accepted := func(rule, subject string) []workbook.Change {
		return []workbook.Change{{Act: "1", Kind: workbook.SetChange, Address: workbook.AcceptKey(rule, subject)}}
	}
	mark := set("1", "loop.closure", "operations", "", "")
	ofLi := func(f workbook.Facet) workbook.Change {
		c := mark
		c.Participant, c.Facet = "Li", f
		return c
	}
	removed := inserted("1", "loop.moves", "Renewal reminders").Inverse()
	removed.Act = "1"
	loopClosure := place(tmpl, "loop", "operations", "loop.closure", "")
	moves, control := place(tmpl, "loop", "", "loop.moves", ""), place(tmpl, "loop", "", "loop.moves", "control")
	name := place(tmpl, "loop", "", "loop.moves", "name")
	tests := []struct {
		name    string
		changes []workbook.Change
		en, zh  string
	}{
		{"a mark", []workbook.Change{mark}, loopClosure.en, loopClosure.zh},
		{"the same place twice", []workbook.Change{mark, mark}, loopClosure.en, loopClosure.zh},
		{"a cell of a row", []workbook.Change{set("1", "loop.moves", "", "r9", "control")}, strings.Replace(control.en, moves.en, moves.en+" · Film", 1), strings.Replace(control.zh, moves.zh, moves.zh+" · Film", 1)},
		{"a row's name", []workbook.Change{set("1", "loop.moves", "", "r9", "name")}, name.en, name.zh},
		{"a cell of a row that is gone", []workbook.Change{set("1", "loop.moves", "", "r1", "control")}, control.en, control.zh},
		{"a row", []workbook.Change{inserted("1", "loop.moves", "Film")}, moves.en + " · Row added: Film", moves.zh + " · 添一行：Film"},
		{"a row without a name", []workbook.Change{inserted("1", "loop.moves", "")}, moves.en + " · Row added", moves.zh + " · 添一行"},
		{"a row that goes", []workbook.Change{removed}, moves.en + " · Row removed: Renewal reminders", moves.zh + " · 删一行：Renewal reminders"},
		{"the title", []workbook.Change{about("1", workbook.AboutTitle)}, "Title", "标题"},
		{"several", []workbook.Change{mark, about("1", workbook.AboutSubject), about("1", workbook.AboutDepth)}, loopClosure.en + ", and 2 more", loopClosure.zh + "，另有 2 处"},
		{"a participant's mark", []workbook.Change{ofLi("")}, loopClosure.en + " · Li’s own mark", loopClosure.zh + " · Li自己的标记"},
		{"a participant's dissent", []workbook.Change{ofLi(workbook.WhyFacet)}, loopClosure.en + " · Li’s dissent", loopClosure.zh + " · Li的不同意见"},
		{"a participant's state", []workbook.Change{ofLi(workbook.StateFacet)}, loopClosure.en + " · Li’s own mark · State", loopClosure.zh + " · Li自己的标记 · 状态"},
		{"a reading", accepted("R12", ""), "Reading R12 " + tmpl.Rule("R12").Name.EN, "解读 R12 " + tmpl.Rule("R12").Name.ZH},
		{"a reading of a dimension", accepted("R01", "loop"), "Reading R01 " + tmpl.Rule("R01").Name.EN + " · Loop", "解读 R01 " + tmpl.Rule("R01").Name.ZH + " · 闭环"},
		{"a reading of a scale", accepted("R29", "loop.closure.operations"), "Reading R29 " + tmpl.Rule("R29").Name.EN + " · Operations · Closure", "解读 R29 " + tmpl.Rule("R29").Name.ZH + " · 运营 · 开闭"},
		{"a reading of a row", accepted("R07", "r9"), "Reading R07 " + tmpl.Rule("R07").Name.EN + " · Film", "解读 R07 " + tmpl.Rule("R07").Name.ZH + " · Film"},
		{"a prompt that the template has no more", []workbook.Change{set("1", "old.one", "", "", "")}, "old.one", "old.one"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			act := workbook.History(tt.changes).Acts()[0]
			if got := words(t, workbook.English).Act(book, act); got != tt.en {
				t.Errorf("got %q, want %q", got, tt.en)
			}
			if got := words(t, workbook.Chinese).Act(book, act); got != tt.zh {
				t.Errorf("got %q, want %q", got, tt.zh)
			}
		})
	}
}

func TestActsTellUndoFromRedo(t *testing.T) {
	tmpl := template(t)
	book := workbook.Empty("w", tmpl)
	log := workbook.History{about(workbook.NewAct, workbook.AboutTitle), set("a", "potential.direction", "marketing", "", "")}
	for _, r := range [][2]string{{"u1", "a"}, {"r1", "u1"}, {"u2", "r1"}, {"r2", "u2"}} {
		c := log[1]
		c.Act, c.Reverts = r[0], r[1]
		log = append(log, c)
	}
	place := place(tmpl, "potential", "marketing", "potential.direction", "")
	undid, redid := "Undid: "+place.within(), "Redid: "+place.within()
	want := []string{"Workbook made", place.en, undid, redid, undid, redid}
	if got := words(t, workbook.English).Acts(book, log.Acts()); !slices.Equal(got, want) {
		t.Errorf("got %q", got)
	}
}

// An undo takes the newest act, whoever made it, and says so when it was another
// person's.
func TestAnUndoSaysWhoseActItTook(t *testing.T) {
	tmpl := template(t)
	book := workbook.Empty("w", tmpl)
	mark := set("a", "potential.direction", "marketing", "", "")
	mark.Author, mark.Participant = "Mei", "Li"
	place := place(tmpl, "potential", "marketing", "potential.direction", "")
	own := said{place.en + " · Li’s own mark", place.zh + " · Li自己的标记"}
	within := place.within() + " · Li’s own mark"
	for _, c := range []struct {
		author, by string
		undid, do  said
	}{
		{"Mei", "Mei", said{"Undid: " + within, "已撤销：" + own.zh}, said{"Redid: " + within, "已重做：" + own.zh}},
		{"Mei", "Lin", said{"Undid Mei’s: " + within, "已撤销Mei的：" + own.zh}, said{"Redid Mei’s: " + within, "已重做Mei的：" + own.zh}},
		{"", "Lin", said{"Undid someone else’s: " + within, "已撤销别人的：" + own.zh}, said{"Redid someone else’s: " + within, "已重做别人的：" + own.zh}},
	} {
		mark.Author = c.author
		undo := mark
		undo.Act, undo.Reverts, undo.Author = "u", "a", c.by
		redo := undo
		redo.Act, redo.Reverts = "r", "u"
		acts := workbook.History{mark, undo, redo}.Acts()
		for lang, want := range map[workbook.Lang][]string{workbook.English: {own.en, c.undid.en, c.do.en}, workbook.Chinese: {own.zh, c.undid.zh, c.do.zh}} {
			w := words(t, lang)
			if got := w.Acts(book, acts); !slices.Equal(got, want) {
				t.Errorf("%q by %q: %q, want %q", c.author, c.by, got, want)
			}
			if got := []string{w.Undid(book, acts[0], c.by), w.Redid(book, acts[0], c.by)}; !slices.Equal(got, want[1:]) {
				t.Errorf("%q by %q: %q, want %q", c.author, c.by, got, want[1:])
			}
		}
	}
}
