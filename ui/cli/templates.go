package cli

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"shiben/workbook"
)

// standard is the id of the template of new workbooks.
const standard = "marketing-operations"

// templateIn is the code of a problem within a template's file; what lies beneath
// says the rest.
const templateIn = "template_in"

// builtIns are the ids of the templates that the program brings along.
func (s *session) builtIns() ([]string, error) {
	files, err := fs.Glob(s.Assets, "frozen/*.json")
	var ids []string
	for _, f := range files {
		ids = append(ids, strings.TrimSuffix(path.Base(f), ".json"))
	}
	return ids, err
}

// builtIn is one of the program's own templates.
func (s *session) builtIn(id string) (*workbook.Template, error) {
	data, err := fs.ReadFile(s.Assets, "frozen/"+id+".json")
	if err != nil {
		return nil, err
	}
	return workbook.DecodeTemplate(data)
}

// ownFiles are the files of a person's own templates.
func (s *session) ownFiles() ([]string, error) {
	if s.ConfigHome == nil {
		return nil, nil
	}
	folder := filepath.Join(s.ConfigHome(), "shiben", "templates")
	entries, err := os.ReadDir(folder)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, unreadable(folder, err)
	}
	var files []string
	for _, e := range entries {
		if isYAML(e.Name()) {
			files = append(files, filepath.Join(folder, e.Name()))
		}
	}
	return files, nil
}

func isYAML(name string) bool {
	return strings.HasSuffix(name, ".yaml") || strings.HasSuffix(name, ".yml")
}

// readTemplate is a file's bytes, not many more than a template may have.
func readTemplate(file string) ([]byte, error) {
	info, err := os.Stat(file)
	if err == nil && !info.Mode().IsRegular() { // a pipe could be waited on for ever
		err = errors.New("not a regular file")
	}
	if err != nil {
		return nil, unreadable(file, err)
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, unreadable(file, err)
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, workbook.MaxTemplate+1))
	if err != nil {
		return nil, unreadable(file, err)
	}
	return data, nil
}

// ownTemplate reads a template from the folder of a person's own. A link is not
// followed: what came with the file does not say what else is read.
func ownTemplate(file string) (*workbook.Template, error) {
	info, err := os.Lstat(file)
	if err == nil && !info.Mode().IsRegular() {
		return nil, workbook.NewProblem(workbook.ErrTemplate, "template_link", "path", file)
	}
	return templateFile(file)
}

// templateFile reads a template from a file.
func templateFile(file string) (*workbook.Template, error) {
	data, err := readTemplate(file)
	if err != nil {
		return nil, err
	}
	t, err := workbook.ParseTemplate(data)
	if err != nil {
		return nil, workbook.NewProblem(workbook.ErrTemplate, templateIn, "path", file).Because(err)
	}
	return t, nil
}

// template is the template that a person means: a path, or the id of one of their
// own or of the program's.
func (s *session) template(name string) (*workbook.Template, error) {
	if isYAML(name) || strings.ContainsAny(name, `/\`) {
		return templateFile(name)
	}
	known, err := s.builtIns()
	if err != nil {
		return nil, err
	}
	own, err := s.ownFiles()
	if err != nil {
		return nil, err
	}
	for _, file := range own {
		if t, err := ownTemplate(file); err == nil { // template list says what is wrong with the others
			if t.ID == name {
				return t, nil
			}
			known = append(known, t.ID)
		}
	}
	if slices.Contains(known, name) {
		return s.builtIn(name)
	}
	if _, err := os.Stat(name); err == nil {
		return templateFile(name)
	}
	return nil, workbook.NewProblem(workbook.ErrNotFound, "template_unknown", "got", short(name), "near", workbook.Nearest(name, known), "known", known)
}
