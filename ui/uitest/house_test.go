package uitest

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// source is one Go file that is not a test.
type source struct {
	path    string // from the module's root, with slashes
	imports []string
	file    *ast.File
}

func sources(t *testing.T) []source {
	t.Helper()
	root := filepath.Join("..", "..")
	var out []source
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, path)
		s := source{path: filepath.ToSlash(rel), file: file}
		for _, i := range file.Imports {
			name, _ := strconv.Unquote(i.Path.Value)
			s.imports = append(s.imports, name)
		}
		out = append(out, s)
		return err
	})
	must(t, err)
	if len(out) < 20 {
		t.Fatalf("only %d files found", len(out))
	}
	return out
}

// under tells whether a path lies in one of the folders; test helpers lie in none.
func under(path string, folders ...string) bool {
	for _, helper := range []string{"ui/uitest/", "store/storetest/", "workbook/workbooktest/", "workbook/document/documenttest/"} {
		if strings.HasPrefix(path, helper) {
			return false
		}
	}
	return slices.ContainsFunc(folders, func(f string) bool { return strings.HasPrefix(path, f+"/") })
}

func TestArrowsPointOneWay(t *testing.T) {
	for _, rule := range []struct {
		name      string
		from      []string
		forbidden []string
		except    []string
	}{
		{"workbook knows no other package of the house", []string{"workbook"}, []string{"shiben/ui", "shiben/store", "shiben/assets"}, nil},
		{"workbook knows no terminal, disk or network", []string{"workbook"}, []string{"os", "net", "charm.land", "go.etcd.io", "github.com/charmbracelet"}, nil},
		{"store knows the workbook alone", []string{"store"}, []string{"shiben/ui", "shiben/assets", "charm.land"}, nil},
		{"ui knows no store", []string{"ui"}, []string{"shiben/store", "go.etcd.io"}, nil},
		{"only main embeds and wires assets", []string{"ui", "store"}, []string{"shiben/assets"}, nil},
		{"nothing speaks to a network", []string{"ui", "store", "workbook", "assets"}, []string{"net"}, []string{"net/url"}},
	} {
		for _, s := range sources(t) {
			if !under(s.path, rule.from...) {
				continue
			}
			for _, i := range s.imports {
				if !slices.Contains(rule.except, i) && slices.ContainsFunc(rule.forbidden, func(f string) bool { return i == f || strings.HasPrefix(i, f+"/") }) {
					t.Errorf("%s: %s imports %s", rule.name, s.path, i)
				}
			}
		}
	}
}

func TestScreensDoNotImportEachOther(t *testing.T) {
	screens := []string{"library", "walk", "profile", "history", "compare", "trash"}
	for _, s := range sources(t) {
		for _, screen := range screens {
			home := under(s.path, "ui/"+screen)
			knows := slices.Contains(s.imports, "shiben/ui/"+screen)
			// the commands print what the profile and a comparison draw
			printed := screen == "profile" || screen == "compare"
			allowed := home || under(s.path, "ui/app") || printed && under(s.path, "ui/cli") || s.path == "main.go"
			if knows && !allowed {
				t.Errorf("%s imports the screen %s", s.path, screen)
			}
		}
	}
}

func TestTimeChanceAndEnvironmentComeInThroughMain(t *testing.T) {
	forbidden := map[string][]string{
		"time": {"Now"}, "os": {"Getenv", "LookupEnv", "Environ", "Exit"}, "math/rand": {"*"}, "math/rand/v2": {"*"}, "crypto/rand": {"*"},
	}
	for _, s := range sources(t) {
		if !under(s.path, "ui", "store", "workbook", "assets") {
			continue
		}
		for _, i := range s.imports {
			if names := forbidden[i]; slices.Contains(names, "*") {
				t.Errorf("%s imports %s", s.path, i)
			}
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			if sel, ok := n.(*ast.SelectorExpr); ok {
				if pkg, ok := sel.X.(*ast.Ident); ok && slices.Contains(forbidden[pkg.Name], sel.Sel.Name) {
					t.Errorf("%s calls %s.%s", s.path, pkg.Name, sel.Sel.Name)
				}
			}
			return true
		})
	}
}

// The program cannot speak to a network: of what it is linked from, only package
// net is there at all, and nobody calls what opens a connection. Two libraries
// bring it along: uuid reads the machine's own addresses for ids of another
// version than ours, pflag has flags that are IP addresses.
func TestTheProgramIsNotLinkedToANetwork(t *testing.T) {
	out, err := exec.Command("go", "list", "-deps", "-f", `{{$p := .ImportPath}}{{range .Imports}}{{$p}} {{.}}{{"\n"}}{{end}}`, "shiben").Output()
	must(t, err)
	bring := map[string]bool{"github.com/google/uuid": true, "github.com/spf13/pflag": true}
	for line := range strings.Lines(string(out)) {
		who, what, _ := strings.Cut(strings.TrimSpace(line), " ")
		harmless := slices.Contains([]string{"net/url", "net/netip"}, what) || strings.HasPrefix(who, "net")
		if (what == "net" || strings.HasPrefix(what, "net/") || what == "crypto/tls") && !harmless && !(what == "net" && bring[who]) {
			t.Errorf("%s imports %s", who, what)
		}
	}
}
