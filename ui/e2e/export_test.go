package e2e

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"shiben/workbook"
)

// TestADocumentLeavesTheTerminal exports a workbook as Word from its screen, whole
// and the same as the command writes it, and copies a step and then all of it to the
// clipboard as Markdown.
func TestADocumentLeavesTheTerminal(t *testing.T) {
	t.Parallel()
	h := newHome(t, workbook.Chinese)
	id := h.must("new", "--case", "mountain-tea")
	p := h.screen(120, 36, "open", id)
	p.WaitFor("颗粒度")

	p.Press("C")
	step := p.Clipboard("")
	p.WaitFor(h.say("exporting.copied_title"))
	p.Press("A")
	all := p.Clipboard(step)
	_, copied, _ := strings.Cut(all, "\n## ") // before it stands what the log says
	_, want, _ := strings.Cut(h.must("export", id, "--to", "md", "--with", "comments,evidence"), "\n## ")
	if copied == "" || copied != want+"\n" {
		t.Errorf("the clipboard has\n%.300s\nwant\n%.300s", all, want)
	}
	rows := strings.Split(step, "\n| ")
	if len(rows) < 6 || strings.Contains(step, "闭环") {
		t.Errorf("the step is\n%s", step)
	}
	for _, row := range rows[1:] {
		if row, _, _ = strings.Cut(row, "\n"); !strings.Contains(all, row) {
			t.Errorf("the whole lacks %q of the step", row)
		}
	}

	p.Press("E")
	p.WaitFor(h.say("exporting.title"), "‹ "+h.say("exporting.format_docx")+" ›")
	p.Press("ctrl+s")
	p.WaitFor(h.say("exporting.written_title"))
	got, err := os.ReadFile(filepath.Join(h.dir, "岭背茶.docx"))
	must(t, err)
	h.must("export", id, "--with", "evidence", "-o", "command.docx")
	if want := []byte(read(t, filepath.Join(h.dir, "command.docx"))); !bytes.Equal(got, want) {
		t.Errorf("the screen wrote %d bytes, the command %d others", len(got), len(want))
	}
	file, err := zip.NewReader(bytes.NewReader(got), int64(len(got)))
	must(t, err)
	for _, part := range file.File {
		in, err := part.Open()
		must(t, err)
		if _, err := io.Copy(io.Discard, in); err != nil {
			t.Errorf("%s: %v", part.Name, err)
		}
	}
	p.Press("enter")
	leaveTidily(t, p)
}
