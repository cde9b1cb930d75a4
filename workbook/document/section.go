package document

import (
	"slices"

	"shiben/workbook"
)

// Section makes a document of some prompts alone, answered or not, each part's under
// its name; without prompts, of the options' parts as a report has them. It has no
// first page and no title. Errors are Build's.
func Section(w *workbook.Workbook, words map[workbook.Lang]Words, opts Options, prompts ...string) (*Document, error) {
	opts.Kind = Report
	b := newBuilder(w.Template, words, opts)
	b.w, b.profile, b.only = w, workbook.ProfileOf(w), prompts
	if err := b.pick(); err != nil {
		return nil, err
	}
	b.gatherOwn()
	if len(prompts) > 0 {
		b.opts.With.Empty = true
		for _, part := range b.parts {
			if slices.ContainsFunc(part.Prompts, func(p *workbook.Prompt) bool { return slices.Contains(prompts, p.ID) }) {
				b.heading(1, part.ID, Say(part.Name))
				b.steps(part)
			}
		}
		return b.d, nil
	}
	if err := b.readTogether(); err != nil {
		return nil, err
	}
	for _, part := range b.parts {
		b.part(part)
	}
	return b.d, nil
}
