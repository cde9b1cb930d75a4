package export

import (
	"time"

	"shiben/workbook"
	"shiben/workbook/document"
	"shiben/workbook/document/markdown"
)

// Extract is some prompts of a workbook, a part of it, or with neither the whole, as
// Markdown to paste elsewhere, with comments and evidence. A whole workbook has its
// title, and nothing has a front matter.
func (e *Exporter) Extract(w *workbook.Workbook, langs []workbook.Lang, zone *time.Location, part string, prompts ...string) (string, error) {
	words, err := e.say(langs)
	if err != nil {
		return "", err
	}
	o := document.Options{Kind: document.Report, Langs: langs, Zone: zone, With: document.With{Comments: true, Evidence: true}}
	if part == "" && len(prompts) == 0 {
		d, err := document.Build(w, nil, words, o)
		if err != nil {
			return "", err
		}
		return markdown.Text(d), nil
	}
	if part != "" {
		o.Parts = []string{part}
	}
	d, err := document.Section(w, words, o, prompts...)
	if err != nil {
		return "", err
	}
	return markdown.Blocks(d, d.Blocks), nil
}
