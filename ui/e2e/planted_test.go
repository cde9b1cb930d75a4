package e2e

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/uuid"

	"shiben/assets"
	"shiben/store"
	"shiben/ui"
	"shiben/ui/app"
	"shiben/ui/i18n"
	"shiben/ui/uitest/ptytest"
	"shiben/workbook"
)

// planted is the variable that makes this test binary run the screens over a
// library, with a fault planted in them.
const planted = "SHIBEN_E2E_PLANTED"

// runPlanted shows the workbook that the arguments name. Switching the language
// panics in Update; going to another workbook's page panics in a command.
func runPlanted(how string) int {
	library, err := store.Open(os.Args[1], store.Options{Now: time.Now, NewID: uuid.NewString})
	if err != nil {
		fmt.Println(err)
		return 1
	}
	defer library.Close()
	env := ui.Env{
		Store: library, Now: time.Now, NewID: uuid.NewString, Author: "林", Lang: workbook.Chinese,
		Template: func() (*workbook.Template, error) {
			data, err := fs.ReadFile(assets.FS(), "templates/marketing-operations.yaml")
			if err != nil {
				return nil, err
			}
			return workbook.ParseTemplate(data)
		},
		Words: func(lang workbook.Lang) (*i18n.Words, error) {
			if lang != workbook.Chinese {
				panic("planted in Update")
			}
			return i18n.Load(assets.FS(), lang)
		},
	}
	if how == "command" {
		env.Store = &brittle{Store: library}
	}
	setup := app.Setup{Workbook: os.Args[2], Theme: app.Dark, StateDir: os.Args[3], KeepLang: true, Environ: os.Environ()}
	if err := app.Run(context.Background(), env, setup, os.Stdin, os.Stdout); !errors.Is(err, app.ErrCrash) {
		fmt.Println("no crash:", err)
		return 1
	}
	return 7
}

// brittle is a store that breaks when the library is listed a second time.
type brittle struct {
	workbook.Store
	lists int
}

func (b *brittle) List(ctx context.Context) ([]workbook.Head, error) {
	if b.lists++; b.lists > 1 {
		panic("planted in a command")
	}
	return b.Store.List(ctx)
}

func TestAPanicSavesAndTidiesUp(t *testing.T) {
	for how, provoke := range map[string]func(h *home, p *ptytest.Program){
		"update":  func(_ *home, p *ptytest.Program) { p.Press("ctrl+l") },
		"command": func(h *home, _ *ptytest.Program) { h.must("new", "另一本") },
	} {
		t.Run(how, func(t *testing.T) {
			t.Parallel()
			h := newHome(t, workbook.Chinese)
			id := h.must("new", title)
			self, err := os.Executable()
			if err != nil {
				t.Fatal(err)
			}
			state := filepath.Join(h.dir, "state")
			cmd := h.command(h.library(), id, state)
			cmd.Path, cmd.Args[0] = self, self
			cmd.Env = append(h.env, planted+"="+how)
			p := ptytest.Start(t, cmd, 80, 24)
			goToMarket(p)
			p.Type("写到一半")
			p.WaitFor("写到一半")
			provoke(h, p)
			if code := p.Ended(); code != 7 {
				t.Fatalf("code %d:\n%s", code, p.Screen())
			}
			if s := p.Screen(); s.Has("goroutine ") {
				t.Errorf("a trace was written over the terminal:\n%s", s)
			}
			if left := p.Left(); left != nil {
				t.Errorf("the terminal was left with %v", left)
			}
			if got := market(h); got != "写到一半" {
				t.Errorf("on disk is %q", got)
			}
			if logs, _ := filepath.Glob(filepath.Join(state, "crash-*.log")); len(logs) != 1 {
				t.Errorf("logs of the crash: %v", logs)
			}
		})
	}
}
