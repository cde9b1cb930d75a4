package profile

import (
	"strings"

	"shiben/ui"
	"shiben/ui/i18n"
	"shiben/ui/text"
	"shiben/ui/theme"
	"shiben/workbook"
)

// Options say what the rows are for.
type Options struct {
	// Plain draws without colour or any other escape sequence.
	Plain bool
	// Height is the rows that are seen at once in a frame that names the workbook:
	// pictures are set so that none is cut by the end of a page. 0 is a scroll
	// without pages or frame.
	Height int
	// NoReadings leaves the readings out.
	NoReadings bool
}

// Render is a workbook's whole profile in rows of at most width cells.
func Render(w *workbook.Workbook, look ui.Look, width int, opts Options) []string {
	return newPainter(w, look, width, opts, readingsOf(w, look, opts)).compose().rows
}

// readingsOf are a workbook's readings in the language of the look. A template
// whose rules cannot be run is refused when it is loaded.
func readingsOf(w *workbook.Workbook, look ui.Look, opts Options) []workbook.Reading {
	if opts.NoReadings {
		return nil
	}
	readings, err := workbook.ReadingsOf(w, look.Words.Lang())
	if err != nil {
		return nil
	}
	return readings
}

// document is the profile laid out.
type document struct {
	rows     []string
	spots    []spot
	sections []int    // rows at which a dimension or another section begins
	whole    [][2]int // rows from, to of pictures that a page should not cut
}

// spot is a row that stands for something: it can be selected.
type spot struct {
	row int
	ref ref
}

// block is a piece of the document.
type block struct {
	rows  []string
	spots []spot // rows count from the block's first
	keep  bool   // a picture: a page should not cut it
	opens []int  // rows at which a section begins
}

func (b *block) add(rows ...string) { b.rows = append(b.rows, rows...) }

// mark makes the next row stand for a prompt's answer.
func (b *block) mark(prompt string) { b.stand(ref{kind: answerRef, id: prompt}) }

// stand makes the next row stand for something.
func (b *block) stand(r ref) { b.spots = append(b.spots, spot{len(b.rows), r}) }

// join puts another block under this one.
func (b *block) join(o block) {
	for _, s := range o.spots {
		b.spots = append(b.spots, spot{len(b.rows) + s.row, s.ref})
	}
	for _, row := range o.opens {
		b.opens = append(b.opens, len(b.rows)+row)
	}
	b.add(o.rows...)
}

// painter draws the parts of one profile.
type painter struct {
	w        *workbook.Workbook
	p        workbook.Profile
	readings []workbook.Reading
	th       theme.Theme
	ink      inks
	words    *i18n.Words
	g        geometry
	height   int       // of a page; 0: no pages
	sides    [2]string // names
}

func newPainter(w *workbook.Workbook, look ui.Look, width int, opts Options, readings []workbook.Reading) painter {
	pt := painter{w: w, p: workbook.ProfileOf(w), readings: readings, th: look.Theme, words: look.Words}
	if opts.Plain {
		pt.th = bare(look.Theme)
	}
	pt.ink = inksOf(pt.th)
	for i := range pt.sides {
		pt.sides[i] = pt.say(w.Template.Sides[i].Name)
	}
	pt.g = measure(max(width, 1), pt.widest())
	pt.height = max(opts.Height, 0)
	return pt
}

// compose lays the whole profile out.
func (pt painter) compose() document {
	return assemble(append(pt.pictures(), pt.texts()...), pt.g, pt.height)
}

// pictures are the title and the dimensions: all at a glance where there is
// room, one under the other elsewhere.
func (pt painter) pictures() []block {
	if b, ok := pt.glance(); ok {
		return append([]block{b}, pt.underGlance()...)
	}
	loose := true
	for _, d := range pt.p.Dimensions {
		loose = loose && pt.fits(pt.dimension(d, true))
	}
	blocks := []block{pt.head()}
	for _, d := range pt.p.Dimensions {
		blocks = append(blocks, pt.dimension(d, loose), pt.said(pt.placed(ref{kind: dimensionRef, id: d.Part.ID})))
	}
	if len(blocks) > 1 && pt.height > 0 && len(blocks[0].rows)+len(blocks[1].rows)+2 > pt.height {
		blocks[0] = pt.brief() // so that the first picture comes with it
	}
	return blocks
}

// fits tells whether a page holds a block, with the blank row above it.
func (pt painter) fits(b block) bool { return pt.height == 0 || len(b.rows) < pt.height }

// texts are the written answers, the moves, the balance and the other tables.
func (pt painter) texts() []block {
	var blocks []block
	for i := range pt.w.Template.Parts {
		part := &pt.w.Template.Parts[i]
		if b, ok := pt.answers(part); ok {
			blocks = append(blocks, b)
		}
		blocks = append(blocks, pt.said(pt.placed(ref{kind: answerRef, id: part.ID})))
	}
	if pt.w.Template.Moves != nil {
		blocks = append(blocks, pt.moves(), pt.said(pt.placed(ref{kind: moveRef})), pt.balance())
	}
	return append(blocks, pt.tables()...)
}

// assemble stacks blocks with a blank row between; in pages each block has that
// row above it, also the first, and a picture that would be cut by the end of a
// page begins the next.
func assemble(blocks []block, g geometry, height int) document {
	var doc document
	afterPicture := false
	for _, b := range blocks {
		if len(b.rows) == 0 {
			continue
		}
		switch {
		case height > 0:
			b = b.aired()
		case len(doc.rows) > 0:
			doc.rows = append(doc.rows, "")
		}
		if over := len(doc.rows) % max(height, 1); over > height/3 && b.breaks(height-over, height, afterPicture) {
			doc.rows = append(doc.rows, make([]string, height-over)...)
		}
		afterPicture = b.keep
		from := len(doc.rows)
		for _, row := range b.opens {
			doc.sections = append(doc.sections, from+row)
		}
		if b.keep {
			doc.whole = append(doc.whole, [2]int{from, from + len(b.rows)})
		}
		for _, s := range b.spots {
			doc.spots = append(doc.spots, spot{from + s.row, s.ref})
		}
		for _, row := range b.rows {
			doc.rows = append(doc.rows, g.fit(row))
		}
	}
	return doc
}

// aired is the block with a blank row above it, which belongs to it.
func (b block) aired() block {
	b.rows = append([]string{""}, b.rows...)
	spots := make([]spot, len(b.spots))
	for i, s := range b.spots {
		spots[i] = spot{s.row + 1, s.ref}
	}
	b.spots = spots
	return b
}

// leastText is the rows that a text needs on a page that ends with pictures.
const leastText = 6

// breaks tells whether a block begins the next page rather than take the rows
// that are left of this one, when a third of it is filled.
func (b block) breaks(left, height int, afterPicture bool) bool {
	if b.keep {
		return len(b.rows) > left && len(b.rows) <= height
	}
	return afterPicture && left < leastText && len(b.rows) > left
}

// say picks a template's text in the language of the look, ready to be drawn.
func (pt painter) say(t workbook.Text) string { return text.Safe(oneLine(pt.words.Text(t))) }

// word is a sentence of this package.
func (pt painter) word(key string, args ...any) string { return pt.words.T("profile."+key, args...) }

// oneLine puts what a person wrote on one row.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r == '\n' || r == '\r' || r == '\t' }), " ")
}
