package i18n

import "strings"

// sections are the parts of a locale file by their first name, each with its own
// heading and those of its tables: [error] and [error.conflict] are one.
type sections map[string]string

// split cuts a locale file into its sections without parsing it. What stands
// before the first heading is comment.
func split(file string) sections {
	out := sections{}
	name, from, quoted := "", 0, false
	for at := 0; at < len(file); {
		end := strings.IndexByte(file[at:], '\n')
		if end < 0 {
			end = len(file) - at - 1
		}
		line := file[at : at+end+1]
		if !quoted && line[0] == '[' {
			out.add(name, file[from:at])
			name, from = heading(line), at
		}
		if strings.Count(line, `"""`)%2 == 1 {
			quoted = !quoted
		}
		at += end + 1
	}
	out.add(name, file[from:])
	return out
}

func (s sections) add(name, text string) {
	if name != "" {
		s[name] += text
	}
}

// heading is the first name of a line as "[error.conflict]".
func heading(line string) string {
	name, _, _ := strings.Cut(strings.Trim(line, "[] \r\n"), ".")
	return name
}
