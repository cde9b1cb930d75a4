package ui

// EditRequest is a text to be opened in the person's own editor.
type EditRequest struct {
	Of   any    // the asker's own mark, a pointer; the EditedMsg bears it again
	Name string // what the text is, for the name of the file
	Text string
}

// EditedMsg is what came of an EditRequest.
type EditedMsg struct {
	Of   any
	Text string // as it came back, cleaned; only without an Err
	Err  error
	File string       // where the text lies; empty when there is no file
	Drop func() error // removes the file; nil when there is none
}

// TakenMsg says that a text which was edited outside stands in a workbook now. Its
// file goes when the workbook is on disk.
type TakenMsg struct {
	ID string // the workbook
	EditedMsg
	Told bool // the person knows where the file is
}
