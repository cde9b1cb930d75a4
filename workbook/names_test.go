package workbook_test

import (
	"sync"
	"testing"

	"shiben/workbook"
	"shiben/workbook/workbooktest"
)

// The texts of a rule are made ready when they are said first; any number of
// readers may come at that moment.
func TestReadingsMayBeAskedForAtOnce(t *testing.T) {
	tmpl, err := workbook.DecodeTemplate(workbook.EncodeTemplate(builtIn(t)))
	if err != nil {
		t.Fatal(err)
	}
	w := book(t, tmpl, "full", "actor.driver/operations/陈=2", "actor.driver/operations/林=7")
	var said [8]string
	var wait sync.WaitGroup
	for i := range said {
		wait.Go(func() {
			l := []workbook.Lang{workbook.Chinese, workbook.English}[i%2]
			readings, err := workbook.ReadingsOf(w, l)
			if err != nil || len(readings) == 0 {
				t.Error(err, readings)
				return
			}
			said[i] = readings[len(readings)-1].Text
		})
	}
	wait.Wait()
	for i := range said {
		if said[i] != said[i%2] || said[0] == said[1] {
			t.Fatalf("%d: %q, %q", i, said[i], said[:2])
		}
	}
}

// A frozen template's broken text is found when its rule fires, and named.
func TestABrokenTextOfAFrozenTemplateNamesItsReading(t *testing.T) {
	tmpl := builtIn(t)
	for i := range tmpl.Readings {
		if tmpl.Readings[i].ID == "R29" {
			tmpl.Readings[i].Text.EN = "{it.nothing}"
		}
	}
	tmpl, err := workbook.DecodeTemplate(workbook.EncodeTemplate(tmpl))
	if err != nil {
		t.Fatal(err)
	}
	w := book(t, tmpl, "full", "actor.driver/operations/陈=2", "actor.driver/operations/林=7")
	if _, err := workbook.ReadingsOf(w, workbook.Chinese); err != nil {
		t.Fatal(err)
	}
	_, err = workbook.ReadingsOf(w, workbook.English)
	if p, ok := err.(*workbook.Problem); !ok || p.Code != "reading_failed" || p.Args["reading"] != "R29" {
		t.Fatalf("%v", err)
	}
}

func BenchmarkFirstReadings(b *testing.B) {
	data := workbook.EncodeTemplate(builtIn(b))
	w, _ := workbooktest.Begin(b)
	for b.Loop() {
		b.StopTimer()
		tmpl, err := workbook.DecodeTemplate(data)
		if err != nil {
			b.Fatal(err)
		}
		w = workbook.Empty(w.ID, tmpl)
		b.StartTimer()
		if _, err := workbook.ReadingsOf(w, workbook.English); err != nil {
			b.Fatal(err)
		}
	}
}
