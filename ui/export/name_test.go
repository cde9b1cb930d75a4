package export_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"shiben/ui/export"
)

func TestFileName(t *testing.T) {
	for title, want := range map[string]string{
		"云岭山茶":              "云岭山茶",
		"Liuwan Fresh":      "Liuwan Fresh",
		"":                  "workbook",
		" \t\n":             "workbook",
		"...":               "workbook",
		"..":                "workbook",
		"../../etc/passwd":  "etc-passwd",
		"/etc/passwd":       "etc-passwd",
		`C:\temp\x`:         "C--temp-x",
		"-o":                "o",
		"--force":           "force",
		".bashrc":           "bashrc",
		"~root":             "root",
		"a\x00b\x1b[31mc\r": "abc",
		"a\u202eb":          "ab",
		"a  b\nc":           "a b c",
		"名：甲？":              "名：甲？",
		`a<b>c|d?e*f"g`:     "a-b-c-d-e-f-g",
		"con":               "con_",
		"Com1.txt":          "Com1.txt_",
		"console":           "console",
		"end. ":             "end",
		"e\u0301":           "é",
		"👨‍👩‍👧 家":           "👨‍👩‍👧 家",
		"100%":              "100%",
	} {
		if got := export.FileName(title); got != want {
			t.Errorf("%q: %q, want %q", title, got, want)
		}
	}
}

func TestFileNamesFitEveryFileSystem(t *testing.T) {
	for _, title := range []string{strings.Repeat("势", 400), strings.Repeat("👨‍👩‍👧", 90), strings.Repeat("a", 4000), strings.Repeat("e\u0301", 900) + ".", strings.Repeat(". ", 500)} {
		name := export.FileName(title)
		if len(name) > 200 || name == "" || !utf8.ValidString(name) || strings.HasSuffix(name, ".") || strings.HasSuffix(name, " ") {
			t.Errorf("%.20q: %q of %d bytes", title, name, len(name))
		}
	}
}

func TestNamesOfOneFolderDiffer(t *testing.T) {
	var n export.Namer
	got := []string{}
	for _, title := range []string{"茶", "茶", "Tea", "tea", "TEA ", "tea (2)", "ｔｅａ", "", "..", "straße", "STRASSE"} {
		got = append(got, n.Name(title))
	}
	want := "茶|茶 (2)|Tea|tea (2)|TEA (3)|tea (2) (2)|ｔｅａ (4)|workbook|workbook (2)|straße|STRASSE"
	if strings.Join(got, "|") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, "|"), want)
	}
}
