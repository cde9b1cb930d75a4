package store

import (
	"errors"
	"time"

	"shiben/workbook"
)

var errNothingWhole = errors.New("nothing of it is whole")

// rebuild makes a workbook anew from what is whole of it; mended tells that
// nothing is lost.
func (v *volume) rebuild(t *workbook.Template, now time.Time) (b rebuilt, mended bool, err error) {
	if b, mended, err = v.followed(t); mended && err == nil {
		return b, true, nil
	}
	if len(v.answers) == 0 && err == nil {
		return b, false, nil
	}
	if len(v.answers) == 0 && v.head == nil {
		return b, false, errNothingWhole
	}
	anew, failed := v.begunAnew(t, now)
	if failed == nil {
		return anew, false, nil
	}
	return b, false, err
}

// followed is the workbook that the log leads to; whole tells that it is all of
// the log.
func (v *volume) followed(t *workbook.Template) (b rebuilt, whole bool, err error) {
	var log []workbook.Change
	for _, c := range v.log {
		if c.Seq != len(log)+1 {
			break
		}
		log = append(log, c)
	}
	if len(log) == 0 {
		return b, false, errNothingWhole
	}
	w, err := workbook.Replay(v.id, t, log, 0)
	if err != nil {
		return b, false, err
	}
	last := log[len(log)-1]
	w.Revision = last.Rev
	b = rebuilt{book: w, log: log, head: workbook.HeadOf(w)}
	b.head.Created, b.head.Updated = log[0].At, last.At
	whole = len(log) == len(v.seqs)
	if v.head != nil {
		b.head.Created = v.head.Created
		return b, whole && last.Rev == v.head.Revision, nil
	}
	sum, err := sumOf(w)
	return b, whole && v.state != nil && sum == *v.state, err
}

// sumOf is what a workbook's answers come to.
func sumOf(w *workbook.Workbook) (sum State, err error) {
	for _, r := range w.Records() {
		value, err := encode(r)
		if err != nil {
			return sum, err
		}
		sum.add(answerKey(r.Key), value)
	}
	return sum, nil
}

// begunAnew is a workbook of the answers that are whole, whose log begins with
// them.
func (v *volume) begunAnew(t *workbook.Template, now time.Time) (b rebuilt, err error) {
	about, at := v.about(t), now.UTC()
	if v.head != nil {
		at = v.head.Updated
	}
	changes, err := workbook.Copy(workbook.Restore(v.id, t, about, 0, v.answers), about)
	if err != nil {
		return b, err
	}
	workbook.Stamp(changes, workbook.NewAct, "", at)
	if v.head != nil && len(changes) > 0 {
		changes[0].At = v.head.Created // as the log says it
	}
	plan, err := workbook.PlanCreate(v.id, t, changes)
	if err != nil {
		return b, err
	}
	return rebuilt{book: plan.Workbook, log: plan.Changes, head: plan.Head}, nil
}

// about is what the workbook says of itself: by its head, else by what is left of
// its log.
func (v *volume) about(t *workbook.Template) workbook.About {
	if v.head != nil {
		return v.head.About
	}
	about := workbook.About{Title: v.id, Lang: workbook.Chinese}
	if len(t.Depths) > 0 {
		about.Depth = t.Depths[0].ID
	}
	for _, c := range v.log {
		if c.Kind != workbook.AboutChange {
			continue
		}
		switch c.Column {
		case workbook.AboutTitle:
			about.Title = c.After.Text
		case workbook.AboutSubject:
			about.Subject = c.After.Text
		case workbook.AboutDepth:
			about.Depth = c.After.Text
		case workbook.AboutLang:
			about.Lang = workbook.Lang(c.After.Text)
		}
	}
	return about
}
