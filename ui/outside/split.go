package outside

import "strings"

// split parts a command into words, as "code --wait" or "'/opt/my editor/ed' -n":
// blanks part them, quotes of either kind keep blanks in, a backslash keeps a
// blank, a quote or a backslash. Nothing is expanded and no shell is asked. A quote
// that is not closed goes to the end.
func split(s string) []string {
	var words []string
	var word strings.Builder
	open, quote := false, rune(0)
	end := func() {
		if open {
			words = append(words, word.String())
		}
		word.Reset()
		open = false
	}
	runes := []rune(s)
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		switch {
		case quote != 0 && r == quote:
			quote = 0
		case quote == 0 && (r == '\'' || r == '"'):
			open, quote = true, r
		case quote == 0 && (r == ' ' || r == '\t' || r == '\n'):
			end()
		case r == '\\' && quote != '\'' && i+1 < len(runes) && strings.ContainsRune(` '"\`, runes[i+1]):
			i++
			open = true
			word.WriteRune(runes[i])
		default:
			open = true
			word.WriteRune(r)
		}
	}
	end()
	return words
}
