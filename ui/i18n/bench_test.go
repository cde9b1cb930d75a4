package i18n_test

import (
	"testing"

	"shiben/assets"
	"shiben/ui/i18n"
	"shiben/workbook"
)

// BenchmarkLoad is what every command pays that says a word.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := i18n.Load(assets.FS(), workbook.Chinese); err != nil {
			b.Fatal(err)
		}
	}
}
