package store

import (
	"bytes"
	"cmp"
	"slices"
	"strconv"
	"time"

	"shiben/workbook"
	"shiben/workbook/clean"
)

// headReader decodes heads. It reads the form that encode gives them by itself,
// several times faster than encoding/json, which it falls back to for any other.
type headReader struct {
	names map[string]string // one copy of what many heads share
	ints  []int             // room for the positions of many heads
	lines []workbook.Line   // likewise for their lines
	rest  []byte            // what is not read yet
	ok    bool              // the form is as expected so far
}

func newHeadReader() *headReader { return &headReader{names: map[string]string{}} }

func (r *headReader) read(value []byte) (workbook.Head, error) {
	data, err := unseal(value)
	if err != nil {
		return workbook.Head{}, err
	}
	if h, ok := r.quick(data); ok {
		return h, nil
	}
	var h workbook.Head
	err = decode(value, &h)
	return h, err
}

// quick reads the fields in the order in which they are written.
func (r *headReader) quick(data []byte) (h workbook.Head, ok bool) {
	r.rest, r.ok = data, true
	r.expect(`{"id":`)
	h.ID = string(r.text())
	r.expect(`,"title":`)
	h.Title = string(r.text())
	if r.has(`,"subject":`) {
		h.Subject = string(r.text())
	}
	r.expect(`,"depth":`)
	h.Depth = r.shared()
	r.expect(`,"lang":`)
	h.Lang = workbook.Lang(r.shared())
	r.expect(`,"template":`)
	h.Template = r.shared()
	r.expect(`,"frozen":`)
	h.Frozen = r.shared()
	r.expect(`,"revision":`)
	h.Revision = workbook.Revision(r.number())
	r.expect(`,"created":`)
	h.Created = r.time()
	r.expect(`,"updated":`)
	h.Updated = r.time()
	r.expect(`,"answered":`)
	h.Answered = r.number()
	r.expect(`,"asked":`)
	h.Asked = r.number()
	r.expect(`,"lines":`)
	h.Lines = r.readLines()
	r.expect(`}`)
	return h, r.ok && len(r.rest) == 0 && clean.Is(h.ID) && clean.Is(h.Title) && clean.Is(h.Subject)
}

func (r *headReader) expect(s string) { r.ok = r.has(s) && r.ok }

// has takes s if it comes next.
func (r *headReader) has(s string) bool {
	if len(r.rest) < len(s) || string(r.rest[:len(s)]) != s {
		return false
	}
	r.rest = r.rest[len(s):]
	return true
}

// text takes a string that holds no escapes.
func (r *headReader) text() []byte {
	r.expect(`"`)
	end := bytes.IndexByte(r.rest, '"')
	if !r.ok || end < 0 || bytes.IndexByte(r.rest[:end], '\\') >= 0 {
		r.ok = false
		return nil
	}
	s := r.rest[:end]
	r.rest = r.rest[end+1:]
	return s
}

func (r *headReader) shared() string {
	s := r.text()
	known, ok := r.names[string(s)]
	if !ok {
		if known = string(s); !clean.Is(known) {
			r.ok = false
			return ""
		}
		r.names[known] = known
	}
	return known
}

// number takes a whole number.
func (r *headReader) number() int {
	end := 0
	for end < len(r.rest) && (r.rest[end] >= '0' && r.rest[end] <= '9' || r.rest[end] == '-') {
		end++
	}
	n, err := strconv.Atoi(string(r.rest[:end]))
	r.ok = r.ok && err == nil
	r.rest = r.rest[end:]
	return n
}

func (r *headReader) time() (t time.Time) {
	s := r.text()
	r.ok = r.ok && t.UnmarshalText(s) == nil
	return t.UTC()
}

// readLines takes an array of pairs of numbers or nulls, or null.
func (r *headReader) readLines() []workbook.Line {
	if r.has(`null`) {
		return nil
	}
	r.expect(`[`)
	if cap(r.lines)-len(r.lines) < 8 {
		r.lines = make([]workbook.Line, 0, 256)
	}
	start := len(r.lines)
	for first := true; r.ok && !r.has(`]`); first = false {
		if !first {
			r.expect(`,`)
		}
		var line workbook.Line
		r.expect(`[`)
		line[0] = r.position()
		r.expect(`,`)
		line[1] = r.position()
		r.expect(`]`)
		r.lines = append(r.lines, line)
	}
	return r.lines[start:len(r.lines):len(r.lines)]
}

func (r *headReader) position() *int {
	if r.has(`null`) {
		return nil
	}
	if len(r.ints) == cap(r.ints) {
		r.ints = make([]int, 0, 512)
	}
	r.ints = append(r.ints, r.number())
	return &r.ints[len(r.ints)-1]
}

// newestFirst sorts heads by when they were changed, then by id. The heads
// themselves are large: what is sorted is their times, and each moves once.
func newestFirst(heads []workbook.Head) []workbook.Head {
	type place struct {
		second           int64
		nanosecond, from int
	}
	order := make([]place, len(heads))
	for i := range heads {
		order[i] = place{second: heads[i].Updated.Unix(), nanosecond: heads[i].Updated.Nanosecond(), from: i}
	}
	slices.SortFunc(order, func(a, b place) int {
		if c := cmp.Compare(b.second, a.second); c != 0 {
			return c
		}
		if c := cmp.Compare(b.nanosecond, a.nanosecond); c != 0 {
			return c
		}
		return cmp.Compare(heads[a.from].ID, heads[b.from].ID)
	})
	for start := range order { // around each ring of heads that stand in each other's places
		first := heads[start]
		for to := start; order[to].from >= 0; {
			from := order[to].from
			order[to].from = -1
			if from == start {
				heads[to] = first
				break
			}
			heads[to] = heads[from]
			to = from
		}
	}
	return heads
}
