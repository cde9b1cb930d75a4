package export_test

import (
	"testing"

	"shiben/ui/export"
)

func TestChoose(t *testing.T) {
	for _, tt := range []struct{ to, as, path, want string }{
		{"json", "", "", "json"},
		{"JSON", "", "-", "json"},
		{"", "", "a.json", "json"},
		{"", "", "a.JSONL", "json"},
		{"json", "", "a.txt", "json"},
		{"", "", "", "export_no_format"},
		{"", "", "a", "export_no_format"},
		{"", "", "a.pdf", "export_format"},
		{"jsno", "", "", "export_format"},
		{"json", "md", "", "export_as"},
	} {
		got, err := export.Choose(tt.to, tt.as, tt.path)
		name := got.Name + string(got.Kind)
		if err != nil {
			name = code(err)
		}
		if name != tt.want {
			t.Errorf("%+v: %s (%v)", tt, name, err)
		}
	}
}
