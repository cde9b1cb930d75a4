// Package workbooktest is a small template of another comparison and a generator
// of random edits, for the tests of packages that stand on workbook.
package workbooktest

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"shiben/workbook"
	"shiben/workbook/clean"
)

// Small is a template that compares sales and service in two dimensions: two
// depths, all kinds of prompt, all types of cell, all kinds of derived column.
const Small = `
format: 1
id: sales-service
version: 3
title: {zh: 销售与服务, en: Sales and service}
summary: {zh: 两头看一门生意, en: One business from two ends}
sides:
  - {id: sales, name: {zh: 销售, en: Sales}}
  - {id: service, name: {zh: 服务, en: Service}}
depths:
  - {id: brief, name: {zh: 简, en: Brief}, about: {zh: 十分钟, en: Ten minutes}, minutes: 10}
  - {id: whole, name: {zh: 全, en: Whole}, about: {zh: 一小时, en: An hour}, minutes: 60}
claims:
  - {id: C1, text: {zh: 一句话, en: A sentence}}
parts:
  - id: time
    name: {zh: 时间, en: Time}
    question: {zh: 何时, en: When}
    idea: {zh: 先后, en: Before and after}
    dimension: true
    prompts:
      - {id: time.moment, kind: scale, depth: brief, name: {zh: 时刻, en: moment}, ask: {zh: 问, en: ask}, hint: {zh: 示, en: hint}, example: {zh: 例, en: example}, claims: [C1], poles: [{zh: 买前, en: before}, {zh: 买后, en: after}]}
      - {id: time.length, kind: scale, depth: brief, name: {zh: 长短, en: length}, ask: {zh: 问, en: ask}, hint: {zh: 示, en: hint}, example: {zh: 例, en: example}, poles: [{zh: 短, en: short}, {zh: 长, en: long}]}
      - {id: time.first, kind: written, side: sales, depth: brief, name: {zh: 初见, en: first}, ask: {zh: 问, en: ask}, hint: {zh: 示, en: hint}, example: {zh: 例, en: example}}
      - {id: time.last, kind: written, side: service, depth: brief, name: {zh: 最后, en: last}, ask: {zh: 问, en: ask}, hint: {zh: 示, en: hint}, example: {zh: 例, en: example}}
      - {id: time.doubt, kind: written, side: service, depth: whole, name: {zh: 疑问, en: doubt}, ask: {zh: 问, en: ask}, hint: {zh: 示, en: hint}, example: {zh: 例, en: example}}
  - id: trust
    name: {zh: 信任, en: Trust}
    question: {zh: 凭什么, en: On what}
    idea: {zh: 人, en: People}
    dimension: true
    prompts:
      - {id: trust.person, kind: scale, depth: whole, name: {zh: 人, en: person}, ask: {zh: 问, en: ask}, hint: {zh: 示, en: hint}, example: {zh: 例, en: example}, poles: [{zh: 话, en: word}, {zh: 事, en: deed}]}
  - id: joint
    name: {zh: 合, en: Joint}
    question: {zh: 怎么合, en: How}
    idea: {zh: 一起, en: Together}
    prompts:
      - {id: joint.one, kind: written, depth: whole, name: {zh: 一句, en: one}, ask: {zh: 问, en: ask}, hint: {zh: 示, en: hint}, example: {zh: 例, en: example}}
      - id: joint.places
        kind: table
        depth: whole
        name: {zh: 地点, en: places}
        ask: {zh: 问, en: ask}
        hint: {zh: 示, en: hint}
        example: {zh: 例, en: example}
        columns:
          - {id: place, type: text, name: {zh: 地点, en: Place}, hint: {zh: 示, en: hint}}
          - {id: note, type: text, name: {zh: 备注, en: Note}, hint: {zh: 示, en: hint}}
        rows:
          - {id: shop, cells: {place: {zh: 门店, en: Shop}}}
          - {id: phone, cells: {place: {zh: 电话, en: Phone}}}
      - id: joint.deeds
        kind: table
        depth: brief
        name: {zh: 事项, en: deeds}
        ask: {zh: 问, en: ask}
        hint: {zh: 示, en: hint}
        example: {zh: 例, en: example}
        columns:
          - {id: deed, type: text, name: {zh: 事, en: Deed}, hint: {zh: 示, en: hint}}
          - {id: by, type: choice, name: {zh: 谁, en: By}, hint: {zh: 示, en: hint}, options: [{id: sales, name: {zh: 销售, en: Sales}}, {id: service, name: {zh: 服务, en: Service}}]}
          - {id: kept, type: flag, name: {zh: 守信, en: Kept}, hint: {zh: 示, en: hint}}
          - {id: heard, type: flag, name: {zh: 听见, en: Heard}, hint: {zh: 示, en: hint}}
          - {id: when, type: choice, name: {zh: 何时, en: When}, hint: {zh: 示, en: hint}, options: [{id: before, name: {zh: 前, en: Before}}, {id: after, name: {zh: 后, en: After}}]}
          - {id: share, type: number, min: 0, max: 100, unit: "%", name: {zh: 份额, en: Share}, hint: {zh: 示, en: hint}}
          - {id: due, type: date, name: {zh: 期限, en: Due}, hint: {zh: 示, en: hint}}
          - {id: place, type: row, table: joint.places, name: {zh: 在哪, en: Where}, hint: {zh: 示, en: hint}}
        derived:
          - {id: care, value: "count(kept, heard)", name: {zh: 用心, en: Care}, hint: {zh: 示, en: hint}}
          - {id: seen, value: "lean(1/4, mean(1, place(when, {before: -1, after: 1}), 2 * care / 2 - 1))", name: {zh: 看来, en: Seen}, hint: {zh: 示, en: hint}}
          - {id: weight, value: "share * care / 3", unit: "%", name: {zh: 分量, en: Weight}, hint: {zh: 示, en: hint}}
          - {id: urgent, value: "weight > 10 and due < \"2026-06-01\"", name: {zh: 要紧, en: Urgent}, hint: {zh: 示, en: hint}}
moves: {table: joint.deeds, name: deed, side: by, effort: share, closure: care, observed: seen}
`

// Template parses Small.
func Template(t testing.TB) *workbook.Template {
	t.Helper()
	tmpl, err := workbook.ParseTemplate([]byte(Small))
	if err != nil {
		t.Fatal(err)
	}
	return tmpl
}

// Begin is a new workbook of Small at the whole depth, and the changes that made it.
func Begin(t testing.TB) (*workbook.Workbook, []workbook.Change) {
	t.Helper()
	tmpl := Template(t)
	changes, err := workbook.Begin(tmpl, workbook.About{Title: "一家店", Depth: "whole", Lang: workbook.Chinese})
	if err != nil {
		t.Fatal(err)
	}
	w := workbook.Empty("w1", tmpl)
	if err := w.ApplyAll(changes); err != nil {
		t.Fatal(err)
	}
	return w, changes
}

// Edit draws a change that can be made to w: a mark, a text, a cell, a row that
// comes or goes, a title or a depth.
func Edit(rt *rapid.T, w *workbook.Workbook, label string) workbook.Change {
	prompts := w.Template.Prompts()
	i := rapid.IntRange(-1, len(prompts)-1).Draw(rt, label)
	if i < 0 {
		a := workbook.Address{Column: workbook.AboutTitle}
		after := workbook.Value{Text: "题" + rapid.StringN(0, 4, -1).Filter(tidy).Draw(rt, "title")}
		return workbook.Change{Kind: workbook.AboutChange, Address: a, Before: w.At(a), After: after}
	}
	p := prompts[i]
	if p.Kind == workbook.Table {
		return tableEdit(rt, w, p)
	}
	a := workbook.Address{Prompt: p.ID, Side: rapid.SampledFrom(w.Template.SidesOf(p)).Draw(rt, "side")}
	if rapid.IntRange(0, 3).Draw(rt, "facet?") == 0 {
		return facetEdit(rt, w, a)
	}
	after := workbook.Value{Text: rapid.StringN(0, 8, -1).Filter(tidy).Draw(rt, "text")}
	if p.Kind == workbook.Scale {
		after = workbook.Value{Mark: rapid.IntRange(0, workbook.Positions).Draw(rt, "mark")}
	}
	return workbook.Change{Kind: workbook.SetChange, Address: a, Before: w.At(a), After: after}
}

func tableEdit(rt *rapid.T, w *workbook.Workbook, p *workbook.Prompt) workbook.Change {
	rows := w.Rows(p.ID)
	what := rapid.IntRange(0, 3).Draw(rt, "what")
	if len(rows) == 0 || what == 0 {
		row := workbook.Row{ID: freshID(w, p), Order: w.NextOrder(p.ID), Cells: map[string]string{p.Columns[0].ID: "新"}}
		return workbook.Change{Kind: workbook.InsertChange, Address: workbook.Address{Prompt: p.ID, Row: row.ID}, After: workbook.Value{Row: &row}}
	}
	a := workbook.Address{Prompt: p.ID, Row: rows[rapid.IntRange(0, len(rows)-1).Draw(rt, "row")].ID}
	if what == 1 {
		return workbook.Change{Kind: workbook.RemoveChange, Address: a, Before: w.At(a)}
	}
	c := rapid.SampledFrom(p.Columns).Draw(rt, "column")
	a.Column = c.ID
	return workbook.Change{Kind: workbook.SetChange, Address: a, Before: w.At(a), After: workbook.Value{Text: cell(rt, c)}}
}

// facetEdit draws a change of what an answer holds beside its value.
func facetEdit(rt *rapid.T, w *workbook.Workbook, a workbook.Address) workbook.Change {
	text := rapid.StringN(0, 6, -1).Filter(tidy).Draw(rt, "text")
	item := rapid.SampledFrom([]string{"i1", "i2", "i3"}).Draw(rt, "item")
	gone := rapid.Bool().Draw(rt, "gone")
	switch rapid.IntRange(0, 5).Draw(rt, "which") {
	case 0:
		state := rapid.SampledFrom(append(workbook.States(), "")).Draw(rt, "state")
		return w.Noting(a, workbook.StateFacet, "", workbook.Value{Text: string(state)})
	case 1:
		return w.Noting(a, workbook.ConfidenceFacet, "", workbook.Value{Text: string(rapid.SampledFrom(workbook.Confidences()).Draw(rt, "confidence"))})
	case 2:
		return w.Noting(a, workbook.WhyFacet, "", workbook.Value{Text: text})
	case 3:
		v := workbook.Value{Evidence: &workbook.Evidence{Text: text, Date: "2026-02-01", By: "陈"}}
		if gone {
			v = workbook.Value{}
		}
		return w.Noting(a, workbook.EvidenceFacet, item, v)
	case 4:
		v := workbook.Value{Comment: &workbook.Comment{Author: "林", Text: text, Resolved: rapid.Bool().Draw(rt, "resolved")}}
		if gone {
			v = workbook.Value{}
		}
		return w.Noting(a, workbook.CommentFacet, item, v)
	}
	return w.Noting(a, workbook.ReviewFacet, "", workbook.Value{Text: text})
}

func cell(rt *rapid.T, c workbook.Column) string {
	switch c.Type {
	case workbook.FlagCell:
		return rapid.SampledFrom([]string{"", "yes", "no"}).Draw(rt, "flag")
	case workbook.ChoiceCell:
		return rapid.SampledFrom(c.Options).Draw(rt, "choice").ID
	case workbook.NumberCell:
		return fmt.Sprint(rapid.IntRange(c.Min, c.Max).Draw(rt, "number"))
	case workbook.DateCell:
		return fmt.Sprintf("2026-%02d-11", rapid.IntRange(1, 12).Draw(rt, "month"))
	case workbook.RowCell:
		return rapid.SampledFrom([]string{"", "shop", "phone", "gone"}).Draw(rt, "ref")
	}
	return rapid.StringN(0, 8, -1).Filter(tidy).Draw(rt, "cell")
}

func freshID(w *workbook.Workbook, p *workbook.Prompt) string {
	for n := len(w.Rows(p.ID)); ; n++ {
		if id := fmt.Sprintf("row%d", n); w.Row(p.ID, id) == nil {
			return id
		}
	}
}

// tidy keeps out what the door would have kept out, and newlines.
func tidy(s string) bool {
	return clean.Line(s) == s && !strings.ContainsRune(s, utf8.RuneError)
}
