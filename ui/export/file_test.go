package export_test

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"shiben/ui/export"
	"shiben/workbook"
)

func text(s string) func(io.Writer) error {
	return func(w io.Writer) error { _, err := io.WriteString(w, s); return err }
}

// holds is what a folder holds: name=content.
func holds(t *testing.T, folder string) string {
	t.Helper()
	entries, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		data, _ := os.ReadFile(filepath.Join(folder, e.Name()))
		out = append(out, e.Name()+"="+string(data))
	}
	return strings.Join(out, " ")
}

func code(err error) string {
	var p *workbook.Problem
	if errors.As(err, &p) {
		return p.Code
	}
	return ""
}

func TestSaveWritesWholeOrNotAtAll(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "a.md")
	n, err := export.Save(t.Context(), path, false, text("one"))
	if err != nil || n != 3 || holds(t, folder) != "a.md=one" {
		t.Fatalf("%d %v %s", n, err, holds(t, folder))
	}
	_, err = export.Save(t.Context(), path, false, text("two"))
	if code(err) != "file_exists" {
		t.Errorf("over a file: %v", err)
	}
	broken := func(w io.Writer) error {
		return errors.Join(text(strings.Repeat("x", 1<<20))(w), io.ErrClosedPipe)
	}
	_, err = export.Save(t.Context(), path, true, broken)
	if code(err) != "file_unwritable" {
		t.Errorf("a writer that fails: %v", err)
	}
	ctx, stop := context.WithCancel(t.Context())
	_, err = export.Save(ctx, path, true, func(w io.Writer) error { stop(); return text("three")(w) })
	if !errors.Is(err, context.Canceled) {
		t.Errorf("interrupted: %v", err)
	}
	if holds(t, folder) != "a.md=one" {
		t.Errorf("after what failed: %.200s", holds(t, folder))
	}
	if err := os.Chmod(path, 0o640); err != nil {
		t.Fatal(err)
	}
	if _, err := export.Save(t.Context(), path, true, text("four")); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o640 || holds(t, folder) != "a.md=four" {
		t.Errorf("with force: %v %v %s", info.Mode(), err, holds(t, folder))
	}
}

// A file that appears while another is in the making is not written over.
func TestSaveDoesNotTakeThePlaceOfWhatCameMeanwhile(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "a.md")
	_, err := export.Save(t.Context(), path, false, func(w io.Writer) error {
		return errors.Join(os.WriteFile(path, []byte("theirs"), 0o600), text("mine")(w))
	})
	if code(err) != "file_exists" || holds(t, folder) != "a.md=theirs" {
		t.Errorf("%v %s", err, holds(t, folder))
	}
}

func TestSaveFollowsNothing(t *testing.T) {
	folder, elsewhere := t.TempDir(), filepath.Join(t.TempDir(), "secret")
	if err := os.WriteFile(elsewhere, []byte("secret"), 0o600); err != nil {
		t.Fatal(err)
	}
	for name, make := range map[string]func(path string) error{
		"link":     func(path string) error { return os.Symlink(elsewhere, path) },
		"dangling": func(path string) error { return os.Symlink(elsewhere+"x", path) },
		"folder":   func(path string) error { return os.Mkdir(path, 0o700) },
	} {
		path := filepath.Join(folder, name)
		if err := make(path); err != nil {
			t.Fatal(err)
		}
		for _, force := range []bool{false, true} {
			if _, err := export.Save(t.Context(), path, force, text("mine")); code(err) != "export_not_plain" {
				t.Errorf("%s, force %v: %v", name, force, err)
			}
		}
	}
	if data, err := os.ReadFile(elsewhere); err != nil || string(data) != "secret" {
		t.Errorf("what the link led to: %q %v", data, err)
	}
}

func TestSaveSaysWhatIsInTheWay(t *testing.T) {
	folder := t.TempDir()
	if _, err := export.Save(t.Context(), filepath.Join(folder, "no", "a.md"), false, text("x")); code(err) != "export_no_folder" || !errors.Is(err, workbook.ErrInput) {
		t.Errorf("no folder: %v", err)
	}
	file := filepath.Join(folder, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := export.Save(t.Context(), filepath.Join(file, "a.md"), false, text("x")); code(err) != "file_unwritable" || !errors.Is(err, workbook.ErrDisk) {
		t.Errorf("a file for a folder: %v", err)
	}
	want := workbook.NewProblem(workbook.ErrNotFound, "part_unknown")
	if _, err := export.Save(t.Context(), filepath.Join(folder, "a.md"), false, func(io.Writer) error { return want }); code(err) != "part_unknown" {
		t.Errorf("a problem of the writer's own: %v", err)
	}
	if holds(t, folder) != "file=" {
		t.Error(holds(t, folder))
	}
}
