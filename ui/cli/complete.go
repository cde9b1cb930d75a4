package cli

import (
	"strings"

	"github.com/spf13/cobra"
)

// prepareCompletion puts the tree into a language when a shell asks for
// completions: cobra answers with what the commands are about, and has read no flag
// by then.
func (s *session) prepareCompletion(root *cobra.Command) {
	if len(s.Args) == 0 || !strings.HasPrefix(s.Args[0], cobra.ShellCompRequestCmd) {
		return
	}
	for i, arg := range s.Args {
		if value, ok := strings.CutPrefix(arg, "--lang="); ok {
			s.flags.lang = value
		}
		if arg == "--lang" && i+1 < len(s.Args) {
			s.flags.lang = s.Args[i+1]
		}
	}
	s.err = s.translate(root)
}
