package workbook

import "slices"

// Nearest returns the one or two names that a mistyped one most likely meant: at
// most a third of its letters off, the nearest first. None is nil.
func Nearest(got string, names []string) []string {
	type near struct {
		name string
		off  int
	}
	if len(got) > 200 { // nobody's slip of the finger
		return nil
	}
	var found []near
	for _, n := range names {
		if d := distance([]rune(got), []rune(n)); d <= max(1, len([]rune(got))/3) {
			found = append(found, near{n, d})
		}
	}
	slices.SortStableFunc(found, func(a, b near) int { return a.off - b.off })
	var out []string
	for _, n := range found[:min(2, len(found))] {
		out = append(out, n.name)
	}
	return out
}

// distance is the edit distance of Levenshtein.
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, ra := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, rb := range b {
			cost := 1
			if ra == rb {
				cost = 0
			}
			diagonal, row[j+1] = row[j+1], min(row[j+1]+1, row[j]+1, diagonal+cost)
		}
	}
	return row[len(b)]
}
