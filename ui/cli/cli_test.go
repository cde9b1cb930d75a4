package cli_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"shiben/assets"
	"shiben/store/memory"
	"shiben/ui/cli"
	"shiben/ui/text"
	"shiben/workbook"
)

// bench runs commands over a store in memory.
type bench struct {
	t     *testing.T
	store workbook.Store
	stdin io.Reader
	ids   int

	terminal int // its width; 0 is a pipe
	out      bytes.Buffer
	errOut   bytes.Buffer
	unheard  bool // what is put out cannot be written
}

func newBench(t *testing.T) *bench {
	return &bench{t: t, store: memory.New(), stdin: strings.NewReader("")}
}

// run runs a command and returns the code that it left with.
func (b *bench) run(ctx context.Context, args ...string) int {
	b.out.Reset()
	b.errOut.Reset()
	var out io.Writer = &b.out
	if b.unheard {
		out = broken{}
	}
	return cli.Execute(ctx, cli.Deps{
		Args: args, Stdin: b.stdin, Stdout: out, Stderr: &b.errOut,
		Getenv: func(string) string { return "" },
		Now:    func() time.Time { return time.Date(2026, 4, 30, 9, 0, 0, 0, time.UTC) },
		NewID: func() string {
			b.ids++
			return fmt.Sprintf("id%04d", b.ids)
		},
		StdoutIsTTY: func() bool { return b.terminal > 0 },
		StdoutWidth: func() int { return b.terminal },
		Author:      "Lin", Assets: assets.FS(),
		DataHome: func() string { return "" },
		Open:     func(string, func(error)) (workbook.Store, error) { return open{b.store}, nil },
	})
}

// must runs a command that must succeed and returns what it printed.
func (b *bench) must(args ...string) string {
	b.t.Helper()
	if code := b.run(context.Background(), args...); code != 0 {
		b.t.Fatalf("%q left with %d: %s", args, code, b.errOut.String())
	}
	return strings.TrimSpace(b.out.String())
}

// open is a store that stays open from one command to the next.
type open struct{ workbook.Store }

func (open) Close() error { return nil }

// meddler lets others write before each of the first appends.
type meddler struct {
	workbook.Store
	before []func()
}

func (m *meddler) Append(ctx context.Context, id string, base workbook.Revision, changes []workbook.Change) (workbook.Receipt, error) {
	if len(m.before) > 0 {
		first := m.before[0]
		m.before = m.before[1:]
		first()
	}
	return m.Store.Append(ctx, id, base, changes)
}

// others returns a function that sets a mark as someone else would.
func (b *bench) others(id string, mark int) func() {
	store := b.store
	return func() {
		w, _, err := store.Load(context.Background(), id)
		if err != nil {
			b.t.Fatal(err)
		}
		a := workbook.Address{Prompt: "actor.driver", Side: "marketing"}
		changes := []workbook.Change{{Kind: workbook.SetChange, Address: a, Before: w.At(a), After: workbook.Value{Mark: mark}}}
		workbook.Stamp(changes, fmt.Sprint("other", mark), "Wang", time.Unix(0, 0))
		if _, err := store.Append(context.Background(), id, w.Revision, changes); err != nil {
			b.t.Fatal(err)
		}
	}
}

func TestSetWritesAgainWhenOthersWroteMeanwhile(t *testing.T) {
	b := newBench(t)
	id := b.must("new", "Tea")
	b.store = &meddler{b.store, []func(){b.others(id, 2), b.others(id, 3)}}
	b.must("set", id, "actor.driver", "7", "--side", "marketing")
	if got := b.must("get", id, "actor.driver", "--side", "marketing"); got != "7" {
		t.Errorf("got %s, want 7", got)
	}
	log := b.must("history", id, "--plain")
	if strings.Count(log, "\n") != 3 || strings.Count(log, "Wang") != 2 {
		t.Errorf("everybody's change must be in the log:\n%s", log)
	}
}

func TestABatchIsMadeAfreshWhenOthersWroteMeanwhile(t *testing.T) {
	b := newBench(t)
	id := b.must("new", "Tea")
	b.store = &meddler{b.store, []func(){b.others(id, 2)}}
	b.stdin = strings.NewReader(`{"prompt":"actor.driver","side":"marketing","value":5}
{"prompt":"loop.moves","row":"new","values":{"name":"Film"}}`)
	row := b.must("set", id, "--batch", "-")
	if got := b.must("get", id, "loop.moves"); strings.Count(got, "Film") != 1 || !strings.Contains(got, row) {
		t.Errorf("the row %s must be there once:\n%s", row, got)
	}
}

func TestSetGivesUpWhenOthersNeverStop(t *testing.T) {
	b := newBench(t)
	id := b.must("new", "Tea")
	var all []func()
	for i := range 10 {
		all = append(all, b.others(id, 1+i%6))
	}
	b.store = &meddler{b.store, all}
	if code := b.run(context.Background(), "set", id, "actor.driver", "7", "--side", "marketing"); code != 5 {
		t.Errorf("left with %d, want 5", code)
	}
	if !strings.Contains(b.errOut.String(), "changed this answer in the meantime") {
		t.Errorf("said %q", b.errOut.String())
	}
}

func TestUndoDoesNotTakeBackWhatItHasNotSeen(t *testing.T) {
	b := newBench(t)
	id := b.must("new", "Tea")
	b.must("set", id, "actor.driver", "7", "--side", "marketing")
	b.store = &meddler{b.store, []func(){b.others(id, 2)}}
	if code := b.run(context.Background(), "undo", id, "--json"); code != 5 {
		t.Errorf("left with %d, want 5", code)
	}
	if !strings.Contains(b.errOut.String(), `"code":"conflict"`) {
		t.Errorf("said %q", b.errOut.String())
	}
	if got := b.must("get", id, "actor.driver", "--side", "marketing"); got != "2" {
		t.Errorf("got %s, want the other's 2", got)
	}
}

// stuck is a store that fails at everything.
type stuck struct {
	workbook.Store
	err error
}

func (s stuck) List(context.Context) ([]workbook.Head, error) { return nil, s.err }

func TestEachErrorHasItsCode(t *testing.T) {
	disk := errors.New("input/output error")
	for _, tt := range []struct {
		err  error
		code int
		name string
	}{
		{workbook.NewProblem(workbook.ErrInUse, "library_in_use", "path", "l.db"), 5, "library_in_use"},
		{workbook.NewProblem(workbook.ErrNewer, "library_newer", "path", "l.db", "schema", 9, "known", 1), 6, "library_newer"},
		{workbook.NewProblem(workbook.ErrDamaged, "library_damaged", "path", "l.db", "backup", "b.db"), 6, "library_damaged"},
		{workbook.NewProblem(workbook.ErrDisk, "disk_full", "path", "l.db").Because(disk), 1, "disk_full"},
		{workbook.NewProblem(workbook.ErrDamaged, "template_record").Because(workbook.NewProblem(workbook.ErrInput, "change_shape")), 6, "template_record"},
		{fmt.Errorf("list: %w", workbook.ErrConflict), 5, "conflict"},
		{fmt.Errorf("list: %w", context.Canceled), 130, "interrupted"},
		{disk, 1, "failed"},
	} {
		b := newBench(t)
		b.store = stuck{b.store, tt.err}
		if code := b.run(context.Background(), "list", "--json"); code != tt.code {
			t.Errorf("%v: left with %d, want %d", tt.err, code, tt.code)
		}
		if !strings.HasPrefix(b.errOut.String(), `{"schema":1,"error":{"code":"`+tt.name+`","message":"`) || b.out.Len() > 0 {
			t.Errorf("%v: said %s and answered %s", tt.err, b.errOut.String(), b.out.String())
		}
		for _, lang := range []string{"en", "zh"} {
			b.run(context.Background(), "list", "--lang", lang)
			if said := b.errOut.String(); strings.Count(said, "\n") != 1 || strings.Contains(said, "ERROR") {
				t.Errorf("%v: not one sentence: %q", tt.err, said)
			}
		}
	}
}

func TestAnInterruptedReadLeavesWith130(t *testing.T) {
	b := newBench(t)
	id := b.must("new", "Tea")
	never, write := io.Pipe()
	defer write.Close()
	b.stdin = never
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if code := b.run(ctx, "set", id, "actor.m.market", "-"); code != 130 {
		t.Errorf("left with %d, want 130", code)
	}
	if code := b.run(ctx, "set", id, "--batch", "-", "--lang", "zh"); code != 130 || b.errOut.String() != "已中断；先前存好的都在。\n" {
		t.Errorf("left with %d and said %q", code, b.errOut.String())
	}
}

func TestVersionNeedsNothing(t *testing.T) {
	var out bytes.Buffer
	if code := cli.Execute(context.Background(), cli.Deps{Args: []string{"--version"}, Version: "9", Stdout: &out}); code != 0 || out.String() != "shiben 9\n" {
		t.Errorf("left with %d and said %q", code, out.String())
	}
}

// broken is a writer whose reader went away.
type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, errors.New("pipe is gone") }

func TestAnAnswerThatCannotBeWrittenIsAFailure(t *testing.T) {
	var errOut bytes.Buffer
	code := cli.Execute(context.Background(), cli.Deps{
		Args: []string{"help"}, Stdout: broken{}, Stderr: &errOut, Assets: assets.FS(), Getenv: func(string) string { return "" },
	})
	if code != 1 || errOut.String() != "The answer could not be written out: pipe is gone\n" {
		t.Errorf("left with %d and said %q", code, errOut.String())
	}
}

// TestADocumentThatCannotBePutOut is of one that is larger than what is held back:
// its writer meets the failure first.
func TestADocumentThatCannotBePutOut(t *testing.T) {
	b := newBench(t)
	id := b.must("new", "--case", "mountain-tea")
	b.unheard = true
	for _, to := range []string{"docx", "md"} {
		if code := b.run(t.Context(), "export", id, "--to", to); code != 1 || b.errOut.String() != "The answer could not be written out: pipe is gone\n" {
			t.Errorf("%s: left with %d and said %q", to, code, b.errOut.String())
		}
	}
}

func TestATextSteersNoTerminalAndIsWholeInAPipe(t *testing.T) {
	b := newBench(t)
	id := b.must("new", "Tea")
	family := "家庭👨‍👩‍👧‍👦"
	b.must("set", id, "actor.m.market", family)
	if got := b.must("get", id, "actor.m.market"); got != family {
		t.Errorf("in a pipe the text is as it was written, got %q", got)
	}
	b.terminal = 80
	if got := b.must("get", id, "actor.m.market"); got == family || !strings.HasPrefix(got, "家庭👨") {
		t.Errorf("on a terminal what its width depends on is drawn simply, got %q", got)
	}
	b.must("comment", "add", id, "actor.m.market", family)
	b.must("set", id, "actor.m.market", "--why", family, "--evidence", family, "--by", family)
	b.must("version", id, family)
	b.must("set", id, "actor.m.market", family+family)
	for _, args := range [][]string{
		{"show", id},
		{"profile", id},
		{"profile", id, "--explain"},
		{"list"},
		{"history", id},
		{"status", id},
		{"compare", id},
		{"version", id},
		{"comment", "list", id},
		{"get", id},
		{"get", id, "actor.m.market", "--facet", "why"},
		{"status", id, "--plain"},
	} {
		if got := b.must(args...); strings.Contains(got, "\u200d") {
			t.Errorf("%v draws a joiner: %q", args, got)
		}
	}
}

func TestNothingIsWiderThanTheTerminal(t *testing.T) {
	b := newBench(t)
	id := b.must("new", strings.Repeat("很长的标题", 30), "--subject", strings.Repeat("long ", 60))
	b.must("set", id, "actor.m.market", strings.Repeat("无", 400)+strings.Repeat("x", 300))
	b.must("version", id, strings.Repeat("版", 90))
	b.must("set", id, "loop.moves", "--row", "new", "name="+strings.Repeat("动", 200), "side=operations", "control=nothing")
	b.must("comment", "add", id, "actor.m.market", strings.Repeat("长", 300))
	b.must("set", id, "actor.driver", "3", "--side", "marketing", "--why", strings.Repeat("why ", 90), "--evidence", strings.Repeat("y", 200))
	for _, width := range []int{50, 80, 133} {
		b.terminal = width
		for _, lang := range []string{"en", "zh", "both"} {
			for _, args := range [][]string{
				{"list"},
				{"show", id},
				{"profile", id},
				{"profile", id, "--explain"},
				{"history", id},
				{"status", id},
				{"check", id},
				{"compare", id},
				{"version", id},
				{"comment", "list", id},
				{"case", "list"},
				{"template", "list"},
				{"template", "show", "marketing-operations"},
				{"help"},
				{"help", "set"},
				{"help", "method"},
				{"help", "file-format"},
			} {
				if code := b.run(context.Background(), append(args, "--lang", lang)...); code != 0 && code != 3 {
					t.Fatalf("%q left with %d: %s", args, code, b.errOut.String())
				}
				for line := range strings.Lines(b.out.String()) {
					if n := text.Width(strings.TrimRight(line, "\n")); n > width && !strings.Contains(line, "shiben ") && !strings.Contains(line, "--") {
						t.Errorf("%v %s at %d: %d cells: %q", args, lang, width, n, line)
					}
				}
			}
		}
	}
}

// TestTooMuchAtOnce gives a batch without an end: it is read no further than allowed,
// and the sentence says how much that is.
func TestTooMuchAtOnce(t *testing.T) {
	b := newBench(t)
	id := b.must("new", "题")
	b.stdin = endless{}
	if code := b.run(t.Context(), "--lang", "en", "set", id, "--batch", "-"); code != 2 {
		t.Errorf("left with %d", code)
	}
	if said := b.errOut.String(); !strings.Contains(said, "-: this is larger than 64 MB") {
		t.Errorf("it said %q", said)
	}
}

type endless struct{}

func (endless) Read(to []byte) (int, error) {
	for i := range to {
		to[i] = '\n'
	}
	return len(to), nil
}
