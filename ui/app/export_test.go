package app

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"shiben/ui/uitest"
	"shiben/workbook"
)

// From the library, the walk and the profile a workbook is written, its path is
// told, and one is back where one was.
func TestAWorkbookIsExported(t *testing.T) {
	for name, way := range map[string][]string{"library": nil, "walk": {"enter", "esc"}, "profile": {"p"}} {
		t.Run(name, func(t *testing.T) {
			folder := t.TempDir()
			w := uitest.Case(t, "mountain-tea", workbook.Chinese)
			h := newHand(t, workbook.Chinese, nil, w)
			h.m.env.Folder = folder
			h.press(way...)
			before := len(h.m.stack)
			h.press("E")
			if len(h.m.stack) != before+1 || !strings.Contains(h.page(), "导出") {
				t.Fatalf("E does not go there:\n%s", h.page())
			}
			for range 10 {
				if strings.Contains(h.page(), "‹ Markdown ›") {
					break
				}
				h.press("right")
			}
			h.press("ctrl+s")
			want := filepath.Join(folder, "岭背茶.md")
			if data, err := os.ReadFile(want); err != nil || !strings.Contains(string(data), "revision: 1\n") {
				t.Fatalf("%v: %.200s", err, data)
			}
			told := within(h.page())
			if len(h.m.over) != 1 || !strings.Contains(told, "已导出") || !strings.Contains(told, "岭背茶.md") {
				t.Errorf("the path is not told:\n%s", h.page())
			}
			h.press("enter")
			if len(h.m.stack) != before || len(h.m.over) != 0 {
				t.Errorf("not back: %d screens, %d over them", len(h.m.stack), len(h.m.over))
			}
		})
	}
}

// within is what an overlay says, its lines and words put together: a long path is
// broken somewhere.
func within(page string) string {
	var b strings.Builder
	for row := range strings.SplitSeq(page, "\n") {
		for _, frame := range []string{"│", "╭"} {
			if _, in, ok := strings.Cut(row, frame); ok {
				in, _, _ = strings.Cut(in, "│")
				b.WriteString(strings.ReplaceAll(in, " ", ""))
				break
			}
		}
	}
	return b.String()
}

// What was marked a moment ago is in the document, saved or not.
func TestAnExportHasWhatIsNotSavedYet(t *testing.T) {
	h := newHand(t, workbook.Chinese, nil, uitest.Case(t, "mountain-tea", workbook.Chinese))
	h.m.env.Folder = t.TempDir()
	h.press("enter")
	h.queue.held = true
	h.press("7", "E")
	for range 10 {
		if strings.Contains(h.page(), "‹ Markdown ›") {
			break
		}
		h.press("right")
	}
	h.press("ctrl+s")
	data, err := os.ReadFile(filepath.Join(h.m.env.Folder, "岭背茶.md"))
	if err != nil {
		t.Fatal(err)
	}
	for row := range strings.SplitSeq(string(data), "\n") {
		if strings.HasPrefix(row, "| 颗粒度 ") && !strings.Contains(row, "| 7 ") {
			t.Errorf("the mark is not in it: %s", row)
		}
	}
}
