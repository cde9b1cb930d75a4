package cli

import (
	"strings"

	"github.com/spf13/cobra"
)

// prepareCompletion puts the tree into a language when a shell asks for
// completions: cobra answers with what the commands are about, and has read no flag
// by then.
func (s *session) prepareCompletion(root *cobra.Command) {
	if len(s.Args) > 0 && strings.HasPrefix(s.Args[0], cobra.ShellCompRequestCmd) {
		s.peek()
		s.err = s.translate(root)
	}
}

// peek looks for how to speak where no flags could be read, or not all.
func (s *session) peek() {
	for i, arg := range s.Args {
		value, ok := strings.CutPrefix(arg, "--lang=")
		switch {
		case ok:
			s.flags.lang = value
		case arg == "--lang" && i+1 < len(s.Args):
			s.flags.lang = s.Args[i+1]
		case arg == "--json":
			s.flags.json = true
		case arg == "--":
			return
		}
	}
}

// completeFlags lets a shell complete what flags take: of a list the last item.
func completeFlags(c *cobra.Command, values map[string][]string) {
	for flag, known := range values {
		list := c.Flags().Lookup(flag).Value.Type() == "stringSlice"
		_ = c.RegisterFlagCompletionFunc(flag, func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) { // fails for a second time alone
			if !list {
				return known, cobra.ShellCompDirectiveNoFileComp
			}
			before := typed[:strings.LastIndex(typed, ",")+1]
			var out []string
			for _, k := range known {
				if !strings.Contains(","+before, ","+k+",") {
					out = append(out, before+k)
				}
			}
			return out, cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
		})
	}
}
