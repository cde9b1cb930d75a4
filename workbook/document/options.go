package document

import (
	"time"

	"shiben/workbook"
)

// Options say what of a workbook a document holds.
type Options struct {
	Kind  Kind
	Langs []workbook.Lang // one or two, in the order in which they are said; never empty
	Parts []string        // ids of the parts to hold; none: all
	Paper Paper           // empty: A4
	Zone  *time.Location  // in which days and hours are said; nil: UTC

	With With
}

// With is what can stand beside the answers. What is false is left out.
type With struct {
	Comments bool // people's comments, resolved ones too
	Evidence bool // why, evidence and confidence
	Guidance bool // questions, hints and examples
	Claims   bool // what prompts and readings rest on, in words
	Empty    bool // prompts that nobody answered
	History  bool // the log: who changed what, when
}

// Words say what the template does not hold, in one language: the front end's
// sentences. T takes a key of the section "document" and name, value pairs; Acts
// says what each act of a log did.
type Words interface {
	T(key string, args ...any) string
	Acts(w *workbook.Workbook, acts []workbook.Act) []string
}
