package exchange_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"shiben/assets"
	"shiben/store/memory"
	"shiben/workbook"
	"shiben/workbook/exchange"
)

// A fixture is written once, by a version that is about to change what it writes,
// and stays for ever.
var fixture = flag.String("fixture", "", "write testdata/NAME-sample.json and NAME-case.jsonl, unless they are there")

func TestWriteFixture(t *testing.T) {
	if *fixture == "" {
		t.Skip("no -fixture")
	}
	for name, b := range map[string]exchange.Book{"-sample.json": sample(t), "-case.jsonl": tea(t)} {
		f, err := os.OpenFile(filepath.Join("testdata", *fixture+name), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(exchange.Write(f, b, filepath.Ext(name) == ".json"), f.Close()); err != nil {
			t.Fatal(err)
		}
	}
}

// tea is the worked case, as a workbook.
func tea(t testing.TB) exchange.Book {
	t.Helper()
	data, err := fs.ReadFile(assets.FS(), "cases/mountain-tea.yaml")
	if err != nil {
		t.Fatal(err)
	}
	c, err := workbook.ParseCase(data)
	if err != nil {
		t.Fatal(err)
	}
	tmpl := builtIn(t)
	changes, err := c.Begin(tmpl, workbook.Chinese)
	if err != nil {
		t.Fatal(err)
	}
	workbook.Stamp(changes, workbook.NewAct, "林", start())
	s := memory.New()
	if _, err := s.Create(t.Context(), "tea", tmpl, changes); err != nil {
		t.Fatal(err)
	}
	log, err := s.Log(t.Context(), "tea", 0)
	if err != nil {
		t.Fatal(err)
	}
	return exchange.Book{ID: "tea", Template: tmpl, Log: log}
}

// Every file that a version ever wrote comes in, log and all. That the answers are
// those of then is held by reading itself: the file says them, and they must follow.
func TestFilesOfEveryVersionComeIn(t *testing.T) {
	paths, err := filepath.Glob("testdata/*.json*")
	if err != nil || len(paths) < 2 {
		t.Fatalf("%v %v", paths, err)
	}
	for _, path := range paths {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		r := exchange.NewReader(bytes.NewReader(data))
		b, err := r.Next()
		if err != nil {
			t.Errorf("%s: %v", path, err)
			continue
		}
		var was struct {
			Revision workbook.Revision
			Answers  []any
			Log      workbook.History
		}
		if err := json.Unmarshal(data, &was); err != nil {
			t.Fatal(err)
		}
		s := memory.New()
		head, err := s.Import(t.Context(), b.ID, b.Template, b.Log)
		if err != nil {
			t.Errorf("%s: %v", path, err)
			continue
		}
		log, err := s.Log(t.Context(), b.ID, 0)
		if err != nil || show(t, log) != show(t, was.Log) || head.Revision != was.Revision || len(was.Answers) == 0 {
			t.Errorf("%s came as another workbook (%v)", path, err)
		}
		if _, err := r.Next(); !errors.Is(err, io.EOF) {
			t.Errorf("%s: after the last one: %v", path, err)
		}
	}
}

// schema is the description that other programs read.
func schema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	data, err := fs.ReadFile(assets.FS(), "schemas/workbook.1.json")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	if err := c.AddResource("workbook.1.json", doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("workbook.1.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestWhatIsWrittenFitsTheSchema(t *testing.T) {
	s := schema(t)
	for _, b := range []exchange.Book{sample(t), tea(t)} {
		var out bytes.Buffer
		if err := exchange.Write(&out, b, exchange.OneLine); err != nil {
			t.Fatal(err)
		}
		doc, err := jsonschema.UnmarshalJSON(&out)
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(doc); err != nil {
			t.Errorf("%s: %v", b.ID, err)
		}
		for name, spoil := range map[string]func(map[string]any){
			"a field that nobody knows": func(m map[string]any) { m["colour"] = "red" },
			"a mark of 8": func(m map[string]any) {
				m["answers"] = []any{map[string]any{"prompt": "time.moment", "value": json.Number("8")}}
			},
			"no log":         func(m map[string]any) { delete(m, "log") },
			"another schema": func(m map[string]any) { m["schema"] = json.Number("2") },
		} {
			bad, err := jsonschema.UnmarshalJSON(bytes.NewReader(must(json.Marshal(doc))))
			if err != nil {
				t.Fatal(err)
			}
			spoil(bad.(map[string]any))
			if s.Validate(bad) == nil {
				t.Errorf("the schema takes %s", name)
			}
		}
	}
}

func must(data []byte, err error) []byte {
	if err != nil {
		panic(err)
	}
	return data
}
