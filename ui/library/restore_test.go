package library

import (
	"context"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"shiben/store/failing"
	"shiben/store/memory"
	"shiben/ui"
	"shiben/ui/uitest"
	"shiben/workbook"
)

// keeper is the upkeep of a library with one backup.
type keeper struct {
	workbook.Upkeep
	store *failing.Store
	from  string
	fails error
}

func (k *keeper) FindBackup(context.Context, string) (workbook.Backup, error) {
	return workbook.Backup{Path: "/a/backups/library-2026-03-19-0000000007.db", At: uitest.Day, Workbooks: 3, Bytes: 4096}, k.fails
}

func (k *keeper) RestoreFrom(_ context.Context, file string) (workbook.Restored, error) {
	k.from = file
	k.store.Fail(failing.List, nil)
	b, _ := k.FindBackup(context.Background(), "")
	return workbook.Restored{From: b, Kept: "/a/library-replaced-2026-03-20-093000.db"}, nil
}

func damagedLibrary(t *testing.T, lang workbook.Lang, fails error) (*Screen, *keeper) {
	t.Helper()
	k := &keeper{store: failing.Wrap(memory.New()), fails: fails}
	k.store.Fail(failing.List, workbook.NewProblem(workbook.ErrDamaged, "library_damaged", "path", "/a/library.db"))
	env := uitest.Env(t, k.store, lang)
	env.Upkeep = k
	s := New(env, Options{})
	s.SetLook(uitest.Look(t, lang, true))
	s.SetSize(80, 22)
	feed(s, uitest.Run(s.Init()))
	return s, k
}

// feed gives the screen messages with all that comes of them, and returns what goes
// to the app.
func feed(s *Screen, in []tea.Msg) (out []tea.Msg) {
	for _, msg := range in {
		out = append(out, msg)
		out = append(out, feed(s, uitest.Run(s.Update(msg)))...)
	}
	return out
}

func TestADamagedLibraryIsRestoredFromTheScreen(t *testing.T) {
	for lang, title := range map[workbook.Lang]string{workbook.English: "Restore from the backup", workbook.Chinese: "用备份恢复"} {
		s, k := damagedLibrary(t, lang, nil)
		uitest.Geometry(t, s)
		feed(s, uitest.Run(s.Update(uitest.Key("b"))))
		if !strings.Contains(uitest.Plain(s.View()), title) || !strings.Contains(uitest.Plain(s.View()), "library-2026-03-19") {
			t.Fatalf("the backup is not shown:\n%s", uitest.Plain(s.View()))
		}
		uitest.Geometry(t, s)
		s.SetSize(80, 22)
		feed(s, uitest.Run(s.Update(uitest.Key("enter")))) // leaving it as it is comes first
		if k.from != "" {
			t.Fatal("restored without being asked to")
		}
		out := feed(s, uitest.Run(s.Update(uitest.Key("b"))))
		for _, key := range []string{"right", "enter"} {
			out = append(out, feed(s, uitest.Run(s.Update(uitest.Key(key))))...)
		}
		told := ""
		for _, msg := range out {
			if m, ok := msg.(ui.TellMsg); ok {
				told = m.Text
			}
		}
		if !strings.HasSuffix(k.from, "0000000007.db") || !strings.Contains(told, "library-replaced-2026-03-20-093000.db") {
			t.Errorf("restored from %q, said %q", k.from, told)
		}
		if s.err != nil || s.backup != nil {
			t.Errorf("the library is not read again: %v", s.err)
		}
	}
}

func TestWithoutAWholeBackupNoneIsOffered(t *testing.T) {
	s, k := damagedLibrary(t, workbook.English, workbook.ErrNotFound)
	feed(s, uitest.Run(s.Update(uitest.Key("b"))))
	if s.panel != nil || k.from != "" || !strings.Contains(uitest.Plain(s.View()), "ctrl+r") {
		t.Errorf("%s", uitest.Plain(s.View()))
	}
}
