package app

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"shiben/store/failing"
	"shiben/store/memory"
	"shiben/ui"
	"shiben/ui/uitest"
	"shiben/workbook"
)

// spied tells when the log of a workbook is read, which is right after it came on
// the screen, and can panic.
type spied struct {
	workbook.Store
	opened chan struct{}
	tried  chan struct{} // something is to be written
	panics bool
	breaks bool // a save panics
}

func (s *spied) Append(ctx context.Context, id string, base workbook.Revision, changes []workbook.Change) (workbook.Receipt, error) {
	select {
	case s.tried <- struct{}{}:
	default:
	}
	if s.breaks {
		panic("planted in a save")
	}
	return s.Store.Append(ctx, id, base, changes)
}

func (s *spied) Log(ctx context.Context, id string, after workbook.Revision) (workbook.History, error) {
	h, err := s.Store.Log(ctx, id, after)
	if after == 0 {
		s.opened <- struct{}{}
	}
	return h, err
}

func (s *spied) Load(ctx context.Context, id string) (*workbook.Workbook, workbook.Head, error) {
	if s.panics {
		panic("a planted fault")
	}
	return s.Store.Load(ctx, id)
}

// stage is the whole program on a pipe.
type stage struct {
	store  *spied
	under  *memory.Store
	broken *failing.Store
	keys   *io.PipeWriter
	state  string
	done   chan error
	cancel context.CancelFunc
}

func newStage(t *testing.T, panics bool) *stage {
	t.Helper()
	s := &stage{under: memory.New(), state: t.TempDir(), done: make(chan error, 1)}
	put(t, s.under, uitest.Empty(t, workbook.English, "full"))
	s.broken = failing.Wrap(s.under)
	s.store = &spied{Store: s.broken, opened: make(chan struct{}, 1), tried: make(chan struct{}, 1), panics: panics}
	in, keys := io.Pipe()
	s.keys = keys
	ctx, cancel := context.WithCancel(t.Context())
	s.cancel = cancel
	env := uitest.Env(t, s.store, workbook.English)
	go func() {
		s.done <- Run(ctx, env, Setup{
			Workbook: "0199-fixture", Theme: Dark, StateDir: s.state, KeepLang: true,
			Environ: []string{"TERM=xterm-256color"}, Drain: 20 * time.Millisecond,
		}, in, io.Discard)
	}()
	t.Cleanup(func() { cancel(); keys.Close() })
	return s
}

func (s *stage) press(t *testing.T, keys string) {
	t.Helper()
	if _, err := io.WriteString(s.keys, keys); err != nil {
		t.Fatal(err)
	}
}

func (s *stage) answered(t *testing.T) int {
	t.Helper()
	heads, err := s.under.List(context.Background())
	if err != nil || len(heads) != 1 {
		t.Fatal(heads, err)
	}
	return heads[0].Answered
}

func TestRunSavesHoweverItEnds(t *testing.T) {
	for name, end := range map[string]func(*testing.T, *stage){
		"by a key":    func(t *testing.T, s *stage) { s.press(t, "5\x11") },
		"by the text": func(t *testing.T, s *stage) { s.press(t, "\x0etyped\x11") },
	} {
		t.Run(name, func(t *testing.T) {
			s := newStage(t, false)
			<-s.store.opened
			end(t, s)
			if err := <-s.done; err != nil {
				t.Fatal(err)
			}
			if n := s.answered(t); n != 1 {
				t.Errorf("%d answers are saved", n)
			}
			if OpenMemory(filepath.Join(s.state, "state.json")).Place("0199-fixture").Prompt == "" {
				t.Error("the place is forgotten")
			}
		})
	}
}

func TestRunEndsWithItsContext(t *testing.T) {
	s := newStage(t, false)
	<-s.store.opened
	s.cancel()
	if err := <-s.done; !errors.Is(err, context.Canceled) {
		t.Errorf("it ends with %v", err)
	}
}

func TestAPanicIsToldAndKept(t *testing.T) {
	s := newStage(t, true)
	err := <-s.done
	if !errors.Is(err, ErrCrash) {
		t.Fatalf("it ends with %v", err)
	}
	logs, _ := filepath.Glob(filepath.Join(s.state, "crash-*.log"))
	if len(logs) != 1 {
		t.Fatalf("the folder holds %v", logs)
	}
	report, _ := os.ReadFile(logs[0])
	if !strings.Contains(string(report), "a planted fault") || !strings.Contains(string(report), "run_test.go") {
		t.Errorf("the report says %q", report)
	}
	sentence := uitest.Words(t, workbook.English).Error(err)
	if !strings.Contains(sentence, logs[0]) {
		t.Errorf("the sentence is %q", sentence)
	}
}

// clumsy is a screen that falls over.
type clumsy struct {
	ui.Screen
	in string
}

func (c clumsy) View() string {
	if c.in == "view" {
		panic("in view")
	}
	return ""
}

func TestAPanicAnywhereEndsInOrder(t *testing.T) {
	for _, in := range []string{"view", "update"} {
		h := newHand(t, workbook.English, nil)
		sent := make(chan any, 1)
		h.m.send = func(msg any) { sent <- msg }
		fell := &fall{}
		g := guard{h.m, fell}
		if in == "view" {
			h.m.stack[0].screen = clumsy{h.m.top(), in}
			h.m.frame.stale = true
			g.View()
			if _, ok := (<-sent).(crashedMsg); !ok {
				t.Error("nothing ends the program")
			}
		} else {
			h.m.stack = nil
			g.Update(uitest.Key("a"))
		}
		if !fell.happened() || !strings.Contains(fell.report(), "goroutine") {
			t.Errorf("%s: the report is %q", in, fell.report())
		}
		if _, cmd := g.Update(crashedMsg{}); cmd == nil {
			t.Errorf("%s: it goes on", in)
		}
	}
}

func TestWhatIsLeftUnsavedIsKept(t *testing.T) {
	s := newStage(t, false)
	<-s.store.opened
	s.broken.Fail(failing.Append, workbook.NewProblem(workbook.ErrDisk, "disk_full", "path", "/a/library.db"))
	s.press(t, "5")
	<-s.store.tried
	s.cancel() // the machine shuts down
	err := <-s.done
	if !errors.Is(err, workbook.ErrDisk) {
		t.Fatalf("it ends with %v", err)
	}
	files, _ := filepath.Glob(filepath.Join(s.state, "unsaved-*.txt"))
	if len(files) != 1 {
		t.Fatalf("the folder holds %v", files)
	}
}

// A save that panics each time ends the program in order, and what could not be
// saved lies in a file.
func TestAPanicInASaveLosesNothing(t *testing.T) {
	s := newStage(t, false)
	<-s.store.opened
	s.store.breaks = true
	s.press(t, "5")
	err := <-s.done
	if !errors.Is(err, ErrCrash) {
		t.Fatalf("it ends with %v", err)
	}
	for pattern, want := range map[string]string{"crash-*.log": "planted in a save", "unsaved-*.txt": "5"} {
		files, _ := filepath.Glob(filepath.Join(s.state, pattern))
		if len(files) != 1 {
			t.Fatalf("%s: %v", pattern, files)
		}
		if data, _ := os.ReadFile(files[0]); !strings.Contains(string(data), want) {
			t.Errorf("%s holds %q", pattern, data)
		}
		if sentence := uitest.Words(t, workbook.English).Error(err); !strings.Contains(sentence, files[0]) {
			t.Errorf("the sentence is %q", sentence)
		}
	}
}

// A terminal that was taken away gives no more input, and perhaps no hangup.
func TestAnInputThatEndsEndsTheProgram(t *testing.T) {
	in, hand, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	hand.Close()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	env := uitest.Env(t, memory.New(), workbook.Chinese)
	if err := Run(ctx, env, Setup{StateDir: t.TempDir(), Environ: []string{"TERM=xterm"}}, in, io.Discard); err != nil {
		t.Errorf("it ends with %v", err)
	}
}
