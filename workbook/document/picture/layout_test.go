package picture

import (
	"testing"

	"pgregory.net/rapid"

	"shiben/workbook"
	"shiben/workbook/document"
	"shiben/workbook/document/documenttest"
)

var languages = [][]workbook.Lang{{workbook.Chinese}, {workbook.English}, {workbook.Chinese, workbook.English}, {workbook.English, workbook.Chinese}}

// TestNothingOverlapsOrLeavesTheCanvas lays out plots of all sizes in all
// languages: no label touches another or a mark, and all of it is on the paper.
func TestNothingOverlapsOrLeavesTheCanvas(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := randomPlot(t)
		o := Options{Langs: rapid.SampledFrom(languages).Draw(t, "langs"), Narrow: rapid.Bool().Draw(t, "narrow"), Untitled: rapid.Bool().Draw(t, "untitled")}
		even(t, layout(&p, o))
	})
}

func TestHostilePlotsAreLaidOut(t *testing.T) {
	for _, b := range documenttest.Hostile().Blocks {
		if p, ok := b.(document.Plot); ok {
			for _, narrow := range []bool{false, true} {
				even(t, layout(&p, Options{Langs: languages[1], Narrow: narrow}))
			}
		}
	}
}

// even holds what every picture must hold.
func even(t interface{ Fatalf(string, ...any) }, d drawing) {
	var labels []label
	var boxes, marks [][4]float64
	for _, i := range d.items {
		var at [4]float64
		switch i := i.(type) {
		case label:
			at = i.box()
			labels, boxes = append(labels, i), append(boxes, at)
		case mark:
			r := i.r * 1.25
			at = [4]float64{i.x - r, i.y - r, i.x + r, i.y + r}
			marks = append(marks, at)
		case band:
			at = [4]float64{i.x, i.y, i.x + i.w, i.y + i.h}
		case path:
			for _, p := range i.points {
				inside(t, d, [4]float64{p[0], p[1], p[0], p[1]}, i)
			}
			continue
		}
		inside(t, d, at, i)
	}
	for i, a := range labels {
		for j, b := range labels[:i] {
			if overlap(boxes[i], boxes[j]) {
				t.Fatalf("%q at %.1f and %q at %.1f overlap", a.text, boxes[i], b.text, boxes[j])
			}
		}
		for _, m := range marks {
			if overlap(boxes[i], m) {
				t.Fatalf("%q at %.1f lies on a mark at %.1f", a.text, boxes[i], m)
			}
		}
	}
}

func inside(t interface{ Fatalf(string, ...any) }, d drawing, at [4]float64, i item) {
	const hair = 1e-6
	if at[0] < -hair || at[1] < -hair || at[2] > d.width+hair || at[3] > d.height+hair {
		t.Fatalf("%T %+v at %.1f leaves the paper of %.1f × %.1f", i, i, at, d.width, d.height)
	}
}

func overlap(a, b [4]float64) bool {
	const hair = 1e-6
	return a[0]+hair < b[2] && b[0]+hair < a[2] && a[1]+hair < b[3] && b[1]+hair < a[3]
}

// randomPlot is a plot that a template and answers could give, with short and with
// very long names.
func randomPlot(t *rapid.T) document.Plot {
	word := rapid.SampledFrom([]string{
		"势", "点与面", "Reach", "行动对象", "quiet, link by link", "一个个叫得出名字的客户，春夏秋冬都来的那一些",
		"Donaudampfschifffahrtsgesellschaftskapitän", "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWW", "the market as one, seen from far above", "👨‍👩‍👧‍👦👩🏽‍🚒", "a\nb", " ", "",
	})
	text := rapid.Custom(func(t *rapid.T) document.Text {
		if rapid.Bool().Draw(t, "own") {
			return document.Own(word.Draw(t, "word"))
		}
		return document.Say(workbook.Text{ZH: word.Draw(t, "zh"), EN: word.Draw(t, "en")})
	})
	row := rapid.Custom(func(t *rapid.T) document.ScaleRow {
		at := func(name string) document.Mark {
			m := document.Mark{At: rapid.IntRange(0, 7).Draw(t, name)}
			if rapid.Bool().Draw(t, "said") {
				m.State = text.Draw(t, "state")
			}
			return m
		}
		return document.ScaleRow{Name: text.Draw(t, "name"), Poles: [2]document.Text{text.Draw(t, "1"), text.Draw(t, "7")}, Marks: [2]document.Mark{at("m"), at("o")}}
	})
	position := rapid.Custom(func(t *rapid.T) document.PlotPosition {
		return document.PlotPosition{X: rapid.Float64Range(-1, 1).Draw(t, "x"), Figure: "−0.67", Hollow: rapid.Bool().Draw(t, "hollow"), Absent: rapid.Bool().Draw(t, "absent")}
	})
	group := rapid.Custom(func(t *rapid.T) document.PlotGroup {
		return document.PlotGroup{
			Name: text.Draw(t, "group"), Rows: rapid.SliceOfN(row, 0, 8).Draw(t, "rows"), Verdict: text.Draw(t, "verdict"),
			Positions: [2]document.PlotPosition{position.Draw(t, "m"), position.Draw(t, "o")}, Apart: rapid.SampledFrom([]string{"", "+1.33"}).Draw(t, "apart"),
		}
	})
	return document.Plot{
		Title: text.Draw(t, "title"), Sides: [2]document.Text{text.Draw(t, "side"), text.Draw(t, "side")},
		Groups: rapid.SliceOfN(group, 0, 4).Draw(t, "groups"), Apart: text.Draw(t, "apart"), Hollow: text.Draw(t, "hollow"),
	}
}
