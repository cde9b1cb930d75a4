package cli_test

import (
	"fmt"
	"go/ast"
	"go/constant"
	"go/parser"
	"go/token"
	"go/types"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"shiben/ui/i18n"
	sections "shiben/ui/uitest/golden"
)

//go:generate go test -run TheHelpListsTheBounds -update .

// bound is a bound of what comes in, by the name of its constant.
type bound struct {
	name   string
	bytes  bool
	zh, en string
}

// ofWorkbooks are what help file-format tells of.
func ofWorkbooks() []bound {
	return []bound{
		{"MaxInput", true, "一个文件或标准输入：成批写入、CSV", "a file or stdin: a batch, CSV"},
		{"MaxBook", true, "导入的一本工作簿", "a workbook that is imported"},
		{"MaxLog", false, "它的变更", "changes in it"},
		{"MaxText", true, "一条文字回答", "a written answer"},
		{"MaxCell", true, "表里的一格，一条理由、依据或批注", "a cell of a table, a why, a piece of evidence, a comment"},
		{"MaxTitle", true, "标题、对象、版本名", "a title, a subject, a version's name"},
		{"MaxName", true, "人名", "a person's name"},
		{"MaxRows", false, "一张表的行", "rows of a table"},
		{"MaxItems", false, "一条回答的依据；批注也是", "pieces of evidence on an answer; comments likewise"},
	}
}

// ofTemplates are what help templates tells of.
func ofTemplates() []bound {
	return []bound{
		{"MaxTemplate", true, "文件", "the file"},
		{"maxNesting", false, "嵌套的层数", "lists and mappings within each other"},
		{"maxTemplateText", true, "一段文字", "a text"},
		{"maxDepths", false, "深度", "depths"},
		{"maxParts", false, "部分", "parts"},
		{"maxPrompts", false, "提问", "prompts"},
		{"maxReadings", false, "解读", "readings"},
		{"maxClaims", false, "论点", "claims"},
		{"maxColumns", false, "一张表的列，算出来的也算", "columns of a table, with the derived ones"},
		{"maxOptions", false, "一列的选项，一个提问的勾选", "options of a column, ticks of a prompt"},
		{"MaxRows", false, "先放的行", "rows to begin with"},
		{"maxExprText", true, "一个表达式；不能用区间", "an expression; it has no ranges"},
		{"maxExprNodes", false, "它的节点", "its nodes"},
		{"maxExprDepth", false, "其中循环套循环的层数", "loops within each other in it"},
		{"maxExprs", false, "一段文字里的表达式", "expressions within a text"},
	}
}

// TestTheHelpListsTheBounds holds that the help names each bound, as large as the
// constant says.
func TestTheHelpListsTheBounds(t *testing.T) {
	values := constants(t, "../../workbook/*.go", "../../workbook/exchange/*.go")
	told := map[string]bool{
		"maxProblems": true, // how many are reported
		"maxRevision": true, // what every reader of JSON takes
		"maxBits":     true, // of an exact fraction
	}
	for topic, bounds := range map[string][]bound{"file-format": ofWorkbooks(), "templates": ofTemplates()} {
		zh, en := "\n| 什么 | 最多 |\n|---|---|\n", "\n| of what | at most |\n|---|---|\n"
		for _, b := range bounds {
			n, ok := values[b.name]
			if !ok {
				t.Errorf("there is no %s", b.name)
			}
			told[b.name] = true
			most := fmt.Sprint(n)
			if b.bytes {
				most = i18n.Size(n)
			}
			zh += fmt.Sprintf("| %s | %s |\n", b.zh, most)
			en += fmt.Sprintf("| %s | %s |\n", b.en, most)
		}
		sections.Section(t, "../../assets/help/"+topic+".zh.md", "bounds", zh+"\n")
		sections.Section(t, "../../assets/help/"+topic+".en.md", "bounds", en+"\n")
	}
	for name, n := range values {
		if !told[name] {
			t.Errorf("the help does not say that %s is %d", name, n)
		}
	}
}

// constants are those that bound something, by their names.
func constants(t *testing.T, patterns ...string) map[string]int64 {
	t.Helper()
	values := map[string]int64{}
	named := regexp.MustCompile(`^[Mm]ax[A-Z]`)
	for _, pattern := range patterns {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) == 0 {
			t.Fatal(pattern, err)
		}
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			tree, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(tree, func(n ast.Node) bool {
				spec, ok := n.(*ast.ValueSpec)
				if !ok || len(spec.Values) != 1 || !named.MatchString(spec.Names[0].Name) {
					return true
				}
				v, err := types.Eval(token.NewFileSet(), nil, token.NoPos, types.ExprString(spec.Values[0]))
				if err != nil || v.Value == nil {
					return true // not a constant
				}
				values[spec.Names[0].Name], _ = constant.Int64Val(v.Value)
				return true
			})
		}
	}
	return values
}
