package docx_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"shiben/workbook/document"
	"shiben/workbook/document/documenttest"
	"shiben/workbook/workbooktest"
)

// TestPandocReadsIt holds that another program finds headings, tables and comments
// with author and date. Where pandoc is missing it is skipped: TestEveryFileIsWhole
// always runs.
func TestPandocReadsIt(t *testing.T) {
	tool := find(t, "pandoc")
	file := saved(t, "sample.docx", documenttest.Sample())
	out := run(t, tool, file, "--track-changes=all", "-t", "markdown", "--wrap=none")
	for _, want := range []string{
		"# 概要", "## 写下的回答", "### 步骤", "爱喝茶的人", `author="梁老师"`, `date="2026-03-08T14:05:00Z"`, "这一下打在谁心里", "2026-04-18", "image1.png",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("pandoc does not find %q", want)
		}
	}
	hostile := documenttest.Hostile()
	out = run(t, tool, saved(t, "hostile.docx", hostile), "-t", "plain", "--wrap=none")
	for _, want := range []string{`<script>alert("1")</script>`, "=HYPERLINK(", "𠀀𪚥", strings.Repeat("茶", 400)} {
		if !strings.Contains(out, want) {
			t.Errorf("of the hostile one pandoc does not find %q", want)
		}
	}
}

// TestLibreOfficeReadsIt holds the same for a word processor, which also lays it out.
func TestLibreOfficeReadsIt(t *testing.T) {
	if testing.Short() {
		t.Skip("starting a word processor takes long")
	}
	tool := find(t, "soffice")
	file := saved(t, "sample.docx", documenttest.Sample())
	folder := filepath.Dir(file)
	run(t, tool, "-env:UserInstallation=file://"+folder+"/profile", "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder, file)
	data, err := os.ReadFile(strings.TrimSuffix(file, ".docx") + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"云岭山茶", "爱喝茶的人", "列了六个角色", "Readings"} {
		if !strings.Contains(string(data), want) {
			t.Errorf("LibreOffice does not find %q", want)
		}
	}
}

func find(t *testing.T, name string) string {
	t.Helper()
	if workbooktest.Raced() {
		t.Skip("another program has no race detector in it")
	}
	tool, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not installed here", name)
	}
	return tool
}

func saved(t *testing.T, name string, d *document.Document) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, written(t, d), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func run(t *testing.T, tool string, args ...string) string {
	t.Helper()
	ctx, stop := context.WithTimeout(context.Background(), 5*time.Minute)
	defer stop()
	out, err := exec.CommandContext(ctx, tool, args...).Output()
	if err != nil {
		t.Fatalf("%s: %v", tool, err)
	}
	return string(out)
}
