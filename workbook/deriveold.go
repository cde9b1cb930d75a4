package workbook

import (
	"encoding/json"
	"fmt"
	"strings"
)

// oldDerive is a derived column as templates of format 1 were frozen before it was
// an expression: a count of flags, or a lean of weighted choices and counts.
type oldDerive struct {
	Kind  string    `json:"kind"`
	Of    []string  `json:"of"`
	Terms []oldTerm `json:"terms"`
	Least int       `json:"least"`
	Bound string    `json:"bound"`
}

type oldTerm struct {
	Column  string         `json:"column"`
	Weights map[string]int `json:"weights"`
}

// UnmarshalJSON reads a derived column; one of the old form becomes the expression
// that says the same.
func (d *Derive) UnmarshalJSON(data []byte) error {
	type bare Derive
	var old oldDerive
	if err := json.Unmarshal(data, (*bare)(d)); err != nil || d.Value.Source != "" {
		return err
	}
	if err := json.Unmarshal(data, &old); err != nil {
		return err
	}
	d.Value.Source = old.expression()
	return nil
}

// expression says an old derived column; empty for what was none.
func (d oldDerive) expression() string {
	switch d.Kind {
	case "count":
		return countName + "(" + strings.Join(d.Of, ", ") + ")"
	case "lean":
		terms := make([]string, 0, len(d.Terms))
		for _, term := range d.Terms {
			terms = append(terms, term.expression())
		}
		return fmt.Sprintf("%s(%s, %s(%d, %s))", leanName, d.Bound, meanName, d.Least, strings.Join(terms, ", "))
	}
	return ""
}

// expression is the weight of a choice, or the share of yes of a count from −1 to +1.
func (t oldTerm) expression() string {
	if len(t.Weights) == 0 {
		return fmt.Sprintf("2 * %s / %s.of - 1", t.Column, t.Column)
	}
	var weights []string
	for _, id := range sortedKeys(t.Weights) {
		weights = append(weights, fmt.Sprintf("%s: %d", id, t.Weights[id]))
	}
	return fmt.Sprintf("%s(%s, {%s})", placeName, t.Column, strings.Join(weights, ", "))
}
