// Package assets embeds the data that the program ships with. It is the only
// place that embeds files.
package assets

import (
	"embed"
	"io/fs"
)

//go:generate go test -run TestTheFrozenTemplateIsTheOneInYAML -update .

//go:embed templates frozen locales cases skeleton help schemas
//go:embed fonts/NotoSansSC-Subset.otf fonts/OFL.txt
var files embed.FS

// FS is the embedded files: templates/*.yaml, frozen/*.json (the same as a store
// keeps them, generated), cases/*.yaml, skeleton/template.yaml,
// help/*.{en,zh}.md, locales/{en,zh}.toml, fonts/NotoSansSC-Subset.otf with its
// licence (for the PNG of a profile).
func FS() fs.FS { return files }
