package assets_test

import (
	"io/fs"
	"testing"

	"shiben/assets"
	"shiben/ui/uitest/golden"
	"shiben/workbook"
)

// The frozen template is the one in templates/ as a store keeps it, which is read
// many times faster; go generate writes it.
func TestTheFrozenTemplateIsTheOneInYAML(t *testing.T) {
	data, err := fs.ReadFile(assets.FS(), "templates/marketing-operations.yaml")
	if err != nil {
		t.Fatal(err)
	}
	parsed, err := workbook.ParseTemplate(data)
	if err != nil {
		t.Fatal(err)
	}
	frozen := workbook.EncodeTemplate(parsed)
	golden.File(t, "frozen/marketing-operations.json", string(frozen))
	if decoded, err := workbook.DecodeTemplate(frozen); err != nil || decoded.Hash() != parsed.Hash() {
		t.Errorf("it is not read as what it is: %v", err)
	}
}
