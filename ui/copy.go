package ui

import (
	tea "charm.land/bubbletea/v2"

	"shiben/ui/draft"
	"shiben/ui/i18n"
	"shiben/ui/text"
	"shiben/workbook"
)

// Much is from how many bytes on some terminals cut what is put on the clipboard by
// their own sequence (OSC 52): a hundred thousand characters of base64.
const Much = 74_000

// Extract is what of a workbook is copied: some prompts, a part, or with neither all
// of it.
type Extract struct {
	Name    string // what it is called, as the notice says it
	Part    string
	Prompts []string
}

// Copy returns the command that puts an extract of a workbook on the clipboard as
// Markdown, in the language of the look, and says how much that was.
func Copy(env Env, look Look, d *draft.Draft, x Extract) tea.Cmd {
	w, exporter, lang, words := d.Workbook().Clone(), env.Export, look.Words.Lang(), look.Words
	return func() tea.Msg {
		md, err := exporter.Extract(w, []workbook.Lang{lang}, env.Now().Location(), x.Part, x.Prompts...)
		if err != nil {
			return NoticeMsg{Text: words.Error(err), Bad: true}
		}
		name, size := text.Truncate(text.Safe(x.Name), 40), i18n.Size(int64(len(md)))
		if len(md) > Much {
			said := words.T("exporting.copied_much", "name", name, "size", size)
			tell := func() tea.Msg { return TellMsg{Title: words.T("exporting.copied_title"), Text: said} }
			return tea.BatchMsg{tea.SetClipboard(md), tell}
		}
		return tea.BatchMsg{tea.SetClipboard(md), Notice(words.T("exporting.copied", "name", name, "size", size))}
	}
}
