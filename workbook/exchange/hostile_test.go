package exchange_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"shiben/workbook"
	"shiben/workbook/exchange"
)

// lines is the sample as a file of several lines.
func lines(t testing.TB) string {
	t.Helper()
	var out bytes.Buffer
	if err := exchange.Write(&out, sample(t), exchange.Indented); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// lineOf is the line on which a text stands first.
func lineOf(t testing.TB, s, text string) int {
	t.Helper()
	at := strings.Index(s, text)
	if at < 0 {
		t.Fatalf("%q is not in the file", text)
	}
	return 1 + strings.Count(s[:at], "\n")
}

func TestWhatIsNoWorkbookIsRefusedWithItsPlace(t *testing.T) {
	whole := lines(t)
	edit := func(old, now string) string {
		if !strings.Contains(whole, old) {
			t.Fatalf("%q is not in the file", old)
		}
		return strings.Replace(whole, old, now, 1)
	}
	log := lineOf(t, whole, `"log": [`)
	for _, tt := range []struct {
		name, file string
		kind       error
		code       string
		line       int // 0: the sentence names none
	}{
		{"empty", "", workbook.ErrInput, "exchange_empty", 0},
		{"blank", "\ufeff \n\n\t", workbook.ErrInput, "exchange_empty", 0},
		{"a text", "势本\n", workbook.ErrInput, "exchange_json", 1},
		{"a number", "7", workbook.ErrInput, "exchange_other", 1},
		{"other JSON", `{"schema":1,"id":"w1"}`, workbook.ErrInput, "exchange_other", 1},
		{"a list of workbooks", "[" + whole + "]", workbook.ErrInput, "exchange_other", 1},
		{"a zip", "PK\x03\x04" + strings.Repeat("\x00", 40), workbook.ErrInput, "exchange_other", 0},
		{"UTF-16", "\xff\xfe{\x00", workbook.ErrInput, "exchange_utf8", 1},
		{"a broken byte", edit("云岭", "云\xff岭"), workbook.ErrInput, "exchange_utf8", lineOf(t, whole, "云岭")},
		{"cut off", whole[:len(whole)/2], workbook.ErrInput, "exchange_short", 1 + strings.Count(whole[:len(whole)/2], "\n")},
		{"no JSON within", edit(`"log": [`, `"log": [,`), workbook.ErrInput, "exchange_json", log},
		{"a newer schema", edit(`"schema": 1`, `"schema": 2`), workbook.ErrNewer, "exchange_newer", 1},
		{"schema 1.5", edit(`"schema": 1`, `"schema": 1.5`), workbook.ErrNewer, "exchange_newer", 1},
		{"schema 0", edit(`"schema": 1`, `"schema": 0`), workbook.ErrInput, "exchange_other", 1},
		{"an unknown field", edit(`"depth": "brief"`, `"colour": "red"`), workbook.ErrInput, "exchange_field", lineOf(t, whole, `"depth": "brief"`)},
		{"a field in other letters", edit(`"log": [`, `"Log": [`), workbook.ErrInput, "exchange_field", log},
		{"an unknown field within", edit(`"kind": "set"`, `"kind": "set", "colour": "red"`), workbook.ErrInput, "exchange_field", 0},
		{"a field twice", edit(`"log": [`, `"log": [], "log": [`), workbook.ErrInput, "exchange_twice", log},
		{"a number for a text", edit(`"act": "act02"`, `"act": 2`), workbook.ErrInput, "exchange_type", lineOf(t, whole, `"act": "act02"`)},
		{"a time that is none", edit(`"at": "2026-04-30T09:01:00Z"`, `"at": "yesterday"`), workbook.ErrInput, "exchange_type", 0},
		{"no log", edit(`"log": [`, `"log": [], "accepted": [`), workbook.ErrInput, "exchange_twice", log},
		{"no template", `{"format":"shiben-workbook","schema":1,"id":"w","log":[]}`, workbook.ErrInput, "exchange_missing", 1},
		{"a template that is none", `{"format":"shiben-workbook","schema":1,"id":"w","template":7,"log":[]}`, workbook.ErrInput, "exchange_template", 1},
		{"another title", edit(`"title": "云岭`, `"title": "雲岭`), workbook.ErrInput, "exchange_differs", 0},
		{"another answer", edit(`"value": 7`, `"value": 6`), workbook.ErrInput, "exchange_differs", 0},
		{"another revision", edit(`"revision": 9`, `"revision": 8`), workbook.ErrInput, "exchange_differs", 0},
		{"a mark that is none", strings.ReplaceAll(edit(`"mark": 7`, `"mark": 8`), `"value": 7`, `"value": 8`), workbook.ErrInput, "log_entry", 0},
		{"a change out of its place", edit(`"seq": 7,`, `"seq": 8,`), workbook.ErrInput, "log_entry", 0},
		{"deep", strings.Repeat("[", 1<<20), workbook.ErrInput, "exchange_json", 1},
		{"deep within", edit(`"tables": {`, `"tables": {"x":`+strings.Repeat(`[`, 20000)+strings.Repeat(`]`, 20000)+`,`), workbook.ErrInput, "exchange_json", lineOf(t, whole, `"tables": {`)},
	} {
		_, err := exchange.NewReader(strings.NewReader(tt.file)).Next()
		var p *workbook.Problem
		if !errors.As(err, &p) {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if p.Code != tt.code || !errors.Is(err, tt.kind) || tt.line > 0 && p.Args["line"] != tt.line {
			t.Errorf("%s: %v, want %s on line %d", tt.name, err, tt.code, tt.line)
		}
	}
}

// endless is a workbook that never comes to an end.
type endless struct {
	from io.Reader
	read int
}

func (e *endless) Read(p []byte) (int, error) {
	n, err := e.from.Read(p)
	for err != nil && n < len(p) {
		p[n], n = 'a', n+1
	}
	e.read += n
	return n, nil
}

func TestAWorkbookBeyondAllBoundsIsGivenUp(t *testing.T) {
	for name, begin := range map[string]string{"a text": `{"format":"shiben-workbook","title":"`, "a number": "1"} {
		from := &endless{from: strings.NewReader(begin)}
		if name == "a number" {
			from.from = io.MultiReader(strings.NewReader(begin), strings.NewReader(strings.Repeat("1", 2<<20)))
		}
		r := exchange.NewReader(from)
		r.Limit(1 << 20)
		_, err := r.Next()
		var p *workbook.Problem
		if !errors.As(err, &p) || p.Code != "exchange_size" || !r.Lost() {
			t.Errorf("%s: %v", name, err)
		}
		if from.read > 1<<20+128<<10 {
			t.Errorf("%s: %d bytes were read", name, from.read)
		}
	}
}

// A workbook that cannot be taken is no reason to leave those after it.
func TestTheOthersOfALibraryComeIn(t *testing.T) {
	var file bytes.Buffer
	b := sample(t)
	for i := range 3 {
		var one bytes.Buffer
		if err := exchange.Write(&one, b, exchange.OneLine); err != nil {
			t.Fatal(err)
		}
		if i == 1 {
			one = *bytes.NewBuffer(bytes.Replace(one.Bytes(), []byte(`"depth"`), []byte(`"deep"`), 1))
		}
		file.Write(one.Bytes())
	}
	file.WriteString("{\"format\":")
	r := exchange.NewReader(&file)
	var said []string
	for {
		_, err := r.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		var p *workbook.Problem
		if errors.As(err, &p) {
			said = append(said, fmt.Sprintf("%s:%v", p.Code, p.Args["line"]))
		} else {
			said = append(said, "ok")
		}
	}
	if got := strings.Join(said, " "); got != "ok exchange_field:2 ok exchange_short:4" {
		t.Error(got)
	}
}

// What steers a terminal is gone from every text, and the workbook is a whole one.
func TestHostileTextsComeInClean(t *testing.T) {
	const bad = "\\u001b[31m\\u202e\\u0000\\u009b2J\\ud800"
	whole := strings.ReplaceAll(lines(t), "老主顾", "老"+bad+"主顾")
	whole = strings.ReplaceAll(strings.ReplaceAll(whole, "账本", "账"+bad+"本"), `"林"`, `"林`+bad+`\n\n"`)
	b, err := exchange.NewReader(strings.NewReader(whole)).Next()
	if err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(b.Log)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []string{"\\u001b", "\\u0000", "\x1b", "\u202e", "\u009b", "[31m"} {
		if strings.Contains(string(data), c) {
			t.Errorf("%q came in", c)
		}
	}
	if b.Log[0].Author != "林\ufffd  " {
		t.Errorf("author %q", b.Log[0].Author)
	}
}

// FuzzReader: whatever comes in is a workbook that can be written and comes back the
// same; all else is a Problem.
func FuzzReader(f *testing.F) {
	paths, err := filepath.Glob("testdata/*sample.json")
	if err != nil {
		f.Fatal(err)
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Add([]byte(`{"format":"shiben-workbook","schema":1,"id":"w","template":{},"log":[{"seq":1,"rev":1,"kind":"about","after":{"text":"x"}}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := exchange.NewReader(bytes.NewReader(data)).Next()
		if err != nil {
			var p *workbook.Problem
			if !errors.As(err, &p) {
				t.Fatalf("%v is no Problem", err)
			}
			return
		}
		var one, two bytes.Buffer
		if err := exchange.Write(&one, b, exchange.OneLine); err != nil {
			t.Fatalf("came in and cannot go out: %v", err)
		}
		again, err := exchange.NewReader(bytes.NewReader(one.Bytes())).Next()
		if err != nil {
			t.Fatalf("went out and does not come in: %v", err)
		}
		if err := exchange.Write(&two, again, exchange.OneLine); err != nil || !bytes.Equal(one.Bytes(), two.Bytes()) {
			t.Fatalf("came back as another (%v)", err)
		}
	})
}
