package workbook

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
)

// ReadingKind says how a reading is meant.
type ReadingKind string

// The kinds of reading.
const (
	Strength ReadingKind = "strength" // worth keeping
	Tension  ReadingKind = "tension"  // two answers pull apart
	Gap      ReadingKind = "gap"      // something is missing
	Question ReadingKind = "question" // worth an hour of talk
)

// Rule is a reading as the template holds it: when it fires, what it says and
// where it leads. Conditions and what stands in braces within texts are
// expressions, see Scope.
type Rule struct {
	ID     string      `json:"id" yaml:"id"`
	Name   Text        `json:"name" yaml:"name"`
	Kind   ReadingKind `json:"kind" yaml:"kind"`
	Claims []string    `json:"claims,omitempty" yaml:"claims"`
	Each   string      `json:"each,omitempty" yaml:"each"` // once for each: EachDimension, EachScale or a table's id; empty: once
	When   Expr        `json:"when" yaml:"when"`
	Text   Text        `json:"text" yaml:"text"`
	Next   Text        `json:"next" yaml:"next"`
	Prompt string      `json:"prompt" yaml:"prompt"`           // where to go; with EachDimension and EachScale it may be empty: the dimension's first prompt, the scale
	Others []string    `json:"others,omitempty" yaml:"others"` // further prompts that it rests on
}

// What a rule can ask for in turn, beside the rows of a table.
const (
	EachDimension = "dimensions"
	EachScale     = "scales" // for each side; the subject is <prompt>.<side>
)

// Reading is a rule that fired.
type Reading struct {
	Rule     *Rule
	Subject  string // the row's or the dimension's id, for a rule that asks for each
	Part     string // the part it belongs to
	Prompts  []string
	Text     string // in the language that was asked for, with the planner's own words
	Next     string
	Accepted string // "because …"; empty while it is open
}

// Open tells whether nobody has accepted it yet.
func (r Reading) Open() bool { return r.Accepted == "" }

// On tells whether it rests on a prompt.
func (r Reading) On(prompt string) bool { return slices.Contains(r.Prompts, prompt) }

// ReadingsOf runs the template's rules over a workbook, in the template's order,
// and says those that fired in a language. An error names the rule that could not
// be run; loading a template has made sure that none is like that.
func ReadingsOf(w *Workbook, l Lang) ([]Reading, error) {
	rules, err := w.Template.compiled()
	if err != nil || len(rules) == 0 {
		return nil, err
	}
	scope := scopeOf(w, l)
	var out []Reading
	for _, r := range rules {
		for _, subject := range r.subjects(w, scope, l) {
			reading, fired, err := r.run(w, scope, subject, l)
			if err != nil {
				return nil, NewProblem(ErrTemplate, "reading_failed", "reading", r.rule.ID).Because(err)
			}
			if fired {
				out = append(out, reading)
			}
		}
	}
	return out, nil
}

// subject is what a rule asks about: nothing, a dimension or a row.
type subject struct {
	id string
	it map[string]any
}

func (r *compiledRule) subjects(w *Workbook, scope map[string]any, l Lang) []subject {
	switch r.rule.Each {
	case "":
		return []subject{{}}
	case EachDimension:
		var out []subject
		for _, d := range w.Template.Dimensions() {
			out = append(out, subject{d.ID, scope[profileName].(map[string]any)[d.ID].(map[string]any)})
		}
		return out
	case EachScale:
		return scaleSubjects(w, l)
	}
	var out []subject
	rows := take(scope, r.rule.Each).([]map[string]any)
	for i, row := range w.standingRows(w.Template.Prompt(r.rule.Each)) {
		out = append(out, subject{row.ID, rows[i]})
	}
	return out
}

func scaleSubjects(w *Workbook, l Lang) []subject {
	var out []subject
	for _, p := range w.Template.Prompts() {
		if p.Kind != Scale {
			continue
		}
		for _, side := range w.Template.Sides {
			out = append(out, subject{p.ID + "." + side.ID, scaleScope(w, p, side, l)})
		}
	}
	return out
}

func (r *compiledRule) run(w *Workbook, scope map[string]any, s subject, l Lang) (Reading, bool, error) {
	if s.it != nil {
		scope[itName] = s.it
		defer delete(scope, itName)
	}
	scope[quoteName] = quoter(l)
	fired, err := r.when.bool(scope)
	if err != nil || !fired {
		return Reading{}, false, err
	}
	reading := Reading{Rule: r.rule, Subject: s.id, Prompts: append([]string(nil), r.rule.Others...)}
	if reading.Text, err = r.text.say(l, scope); err != nil {
		return Reading{}, false, err
	}
	if reading.Next, err = r.next.say(l, scope); err != nil {
		return Reading{}, false, err
	}
	jump := r.rule.Prompt
	switch {
	case jump != "":
	case r.rule.Each == EachScale:
		jump = s.id[:strings.LastIndex(s.id, ".")]
	default:
		jump = w.Template.Part(s.id).Prompts[0].ID
	}
	reading.Prompts = append([]string{jump}, reading.Prompts...)
	reading.Part = w.Template.PartOf(jump).ID
	reading.Accepted = w.Accepted(r.rule.ID, s.id)
	return reading, true, nil
}

// quoter quotes a planner's words within a sentence: the first line of them, not
// too much of it, in the language's own quotation marks. Where there are none, it says
// what the template gave instead, bare.
func quoter(l Lang) func(string, ...string) string {
	left, right, dots, limit := "“", "”", "……", 42
	within := strings.NewReplacer("“", "‘", "”", "’").Replace
	if l == English {
		left, right, dots, limit = "‘", "’", "…", 90
		within = func(s string) string { return singleQuoted.ReplaceAllString(s, "“$1”$2") }
	}
	return func(s string, instead ...string) string {
		s = strings.TrimSpace(s)
		if s == "" && len(instead) > 0 {
			return instead[0]
		}
		first, _, more := strings.Cut(s, "\n")
		short := clip(strings.TrimSpace(first), limit)
		end := right
		if more || short != strings.TrimSpace(first) {
			end = dots + right
		}
		return left + within(strings.TrimRight(short, "。.；;：:，,、 ")) + end // the sentence around it goes on
	}
}

var singleQuoted = regexp.MustCompile(`‘([^‘]*?)’($|[^\pL\pN])`) // in pairs: what stands alone or within a word is an apostrophe

// clip cuts a line to a number of characters: behind the last mark of a pause or
// the last blank if one stands in its second half.
func clip(s string, limit int) string {
	r := []rune(s)
	if len(r) <= limit {
		return s
	}
	for _, marks := range []string{"。；！？;!?", "，：、, "} {
		for i := limit - 1; i >= limit/2; i-- {
			if strings.ContainsRune(marks, r[i]) {
				return string(r[:i])
			}
		}
	}
	return string(r[:limit])
}

// AcceptKey is where the acceptance of a reading stands.
func AcceptKey(rule, subject string) Address {
	return Address{Facet: AcceptFacet, Item: rule, Row: subject}
}

// AcceptFacet marks the address of an accepted reading: Item is the rule, Row the
// subject.
const AcceptFacet Facet = "accept"

// Accepted is why a reading is accepted; empty while it is open.
func (w *Workbook) Accepted(rule, subject string) string {
	return w.At(AcceptKey(rule, subject)).Text
}

// Accepting is the change that accepts a reading because of something, or opens
// it again with nothing.
func (w *Workbook) Accepting(rule, subject, because string) Change {
	a := AcceptKey(rule, subject)
	return Change{Kind: SetChange, Address: a, Before: w.At(a), After: Value{Text: because}}
}

// shown is how a value of an expression reads within a sentence.
func shown(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case float64:
		return strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%.2f", v), "0"), ".")
	case []any:
		parts := make([]string, len(v))
		for i := range v {
			parts[i] = shown(v[i])
		}
		return strings.Join(parts, ", ")
	}
	return fmt.Sprint(v)
}
