package workbook

import "time"

// VersionChange names the point of the log at which it stands; it changes no
// answer and is not undone.
const VersionChange ChangeKind = "version"

// Version is a named point of the log.
type Version struct {
	Name   string
	Seq    int // the log as far as this is the version
	At     time.Time
	Author string
}

// NameVersion is the change that names the present point of the log.
func NameVersion(name string) Change {
	return Change{Kind: VersionChange, After: Value{Text: name}}
}

// Versions are the log's named points, oldest first.
func (h History) Versions() []Version {
	var out []Version
	for _, c := range h {
		if c.Kind == VersionChange {
			out = append(out, Version{c.After.Text, c.Seq, c.At, c.Author})
		}
	}
	return out
}

// FindVersion is the point of the log that a person means: a version's name (the
// newest of that name) or a number of the log. ErrNotFound, with near names, when
// there is none.
func (h History) FindVersion(ref string) (seq int, err error) {
	var names []string
	versions := h.Versions()
	for i := len(versions) - 1; i >= 0; i-- {
		if versions[i].Name == ref {
			return versions[i].Seq, nil
		}
		names = append(names, versions[i].Name)
	}
	for _, c := range h {
		if ref == decimal(c.Seq) {
			return c.Seq, nil
		}
	}
	return 0, NewProblem(ErrNotFound, "version_unknown", "got", shorten(ref), "near", Nearest(ref, names))
}

func checkVersion(c Change) error {
	if c.After.Text == "" {
		return inputError("version_empty")
	}
	return checkText(c.After.Text, MaxTitle, false)
}
