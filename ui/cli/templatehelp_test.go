package cli_test

import (
	"io/fs"
	"strings"
	"testing"

	"shiben/assets"
	"shiben/workbook"
)

// What the help on templates shows as an example is taken, each where it belongs: a
// derived column in the moves, a condition and a text in a reading.
func TestTheExamplesOfTheHelpOnTemplatesHold(t *testing.T) {
	template, err := fs.ReadFile(assets.FS(), "templates/marketing-operations.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range []string{"en", "zh"} {
		data, err := fs.ReadFile(assets.FS(), "help/templates."+lang+".md")
		if err != nil {
			t.Fatal(err)
		}
		section, tried := 0, [3]int{}
		for _, line := range strings.Split(string(data), "\n") {
			if strings.HasPrefix(line, "## ") {
				section++
			}
			example, ok := strings.CutPrefix(line, "    ")
			if !ok || strings.Contains(example, "time.moment:") || strings.Contains(example, "time.moment：") {
				continue
			}
			text := string(template)
			switch quoted := "'" + example + "'"; {
			case section == 3:
				text = strings.Replace(text, "        derived:\n", "        derived:\n          - {id: example, value: "+quoted+", name: {zh: 例, en: e}}\n", 1)
				tried[0]++
			case strings.Contains(example, "{"):
				text = withRule(text, "'true'", quoted)
				tried[1]++
			default:
				text = withRule(text, quoted, "例")
				tried[2]++
			}
			for _, p := range workbook.CheckTemplate([]byte(text)) {
				t.Errorf("%s: %s: %v", lang, example, p)
			}
		}
		if tried[0] < 4 || tried[1] < 1 || tried[2] < 5 {
			t.Errorf("%s: the examples were not found: %v", lang, tried)
		}
	}
}

// withRule is a template with one reading more.
func withRule(template, when, text string) string {
	return strings.Replace(template, "\nreadings:\n", "\nreadings:\n  - {id: R99, name: {zh: 例, en: e}, kind: gap, claims: [A1], when: "+when+
		", text: {zh: "+text+", en: "+text+"}, next: {zh: 例, en: e}, prompt: loop.moves}\n", 1)
}
