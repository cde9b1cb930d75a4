package cli_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"shiben/ui/uitest"
	"shiben/workbook/workbooktest"
)

// door is a way by which a text comes in by command: what is called, and what
// stands on stdin.
type door struct {
	name  string
	args  []string
	stdin string
}

// quoted is a text as JSON writes it: raw as far as it can be, or all escaped.
func quoted(s string, raw bool) string {
	if !raw {
		return strconv.QuoteToASCII(s)
	}
	data, _ := json.Marshal(s)
	return string(data)
}

// doors are all of them, for the workbook “book”.
func doors(text string) []door {
	set := func(more ...string) []string { return append([]string{"set", "book"}, more...) }
	market := func(more ...string) []string {
		return set(append([]string{"actor.m.market", "--side", "marketing"}, more...)...)
	}
	all := []door{
		{"title", []string{"new", text, "--subject", text}, ""},
		{"value", market(text), ""},
		{"stdin", market("-"), text + "\n"},
		{"mark", set("actor.granularity", text, "--side", "marketing"), ""},
		{"why", market("--why", text), ""},
		{"evidence", market("--evidence", text, "--by", text), ""},
		{"evidence of a date", market("--evidence", text, "--date", text), ""},
		{"state", market("--state", text), ""},
		{"confidence", market("--confidence", text), ""},
		{"tick", market("--tick", text), ""},
		{"participant", set("actor.granularity", "3", "--side", "marketing", "--participant", text, "--why", text), ""},
		{"prompt", set(text, "3", "--side", text), ""},
		{"row", set("loop.moves", "--row", "new", "name="+text), ""},
		{"column", set("loop.moves", "--row", "new", text+"=x"), ""},
		{"row of no name", set("loop.moves", "--row", text, "name=x"), ""},
		{"comment", []string{"comment", "add", "book", "actor.m.market", text, "--side", "marketing"}, ""},
		{"comment from stdin", []string{"comment", "add", "book", "actor.m.market", "-", "--side", "marketing"}, text},
		{"version", []string{"version", "book", text}, ""},
		{"accept", []string{"check", "book", "--accept", text, "--because", text}, ""},
		{"reference", []string{"show", text}, ""},
		{"point", []string{"show", "book", "--at", text}, ""},
		{"command", []string{text}, ""},
		{"flag", []string{"list", "--" + text}, ""},
		{"flag's value", []string{"list", "--theme", text}, ""},
		{"language", []string{"list", "--lang", text}, ""},
		{"depth", []string{"new", "another", "--depth", text}, ""},
		{"case", []string{"new", "--case", text}, ""},
		{"template", []string{"new", "another", "--template", text}, ""},
		{"template's file", []string{"template", "check", text + ".yaml"}, ""},
		{"duplicate", []string{"duplicate", "book", text}, ""},
		{"help", []string{"help", text}, ""},
	}
	for _, raw := range []bool{true, false} {
		q := quoted(text, raw)
		lines := fmt.Sprintf(`{"prompt":"actor.o.customer","side":"operations","value":%s,"why":%s,"evidence":{"text":%s,"by":%s}}`, q, q, q, q) + "\n" +
			fmt.Sprintf(`{"prompt":"loop.moves","row":"new","values":{"name":%s}}`, q) + "\n" +
			fmt.Sprintf(`{"prompt":"actor.granularity","side":"marketing","participant":%s,"value":4}`, q) + "\n"
		all = append(all,
			door{"batch", set("--batch", "-"), lines},
			door{"batch of odd fields", set("--batch", "-"), fmt.Sprintf(`{"prompt":%s,%s:1,"side":%s}`, q, q, q)},
			door{"batch of no prompt", set("--batch", "-"), fmt.Sprintf(`{"prompt":%s,"value":1,"side":%s}`, q, q)},
		)
	}
	return append(all, door{"raw batch", set("--batch", "-"), `{"prompt":"actor.o.customer","side":"operations","value":"` + text + `"}`})
}

// windows are all that print what came in.
func windows() [][]string {
	return [][]string{
		{"list"},
		{"show", "book"},
		{"get", "book"},
		{"get", "book", "actor.m.market"},
		{"get", "book", "actor.m.market", "--facet", "why", "--side", "marketing"},
		{"get", "book", "actor.m.market", "--facet", "evidence", "--side", "marketing"},
		{"get", "book", "actor.m.market", "--facet", "comment", "--side", "marketing"},
		{"get", "book", "loop.moves"},
		{"status", "book"},
		{"profile", "book"},
		{"profile", "book", "--explain"},
		{"check", "book"},
		{"history", "book"},
		{"version", "book"},
		{"comment", "list", "book"},
		{"compare", "book", "--at", "1"},
		{"undo", "book"},
		{"redo", "book"},
		{"template", "list"},
	}
}

// Every kind of hostile text goes through every door, and nothing of it comes out
// of any window: not in words, not as fields, not as JSON, not in what is said of
// it; in a pipe as on a terminal.
func TestNothingThatSteersComesOutOfACommand(t *testing.T) {
	inputs, outputs, taken := 0, 0, 0
	for _, f := range workbooktest.Every(9, uitest.Families()) {
		t.Run(f.Name, func(t *testing.T) {
			b := newBench(t)
			b.must("new", "book", "--depth", "full")
			look := func(where string) {
				outputs++
				for name, s := range map[string]string{"stdout": b.out.String(), "stderr": b.errOut.String()} {
					if bad := uitest.Steers(s); bad != "" {
						t.Errorf("%s: %s holds %s", where, name, bad)
					}
				}
			}
			for _, d := range doors(f.Text) {
				for _, way := range [][]string{nil, {"--json"}} {
					b.stdin = strings.NewReader(d.stdin)
					inputs++
					if b.run(context.Background(), append(append([]string{}, d.args...), way...)...) == 0 {
						taken++
					}
					look("door " + d.name + " " + strings.Join(way, ""))
				}
			}
			for _, w := range windows() {
				for _, terminal := range []int{0, 80} {
					for _, way := range [][]string{nil, {"--json"}, {"--plain"}, {"--lang", "en"}} {
						b.terminal = terminal
						b.run(context.Background(), append(append(append([]string{}, w...), "--theme", "none"), way...)...)
						look(fmt.Sprint(w, " ", way, " ", terminal))
					}
				}
			}
		})
	}
	t.Logf("%d inputs, of which %d were taken; %d outputs", inputs, taken, outputs)
	if taken < inputs/5 || outputs < workbooktest.Fewer(1000, 100) {
		t.Errorf("%d of %d inputs were taken, %d outputs seen: the doors lead nowhere", taken, inputs, outputs)
	}
}

// A template of someone else's is a door too: what steers is refused with its place,
// and what is said of it is clean; nor does a file's name steer.
func TestNothingThatSteersComesOutOfATemplatesFile(t *testing.T) {
	b := newBench(t)
	skeleton := b.must("template", "new")
	for _, f := range workbooktest.Every(9, uitest.Families()) {
		dir := t.TempDir()
		name := filepath.Join(dir, strings.NewReplacer("\x00", "", "/", "").Replace(f.Text)+".yaml")
		for _, text := range []string{f.Text, quoted(f.Text, false), "x: " + f.Text + ": [" + f.Text} {
			file := strings.Replace(skeleton, "title:", "title: "+text+"\ntitel:", 1)
			if err := os.WriteFile(name, []byte(file), 0o600); err != nil {
				t.Fatal(err)
			}
			for _, args := range [][]string{{"template", "check", name}, {"template", "show", name}, {"template", "print", name}, {"new", "x", "--template", name}} {
				for _, way := range [][]string{nil, {"--json"}, {"--plain"}} {
					for _, b.terminal = range []int{0, 80} {
						b.run(context.Background(), append(append([]string{}, args...), way...)...)
						for _, s := range []string{b.out.String(), b.errOut.String()} {
							if bad := uitest.Steers(s); bad != "" {
								t.Errorf("%s: %q %v: %s", f.Name, args[:2], way, bad)
							}
						}
					}
				}
			}
		}
	}
}
