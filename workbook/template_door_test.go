package workbook_test

import (
	"bytes"
	"strings"
	"testing"

	"shiben/workbook"
	"shiben/workbook/clean"
	"shiben/workbook/workbooktest"
)

// A frozen template that another program wrote is clean when it is read.
func TestAFrozenTemplateIsCleaned(t *testing.T) {
	whole := workbook.EncodeTemplate(workbooktest.Template(t))
	for _, dirt := range []string{`\u001b[31m`, "\u202e", "\u009b0m", `\r`, `\u2028`, "\ufeff", "\xff"} {
		foul := bytes.ReplaceAll(whole, []byte("销售"), []byte("销"+dirt+"售"))
		tmpl, err := workbook.DecodeTemplate(foul)
		if err != nil {
			t.Errorf("%q: %v", dirt, err)
			continue
		}
		if name := tmpl.Sides[0].Name.ZH; !clean.Is(name) || !strings.HasPrefix(name, "销") {
			t.Errorf("%q: the side is called %q", dirt, name)
		}
		if again := workbook.EncodeTemplate(tmpl); !clean.JSON(again) {
			t.Errorf("%q: something of it is not clean", dirt)
		}
	}
}
