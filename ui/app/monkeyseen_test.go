package app

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// seen counts where the monkey was: after how many steps each screen, overlay and
// panel was there.
type seen map[string]int

// look counts what is there now.
func (s seen) look(m *Model) {
	if m.w < leastWidth || m.h < leastHeight {
		s["no room"]++
		return
	}
	s["route "+reflect.TypeOf(m.stack[len(m.stack)-1].to).Name()]++
	if n := len(m.over); n > 0 {
		s["overlay "+reflect.TypeOf(m.over[n-1]).Elem().Name()]++
		return
	}
	s["language "+string(m.look.Words.Lang())]++
	s.parts(reflect.ValueOf(m.top()), 0)
}

// ours is what of a screen's fields is looked into; what is shared by all is not.
var ours = regexp.MustCompile(`^shiben/ui/(library|walk|profile|history|compare|trash|exporting)`)

// parts counts what of a screen is there: the fields that are not nil, not false, not
// a kind of zero.
func (s seen) parts(v reflect.Value, depth int) {
	for v.Kind() == reflect.Pointer || v.Kind() == reflect.Interface {
		if v.IsNil() {
			return
		}
		v = v.Elem()
	}
	if v.Kind() != reflect.Struct || depth > 3 || !ours.MatchString(v.Type().PkgPath()) {
		return
	}
	of := filepath.Base(v.Type().PkgPath()) + "." + v.Type().Name()
	s[of]++
	for i := range v.NumField() {
		field, name := v.Field(i), of+"."+v.Type().Field(i).Name
		switch field.Kind() {
		case reflect.Bool:
			if field.Bool() {
				s[name]++
			}
		case reflect.Int:
			if field.Type().Name() != "int" {
				s[fmt.Sprint(name, "=", field.Int())]++
			}
		case reflect.Pointer, reflect.Interface, reflect.Struct:
			if field.Kind() != reflect.Struct && !field.IsNil() {
				s[name]++
			}
			s.parts(field, depth+1)
		}
	}
}

// mustSee are the panels of screens that the monkey must have met, beside every
// route and every overlay that there is.
var mustSee = []string{
	"no room", "language zh", "language en",
	"library.Screen.filtering", "library.panel.kind=0", "library.panel.kind=1", "library.panel.kind=2", "library.panel.kind=3", "library.panel.kind=4",
	"walk.scales", "walk.written", "walk.table", "walk.table.edit", "walk.table.pick", "walk.table.inRows", "walk.table.wide",
	"walk.finder", "walk.openList", "walk.readingList", "walk.Screen.beside", "walk.beside.edit", "walk.Screen.inOutline", "walk.Screen.drawer",
	"profile.sheet.open", "profile.sheet.sums", "profile.Screen.because",
	"trash.Screen.ask", "exporting.Screen.ask", "history.Screen.past", "history.Screen.form",
}

// every is every route and every overlay of the program, as the sources have them.
func every(t *testing.T) []string {
	t.Helper()
	var all []string
	find := func(kind, pattern, files string) {
		names, err := filepath.Glob(files)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			for _, m := range regexp.MustCompile(pattern).FindAllStringSubmatch(string(text), -1) {
				all = append(all, kind+m[1])
			}
		}
	}
	find("route ", `(?m)^func \((?:\w+ )?(\w+)\) route\(\)`, "../*.go")
	find("overlay ", `(?m)^func \(\w+ \*(\w+)\) update\(m \*Model, `, "*.go")
	if len(all) < 10 {
		t.Fatalf("only %q are found in the sources", all)
	}
	return all
}

// missing is what of all that must be seen was not.
func (s seen) missing(t *testing.T) []string {
	t.Helper()
	var out []string
	for _, name := range append(every(t), mustSee...) {
		if s[name] == 0 {
			out = append(out, name)
		}
	}
	return out
}

func (s seen) String() string {
	var b strings.Builder
	for _, name := range slices.Sorted(maps.Keys(s)) {
		last := name[strings.LastIndexAny(name, ". ")+1:]
		if strings.Contains(name, " ") || strings.Contains(name, "=") || unicode.IsUpper(rune(last[0])) || slices.Contains(mustSee, name) {
			fmt.Fprintf(&b, "%7d %s\n", s[name], name)
		}
	}
	return b.String()
}
