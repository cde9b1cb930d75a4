package walk_test

import (
	"fmt"
	"testing"

	"shiben/ui/draft"
	"shiben/ui/uitest"
	"shiben/ui/walk"
	"shiben/workbook"
)

// open is a walk through a workbook at a size, standing on a prompt.
func open(t testing.TB, w *workbook.Workbook, lang workbook.Lang, width, height int, at string) (*walk.Screen, *draft.Draft) {
	t.Helper()
	d, _ := uitest.Draft(t, w)
	s := walk.New(uitest.Env(t, nil, lang), d, at)
	s.SetLook(uitest.Look(t, lang, true))
	s.SetSize(width, height)
	s.Init()
	return s, d
}

var languages = []workbook.Lang{workbook.Chinese, workbook.English}

// A step of each kind, by one of its prompts.
var kinds = []string{"loop.closure", "actor.m.market", "combination.energy", "loop.moves", "actor.roles", "combination.plan"}

func TestGeometryHolds(t *testing.T) {
	states := map[string][]string{
		"asis":    nil,
		"outline": {"esc"},
		"coach":   {"f2"},
		"finder":  {"ctrl+g", "的"},
		"edit":    {"enter"},
		"end":     {"ctrl+end", "end", "down", "down", "right", "right"},
		"add":     {"a"},
	}
	for name, w := range map[string]*workbook.Workbook{
		"empty":   uitest.Empty(t, workbook.Chinese, "full"),
		"filled":  uitest.Filled(t, workbook.English),
		"hostile": uitest.Hostile(t, workbook.Chinese),
	} {
		for state, keys := range states {
			for _, at := range kinds {
				t.Run(fmt.Sprint(name, "/", state, "/", at), func(t *testing.T) {
					s, _ := open(t, w.Clone(), languages[len(at)%2], 80, 22, at)
					s.View()
					uitest.Press(s, keys...)
					uitest.Geometry(t, s)
				})
			}
		}
	}
}

func TestGoldens(t *testing.T) {
	for _, size := range [][2]int{{40, 10}, {80, 22}, {120, 38}, {160, 43}} {
		for _, lang := range languages {
			w := uitest.Filled(t, lang)
			for _, at := range kinds {
				s, _ := open(t, w.Clone(), lang, size[0], size[1], at)
				uitest.Golden(t, fmt.Sprintf("%s-%dx%d-%s", at, size[0], size[1]+2, lang), s.View())
			}
		}
	}
}

func TestGoldensOfAnEmptyWorkbook(t *testing.T) {
	for _, size := range [][2]int{{80, 22}, {120, 38}} {
		for _, at := range kinds {
			s, _ := open(t, uitest.Empty(t, workbook.Chinese, "full"), workbook.Chinese, size[0], size[1], at)
			uitest.Golden(t, fmt.Sprintf("empty-%s-%dx%d", at, size[0], size[1]+2), s.View())
		}
	}
}
