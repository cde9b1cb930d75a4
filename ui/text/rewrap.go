package text

// Rewrap is Wrap(s, width) for a text that differs from an earlier one in one
// place: at byte from, removed bytes were replaced by inserted ones. Rows are
// those of the earlier text at the same width; they are reused and must not be
// used again. Only the rows that the edit can reach are made anew, so that a
// key costs the same in a long paragraph as in a short one.
func Rewrap(rows []Row, s string, width, from, removed, inserted int) []Row {
	keep := keepBefore(rows, from)
	start := 0
	if keep > 0 {
		start = rows[keep-1].Next
	}
	var (
		fresh []Row
		delta = inserted - removed
		old   = keep
	)
	for {
		r := nextRow(s, start, max(width, 1))
		fresh = append(fresh, r)
		if r.Next == len(s) && !r.Hard {
			return append(rows[:keep], fresh...)
		}
		start = r.Next
		for old < len(rows) && rows[old].Start+delta < start {
			old++
		}
		if old < len(rows) && rows[old].Start+delta == start && start >= from+inserted {
			return splice(rows, fresh, keep, old, delta)
		}
	}
}

// keepBefore counts the rows that an edit at from leaves alone.
func keepBefore(rows []Row, from int) int {
	for i := range rows {
		if rows[i].reach > from {
			return i
		}
	}
	return max(len(rows)-1, 0)
}

// splice puts fresh in the place of rows[keep:old] and moves what follows.
func splice(rows, fresh []Row, keep, old, delta int) []Row {
	tail := rows[old:]
	for i := range tail {
		tail[i].Start += delta
		tail[i].End += delta
		tail[i].Next += delta
		tail[i].reach += delta
	}
	if len(fresh) == old-keep {
		copy(rows[keep:], fresh)
		return rows
	}
	out := make([]Row, 0, keep+len(fresh)+len(tail)+8)
	out = append(out, rows[:keep]...)
	out = append(out, fresh...)
	return append(out, tail...)
}
