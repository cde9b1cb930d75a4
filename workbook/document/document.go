// Package document turns a workbook into one tree of what a reader meets, for
// those who never see a terminal: title, profile, answers side by side, readings,
// plan. It is built once (see Build) and written by many writers, one package
// each, which decide how a thing looks and never what is said. The same input
// gives the same bytes: nothing here asks a clock, a disk or chance.
package document

import (
	"strings"
	"time"

	"shiben/workbook"
)

// Document is what leaves the terminal.
type Document struct {
	Kind    Kind
	Langs   []workbook.Lang // one or two; two are said one after the other, in this order
	Title   Text            // the workbook's, or for a handout the template's
	Subject Text            // the business it is about; may be empty
	Summary Text            // what the document is, a sentence

	ID       string            // the workbook's; empty for a handout
	Revision workbook.Revision // the workbook's
	Updated  time.Time         // the newest change that is in it, UTC; zero for a handout
	Authors  []string          // who made its changes, the first first; may be empty

	Paper  Paper
	Words  Furniture
	Blocks []Block
	Sheets []Sheet // the same answers for programs and spreadsheets; none in a handout
}

// Kind says what the document is for.
type Kind string

// The kinds of document.
const (
	Report      Kind = "report"  // the whole workbook
	Brief       Kind = "brief"   // one page
	HandoutKind Kind = "handout" // the questions without answers, for paper
)

// Paper is the page that a paged writer lays out on.
type Paper string

// The papers.
const (
	A4     Paper = "a4"     // 210 × 297 mm
	Letter Paper = "letter" // 8.5 × 11 in
)

// Text is what is read at one place: in each language when the template or the
// program says it; the same in both when a person wrote it. It is plain text: no
// writer reads markup in it. Own text may have several lines.
type Text struct {
	workbook.Text
	Own bool // a person's own words
}

// Say is a text that the template or the program says.
func Say(t workbook.Text) Text { return Text{Text: t} }

// Own is a person's text as it was written.
func Own(s string) Text { return Text{workbook.Text{ZH: s, EN: s}, true} }

// Empty tells whether there is nothing to read in any language.
func (t Text) Empty() bool { return t.ZH == "" && t.EN == "" }

// Inline is the text in a row of its own: the different texts of the languages, with a
// slash between two.
func (t Text) Inline(langs []workbook.Lang) string {
	var all []string
	for _, l := range t.Lines(langs) {
		all = append(all, l.Text)
	}
	return strings.Join(all, " / ")
}

// Lines are the different texts of the languages, in their order: two when two
// languages say it differently, else one; none when it is empty.
func (t Text) Lines(langs []workbook.Lang) []Line {
	var out []Line
	for _, l := range langs {
		s := t.In(l)
		if s == "" || len(out) > 0 && out[0].Text == s {
			continue
		}
		out = append(out, Line{l, s})
	}
	if t.Own && len(out) > 0 {
		out[0].Lang = ""
	}
	return out
}

// Line is a text in a language; the language is empty for a person's own words.
type Line struct {
	Lang workbook.Lang
	Text string
}

// Furniture is what a writer says by itself.
type Furniture struct {
	Contents Text // over a table of contents
	Page     Text // "Page %[1]s of %[2]s": the running number and how many there are
	Comment  Text // over comments, where they stand in the text
	Resolved Text // beside a comment that is done with
	Language Text // beside the choice of a language
	Picture  Text // what the profile's picture shows, for those who do not see it
}

// Block is one thing in the order of reading. The set is sealed: Heading, Para,
// Facts, Table, Scales, Plot, Reading, List, PageBreak.
type Block interface{ block() }

// Heading opens a section. Levels go from 1 (a part) to 3 (a prompt); the
// document's title is none of them.
type Heading struct {
	Level int
	ID    string // an anchor, unique in the document, of [a-z0-9.-]
	Text  Text
}

// Role says how a paragraph is meant.
type Role string

// The roles of a paragraph.
const (
	Body     Role = ""         // an answer, or what the program says in full
	Name     Role = "name"     // a prompt's name, over its answer
	Lead     Role = "lead"     // a part's idea, a summary: the first thing to read
	Ask      Role = "ask"      // a prompt's question
	Hint     Role = "hint"     // guidance: how to go about it, an example
	Note     Role = "note"     // beside an answer: state, why, evidence, confidence
	Remark   Role = "remark"   // words for comments to hang on where there are no others; needed only where they hang
	Claim    Role = "claim"    // what of the method it rests on
	Silent   Role = "silent"   // an answer that is not there, said in words
	WriteOn  Role = "write_on" // an empty line to write on, in a handout
	Verdict  Role = "verdict"  // a dimension's separation in words and figures
	Accepted Role = "accepted" // why a reading was accepted
)

// Para is a paragraph, with a short label before it ("Why", "Evidence") or none.
type Para struct {
	Role     Role
	Label    Text
	Text     Text
	Comments []Comment // on this paragraph, oldest first
}

// Comment is what someone said of an answer.
type Comment struct {
	Author   string
	At       time.Time // UTC
	Text     string
	Resolved bool
}

// List is short paragraphs, each an item.
type List struct{ Items []Para }

// Facts are names with a short value each: when, depth, how much is answered.
type Facts struct{ Items []Fact }

// Fact is one of them.
type Fact struct{ Name, Value Text }

// Table is a grid. Its head is repeated on every page, and a row that can stay
// whole does not break over two.
type Table struct {
	ID      string // an anchor
	Caption Text   // may be empty
	Columns []Column
	Rows    []Row
}

// Column is one column's head.
type Column struct {
	ID     string // a table prompt's column, or a side; may be empty
	Name   Text
	Weight int // its share of the width among the table's columns, from 1
	Number bool
	Side   int // 1 or 2 for a side's column, 0 for none
}

// Row is one row, a cell for each column.
type Row struct {
	ID    string // of a table prompt's row; may be empty
	Cells []Cell
}

// Cell is what stands in a row under a column: paragraphs, or nothing.
type Cell struct{ Paras []Para }

// Sheet is a grid of values without looks: a part's marks, its written answers, or
// a table's rows with what is derived from them.
type Sheet struct {
	ID      string // unique in the document; a table prompt's own, as a file can be named
	Name    Text
	Columns []SheetColumn
	Rows    [][]Value // a value for each column
}

// SheetColumn is the head of a sheet's column, for programs and for people.
type SheetColumn struct {
	ID   string
	Name Text
}

// Value is one value of a sheet.
type Value struct {
	Raw   string // as the workbook keeps it: an id, "yes", a date, a plain number; empty for none
	Shown Text   // as a person reads it; empty where that is Raw
}

// Scales are a part's scales with both sides' marks.
type Scales struct {
	Part  string // its id
	Sides [2]Text
	Rows  []ScaleRow
}

// ScaleRow is one scale: the poles at 1 and 7, and a mark for each side.
type ScaleRow struct {
	ID    string // the prompt's
	Name  Text
	Ask   Text // empty unless guidance is wanted
	Poles [2]Text
	Marks [2]Mark
	Notes []Para // why, evidence, confidence, claims; labelled with the side
}

// Mark is a side's position on a scale, 1–7; 0 is none, and State then says why,
// when someone said.
type Mark struct {
	At    int
	State Text
}

// Plot is the profile's picture: a row for each scale, a line for each side, and
// what they come to by dimension.
type Plot struct {
	Title  Text
	Sides  [2]Text
	Groups []PlotGroup
	Apart  Text // "separation", before each group's figure
	Hollow Text // what a hollow position means; for the key, where there is one
}

// PlotGroup is a dimension of it. A position is absent ("") or a figure to two
// decimals from −1.00 to 1.00, hollow while fewer than half of the scales are
// answered.
type PlotGroup struct {
	ID        string
	Name      Text
	Rows      []ScaleRow // without notes
	Positions [2]PlotPosition
	Apart     string // the separation to two decimals; empty when there is none
	Verdict   Text   // its word
}

// PlotPosition is where a side stands in a dimension.
type PlotPosition struct {
	X      float64 // from −1 to +1
	Figure string
	Hollow bool
	Absent bool
}

// Reading is a rule that fired.
type Reading struct {
	ID       string // an anchor
	Rule     string // R01 …
	Kind     workbook.ReadingKind
	KindName Text
	Name     Text
	Text     Text
	Next     Text // the next step
	Accepted Text // "accepted, because …" with who and when, or empty
	Claims   []Para
}

// PageBreak starts a new page where there are pages.
type PageBreak struct{}

func (Heading) block()   {}
func (Para) block()      {}
func (List) block()      {}
func (Facts) block()     {}
func (Table) block()     {}
func (Scales) block()    {}
func (Plot) block()      {}
func (Reading) block()   {}
func (PageBreak) block() {}
