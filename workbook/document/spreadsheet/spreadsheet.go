// Package spreadsheet writes a document's sheets as CSV (RFC 4180: commas, CRLF,
// quotes doubled; UTF-8). It knows the document tree and nothing else.
//
// Each sheet is a file of its own. The first record is the head, every other one a
// row of the sheet. For programs and for import the head holds the columns' ids and
// the cells hold values as the workbook keeps them: "marketing", "yes",
// "2026-04-18", "26", nothing for no answer; a prompt's name beside its id alone is
// said in the document's languages. For people it holds the columns' names,
// and the cells what a person reads; import takes that, too, where it takes an
// option by its name.
//
// A spreadsheet runs what begins like a formula. Such a cell gets an apostrophe
// before it (see Defuse), in the head as well; Read, and whoever else reads the
// file as data, takes it off again (see Plain), so that nothing is changed on the
// way. A number with a minus sign stays a number.
package spreadsheet

import (
	"encoding/csv"
	"io"
	"strings"

	"shiben/workbook"
	"shiben/workbook/clean"
	"shiben/workbook/document"
)

// Options say for whom a sheet is written.
type Options struct {
	// Langs are the languages of names, for people; none: ids, for programs.
	Langs []workbook.Lang
	// BOM puts a byte order mark first. Spreadsheets want it to see that a file is
	// UTF-8; other programs rarely do.
	BOM bool
}

const bom = "\uFEFF"

// Write writes a sheet. The same sheet gives the same bytes. An error is of w.
func Write(w io.Writer, s *document.Sheet, o Options) error {
	if o.BOM {
		if _, err := io.WriteString(w, bom); err != nil {
			return err
		}
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	head := make([]string, len(s.Columns))
	for i, c := range s.Columns {
		head[i] = o.cell(c.ID, c.Name)
	}
	if err := out.Write(head); err != nil {
		return err
	}
	for _, row := range s.Rows {
		cells := make([]string, len(s.Columns))
		for i := range cells {
			if i < len(row) {
				cells[i] = o.cell(row[i].Raw, row[i].Shown)
			}
		}
		if err := out.Write(cells); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// cell is what stands for a value: as it is kept, or as it is read.
func (o Options) cell(raw string, shown document.Text) string {
	if len(o.Langs) > 0 && !shown.Empty() {
		raw = shown.Inline(o.Langs)
	}
	return Defuse(clean.Text(raw))
}

// Read reads what Write wrote, the head first: the mark before it is skipped, and
// cells are as they were before they were defused. An error is of the CSV, with
// its line, or of r. What is read is not cleaned: that is the door's business.
func Read(r io.Reader) ([][]string, error) {
	in := csv.NewReader(&unmarked{r: r})
	in.FieldsPerRecord = -1
	records, err := in.ReadAll()
	for _, record := range records {
		for i, cell := range record {
			record[i] = Plain(cell)
		}
	}
	return records, err
}

// unmarked reads past a byte order mark.
type unmarked struct {
	r      io.Reader
	head   string // read and not given yet
	looked bool
}

func (u *unmarked) Read(p []byte) (int, error) {
	if !u.looked {
		first := make([]byte, len(bom))
		n, err := io.ReadFull(u.r, first)
		if err != nil && err != io.ErrUnexpectedEOF && err != io.EOF {
			return 0, err
		}
		u.head, u.looked = strings.TrimPrefix(string(first[:n]), bom), true
	}
	if u.head != "" {
		n := copy(p, u.head)
		u.head = u.head[n:]
		return n, nil
	}
	return u.r.Read(p)
}
