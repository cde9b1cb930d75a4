package editor

import (
	"shiben/ui/text"
)

// replace puts ins in the place of value[from:to], the cursor behind it, and
// lays out again what the edit can reach.
func (e *Editor) replace(from, to int, ins string) {
	e.layout()
	old := e.value
	e.value = old[:from] + ins + old[to:]
	e.rows = text.Rewrap(e.rows, e.value, e.wrapWidth(), from, to-from, len(ins))
	if e.count >= 0 {
		e.count = text.Recount(e.count, old, e.value, from, to-from, len(ins))
	}
	// what was put in may join the cluster behind it, a letter before a lone
	// accent; the cursor never stands inside a cluster
	e.cursor = e.snap(from + len(ins))
	e.anchor = e.cursor
	e.rowEnd, e.goal = false, -1
	e.follow, e.drawn = true, ""
}

// edit is replace that can be undone.
func (e *Editor) edit(from, to int, ins string, k editKind) bool {
	if from == to && ins == "" {
		return false
	}
	s := step{at: from, removed: e.value[from:to], inserted: ins, before: e.cursor, kind: k}
	e.replace(from, to, ins)
	s.after = e.cursor
	e.history.add(s)
	return true
}

// Put puts s, cleaned and cut to the limits, in the place of the whole text as one
// edit, the cursor at its end. Changed and Cut are as after Update.
func (e *Editor) Put(s string) Result {
	before := e.value
	if s = e.clean(s); s != before {
		fit := e.fitting(s, 0, len(before))
		e.cut = len(fit) < len(s)
		e.edit(0, len(before), fit, editOther)
	}
	r := Result{Handled: true, Changed: e.value != before, Cut: e.cut}
	e.cut = false
	return r
}

// insert puts s in the place of the selection, cleaned and cut to the limits.
func (e *Editor) insert(s string, k editKind) bool {
	from, to := e.selection()
	s = e.clean(s)
	fit := e.fitting(s, from, to)
	e.cut = e.cut || len(fit) < len(s)
	if fit == "" {
		return false
	}
	if from < to {
		k = editOther
	}
	return e.edit(from, to, fit, k)
}

func (e *Editor) clean(s string) string {
	if e.opts.SingleLine {
		return text.CleanLine(s)
	}
	return text.Clean(s)
}

// fitting is as much of s as may stand in the place of value[from:to].
func (e *Editor) fitting(s string, from, to int) string {
	if room := MaxBytes - len(e.value) + to - from; len(s) > room {
		s = wholeClusters(s, room)
	}
	if e.opts.Limit <= 0 {
		return s
	}
	e.layout()
	room := e.opts.Limit - e.Count() + text.Count(e.value[from:to])
	last := e.value[e.before(from):from]
	if last != "" && last != "\n" && text.Count(last+s) == 1 {
		return s // an accent joins the cluster before it and takes no room
	}
	end := 0
	for rest := s; len(rest) > 0; {
		var c string
		c, rest, _ = text.Step(rest)
		if c != "\n" {
			room--
		}
		if room < 0 {
			break
		}
		end += len(c)
	}
	return s[:end]
}

// wholeClusters is as many clusters of s as fit into n bytes.
func wholeClusters(s string, n int) string {
	end := 0
	for end < len(s) {
		c, _, _ := text.Step(s[end:])
		if end+len(c) > n {
			break
		}
		end += len(c)
	}
	return s[:end]
}

func (e *Editor) newline() bool {
	if e.opts.SingleLine {
		return false
	}
	e.insert("\n", editType)
	return true
}

// erase deletes the selection, or else what lies between the cursor and where
// the motion would take it.
func erase(m motion) func(*Editor) bool {
	return func(e *Editor) bool {
		from, to := e.selection()
		kind := editOther
		if from == to {
			at, _ := e.target(m)
			from, to = min(at, e.cursor), max(at, e.cursor)
			if m == clusterLeft {
				kind = editErase
			}
		}
		e.edit(from, to, "", kind)
		return true
	}
}
