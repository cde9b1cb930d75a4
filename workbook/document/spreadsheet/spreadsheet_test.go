package spreadsheet_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"testing/iotest"

	"pgregory.net/rapid"

	"shiben/ui/uitest/golden"
	"shiben/workbook"
	"shiben/workbook/clean"
	"shiben/workbook/document"
	"shiben/workbook/document/documenttest"
	"shiben/workbook/document/spreadsheet"
)

func written(t testing.TB, s *document.Sheet, o spreadsheet.Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := spreadsheet.Write(&b, s, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGoldens(t *testing.T) {
	people := spreadsheet.Options{Langs: []workbook.Lang{workbook.Chinese}, BOM: true}
	both := spreadsheet.Options{Langs: []workbook.Lang{workbook.Chinese, workbook.English}}
	for _, s := range documenttest.Sample().Sheets {
		golden.File(t, "testdata/"+s.ID+".csv", written(t, &s, spreadsheet.Options{}))
		golden.File(t, "testdata/"+s.ID+"-zh.csv", written(t, &s, people))
		golden.File(t, "testdata/"+s.ID+"-both.csv", written(t, &s, both))
	}
}

// runs is what a spreadsheet takes for a formula, written apart from the code.
var runs = regexp.MustCompile(`^(\s|\p{Z})*[=+@＝＋－＠-]|^[\t\r\n]`)

var plainNumber = regexp.MustCompile(`^-[0-9]+(\.[0-9]+)?$`)

// What is written is read back as it was, and nothing in it runs: hostile cells,
// and whatever else.
func TestRoundTrip(t *testing.T) {
	nasty := rapid.SampledFrom(documenttest.Nasty())
	piece := rapid.OneOf(nasty, rapid.SampledFrom([]string{"'", "''", "=", "＝", "-", "-5", "－5", "@", "\t", "\r", "\n", `"`, ",", " ", "\u00a0", "\u3000", "+1", "中", "\uFEFF"}), rapid.String())
	cell := rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(piece, 0, 4).Draw(t, "pieces"), "")
	})
	rapid.Check(t, func(t *rapid.T) {
		width := rapid.IntRange(1, 5).Draw(t, "width")
		s := document.Sheet{}
		for range width {
			s.Columns = append(s.Columns, document.SheetColumn{ID: cell.Draw(t, "head")})
		}
		for range rapid.IntRange(0, 5).Draw(t, "height") {
			row := make([]document.Value, rapid.IntRange(0, width).Draw(t, "cells"))
			for i := range row {
				row[i].Raw = cell.Draw(t, "cell")
			}
			s.Rows = append(s.Rows, row)
		}
		var b bytes.Buffer
		if err := spreadsheet.Write(&b, &s, spreadsheet.Options{BOM: rapid.Bool().Draw(t, "bom")}); err != nil {
			t.Fatal(err)
		}
		inert(t, b.String())
		got, err := spreadsheet.Read(&b)
		if err != nil {
			t.Fatal(err)
		}
		if want := grid(&s); !reflect.DeepEqual(got, want) {
			t.Fatalf("read back %q\nwant %q", got, want)
		}
	})
}

// inert fails when a cell of the text would run.
func inert(t rapid.TB, text string) {
	t.Helper()
	r := csv.NewReader(strings.NewReader(strings.TrimPrefix(text, "\uFEFF")))
	r.FieldsPerRecord = -1
	records, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, record := range records {
		for _, c := range record {
			if runs.MatchString(c) && !plainNumber.MatchString(c) {
				t.Fatalf("runs: %q", c)
			}
		}
	}
}

// grid is what a sheet holds, as it should be read. encoding/csv gives a record of
// one empty cell as an empty line, which reads as no record.
func grid(s *document.Sheet) [][]string {
	var out [][]string
	add := func(cells []string) {
		if len(cells) > 1 || cells[0] != "" {
			out = append(out, cells)
		}
	}
	head := make([]string, len(s.Columns))
	for i, c := range s.Columns {
		head[i] = clean.Text(c.ID)
	}
	add(head)
	for _, row := range s.Rows {
		cells := make([]string, len(s.Columns))
		for i, v := range row {
			cells[i] = clean.Text(v.Raw)
		}
		add(cells)
	}
	return out
}

func TestHostile(t *testing.T) {
	for _, s := range documenttest.Hostile().Sheets {
		for _, o := range []spreadsheet.Options{{}, {Langs: []workbook.Lang{workbook.English}, BOM: true}} {
			text := written(t, &s, o)
			inert(t, text)
			if text != written(t, &s, o) {
				t.Error("two writings differ")
			}
			if strings.ContainsAny(text, "\x00\x07\x1b\u202e") || strings.Contains(strings.ReplaceAll(text, "\r\n", ""), "\n") {
				t.Errorf("%s: a control, or a line end that is none of RFC 4180", s.ID)
			}
		}
	}
}

func TestDefuse(t *testing.T) {
	for cell, want := range map[string]string{
		"": "", "a": "a", "中=1": "中=1", "-3": "-3", "-0.5": "-0.5", "5": "5", "'": "'", "'tis": "'tis", "−1.00": "−1.00",
		"=1": "'=1", "+3": "'+3", "-": "'-", "-1-1": "'-1-1", "-.5": "'-.5", "-1.": "'-1.", "@a": "'@a", "\ta": "'\ta", "\ra": "'\ra", "\na": "'\na",
		"＝1": "'＝1", "＋1": "'＋1", "－1": "'－1", "＠a": "'＠a", "  =1": "'  =1", "\u3000=1": "'\u3000=1",
		"'=1": "''=1", "''=1": "'''=1", "'-3": "''-3", "- 一条": "'- 一条",
	} {
		got := spreadsheet.Defuse(cell)
		if got != want {
			t.Errorf("Defuse(%q) = %q, want %q", cell, got, want)
		}
		if back := spreadsheet.Plain(got); back != cell {
			t.Errorf("Plain(%q) = %q, want %q", got, back, cell)
		}
	}
}

func TestProblems(t *testing.T) {
	s := documenttest.Sample().Sheets[0]
	full := errors.New("full")
	if err := spreadsheet.Write(failing{full}, &s, spreadsheet.Options{}); !errors.Is(err, full) {
		t.Errorf("writing: %v", err)
	}
	if err := spreadsheet.Write(failing{full}, &s, spreadsheet.Options{BOM: true}); !errors.Is(err, full) {
		t.Errorf("writing the mark: %v", err)
	}
	if _, err := spreadsheet.Read(iotest.ErrReader(full)); !errors.Is(err, full) {
		t.Errorf("reading: %v", err)
	}
	var bad *csv.ParseError
	if _, err := spreadsheet.Read(strings.NewReader("a,b\r\n\"open")); !errors.As(err, &bad) {
		t.Errorf("an open quote: %v", err)
	}
	for _, text := range []string{"", "a", "ab", "\uFEFF", "\uFEFFa"} {
		records, err := spreadsheet.Read(iotest.OneByteReader(strings.NewReader(text)))
		if want := strings.TrimPrefix(text, "\uFEFF"); err != nil || len(records) > 1 || len(records) == 1 && records[0][0] != want || len(records) == 0 && want != "" {
			t.Errorf("%q: %q, %v", text, records, err)
		}
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }
