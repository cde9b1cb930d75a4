package export_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"time"

	"shiben/assets"
	"shiben/store/memory"
	"shiben/ui/export"
	"shiben/workbook"
	"shiben/workbook/document"
	"shiben/workbook/workbooktest"
)

// worked is a worked case in a store of its own.
func worked(t testing.TB, name string, lang workbook.Lang) export.Source {
	t.Helper()
	data, err := fs.ReadFile(assets.FS(), "cases/"+name+".yaml")
	if err != nil {
		t.Fatal(err)
	}
	c, err := workbook.ParseCase(data)
	if err != nil {
		t.Fatal(err)
	}
	frozen, err := fs.ReadFile(assets.FS(), "frozen/"+c.Template+".json")
	if err != nil {
		t.Fatal(err)
	}
	tmpl, err := workbook.DecodeTemplate(frozen)
	if err != nil {
		t.Fatal(err)
	}
	changes, err := c.Begin(tmpl, lang)
	if err != nil {
		t.Fatal(err)
	}
	workbook.Stamp(changes, workbook.NewAct, "林", time.Date(2026, 4, 30, 9, 0, 0, 0, time.UTC))
	s := memory.New()
	if _, err := s.Create(t.Context(), "w1", tmpl, changes); err != nil {
		t.Fatal(err)
	}
	w, _, err := s.Load(t.Context(), "w1")
	if err != nil {
		t.Fatal(err)
	}
	log, err := s.Log(t.Context(), "w1", 0)
	if err != nil {
		t.Fatal(err)
	}
	return export.Source{Workbook: w, Log: log}
}

func options(langs ...workbook.Lang) export.Options {
	return export.Options{Options: document.Options{Langs: langs, With: document.With{
		Comments: true, Evidence: true, Guidance: true, Claims: true, Empty: true, History: true,
	}}}
}

// targets are all that there is to be written.
func targets() map[string]export.Target {
	all := map[string]export.Target{}
	for _, f := range export.Formats() {
		if len(f.Kinds) == 0 {
			all[f.Name] = export.Target{Format: f}
		}
		for _, k := range f.Kinds {
			all[string(k)+"."+f.Name] = export.Target{Format: f, Kind: k}
		}
	}
	return all
}

// written is the files of a target, one after another.
func written(t testing.TB, e *export.Exporter, s export.Source, to export.Target, o export.Options) []byte {
	t.Helper()
	pieces, err := e.Pieces(s, to, o)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	for _, p := range pieces {
		if err := p.Write(&out); err != nil {
			t.Fatal(err)
		}
	}
	return out.Bytes()
}

// begins is what the files of a format begin with.
var begins = map[string]string{
	"docx": "PK\x03\x04", "html": "<!doctype html>", "md": "---\n", "json": "{", "csv": "prompt,name,side,", "svg": "<svg", "png": "\x89PNG",
}

// Both cases in every format and language: files of that kind, and the same bytes
// from another exporter.
func TestEveryFormatIsWrittenTheSameTwice(t *testing.T) {
	if got := len(targets()); got != 13 {
		t.Errorf("%d targets", got)
	}
	both := []workbook.Lang{workbook.Chinese, workbook.English}
	for name, every := range map[string][][]workbook.Lang{"mountain-tea": {both[:1], both[1:], both}, "fresh-food": {both}} {
		s := worked(t, name, workbook.Chinese)
		one, two := export.New(assets.FS(), time.UTC), export.New(assets.FS(), time.UTC)
		for _, langs := range workbooktest.Every(3, every) {
			for to, target := range targets() {
				data := written(t, one, s, target, options(langs...))
				if !strings.HasPrefix(strings.ToLower(string(data)), strings.ToLower(begins[target.Name])) {
					t.Errorf("%s %v %s begins with %.20q", name, langs, to, data)
				}
				if !bytes.Equal(data, written(t, two, s, target, options(langs...))) {
					t.Errorf("%s %v %s is other bytes the second time", name, langs, to)
				}
				if !target.Binary {
					keeps(t, name+" "+to, data)
				}
			}
		}
	}
}

// keeps holds that a text steers no terminal, and an SVG is XML.
func keeps(t *testing.T, name string, data []byte) {
	t.Helper()
	if i := bytes.IndexAny(data, "\x1b\x00\u202e\u009b"); i >= 0 {
		t.Errorf("%s holds %q", name, data[i:min(i+10, len(data))])
	}
	if !strings.HasSuffix(name, "svg") {
		return
	}
	for dec := xml.NewDecoder(bytes.NewReader(data)); ; {
		if _, err := dec.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Errorf("%s: %v", name, err)
			return
		}
	}
}

// What is asked for is in the document, and nothing else of what can be asked for.
func TestOptionsReachTheDocument(t *testing.T) {
	s := worked(t, "mountain-tea", workbook.Chinese)
	e := export.New(assets.FS(), time.UTC)
	target, err := export.Choose("md", "", "")
	if err != nil {
		t.Fatal(err)
	}
	bare := export.Options{Options: document.Options{Langs: []workbook.Lang{workbook.English}}}
	least := len(written(t, e, s, target, bare))
	for name, with := range map[string]document.With{
		"guidance": {Guidance: true}, "claims": {Claims: true}, "history": {History: true},
	} {
		o := bare
		o.With = with
		if got := len(written(t, e, s, target, o)); got <= least {
			t.Errorf("with %s it has %d bytes, without %d", name, got, least)
		}
	}
	o := bare
	o.Parts = []string{"loop"}
	if got := written(t, e, s, target, o); bytes.Contains(got, []byte("## Potential")) || len(got) >= least {
		t.Error("more than the part that was asked for")
	}
	o.Parts = []string{"lop"}
	if _, err := e.Pieces(s, target, o); code(err) != "part_unknown" {
		t.Errorf("a part that there is not: %v", err)
	}
}

func TestTablesAreChosen(t *testing.T) {
	s := worked(t, "mountain-tea", workbook.Chinese)
	e := export.New(assets.FS(), time.UTC)
	target, err := export.Choose("csv", "", "")
	if err != nil {
		t.Fatal(err)
	}
	pieces, err := e.Pieces(s, target, options(workbook.Chinese))
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, p := range pieces {
		names = append(names, p.Name)
	}
	if len(names) < 8 || !slices.Contains(names, "loop.moves") || !slices.Contains(names, "actor.marks") {
		t.Errorf("tables %v", names)
	}
	var out bytes.Buffer
	if err := e.Write(t.Context(), &out, s, target, options(workbook.Chinese)); code(err) != "export_sheets" || out.Len() > 0 {
		t.Errorf("several tables in one stream: %v", err)
	}
	o := options(workbook.Chinese)
	o.Sheet, o.BOM, o.Names = "loop.moves", true, true
	if err := e.Write(t.Context(), &out, s, target, o); err != nil || !strings.HasPrefix(out.String(), "\ufeff行,动作,") {
		t.Errorf("%v %.40q", err, out.String())
	}
	o.Sheet = "loop.move"
	if _, err := e.Pieces(s, target, o); code(err) != "export_sheet" {
		t.Errorf("a table that there is not: %v", err)
	}
}

func TestAtIsTheWorkbookOfThen(t *testing.T) {
	s := worked(t, "mountain-tea", workbook.Chinese)
	half := len(s.Log) / 2
	then, err := export.At(s.Workbook, s.Log, s.Log[half].Seq)
	if err != nil || len(then.Log) != half+1 || len(then.Workbook.Records()) >= len(s.Workbook.Records()) {
		t.Errorf("%d changes, %d records, %v", len(then.Log), len(then.Workbook.Records()), err)
	}
	now, err := export.At(s.Workbook, s.Log, 0)
	if err != nil || len(now.Log) != len(s.Log) {
		t.Errorf("now: %d changes, %v", len(now.Log), err)
	}
}
