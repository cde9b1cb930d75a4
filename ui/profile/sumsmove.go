package profile

import (
	"strings"

	"shiben/workbook"
)

// moveSums are a move's derived columns, each with what it comes from.
func (pt painter) moveSums(s workbook.MoveSum) []string {
	rows := pt.sheetHead(pt.moveName(s.Move), pt.word("sums_move", "declared", pt.sideCell(s.Move.Side).text, "observed", pt.sideCell(s.Move.Observed.Side).text))
	m := pt.w.Template.Moves
	table := pt.w.Template.Prompt(m.Table)
	for i, d := range s.Derived {
		if i > 0 {
			rows = append(rows, "")
		}
		rows = append(rows, pt.derivedSum(table, s.Row, d)...)
		if d.Derive.ID == m.Observed && s.Apart != nil {
			said := pt.word("lean_apart", "side", pt.sideCell(s.Move.Side).text, "apart", fractionOf(s.Apart))
			rows = append(rows, pt.hung("  ", pt.ink.muted, said, pt.g.inner)...)
		}
	}
	return rows
}

// moveGround is what the figures of every move rest on.
func (pt painter) moveGround(s workbook.MoveSum) []string {
	return append(pt.leanRules(s.Derived), pt.claims(s.Claims)...)
}

func (pt painter) moveName(m workbook.Move) string {
	if name := strings.TrimSpace(oneLine(m.Name)); name != "" {
		return name
	}
	return pt.word("unnamed")
}

// flag is the answer to a test as a sign.
func flag(answer string) string {
	switch answer {
	case "yes":
		return "✓"
	case "no":
		return "✗"
	}
	return "–"
}
