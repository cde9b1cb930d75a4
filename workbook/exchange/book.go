package exchange

import (
	"time"

	"shiben/workbook"
)

// Format names the files of this package, so that other JSON is known for what it
// is not.
const Format = "shiben-workbook"

// Schema is the version of the format that is written, and the newest that is
// read. What adds a field raises it: a program that does not know a field would
// lose what it holds.
const Schema = 1

// Book is a workbook as it travels.
type Book struct {
	ID       string
	Template *workbook.Template
	Log      workbook.History // whole, from its first change
}

// file is a workbook in JSON. T is the template as it is written, or as it came.
type file[T any] struct {
	Format   string            `json:"format"`
	Schema   int               `json:"schema"`
	ID       string            `json:"id"`
	Title    string            `json:"title"`
	Subject  string            `json:"subject"`
	Depth    string            `json:"depth"`
	Lang     workbook.Lang     `json:"lang"`
	Revision workbook.Revision `json:"revision"`
	Created  time.Time         `json:"created"`
	Updated  time.Time         `json:"updated"`
	Versions []version         `json:"versions"`
	present
	Template T                `json:"template"`
	Log      workbook.History `json:"log"`
}

type version struct {
	Name   string    `json:"name"`
	Seq    int       `json:"seq"`
	At     time.Time `json:"at"`
	Author string    `json:"author,omitempty"`
}

// fileOf is a book with all that follows from its log. ErrInput as PlanImport
// gives it when the log does not come to a workbook.
func fileOf(b Book) (file[*workbook.Template], error) {
	plan, err := workbook.PlanImport(b.ID, b.Template, b.Log)
	if err != nil {
		return file[*workbook.Template]{}, err
	}
	w := plan.Workbook
	f := file[*workbook.Template]{
		Format: Format, Schema: Schema, ID: b.ID,
		Title: w.About.Title, Subject: w.About.Subject, Depth: w.About.Depth, Lang: w.About.Lang,
		Revision: w.Revision, Created: plan.Head.Created, Updated: plan.Head.Updated,
		Versions: []version{}, present: presentOf(w),
		Template: b.Template, Log: plan.Changes,
	}
	for _, v := range workbook.History(plan.Changes).Versions() {
		f.Versions = append(f.Versions, version(v))
	}
	return f, nil
}
