package outside

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Words of $EDITOR: each comes out as it went in when it is quoted, and whatever the
// variable holds, nothing of it is lost but blanks, quotes and backslashes.
func FuzzSplit(f *testing.F) {
	for _, s := range []string{"", "vim", "code --wait", "'/opt/my editor/ed' -n", `"a\"b"`, `a\ b`, "'", `\`, "a'b'c", "\xff\x00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		words := split(s)
		kept := strings.NewReplacer("'", "", `"`, "", `\`, "", " ", "", "\t", "", "\n", "")
		if got, want := kept.Replace(strings.Join(words, "")), kept.Replace(strings.ToValidUTF8(s, "\uFFFD")); !strings.Contains(s, "\xff") && got != want && strings.ToValidUTF8(s, "") == s {
			t.Fatalf("%q is split into %q", s, words)
		}
		if strings.ToValidUTF8(s, "") == s && s != "" {
			quoted := `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
			if got := split("ed " + quoted); !slices.Equal(got, []string{"ed", s}) {
				t.Fatalf("%q quoted is split into %q", s, got)
			}
		}
	})
}

// What a workbook's words make of a file's name leads nowhere else.
func FuzzFileName(f *testing.F) {
	for _, s := range []string{"", "../../etc/passwd", "势·营销", "-rf", "a/b", "..", "CON", "\x00", "\u202e", "é\u0301"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		name := fileName(s)
		if filepath.Base(name) != name || strings.HasPrefix(name, "-") || strings.HasPrefix(name, ".") || len(name) > 255 || strings.ContainsAny(name, "/\\\x00") {
			t.Fatalf("%q makes the name %q", s, name)
		}
	})
}
