package workbook

// OpenKind is why an answer is open.
type OpenKind string

// What can be open about an answer.
const (
	OpenUnanswered OpenKind = "unanswered"
	OpenLater      OpenKind = "later"
	OpenDontKnow   OpenKind = "dont_know"
	OpenUnsure     OpenKind = "unsure"
	OpenComment    OpenKind = "comment" // not resolved
	OpenReview     OpenKind = "review"  // carried over, not confirmed
)

// OpenPoint is one thing that is open, and where.
type OpenPoint struct {
	Kind OpenKind
	AnswerKey
	Item    string // of a comment
	Comment *Comment
}

// OpenPoints lists what is open at the workbook's depth, in the template's order:
// what is unanswered, put off, not known or unsure, carried answers that nobody
// has confirmed, and comments that nobody has resolved.
func OpenPoints(w *Workbook) []OpenPoint {
	var out []OpenPoint
	for _, p := range w.Template.Prompts() {
		asked := w.Template.Asks(p, w.About.Depth)
		for _, side := range w.Template.SidesOf(p) {
			out = append(out, w.openAt(p, side, asked)...)
		}
	}
	return out
}

func (w *Workbook) openAt(p *Prompt, side string, asked bool) []OpenPoint {
	key := AnswerKey{Prompt: p.ID, Side: side}
	answer := w.Answer(p.ID, side)
	var out []OpenPoint
	add := func(kind OpenKind) { out = append(out, OpenPoint{Kind: kind, AnswerKey: key}) }
	states := map[State]OpenKind{Later: OpenLater, DontKnow: OpenDontKnow, Unsure: OpenUnsure}
	empty := answer.Value.Empty()
	if p.Kind == Table {
		empty = !w.tableAnswered(p)
	}
	switch kind, open := states[answer.State]; {
	case !asked:
	case open:
		add(kind)
	case empty && answer.State == "":
		add(OpenUnanswered)
	}
	if answer.Carried != nil {
		add(OpenReview)
	}
	for _, item := range answer.Comments {
		if !item.Comment.Resolved {
			out = append(out, OpenPoint{OpenComment, key, item.ID, item.Comment})
		}
	}
	return out
}
