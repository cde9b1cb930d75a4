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
		{"", "", "a.docx", "docxreport"},
		{"html", "", "", "htmlreport"},
		{"", "", "a.htm", "htmlreport"},
		{"markdown", "", "a.md", "mdreport"},
		{"brief", "", "", "docxbrief"},
		{"brief", "", "a.docx", "docxbrief"},
		{"brief", "", "a.html", "htmlbrief"},
		{"brief", "md", "", "mdbrief"},
		{"brief", "md", "a.html", "export_ending"},
		{"brief", "svg", "", "export_kind_format"},
		{"brief", "zzz", "", "export_kind_format"},
		{"brief", "", "a.json", "export_kind_format"},
		{"brief", "", "a.pdf", "export_format"},
		{"handout", "html", "", "htmlhandout"},
		{"docx", "", "a.html", "export_ending"},
		{"docx", "html", "", "export_as"},
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
