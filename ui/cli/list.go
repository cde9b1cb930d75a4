package cli

import (
	"context"
	"slices"
	"strconv"
	"time"

	"shiben/ui/text"
	"shiben/workbook"
)

// schema is the version of every JSON that the commands give.
const schema = 1

// listing is what list gives under --json.
type listing struct {
	Schema    int       `json:"schema"`
	Workbooks []heading `json:"workbooks"`
}

// heading is a workbook in a list.
type heading struct {
	ID       string        `json:"id"`
	Title    string        `json:"title"`
	Subject  string        `json:"subject"`
	Depth    string        `json:"depth"`
	Lang     workbook.Lang `json:"lang"`
	Template string        `json:"template"`
	Revision uint64        `json:"revision"`
	Answered int           `json:"answered"`
	Asked    int           `json:"asked"`
	Created  time.Time     `json:"created"`
	Updated  time.Time     `json:"updated"`
}

func headingOf(h workbook.Head) heading {
	return heading{
		h.ID, h.Title, h.Subject, h.Depth, h.Lang, h.Template, uint64(h.Revision),
		h.Answered, h.Asked, h.Created, h.Updated,
	}
}

// runList lists all workbooks, the one changed last first: for a person as a
// table, with --plain as lines of id, title, subject, answered, asked and time of
// the last change, separated by tabs.
func (s *session) runList(ctx context.Context, _ []string) error {
	store, err := s.library()
	if err != nil {
		return err
	}
	heads, err := store.List(ctx)
	if err != nil {
		return err
	}
	switch {
	case s.flags.json:
		list := listing{Schema: schema, Workbooks: make([]heading, len(heads))}
		for i, h := range heads {
			list.Workbooks[i] = headingOf(h)
		}
		return s.writeJSON(list)
	case s.flags.plain:
		for _, h := range heads {
			s.fields(h.ID, h.Title, h.Subject, strconv.Itoa(h.Answered), strconv.Itoa(h.Asked), h.Updated.Format(time.RFC3339))
		}
		return nil
	}
	return s.listTable(heads)
}

// Widths of the list, in cells.
const (
	leastID    = 8
	mostTitle  = 40
	leastTitle = 8
	gap        = "  "
	dateLayout = "2006-01-02 15:04"
)

func (s *session) listTable(heads []workbook.Head) error {
	words, err := s.say()
	if err != nil {
		return err
	}
	if len(heads) == 0 {
		if s.onTerminal() {
			s.lines(words.T("cli.list_empty"))
		}
		return nil
	}
	rows := make([]listRow, 0, len(heads)+1)
	rows = append(rows, rowOf(words.T("cli.col_id"), words.T("cli.col_title"), words.T("cli.col_subject"), words.T("cli.col_done"), words.T("cli.col_updated")))
	n, zone := shortest(heads), s.Now().Location()
	for _, h := range heads {
		done := strconv.Itoa(h.Answered) + "/" + strconv.Itoa(h.Asked)
		rows = append(rows, rowOf(h.ID[:min(n, len(h.ID))], h.Title, h.Subject, done, h.Updated.In(zone).Format(dateLayout)))
	}
	s.table(rows, s.listWidths(rows))
	return nil
}

// listRow is a line of the list with what its cells measure, which is asked twice.
type listRow struct {
	cells  [columns]string
	widths [columns]int
}

const columns = 5

func rowOf(cells ...string) listRow {
	var r listRow
	for i, c := range cells {
		r.cells[i], r.widths[i] = text.Safe(c), text.Width(c)
	}
	return r
}

// listWidths are the columns' widths: as wide as they need, but the two of text no
// wider than the room leaves them. A column that finds none is 0 and left out.
func (s *session) listWidths(rows []listRow) [columns]int {
	var widths [columns]int
	for i := range rows {
		for c, w := range rows[i].widths {
			widths[c] = max(widths[c], w)
		}
	}
	widths[1], widths[2] = min(widths[1], mostTitle), min(widths[2], mostTitle)
	room := s.width()
	for _, c := range []int{4, 3} { // the time goes first, then the figures
		if spareOf(widths, room) < min(leastTitle, widths[1]) {
			widths[c] = 0
		}
	}
	widths[0] = min(widths[0], room)
	spare := spareOf(widths, room)
	if over := widths[1] + widths[2] - spare; over > 0 {
		widths[2] = max(0, widths[2]-over, spare-widths[1])
		if widths[2] < leastTitle {
			widths[2] = 0
		}
		widths[1] = max(0, min(widths[1], spare-widths[2]))
	}
	return widths
}

// spareOf is what the columns beside the two of text leave of the room.
func spareOf(widths [columns]int, room int) int {
	spare := room - len(gap)
	if widths[2] > 0 {
		spare -= len(gap)
	}
	for c, w := range widths {
		if c == 1 || c == 2 || w == 0 {
			continue
		}
		spare -= w
		if c > 0 {
			spare -= len(gap)
		}
	}
	return spare
}

// table draws rows in columns. The last column is not padded; the one of figures
// stands at the right.
func (s *session) table(rows []listRow, widths [columns]int) {
	last := columns - 1
	for last > 0 && widths[last] == 0 {
		last--
	}
	for i := range rows {
		r := &rows[i]
		for c, cell := range r.cells {
			if widths[c] == 0 {
				continue
			}
			blank := widths[c] - r.widths[c]
			if blank < 0 {
				cell, blank = text.Pad(cell, widths[c]), 0
			}
			if c == columns-2 {
				s.blanks(blank)
				blank = 0
			}
			s.out.WriteString(cell)
			if c < last {
				s.blanks(blank + len(gap))
			}
		}
		s.out.WriteByte('\n')
	}
}

func (s *session) blanks(n int) {
	for range n {
		s.out.WriteByte(' ')
	}
}

// shortest is how many characters of an id tell all workbooks apart.
func shortest(heads []workbook.Head) int {
	ids := make([]string, len(heads))
	for i, h := range heads {
		ids[i] = h.ID
	}
	return shortestOf(ids)
}

// shortestOf is how many characters tell ids apart. It sorts them.
func shortestOf(ids []string) int {
	slices.Sort(ids)
	n := leastID
	for i := 1; i < len(ids); i++ {
		n = max(n, common(ids[i-1], ids[i])+1)
	}
	return n
}

func common(a, b string) int {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	return n
}
