package profile_test

import (
	"strings"
	"testing"

	"shiben/ui/uitest"
	"shiben/workbook"
)

// smallTemplate has two dimensions, other sides and no moves: nothing in the
// package may lean on the template that the program ships with.
const smallTemplate = `
format: 1
id: buy-rent
version: 1
title: {zh: 买与租, en: Buy and rent}
summary: {zh: 两种住法, en: two ways to live}
sides:
  - {id: buy, name: {zh: 买房, en: Buying}}
  - {id: rent, name: {zh: 租房, en: Renting}}
depths:
  - {id: all, minutes: 5, name: {zh: 全部, en: All}, about: {zh: 全部, en: all}}
parts:
  - id: money
    dimension: true
    name: {zh: 钱, en: Money}
    question: {zh: 钱往哪里去, en: Where does the money go?}
    idea: {zh: 钱, en: money}
    prompts:
      - {id: money.lock, kind: scale, depth: all, name: {zh: 锁定, en: Lock}, ask: {zh: 锁多久, en: How long}, hint: {zh: 看, en: look}, example: {zh: 例, en: eg}, poles: [{zh: 一次付清, en: at once}, {zh: 按月付, en: by the month}]}
      - {id: money.who, kind: scale, depth: all, name: {zh: 谁的, en: Whose}, ask: {zh: 归谁, en: Whose}, hint: {zh: 看, en: look}, example: {zh: 例, en: eg}, poles: [{zh: 自己, en: ours}, {zh: 房东, en: theirs}]}
  - id: place
    dimension: true
    name: {zh: 地方, en: Place}
    question: {zh: 住在哪里, en: Where do we live?}
    idea: {zh: 地方, en: place}
    prompts:
      - {id: place.stay, kind: scale, depth: all, name: {zh: 去留, en: Stay}, ask: {zh: 留多久, en: How long}, hint: {zh: 看, en: look}, example: {zh: 例, en: eg}, poles: [{zh: 扎根, en: roots}, {zh: 走动, en: wheels}]}
      - {id: place.note, kind: written, side: rent, depth: all, name: {zh: 搬家, en: Moving}, ask: {zh: 搬过几次, en: How often did we move?}, hint: {zh: 数, en: count}, example: {zh: 三次, en: three times}}
`

// small is a workbook of the small template: crossed over, and one side's
// position provisional.
func small(t testing.TB, lang workbook.Lang) *workbook.Workbook {
	t.Helper()
	tmpl, err := workbook.ParseTemplate([]byte(smallTemplate))
	must(t, err)
	w := begin(t, tmpl, workbook.About{Title: "Home", Depth: "all", Lang: lang})
	marks(t, w, [][2]int{{6, 2}, {7, 1}, {4, 4}})
	set(t, w, workbook.Address{Prompt: "place.note", Side: "rent"}, workbook.Value{Text: "三次。\n第一次最远。"})
	return w
}

// one is a workbook with a single mark.
func one(t testing.TB, lang workbook.Lang) *workbook.Workbook {
	t.Helper()
	w := uitest.Empty(t, lang, "quick")
	marks(t, w, [][2]int{{7, 0}})
	return w
}

// planned is a workbook with lines that cross, break and meet, and with moves
// that are declared and observed on different sides.
func planned(t testing.TB, lang workbook.Lang) *workbook.Workbook {
	t.Helper()
	w := uitest.Empty(t, lang, "full")
	marks(t, w, [][2]int{
		{2, 6},
		{3, 6},
		{1, 5},
		{2, 6},
		{4, 4},
		{1, 6},
		{2, 6},
		{2, 7},
		{3, 5},
		{4, 3},
		{2, 4},
		{2, 6},
		{2, 0},
		{3, 0},
		{1, 5},
		{3, 5},
		{2, 0},
	})
	for _, p := range w.Template.Prompts() {
		if p.Kind == workbook.Written && !strings.HasSuffix(p.ID, "doubt") {
			set(t, w, workbook.Address{Prompt: p.ID, Side: p.Side}, workbook.Value{Text: p.Example.In(lang)})
		}
	}
	move(t, w, 1, "name=春茶纪录片 side=marketing acts_on=market control=nothing energy=product effort=40 numbers=yes decomposed=no handle=no traceable=no retunable=no")
	move(t, w, 2, "name=到期提醒 side=operations acts_on=customer control=all energy=outside effort=15.5 numbers=yes decomposed=yes handle=yes traceable=yes retunable=yes")
	move(t, w, 3, "name=茶友群 side=operations acts_on=segment control=nothing energy=product effort=20 numbers=yes")
	move(t, w, 4, "name=快闪 side=marketing acts_on=segment control=some")
	move(t, w, 5, "side=marketing")
	return w
}

func begin(t testing.TB, tmpl *workbook.Template, about workbook.About) *workbook.Workbook {
	t.Helper()
	changes, err := workbook.Begin(tmpl, about)
	must(t, err)
	w := workbook.Empty("0199-fixture", tmpl)
	must(t, w.ApplyAll(changes))
	return w
}

// marks sets the first scales' marks, by side; 0 leaves one out.
func marks(t testing.TB, w *workbook.Workbook, all [][2]int) {
	t.Helper()
	i := 0
	for _, p := range w.Template.Prompts() {
		if p.Kind != workbook.Scale || i >= len(all) {
			continue
		}
		for side, mark := range all[i] {
			if mark != 0 {
				set(t, w, workbook.Address{Prompt: p.ID, Side: w.Template.Sides[side].ID}, workbook.Value{Mark: mark})
			}
		}
		i++
	}
}

func set(t testing.TB, w *workbook.Workbook, a workbook.Address, v workbook.Value) {
	t.Helper()
	must(t, w.Apply(workbook.Change{Kind: workbook.SetChange, Address: a, Before: w.At(a), After: v}))
}

// move adds a row to the moves from "column=value" words.
func move(t testing.TB, w *workbook.Workbook, order int, words string) {
	t.Helper()
	row := workbook.Row{ID: "move-" + string(rune('0'+order)), Order: order, Cells: map[string]string{}}
	for _, word := range strings.Fields(words) {
		column, value, _ := strings.Cut(word, "=")
		row.Cells[column] = value
	}
	a := workbook.Address{Prompt: w.Template.Moves.Table, Row: row.ID}
	must(t, w.Apply(workbook.Change{Kind: workbook.InsertChange, Address: a, After: workbook.Value{Row: &row}}))
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
