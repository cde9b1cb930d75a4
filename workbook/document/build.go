package document

import (
	"slices"

	"shiben/workbook"
)

// Build makes a report or a brief of a workbook. The log says who changed it and
// when; without it (nil) that is left out. Words must be there for every language
// of the options. An error is of a part that the template has not (ErrNotFound), or
// of a reading that cannot be run.
func Build(w *workbook.Workbook, log workbook.History, words map[workbook.Lang]Words, opts Options) (*Document, error) {
	b := newBuilder(w.Template, words, opts)
	b.w, b.log, b.profile = w, log, workbook.ProfileOf(w)
	if err := b.pick(); err != nil {
		return nil, err
	}
	if err := b.readTogether(); err != nil {
		return nil, err
	}
	b.gatherOwn()
	b.d.Title, b.d.Subject, b.d.Summary = Own(w.About.Title), Own(w.About.Subject), Say(w.Template.Summary)
	if w.About.Title == "" {
		b.d.Title = b.word("untitled")
	}
	b.d.ID, b.d.Revision = w.ID, w.Revision
	for _, c := range log {
		if c.At.After(b.d.Updated) {
			b.d.Updated = c.At.UTC()
		}
		if c.Author != "" && !slices.Contains(b.d.Authors, c.Author) {
			b.d.Authors = append(b.d.Authors, c.Author)
		}
	}
	if opts.Kind == Brief {
		b.brief()
	} else {
		b.report()
	}
	b.sheets()
	return b.d, nil
}

// pick takes the parts that are wanted, in the template's order.
func (b *builder) pick() error {
	var known []string
	for i := range b.t.Parts {
		part := &b.t.Parts[i]
		known = append(known, part.ID)
		if len(b.opts.Parts) == 0 || slices.Contains(b.opts.Parts, part.ID) {
			b.parts = append(b.parts, part)
		}
	}
	for _, id := range b.opts.Parts {
		if !slices.Contains(known, id) {
			return workbook.NewProblem(workbook.ErrNotFound, "part_unknown", "got", id, "near", workbook.Nearest(id, known))
		}
	}
	return nil
}

// report is the whole workbook in the order in which a client reads.
func (b *builder) report() {
	b.glance()
	for _, part := range b.parts {
		b.part(part)
	}
	b.openPoints()
	b.history()
	b.method()
}

// builder gathers a document's blocks.
type builder struct {
	t     *workbook.Template
	words map[workbook.Lang]Words
	opts  Options
	d     *Document
	taken map[string]bool // anchors

	w        *workbook.Workbook // nothing of what follows is there for a handout
	log      workbook.History
	profile  workbook.Profile
	parts    []*workbook.Part
	only     []string // the prompts that are wanted; none: all
	readings []said
	own      map[workbook.AnswerKey][]workbook.Record // participants', by the agreed answer's key
}

func newBuilder(t *workbook.Template, words map[workbook.Lang]Words, opts Options) *builder {
	b := &builder{t: t, words: words, opts: opts, taken: map[string]bool{}}
	b.d = &Document{Kind: opts.Kind, Langs: opts.Langs, Paper: opts.Paper}
	if b.d.Paper == "" {
		b.d.Paper = A4
	}
	b.d.Words = Furniture{
		Contents: b.word("contents"), Page: b.word("page"), Comment: b.word("comment"),
		Resolved: b.word("resolved"), Language: b.word("language"), Picture: b.word("picture"),
	}
	return b
}

func (b *builder) add(blocks ...Block) { b.d.Blocks = append(b.d.Blocks, blocks...) }

// heading opens a section under an anchor that nothing else in the document has.
func (b *builder) heading(level int, id string, text Text) {
	b.add(Heading{Level: level, ID: b.anchor(id), Text: text})
}

// anchor is an id of [a-z0-9.-] that is given out once.
func (b *builder) anchor(id string) string {
	out := []byte(id)
	for i, c := range out {
		switch {
		case c >= 'A' && c <= 'Z':
			out[i] = c + 'a' - 'A'
		case c >= 'a' && c <= 'z', c >= '0' && c <= '9', c == '.':
		default:
			out[i] = '-'
		}
	}
	if len(out) == 0 || out[0] < 'a' || out[0] > 'z' {
		out = append([]byte("at-"), out...)
	}
	name := string(out)
	for b.taken[name] {
		name += "-"
	}
	b.taken[name] = true
	return name
}
