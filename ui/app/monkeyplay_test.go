package app

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"shiben/store/failing"
	"shiben/store/memory"
	"shiben/ui"
	"shiben/ui/exporting"
	"shiben/ui/save"
	"shiben/ui/text"
	"shiben/ui/uitest"
	"shiben/workbook"
)

// monkey is the hand of a game, over the writer that the program has.
type monkey struct {
	*hand
	game    game
	newID   func() string
	writer  *save.Writer
	disk    *failing.Store // what the writer writes to
	said    chan any       // what the writer says
	w, h    int
	now     time.Time
	release func()                      // ends the stall of the disk; nil: it does not stall
	blind   bool                        // something cannot be read
	behind  bool                        // or could not be, and was not asked for again yet
	errands int                         // how many were done
	folder  string                      // where documents are written
	edited  int                         // how often the person's own editor was open
	logs    map[string]workbook.History // of each workbook, as it was seen last
	tell    *strings.Builder            // what is done, when someone wants to know
}

func newMonkey(g game) *monkey {
	under := memory.New()
	for i, w := range g.books() {
		w.ID = fmt.Sprintf("0199-%d", i)
		put(g.t, under, w)
	}
	m := &monkey{game: g, folder: g.t.TempDir(), newID: uitest.IDs("id"), w: 80, h: 24, now: uitest.Day, logs: map[string]workbook.History{}}
	m.start(under)
	return m
}

func (g game) books() []*workbook.Workbook {
	return []*workbook.Workbook{uitest.Filled(g.t, g.lang()), uitest.Empty(g.t, g.lang(), "quick"), uitest.Hostile(g.t, g.lang())}
}

// start starts the program over the library.
func (m *monkey) start(under *memory.Store) {
	said := make(chan any, 1000)
	m.behind = false
	m.said, m.disk, m.release = said, failing.Wrap(under), nil
	m.writer = save.NewWriter(m.disk, func(msg any) { said <- msg })
	m.hand = &hand{t: m.game.t, under: under, store: failing.Wrap(under), queue: &queue{}}
	env := uitest.Env(m.t, m.store, m.game.lang())
	env.Now, env.NewID = func() time.Time { return m.now }, m.newID
	env.Edit = m.editor
	env.Folder = m.folder
	if m.game.seed%4 == 3 { // a newer program has a later template
		later := uitest.Later(m.game.t)
		env.Template = func() (*workbook.Template, error) { return later, nil }
	}
	model, err := New(env, Options{
		Queue: m.writer, Unsaved: m.writer.Unsaved, Dump: func(string, string) error { return nil },
		Later: func(_ time.Duration, msg tea.Msg) tea.Cmd { m.later = append(m.later, msg); return nil },
	})
	if err != nil {
		m.t.Fatal(err)
	}
	m.hand.m = model
	m.send(tea.WindowSizeMsg{Width: m.w, Height: m.h})
	m.run(model.Init())
}

// editor is the person's own: it fails, or leaves a text that is clean, as the real
// one's door makes it.
func (m *monkey) editor(r ui.EditRequest) tea.Cmd {
	return func() tea.Msg {
		m.edited++
		switch m.edited % 3 {
		case 0:
			return ui.EditedMsg{Of: r.Of, File: "/tmp/edit-1/text.md", Err: workbook.NewProblem(workbook.ErrInput, "editor_code", "program", "ed", "code", 1, "path", "/tmp/edit-1/text.md")}
		case 1:
			return ui.EditedMsg{Of: r.Of, Text: r.Text, File: "/tmp/edit-1/text.md", Drop: func() error { return nil }}
		}
		return ui.EditedMsg{Of: r.Of, File: "/tmp/edit-1/text.md", Drop: func() error { return os.ErrPermission }, Text: text.Clean(r.Text + "外面写的\n" + uitest.Nasty[m.edited%len(uitest.Nasty)])}
	}
}

// rest ends the writer.
func (m *monkey) rest() {
	m.calm()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_ = m.writer.Close(ctx)
}

// calm makes the disk work again.
func (m *monkey) calm() {
	if m.release != nil {
		m.release()
		m.release = nil
	}
	m.blind = false
	m.disk.Fail(failing.Append, nil)
	for _, method := range []failing.Method{failing.List, failing.Load, failing.Log, failing.Create, failing.Append} {
		m.store.Fail(method, nil)
	}
}

// A deed is something that the monkey does, so often in a hundred steps.
type deed struct {
	often int
	name  string
	do    func(*monkey, *rand.Rand) string // what exactly, to tell
}

func deeds(company bool) []deed {
	all := []deed{
		{30, "keys", (*monkey).anyKeys},
		{16, "ways", (*monkey).ways},
		{12, "text", (*monkey).types},
		{5, "paste", (*monkey).pastes},
		{8, "mouse", (*monkey).mouse},
		{6, "size", (*monkey).size},
		{5, "time", (*monkey).time},
		{6, "undo", (*monkey).undoes},
		{5, "page", (*monkey).page},
		{8, "errand", (*monkey).errand},
		{3, "disk", (*monkey).trouble},
	}
	if company {
		all = append(all, deed{8, "others", (*monkey).others})
	}
	return all
}

// step does one thing.
func (m *monkey) step(r *rand.Rand) {
	all, total := deeds(m.game.company()), 0
	for _, d := range all {
		total += d.often
	}
	n := r.IntN(total)
	for _, d := range all {
		if n -= d.often; n < 0 {
			if what := d.do(m, r); m.tell != nil {
				fmt.Fprintf(m.tell, "%s %s\n", d.name, what)
			}
			break
		}
	}
	m.settle()
	if m.quit {
		m.again()
	}
}

// keyNames are all the keys that there are.
var keyNames = func() []string {
	names := strings.Fields(`up down left right home end pgup pgdown enter tab shift+tab esc backspace delete space
		f1 f2 f3 f4 f5 f6 f7 f8 f9 f10 f12 ctrl+up ctrl+down ctrl+left ctrl+right ctrl+home ctrl+end shift+left shift+right
		shift+up shift+down shift+home shift+end ctrl+shift+left alt+enter alt+up alt+down ctrl+backspace alt+backspace
		？ １ ３ ７ ／ 你 。 （ é`)
	for c := 'a'; c <= 'z'; c++ {
		names = append(names, "ctrl+"+string(c), string(c), "alt+"+string(c))
	}
	for c := '!'; c <= '~'; c++ {
		names = append(names, string(c))
	}
	return names
}()

func (m *monkey) keys(names ...string) string {
	for _, k := range names {
		if m.quit {
			break
		}
		if _, ok := m.m.top().(*exporting.Screen); ok && k == "/" {
			continue // documents stay in the folder
		}
		m.press(k)
	}
	return fmt.Sprintf("%q", names)
}

func (m *monkey) anyKeys(r *rand.Rand) string {
	names := make([]string, 1+r.IntN(4))
	for i := range names {
		names[i] = uitest.Pick(r, keyNames...)
	}
	return m.keys(names...)
}

// ways are keys that lead somewhere.
func (m *monkey) ways(r *rand.Rand) string {
	names := make([]string, 1+r.IntN(6))
	for i := range names {
		names[i] = uitest.Pick(r, "up", "down", "left", "right", "enter", "enter", "tab", "pgdown", "ctrl+n", "ctrl+n", "ctrl+b", "ctrl+o", "1", "4", "7", "a")
	}
	return m.keys(names...)
}

var phrases = append([]string{"茶", "先看人，再看事", "a plan", "  ", "12", "2026-04-01", "是", "#", "——", "e\u0301"}, uitest.Nasty...)

func (m *monkey) types(r *rand.Rand) string {
	text := []rune(strings.ReplaceAll(uitest.Pick(r, phrases...), "\n", ""))
	text = text[:min(len(text), 30)]
	for _, c := range text {
		m.keys(string(c))
	}
	return fmt.Sprintf("%q", string(text))
}

// hostile are texts that would steer a terminal, or are none.
var hostile = []string{
	"\x1b[31mred\x1b[0m", "\x1b]52;c;aGk=\a", "\x1b]0;title\x1b\\", "\x1bPq\x1b\\", "\u009b2J", "\x1b[2J\x1b[H", "\x07\x08\x00\x7f",
	"\u202egnp.exe\u202c", "\u2066隔离\u2069", "\xff\xfe\x80", "行一\r\n行二\r行三\v四\f五\u2028六\u0085七", "\t\t制表",
	"\x1b[200~\x1b[201~", "=1+1|cmd", strings.Repeat("长", 7000), strings.Repeat("一行\n", 300), "\ufeff零\u200b宽\u200d", "",
}

func (m *monkey) pastes(r *rand.Rand) string {
	text := uitest.Pick(r, append(hostile, uitest.Nasty...)...)
	m.send(tea.PasteMsg{Content: text})
	return fmt.Sprintf("%.60q", text)
}

func (m *monkey) mouse(r *rand.Rand) string {
	at := tea.Mouse{X: r.IntN(m.w+4) - 2, Y: r.IntN(m.h+4) - 2, Button: uitest.Pick(r, tea.MouseLeft, tea.MouseLeft, tea.MouseLeft, tea.MouseRight, tea.MouseMiddle, tea.MouseNone)}
	switch r.IntN(6) {
	case 0:
		at.Button = uitest.Pick(r, tea.MouseWheelUp, tea.MouseWheelDown)
		m.send(tea.MouseWheelMsg(at))
	case 1:
		m.send(tea.MouseMotionMsg(at))
	case 2:
		m.send(tea.MouseReleaseMsg(at))
	case 3: // a drag
		m.send(tea.MouseClickMsg(at))
		at.X, at.Y = r.IntN(m.w), r.IntN(m.h)
		m.send(tea.MouseMotionMsg(at))
		m.send(tea.MouseReleaseMsg(at))
	default:
		m.send(tea.MouseClickMsg(at))
	}
	return fmt.Sprint(at)
}

func (m *monkey) size(r *rand.Rand) string {
	size := uitest.Pick(r, uitest.Sizes...)
	m.w, m.h = size[0], size[1]+2
	if r.IntN(3) == 0 {
		m.w, m.h = 1+r.IntN(300), 1+r.IntN(80)
	}
	m.send(tea.WindowSizeMsg{Width: m.w, Height: m.h})
	return fmt.Sprintf("%dx%d", m.w, m.h)
}

// time passes: what was to come after a while comes.
func (m *monkey) time(r *rand.Rand) string {
	m.now = m.now.Add(time.Duration(r.IntN(5000)) * time.Millisecond)
	later := m.later
	m.later = nil
	for _, msg := range later {
		m.send(msg)
	}
	m.send(uitest.Pick[tea.Msg](r, tea.FocusMsg{}, tea.BlurMsg{}, tea.BackgroundColorMsg{}))
	return m.now.Format(time.TimeOnly)
}

func (m *monkey) undoes(r *rand.Rand) string {
	names := make([]string, 1+r.IntN(5))
	for i := range names {
		names[i] = uitest.Pick(r, "ctrl+z", "ctrl+z", "ctrl+z", "ctrl+y", "ctrl+y", "ctrl+l", "esc")
	}
	return m.keys(names...)
}

// page goes straight to some page, as the screens do among each other.
func (m *monkey) page(r *rand.Rand) string {
	id := uitest.Pick(r, "0199-0", "0199-1", "0199-2", "none")
	prompts := uitest.Template(m.t).Prompts()
	to := uitest.Pick[ui.Route](r,
		ui.WalkRoute{ID: id}, ui.WalkRoute{ID: id, Prompt: prompts[r.IntN(len(prompts))].ID}, ui.WalkRoute{ID: id, Prompt: prompts[r.IntN(len(prompts))].ID},
		ui.TrashRoute{}, ui.ExportRoute{ID: id}, ui.ProfileRoute{ID: id}, ui.HistoryRoute{ID: id}, ui.CompareRoute{ID: id, Other: "0199-1"}, ui.CompareRoute{ID: id, Seq: r.IntN(60)},
	)
	m.send(uitest.Pick[tea.Msg](r, ui.PushMsg{To: to}, ui.ReplaceMsg{To: to}))
	return fmt.Sprintf("%+v", to)
}

// errand goes where chance alone seldom comes: from a page by keys that lead on. What
// it finds there is played with in the steps that follow.
func (m *monkey) errand(r *rand.Rand) string {
	id := uitest.Pick(r, "0199-0", "0199-1", "0199-2")
	if m.deleted(id) {
		_ = m.under.Again().BringBack(context.Background(), id)
		m.send(ChangedMsg{})
	}
	if m.w < leastWidth || m.h < leastHeight {
		m.w, m.h = 80, 24
		m.send(tea.WindowSizeMsg{Width: m.w, Height: m.h})
	}
	all := errands(id)
	e := all[(m.errands+int(m.game.seed%100)*5)%len(all)] // each in its turn
	m.errands++
	if n := r.IntN(3); n > 0 {
		m.calm()
	}
	m.keys("esc", "esc", "esc")
	if m.quit {
		return "quit"
	}
	if e.to != nil {
		m.send(ui.PushMsg{To: e.to})
	} else {
		m.keys("esc", "esc", "esc", "esc", "esc", "esc")
	}
	for range m.m.over {
		m.keys("esc")
	}
	if e.between != nil {
		e.between(m, r)
	}
	return fmt.Sprintf("%+v %s", e.to, m.keys(e.keys...))
}

type errand struct {
	to      ui.Route // nil: the library
	between func(*monkey, *rand.Rand)
	keys    []string
}

func errands(id string) []errand {
	at := func(prompt string) ui.Route { return ui.WalkRoute{ID: id, Prompt: prompt} }
	return []errand{
		{nil, nil, strings.Fields("n 新 一 本 tab tab")},
		{nil, nil, strings.Fields("home f")},
		{nil, nil, strings.Fields("down r end 改")},
		{nil, nil, strings.Fields("end D")},
		{nil, nil, strings.Fields("down x")},
		{nil, nil, strings.Fields("/ 茶")},
		{nil, nil, strings.Fields("t")},
		{nil, nil, strings.Fields("e")},
		{ui.TrashRoute{}, othersDelete("0199-1"), strings.Fields("end x")},
		{ui.ProfileRoute{ID: id}, othersDelete(id), nil},
		{ui.ProfileRoute{ID: id}, nil, strings.Fields("r a 因 为")},
		{ui.ProfileRoute{ID: id}, nil, strings.Fields("down down =")},
		{ui.ProfileRoute{ID: id}, nil, strings.Fields("2 down enter")},
		{ui.ExportRoute{ID: id}, nil, strings.Fields("ctrl+s")},
		{ui.ExportRoute{ID: id}, func(m *monkey, _ *rand.Rand) { // the file is there already
			m.keys("ctrl+s", "esc")
			m.send(ui.PushMsg{To: ui.ExportRoute{ID: id}})
		}, strings.Fields("ctrl+s")},
		{ui.HistoryRoute{ID: id}, nil, strings.Fields("v 一 版")},
		{ui.HistoryRoute{ID: id}, nil, strings.Fields("end o")},
		{at("loop.moves"), nil, strings.Fields("right enter")},
		{at("loop.moves"), nil, strings.Fields("a 片 enter right enter")},
		{at("actor.m.market"), nil, strings.Fields("ctrl+e")},
		{at("actor.m.market"), nil, strings.Fields("ctrl+e ctrl+e 外")},
		{at("actor.granularity"), (*monkey).bothWrite, []string{"f10"}},
		{at("actor.driver"), (*monkey).bothWrite, nil},
		{at("loop.closure"), (*monkey).bothWrite, []string{"f10"}},
		{at("actor.granularity"), (*monkey).leavesUnsaved, nil},
		{at("actor.granularity"), (*monkey).leavesUnsaved, strings.Fields("right enter")},
		{at("actor.m.market"), nil, strings.Fields("f3 enter")},
		{at("actor.granularity"), nil, strings.Fields("e down down enter 据")},
		{at("loop.closure"), nil, strings.Fields("ctrl+g 场")},
		{at("loop.closure"), nil, strings.Fields("f9")},
		{at("actor.m.market"), nil, strings.Fields("f10")},
	}
}

// othersDelete is that someone else puts a workbook into the trash.
func othersDelete(id string) func(*monkey, *rand.Rand) {
	return func(m *monkey, _ *rand.Rand) {
		if m.game.company() {
			m.calm()
			_ = m.under.Again().Delete(context.Background(), id)
			m.send(ChangedMsg{})
		}
	}
}

// leavesUnsaved leaves while the disk is full.
func (m *monkey) leavesUnsaved(*rand.Rand) {
	m.disk.Fail(failing.Append, workbook.NewProblem(workbook.ErrDisk, "disk_full", "path", "/a/library.db"))
	m.keys("1", "7", "ctrl+q")
	m.settle()
}

// bothWrite is that someone else marks a scale while one's own mark is on its way.
func (m *monkey) bothWrite(r *rand.Rand) {
	to, ok := m.m.stack[len(m.m.stack)-1].to.(ui.WalkRoute)
	if !ok || to.Prompt == "" || !m.game.company() || m.m.leave.on { // while leaving, what they write is not shown any more
		return
	}
	them := m.under.Again()
	w, _, err := them.Load(context.Background(), to.ID)
	if err != nil {
		return
	}
	m.calm()
	m.release = m.disk.Hold(failing.Append)
	m.keys("1")
	var changes []workbook.Change
	for _, side := range w.Template.Sides {
		changes = append(changes, w.Answering(workbook.Address{Prompt: to.Prompt, Side: side.ID}, workbook.Value{Mark: 2 + r.IntN(6)})...)
	}
	workbook.Stamp(changes, m.newID(), "周", m.now)
	if _, err := them.Append(context.Background(), to.ID, w.Revision, changes); err != nil {
		panic(err)
	}
	m.calm()
	m.settle()
	m.send(ChangedMsg{})
}

// trouble is what a disk can do.
func (m *monkey) trouble(r *rand.Rand) string {
	full := workbook.NewProblem(workbook.ErrDisk, "disk_full", "path", "/a/library.db")
	switch what := r.IntN(5); what {
	case 0:
		m.disk.Fail(failing.Append, full)
		return "full"
	case 1:
		method := uitest.Pick(r, failing.List, failing.Load, failing.Log, failing.Create, failing.Append)
		m.store.Fail(method, full)
		m.blind, m.behind = true, true
		return "cannot " + string(method)
	case 2:
		if m.release == nil {
			m.release = m.disk.Hold(failing.Append)
		}
		return "stalls"
	}
	m.calm()
	return "works"
}

// others write to a workbook, or delete one or bring it back.
func (m *monkey) others(r *rand.Rand) string {
	ctx, id := context.Background(), uitest.Pick(r, "0199-0", "0199-1", "0199-2")
	them := m.under.Again()
	defer m.send(ChangedMsg{})
	if n := r.IntN(20); n < 2 {
		if err := them.Delete(ctx, id); err != nil {
			_ = them.BringBack(ctx, id)
		}
		return "trash " + id
	}
	w, _, err := them.Load(ctx, id)
	if err != nil {
		return "found nothing"
	}
	changes := theirEdit(r, w)
	workbook.Stamp(changes, m.newID(), "周", m.now)
	if _, err := them.Append(ctx, id, w.Revision, changes); err != nil {
		panic(err)
	}
	return fmt.Sprintf("%s %+v", id, changes)
}

// theirEdit is a change where the monkey is likely to be: at what the walk shows.
func theirEdit(r *rand.Rand, w *workbook.Workbook) []workbook.Change {
	prompts := w.Template.Prompts()
	p := prompts[r.IntN(min(len(prompts), 12))]
	a := workbook.Address{Prompt: p.ID, Side: p.Side}
	switch p.Kind {
	case workbook.Scale:
		a.Side = w.Template.Sides[r.IntN(2)].ID
		return w.Answering(a, workbook.Value{Mark: r.IntN(8)})
	case workbook.Written:
		return w.Answering(a, workbook.Value{Text: fmt.Sprint(w.At(a).Text, "周", r.IntN(100))})
	}
	if rows := w.Rows(p.ID); len(rows) > 0 && r.IntN(2) == 0 {
		a = workbook.Address{Prompt: p.ID, Row: rows[r.IntN(len(rows))].ID}
		return []workbook.Change{{Kind: workbook.RemoveChange, Address: a, Before: w.At(a)}}
	}
	row := workbook.Row{ID: fmt.Sprint("周", r.IntN(1<<30)), Order: w.NextOrder(p.ID), Cells: map[string]string{p.Columns[0].ID: "周"}}
	a = workbook.Address{Prompt: p.ID, Row: row.ID}
	return []workbook.Change{{Kind: workbook.InsertChange, Address: a, After: workbook.Value{Row: &row}}}
}
