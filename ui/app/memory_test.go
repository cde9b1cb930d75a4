package app

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"shiben/ui/uitest"
	"shiben/workbook"
)

func TestMemoryKeepsPlacesAcrossPrograms(t *testing.T) {
	path := filepath.Join(t.TempDir(), "deep", "state.json")
	one, two := OpenMemory(path), OpenMemory(path)
	one.SetPlace("a", Place{Prompt: "p", Side: "s", At: uitest.Day})
	one.SetLang(workbook.Chinese)
	two.SetPlace("b", Place{Prompt: "q", At: uitest.Day})
	for _, m := range []*Memory{one, two} {
		if err := m.Write(); err != nil {
			t.Fatal(err)
		}
	}
	got := OpenMemory(path)
	if p := got.Place("a"); p.Prompt != "p" || p.Side != "s" {
		t.Errorf("a was left on %+v", p)
	}
	if p := got.Place("b"); p.Prompt != "q" {
		t.Errorf("b was left on %+v", p)
	}
	left, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(left) != 1 {
		t.Errorf("the folder holds %v, %v", left, err)
	}
}

func TestADamagedMemoryIsNone(t *testing.T) {
	for _, content := range []string{"", "{", "[1,2]", `{"places":7}`, `{"lang":"xx"}`, "\x00\x01"} {
		path := filepath.Join(t.TempDir(), "state.json")
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		m := OpenMemory(path)
		if s := m.State(); s.Lang != "" || s.Last != "" {
			t.Errorf("%q gives %+v", content, s)
		}
		m.SetLast("x")
		if err := m.Write(); err != nil || OpenMemory(path).State().Last != "x" {
			t.Errorf("%q: %v", content, err)
		}
	}
}

// TestAMemoryThatIsNoneOfOursIsNone has what would take all memory, or never end.
func TestAMemoryThatIsNoneOfOursIsNone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state.json")
	large := `{"lang":"zh","last":"` + strings.Repeat("x", mostState) + `"}`
	if err := os.WriteFile(path, []byte(large), 0o600); err != nil {
		t.Fatal(err)
	}
	if s := OpenMemory(path).State(); s.Lang != "" || s.Last != "" {
		t.Errorf("a file of %d bytes was read", len(large))
	}
	for _, path := range []string{t.TempDir(), os.DevNull} {
		if s := OpenMemory(path).State(); s.Lang != "" {
			t.Errorf("%s gives %+v", path, s)
		}
	}
}

func TestMemoryForgetsTheOldest(t *testing.T) {
	path := filepath.Join(t.TempDir(), "state.json")
	m := OpenMemory(path)
	for i := range mostPlaces + 20 {
		m.SetPlace(fmt.Sprint(i), Place{Prompt: "p", At: uitest.Day.AddDate(0, 0, i)})
	}
	if err := m.Write(); err != nil {
		t.Fatal(err)
	}
	got := OpenMemory(path)
	if got.Place("19").Prompt != "" || got.Place("20").Prompt == "" {
		t.Error("it keeps others than the newest")
	}
}

func TestNoMemoryIsNoTrouble(t *testing.T) {
	var m *Memory
	m.SetLast("x")
	m.SetPlace("x", Place{})
	if m.State().Last != "" || m.Place("x").Prompt != "" || m.Write() != nil {
		t.Error("it remembers")
	}
}
