package draft

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"shiben/ui/save"
	"shiben/workbook"
	"shiben/workbook/workbooktest"
)

// fake is a queue that remembers and a clock that a test turns.
type fake struct {
	now     time.Time
	ids     int
	put     []workbook.Change
	typed   []bool
	flushes int
	resumed []workbook.Change
}

func (f *fake) Put(_ string, _ workbook.Revision, c workbook.Change, typing bool) {
	f.put, f.typed = append(f.put, c), append(f.typed, typing)
}
func (f *fake) Flush() { f.flushes++ }
func (f *fake) Resume(_ string, _ workbook.Revision, changes []workbook.Change) {
	f.resumed = changes
}

func begin(t *testing.T) (*Draft, *fake) {
	t.Helper()
	w, log := workbooktest.Begin(t)
	f := &fake{now: time.Date(2026, 3, 20, 9, 0, 0, 0, time.UTC)}
	w.Revision = 1
	d := New(Env{
		Now:    func() time.Time { return f.now },
		NewID:  func() string { f.ids++; return fmt.Sprintf("id%d", f.ids) },
		Author: "林",
	}, w, f)
	for i := range log {
		log[i].Seq, log[i].Rev = i+1, 1
	}
	d.SetLog(log)
	return d, f
}

var (
	moment = workbook.Address{Prompt: "time.moment", Side: "sales"}
	first  = workbook.Address{Prompt: "time.first", Side: "sales"}
	last   = workbook.Address{Prompt: "time.last", Side: "service"}
)

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// done tells the draft that the store has everything it was given.
func done(d *Draft, f *fake, rev workbook.Revision, between ...workbook.Change) bool {
	changes := d.History()[len(d.log):]
	for i := range changes {
		changes[i].Seq, changes[i].Rev = len(d.log)+len(between)+i+1, rev
	}
	return d.Saved(save.DoneMsg{ID: d.ID(), Written: len(d.pending), Receipt: workbook.Receipt{Revision: rev, Changes: changes, Between: between}})
}

func TestTypingWithinAPauseIsOneAct(t *testing.T) {
	d, f := begin(t)
	for _, s := range []string{"a", "ab", "abc"} {
		f.now = f.now.Add(time.Second)
		check(t, d.Type(first, s))
	}
	f.now = f.now.Add(10 * time.Second)
	check(t, d.Type(first, "abcd"))
	_, err := d.Undo()
	check(t, err)
	if got := d.Workbook().Text("time.first", "sales"); got != "abc" {
		t.Fatalf("the act after the pause undone: %q", got)
	}
	_, err = d.Undo()
	check(t, err)
	if got := d.Workbook().Text("time.first", "sales"); got != "" {
		t.Fatalf("the first act undone: %q", got)
	}
	if _, err := d.Undo(); !errors.Is(err, workbook.ErrNothing) {
		t.Fatalf("nothing is left, and yet: %v", err)
	}
	for range 2 {
		_, err = d.Redo()
		check(t, err)
	}
	if got := d.Workbook().Text("time.first", "sales"); got != "abcd" {
		t.Fatalf("redone: %q", got)
	}
}

func TestAnotherAnswerEndsTheActOfTyping(t *testing.T) {
	d, f := begin(t)
	check(t, d.Type(first, "a"))
	check(t, d.Type(last, "b"))
	check(t, d.Type(first, "ac"))
	_, err := d.Undo()
	check(t, err)
	if got := d.Workbook().Text("time.first", "sales"); got != "a" {
		t.Fatalf("%q", got)
	}
	if f.flushes < 2 {
		t.Fatalf("a field that is left is not flushed: %d", f.flushes)
	}
}

func TestWhatIsThereAlreadyIsNoChange(t *testing.T) {
	d, f := begin(t)
	check(t, d.Set(moment, workbook.Value{}))
	check(t, d.Set(moment, workbook.Value{Mark: 3}))
	check(t, d.Set(moment, workbook.Value{Mark: 3}))
	if len(f.put) != 1 || f.typed[0] {
		t.Fatalf("%d changes queued", len(f.put))
	}
}

func TestWhatCannotBeIsNotQueued(t *testing.T) {
	d, f := begin(t)
	if err := d.Set(moment, workbook.Value{Mark: 8}); !errors.Is(err, workbook.ErrInput) {
		t.Fatal(err)
	}
	if len(f.put) != 0 || d.Status() != save.Saved {
		t.Fatalf("%d queued, status %v", len(f.put), d.Status())
	}
}

func TestStatusFollowsTheQueue(t *testing.T) {
	d, f := begin(t)
	check(t, d.Set(moment, workbook.Value{Mark: 3}))
	if d.Status() != save.Saving {
		t.Fatalf("queued: %v", d.Status())
	}
	d.Failed(save.FailedMsg{Err: workbook.ErrDisk})
	if d.Status() != save.NotSaved || !errors.Is(d.Err(), workbook.ErrDisk) {
		t.Fatalf("failed: %v %v", d.Status(), d.Err())
	}
	done(d, f, 2)
	if d.Status() != save.Saved || d.Err() != nil || d.Base() != 2 {
		t.Fatalf("done: %v %v %d", d.Status(), d.Err(), d.Base())
	}
}

func TestUndoReachesIntoEarlierSessions(t *testing.T) {
	d, f := begin(t)
	check(t, d.Set(moment, workbook.Value{Mark: 3}))
	done(d, f, 2)
	again, _ := begin(t)
	check(t, again.Workbook().CatchUp(d.log[len(again.log):]))
	again.SetLog(d.log)
	_, err := again.Undo()
	check(t, err)
	if m := again.Workbook().Mark("time.moment", "sales"); m != 0 {
		t.Fatalf("mark %d", m)
	}
}

func theirs(seq int, rev workbook.Revision, a workbook.Address, text string) workbook.Change {
	return workbook.Change{
		Seq: seq, Rev: rev, Act: "theirs", Author: "陈", Kind: workbook.SetChange, Address: a, After: workbook.Value{Text: text},
	}
}

func TestOthersChangesComeIn(t *testing.T) {
	d, f := begin(t)
	n := len(d.log)
	check(t, d.Type(first, "ours"))
	if !d.Merge([]workbook.Change{theirs(n+1, 2, last, "th")}) {
		t.Fatal("not taken in")
	}
	if !d.Merge([]workbook.Change{theirs(n+1, 3, last, "theirs, typed on")}) {
		t.Fatal("a text that goes on is not taken in")
	}
	if got := d.Workbook().Text("time.last", "service"); got != "theirs, typed on" {
		t.Fatalf("%q", got)
	}
	if d.Merge([]workbook.Change{theirs(n+1, 3, last, "theirs, typed on")}) {
		t.Fatal("taken in twice")
	}
	done(d, f, 4)
	if h := d.History(); len(h) != n+2 || h[n].Act != "theirs" {
		t.Fatalf("%d changes in the log", len(h))
	}
}

func TestAClashIsDecidedByThePerson(t *testing.T) {
	for name, c := range map[string]struct {
		ours bool
		want string
	}{"ours": {true, "ours"}, "theirs": {false, "theirs"}} {
		d, f := begin(t)
		check(t, d.Type(first, "ours"))
		check(t, d.Set(moment, workbook.Value{Mark: 5}))
		other := theirs(len(d.log)+1, 2, first, "theirs")
		if d.Merge([]workbook.Change{other}) {
			t.Fatal("a clash is taken in unasked")
		}
		d.Conflicted(save.ConflictMsg{Conflict: &workbook.Conflict{Base: 1, Current: 2, Between: []workbook.Change{other}, Clash: []workbook.Change{other}}})
		if ours := d.Ours(); len(ours) != 1 || ours[0].After.Text != "ours" || d.Status() != save.Clash {
			t.Fatalf("%+v %v", ours, d.Status())
		}
		check(t, d.Resolve(c.ours))
		if got := d.Workbook().Text("time.first", "sales"); got != c.want {
			t.Errorf("%s: %q stands", name, got)
		}
		if m := d.Workbook().Mark("time.moment", "sales"); m != 5 {
			t.Errorf("%s: what does not clash is lost: %d", name, m)
		}
		if f.resumed[0].Before.Text != "theirs" || f.resumed[0].After.Text != "ours" || c.ours && len(f.resumed) != 2 || !c.ours && len(f.resumed) != 3 {
			t.Errorf("%s: resumed with %+v", name, f.resumed)
		}
		_, err := d.Undo()
		check(t, err)
		if got := d.Workbook().Text("time.first", "sales"); !c.ours && got != "ours" {
			t.Errorf("%s: an undo brings back %q", name, got)
		}
	}
}

func TestAClashIsDecidedThoughAVersionWasNamedMeanwhile(t *testing.T) {
	d, f := begin(t)
	check(t, d.NameVersion("前"))
	check(t, d.Set(moment, workbook.Value{Mark: 5}))
	check(t, d.NameVersion("后"))
	other := theirs(len(d.log)+1, 2, moment, "")
	other.After = workbook.Value{Mark: 1}
	d.Conflicted(save.ConflictMsg{Conflict: &workbook.Conflict{Base: 1, Current: 2, Between: []workbook.Change{other}, Clash: []workbook.Change{other}}})
	check(t, d.Resolve(true))
	if len(f.resumed) != 3 || f.resumed[0].After.Text != "前" || f.resumed[2].After.Text != "后" {
		t.Errorf("resumed with %+v", f.resumed)
	}
	if m := d.Workbook().Mark(moment.Prompt, moment.Side); m != 5 {
		t.Errorf("the mark is %d", m)
	}
}

func TestRowsComeAndGo(t *testing.T) {
	d, _ := begin(t)
	id, err := d.Insert("joint.deeds", map[string]string{"deed": "打电话"})
	check(t, err)
	check(t, d.Set(workbook.Address{Prompt: "joint.deeds", Row: id, Column: "kept"}, workbook.Value{Text: "yes"}))
	check(t, d.Remove("joint.deeds", id))
	_, err = d.Undo()
	check(t, err)
	if row := d.Workbook().Row("joint.deeds", id); row == nil || row.Cells["kept"] != "yes" {
		t.Fatalf("%+v", row)
	}
}

func TestAVersionNamesThePointThatIsReached(t *testing.T) {
	d, _ := begin(t)
	for mark := range 3 {
		check(t, d.Set(moment, workbook.Value{Mark: mark + 1}))
		if mark == 1 {
			check(t, d.NameVersion("初稿"))
		}
	}
	h := d.History()
	for i, c := range h {
		if c.Seq != i+1 {
			t.Fatalf("change %d has place %d", i, c.Seq)
		}
	}
	seq, err := h.FindVersion("初稿")
	check(t, err)
	then, err := workbook.Replay("w1", d.Workbook().Template, h, seq)
	check(t, err)
	if got := then.Mark(moment.Prompt, moment.Side); got != 2 {
		t.Fatalf("the version holds %d", got)
	}
	if err := d.NameVersion(""); !errors.Is(err, workbook.ErrInput) {
		t.Fatalf("a version without a name: %v", err)
	}
}

func TestWhatStandsBesideAnAnswerIsUndoneLikeIt(t *testing.T) {
	d, _ := begin(t)
	check(t, d.Set(moment, workbook.Value{Mark: 3}))
	check(t, d.Note(moment, workbook.ConfidenceFacet, "", "low"))
	check(t, d.TypeNote(moment, workbook.WhyFacet, "因为"))
	check(t, d.TypeNote(moment, workbook.WhyFacet, "因为看过"))
	id, err := d.Comment(moment, "真的吗")
	check(t, err)
	check(t, d.ResolveComment(moment, id, true))
	answer := d.Workbook().Answer("time.moment", "sales")
	if answer.Why != "因为看过" || answer.Confidence != workbook.LowConfidence || !answer.Comments[0].Comment.Resolved || answer.Value.Mark != 3 {
		t.Fatalf("%+v", answer)
	}
	check(t, d.State(moment, workbook.Later))
	if answer := d.Workbook().Answer("time.moment", "sales"); answer.Value.Mark != 0 || answer.Why == "" {
		t.Fatalf("put off: %+v", answer)
	}
	for range 6 { // later, resolved, comment, why, confidence, mark
		_, err = d.Undo()
		check(t, err)
	}
	if answer := d.Workbook().Answer("time.moment", "sales"); answer.Value.Mark != 0 || answer.Why != "" || len(answer.Comments) != 0 {
		t.Fatalf("undone: %+v", answer)
	}
}
