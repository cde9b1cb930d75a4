package i18n_test

import (
	"context"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"shiben/ui/i18n"
	"shiben/workbook"
	"shiben/workbook/workbooktest"
)

// Where a code stands in a call that makes a problem.
var makers = map[string]int{"NewProblem": 1, "inputError": 0, "cellProblem": 0, "usage": 0, "require": 2, "refuse": 1, "revert": 2, "saying": 0, "heard": 2, "damaged": 0}

// Codes that stand apart from a call, in a store's tables and in the commands.
var tabled = regexp.MustCompile(`^(library|disk|record|batch)_[a-z_]+$`)

// codes are all the codes of problems that the program's source names.
func codes(t *testing.T) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := filepath.WalkDir("../..", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		apart := file.Name.Name == "store" || file.Name.Name == "cli"
		ast.Inspect(file, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && apart {
				if s, err := strconv.Unquote(lit.Value); err == nil && tabled.MatchString(s) {
					found[s] = path
				}
			}
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			if at, ok := makers[calleeOf(call)]; ok && at < len(call.Args) {
				if lit, ok := call.Args[at].(*ast.BasicLit); ok && lit.Kind == token.STRING {
					s, _ := strconv.Unquote(lit.Value)
					found[s] = path
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func calleeOf(call *ast.CallExpr) string {
	switch f := call.Fun.(type) {
	case *ast.Ident:
		return f.Name
	case *ast.SelectorExpr:
		return f.Sel.Name
	}
	return ""
}

func TestEveryCodeHasASentence(t *testing.T) {
	found := codes(t)
	if len(found) < 60 {
		t.Fatalf("only %d codes found: the search is broken", len(found))
	}
	for _, lang := range []workbook.Lang{workbook.English, workbook.Chinese} {
		said := sentences(t, lang)
		for code, path := range found {
			if said["error."+code] == "" {
				t.Errorf("%s: %s (of %s) has no sentence", lang, code, path)
			}
		}
	}
}

func TestErrorFillsEveryPlaceholder(t *testing.T) {
	for _, lang := range []workbook.Lang{workbook.English, workbook.Chinese} {
		w := words(t, lang)
		for key, s := range sentences(t, lang) {
			code, ok := strings.CutPrefix(key, "error.")
			if !ok || code == "conflict" { // it has plurals
				continue
			}
			p := workbook.NewProblem(workbook.ErrInput, code)
			for _, name := range placeholders(s) {
				p = p.With(name, "V"+name)
			}
			if said := w.Error(p); strings.Contains(said, "<no value>") || strings.Contains(said, "{{") || said == "" {
				t.Errorf("%s %s: %q", lang, code, said)
			}
		}
	}
}

func TestErrorSaysWhatAndWhere(t *testing.T) {
	mark := workbook.NewProblem(workbook.ErrInput, "mark_range", "prompt", "actor.driver", "got", "8", "least", 1, "most", 7)
	near := workbook.NewProblem(workbook.ErrNotFound, "prompt_unknown", "got", "actor.drive", "near", []string{"actor.driver", "actor.o.x"})
	far := workbook.NewProblem(workbook.ErrNotFound, "prompt_unknown", "got", "x", "near", []string(nil))
	long := workbook.NewProblem(workbook.ErrInput, "text_too_long", "bytes", 2_100_000, "limit", 1<<20)
	tests := []struct {
		err    error
		en, zh string
	}{
		{mark, "“8” is no mark for actor.driver. A mark is a whole number from 1 to 7.", "“8”不能作 actor.driver 的标记。标记是 1 到 7 的整数。"},
		{near, "There is no prompt “actor.drive” in this workbook. Did you mean “actor.driver” or “actor.o.x”?", "这本工作簿里没有“actor.drive”这个提问。是不是“actor.driver”或“actor.o.x”？"},
		{far, "There is no prompt “x” in this workbook.", "这本工作簿里没有“x”这个提问。"},
		{long, "this text is too long, 2 MB; the most is 1 MB. Split it, or keep the long part in a file of its own.", "文字太长，有 2 MB，最多 1 MB。请拆开写，或把长的部分另存成文件。"},
		{fmt.Errorf("save: %w", mark), "“8” is no mark for actor.driver. A mark is a whole number from 1 to 7.", "“8”不能作 actor.driver 的标记。标记是 1 到 7 的整数。"},
		{fmt.Errorf("list: %w", context.Canceled), "Interrupted; what was saved before stays.", "已中断；先前存好的都在。"},
		{fmt.Errorf("list: %w", workbook.ErrInUse), "Another program holds the library. Try again in a moment.", "书库正被另一个程序占用，请稍后再试。"},
		{&workbook.Conflict{Clash: make([]workbook.Change, 2)}, "Someone else changed 2 of these answers in the meantime. Look at them again, then repeat the change.", "这里有 2 条回答刚被别人改过。请先看一眼现在的内容，再改一次。"},
		{errors.New("odd"), "Something went wrong that Shiben has no word for: odd", "出了没有料到的问题：odd"},
		{workbook.NewProblem(workbook.ErrDisk, "code_of_tomorrow"), "The disk did not take it. Nothing that was saved before is lost.", "磁盘没有接收；先前存好的都在。"},
	}
	en, zh := words(t, workbook.English), words(t, workbook.Chinese)
	for _, tt := range tests {
		if got := en.Error(tt.err); got != tt.en {
			t.Errorf("got  %s\nwant %s", got, tt.en)
		}
		if got := zh.Error(tt.err); got != tt.zh {
			t.Errorf("got  %s\nwant %s", got, tt.zh)
		}
	}
}

func TestErrorQuotesNothingThatSteersATerminal(t *testing.T) {
	p := workbook.NewProblem(workbook.ErrNotFound, "workbook_unknown", "ref", "a\x1b[31m\u202eb", "near", []string{"c\x07"})
	said := words(t, workbook.English).Error(p)
	if strings.ContainsAny(said, "\x1b\x07\u202e") {
		t.Errorf("%q", said)
	}
	if !strings.Contains(words(t, i18n.Choose("zh", func(string) string { return "" })).Error(p), "a") {
		t.Error("nothing of the reference is said")
	}
}

// What a person writes wrong in a template is said in full sentences of their
// language: nothing of what the libraries say gets into them, known or not.
func TestTemplatesAreRefusedInOnesOwnLanguage(t *testing.T) {
	bad := map[string]string{
		"template_tab": "format: 1\n\tid: x", "template_start": "a: @x", "template_colon": "format 1\nid: x",
		"template_no_colon": "format: 1\nid x\n", "template_bracket": "a: [1, 2\nb: 3", "template_brace": "a: {b: 1\nc: 2",
		"template_quote": "a: \"abc\nb: 1", "template_escape": `a: "\q"`, "template_indent": "a:\n  b: 1\n c: 2",
		"template_block": "a: |x\n  b", "template_tag": "%FOO\n---\na: 1", "template_doubled": "format: 1\nformat: 2",
		"template_shape": "version: three", "template_alias": "a: *x", "template_deep": strings.Repeat("[", 99),
		"template_key": "colour: red", "template_many": "format: 1\n---\nformat: 1", "template_empty": "",
	}
	for code, when := range map[string]string{
		"template_expr_name": `tme.last == ""`, "template_expr_field": `time.lst == ""`, "template_expr_types": `time.moment.sales == ""`,
		"template_expr_bool": "time.last", "template_expr_end": "time.last ==", "template_expr_range": "any(1..9, true)",
		"template_expr_list": "any(time.last, true)", "template_expr_arguments": "any(joint.deeds)", "template_expr_quote": `time.last == "a`,
		"template_expr_character": "time.last == ~", "template_expr_argument": "len(5) > 1", "template_expr_token": "true true",
		"template_expr_number": "99999999999999999999 > 1", "template_expr_row": `joint.deeds.deed == ""`, "template_expr_escape": `"\q" == ""`,
		"template_expr_pattern": `time.last matches "("`, "template_expr_large": "true" + strings.Repeat(" and true", 150),
		"template_expr_loops": "any(joint.deeds, any(joint.deeds, any(joint.deeds, true)))",
	} {
		bad[code] = workbooktest.Small + "readings:\n  - {id: T1, name: {zh: 甲, en: a}, kind: gap, claims: [C1], text: {zh: 甲, en: a}, next: {zh: 甲, en: a}, prompt: time.last,\n     when: '" + when + "'}\n"
	}
	en, zh := words(t, workbook.English), words(t, workbook.Chinese)
	quoted := regexp.MustCompile(`“[^”]*”|YAML|UTF-8|any\(table, .column == …\)|(any|false|true|matches|zh|en)\b|T1`)
	for code, text := range bad {
		found := workbook.CheckTemplate([]byte(text))
		if len(found) == 0 || found[0].Code != code {
			t.Errorf("%s: %v", code, found)
			continue
		}
		said := zh.Error(found[0])
		if rest := quoted.ReplaceAllString(said, ""); regexp.MustCompile("[A-Za-z]{2,}").MatchString(rest) {
			t.Errorf("%s: English within Chinese: %s", code, said)
		}
		if place := fmt.Sprintf("第 %v 行", found[0].Args["line"]); !strings.HasPrefix(said, place) {
			t.Errorf("%s: %s does not begin with its place", code, said)
		}
		detail, _ := found[0].Args["detail"].(string)
		for _, s := range []string{said, en.Error(found[0])} {
			if detail != "" && strings.Contains(s, detail) || strings.Contains(s, "<no value>") || strings.Contains(s, "workbook.") {
				t.Errorf("%s: %s", code, s)
			}
		}
	}
	for _, p := range []*workbook.Problem{
		workbook.NewProblem(workbook.ErrTemplate, "template_yaml", "line", 3, "column", 1, "detail", "did not expect that"),
		workbook.NewProblem(workbook.ErrTemplate, "template_expression", "line", 3, "column", 1, "detail", "did not expect that", "source", "a", "where", "reading T1"),
	} {
		if said := zh.Error(p); !strings.HasPrefix(said, "第 3 行第 1 列") || strings.Contains(said, "expect") {
			t.Error(said)
		}
	}
}
