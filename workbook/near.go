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

// distance is the edit distance of Levenshtein, two letters that changed places
// being one edit.
func distance(a, b []rune) int {
	var older []int
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, ra := range a {
		next := make([]int, len(b)+1)
		next[0] = i + 1
		for j, rb := range b {
			cost := 1
			if ra == rb {
				cost = 0
			}
			next[j+1] = min(next[j]+1, row[j+1]+1, row[j]+cost)
			if i > 0 && j > 0 && ra == b[j-1] && a[i-1] == rb {
				next[j+1] = min(next[j+1], older[j-1]+1)
			}
		}
		older, row = row, next
	}
	return row[len(b)]
}
