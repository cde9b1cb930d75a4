package outside

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"shiben/ui/text"
	"shiben/workbook"
)

// file is a text that is being edited outside, alone in its folder.
type file struct{ path string }

// write puts a text into a file of its own. A newline ends it, as editors expect;
// read takes it off again.
func write(under, name, content string) (file, error) {
	refused := func(err error) (file, error) {
		return file{}, workbook.NewProblem(workbook.ErrDisk, "editor_file", "path", under, "detail", plain(err)).Because(err)
	}
	if err := os.MkdirAll(under, 0o700); err != nil {
		return refused(err)
	}
	folder, err := os.MkdirTemp(under, "edit-") // of mode 0700
	if err != nil {
		return refused(err)
	}
	f := file{filepath.Join(folder, fileName(name))}
	if content != "" {
		content += "\n"
	}
	if err := os.WriteFile(f.path, []byte(content), 0o600); err != nil {
		return refused(errors.Join(err, os.RemoveAll(folder)))
	}
	return f, nil
}

// read is the text as the editor left it, cleaned. os.ErrNotExist when there is no
// file any more; a link that took its place is not followed.
func (f file) read() (string, error) {
	info, err := os.Lstat(f.path)
	if err == nil && !info.Mode().IsRegular() {
		return "", workbook.NewProblem(workbook.ErrInput, "editor_odd", "path", f.path)
	}
	if err != nil {
		return "", workbook.NewProblem(workbook.ErrInput, "editor_gone").Because(err)
	}
	if info.Size() > workbook.MaxText+1 {
		return "", workbook.NewProblem(workbook.ErrInput, "editor_large", "path", f.path, "bytes", int(info.Size()), "limit", workbook.MaxText)
	}
	in, err := os.Open(f.path)
	if err != nil {
		return "", f.unreadable(err)
	}
	defer in.Close()
	data, err := io.ReadAll(io.LimitReader(in, workbook.MaxText+1))
	if err != nil {
		return "", f.unreadable(err)
	}
	if !utf8.Valid(data) {
		return "", workbook.NewProblem(workbook.ErrInput, "editor_utf8", "path", f.path)
	}
	return strings.TrimSuffix(text.Clean(string(data)), "\n"), nil
}

func (f file) unreadable(err error) error {
	return workbook.NewProblem(workbook.ErrInput, "editor_unreadable", "path", f.path, "detail", plain(err)).Because(err)
}

// drop removes the file, with what the editor left beside it.
func (f file) drop() error { return os.RemoveAll(filepath.Dir(f.path)) }

// plain is what the system says, without the path, which the sentence has.
func plain(err error) string {
	var path *fs.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return err.Error()
}

// mostName is how many letters of a name a file's name has.
const mostName = 40

// fileName is a file's name that says what the text is: letters and digits of any
// script, everything else a hyphen, so that no name leads elsewhere or is taken
// for a flag.
func fileName(name string) string {
	var b strings.Builder
	n := 0
	for _, r := range name {
		if n == mostName {
			break
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			b.WriteRune(r)
			n++
		} else if s := b.String(); s != "" && !strings.HasSuffix(s, "-") {
			b.WriteByte('-')
			n++
		}
	}
	if s := strings.TrimRight(b.String(), "-"); s != "" {
		return s + ".md"
	}
	return "text.md"
}
