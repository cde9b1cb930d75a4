package cli

import (
	"context"
	"errors"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"shiben/ui/i18n"
	"shiben/workbook"
)

// command is one line of the table of commands. Its words come from the locale
// files: help.short_NAME, help.long_NAME, help.flag_NAME; NAME of a command within
// another is both with _ between.
type command struct {
	use         string // the name and what it takes
	group       string
	least, most int // arguments
	flags       func(*pflag.FlagSet)
	run         func(ctx context.Context, args []string) error
	values      map[string][]string // what flags take, for a shell to complete
	reads       bool                // it only reads the library
	sub         []command           // of a command that is only the name of others
}

// The groups of the help, in its order.
const (
	groupBook    = "book"
	groupLog     = "log"
	groupLibrary = "library"
	groupMore    = "more"
)

func groups() []string { return []string{groupBook, groupLog, groupLibrary, groupMore} }

// tree is the commands, not yet in any language: words are put in when they are
// shown.
func (s *session) tree() *cobra.Command {
	root := &cobra.Command{
		Use:  program,
		Args: cobra.ArbitraryArgs,
		RunE: s.runner(command{use: program, run: s.runRoot}, true),
	}
	root.SetArgs(append([]string{}, s.Args...))
	root.SetOut(s.out)
	root.SetErr(s.Stderr)
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		s.peek()
		s.err = flagProblem(c, err)
		return nil // it is said in leave; cobra and fang would say it in English
	})
	s.globalFlags(root)
	for _, c := range s.commands() {
		sub := s.branch(c)
		root.AddCommand(sub)
		if sub.Name() == "help" {
			root.SetHelpCommand(sub)
		}
	}
	for _, g := range groups() {
		root.AddGroup(&cobra.Group{ID: g})
	}
	s.root = root
	s.prepareCompletion(root)
	return root
}

// branch is a command with those within it.
func (s *session) branch(c command) *cobra.Command {
	b := &cobra.Command{Use: c.use, GroupID: c.group, Args: cobra.ArbitraryArgs, RunE: s.runner(c, false)}
	b.DisableFlagsInUseLine = true
	if c.flags != nil {
		c.flags(b.Flags())
	}
	completeFlags(b, c.values)
	b.SetHelpFunc(s.help)
	for _, inner := range c.sub {
		b.AddCommand(s.branch(inner))
	}
	return b
}

func (s *session) globalFlags(root *cobra.Command) {
	f := root.PersistentFlags()
	f.SortFlags = false
	f.BoolVar(&s.flags.json, "json", false, "")
	f.BoolVar(&s.flags.plain, "plain", false, "")
	f.StringVar(&s.flags.lang, "lang", "", "")
	f.StringVar(&s.flags.library, "library", "", "")
	f.BoolVar(&s.flags.noInput, "no-input", false, "")
	f.BoolVar(&s.flags.agree, "yes", false, "")
	f.StringVar(&s.flags.theme, "theme", string(ThemeAuto), "")
	f.VarPF(&helpFlag{show: func() { root.SetHelpFunc(s.help) }}, "help", "h", "").NoOptDefVal = "true"
	root.Flags().BoolVar(&s.flags.version, "version", false, "")
}

// helpFlag is --help. fang puts a help of its own, in English, on the root when it
// starts; the flag being set puts ours back.
type helpFlag struct {
	set  bool
	show func()
}

func (h *helpFlag) Set(v string) error {
	h.set = v == "true"
	h.show()
	return nil
}
func (h *helpFlag) Type() string { return "bool" }
func (h *helpFlag) String() string {
	if h.set {
		return "true"
	}
	return "false"
}

// IsBoolFlag lets it stand without a value.
func (h *helpFlag) IsBoolFlag() bool { return true }

// runner checks what all commands share, then runs one. Its error is kept for
// leave: fang's own handling asks the terminal for its colours and waits.
func (s *session) runner(c command, root bool) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		s.err = s.checkFlags()
		switch {
		case s.err != nil:
		case (root || c.sub != nil) && len(args) > 0:
			s.err = unknownCommand(cmd, args[0])
		case c.sub != nil:
			s.err = usage("arguments", "usage", "\n  "+strings.Join(s.forms(cmd), "\n  "))
		case len(args) < c.least || c.most >= 0 && len(args) > c.most:
			s.err = usage("arguments", "usage", usageLine(cmd))
		default:
			s.reads = c.reads
			s.err = c.run(cmd.Context(), args)
		}
		return nil
	}
}

func usageLine(cmd *cobra.Command) string {
	if cmd.HasParent() {
		return cmd.Parent().CommandPath() + " " + cmd.Use
	}
	return cmd.Use
}

// checkFlags holds the values that a flag can take.
func (s *session) checkFlags() error {
	_, known := i18n.ParseLang(s.flags.lang)
	if s.flags.lang != "" && s.flags.lang != bothLanguages && !known {
		got := s.flags.lang
		return usage("flag_value", "flag", "--lang", "got", got, "known", []string{"zh", "en", bothLanguages})
	}
	switch Theme(s.flags.theme) {
	case ThemeAuto, ThemeLight, ThemeDark, ThemeNone:
		return nil
	}
	return usage("flag_value", "flag", "--theme", "got", s.flags.theme, "known", []string{"auto", "light", "dark", "none"})
}

// bothLanguages is what --lang takes beside zh and en: the template's texts in
// both, where a command shows them; all else is said in the environment's.
const bothLanguages = "both"

func unknownCommand(root *cobra.Command, got string) error {
	var names []string
	for _, c := range root.Commands() {
		names = append(names, c.Name())
	}
	return usage("command_unknown", "got", got, "near", workbook.Nearest(got, names))
}

// flagProblem puts what pflag found into words that can be said.
func flagProblem(c *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var lacking *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	var syntax *pflag.InvalidSyntaxError
	switch {
	case errors.As(err, &unknown):
		return unknownFlag(c, unknown)
	case errors.As(err, &lacking):
		return usage("flag_needs_value", "flag", "--"+lacking.GetFlag().Name)
	case errors.As(err, &invalid):
		return usage("flag_no_value", "flag", "--"+invalid.GetFlag().Name, "got", invalid.GetValue())
	case errors.As(err, &syntax):
		return usage("flag_unknown", "got", syntax.GetSpecifiedFlag())
	}
	return err
}

func unknownFlag(c *cobra.Command, err *pflag.NotExistError) error {
	if short := err.GetSpecifiedShortnames(); short != "" {
		return usage("flag_unknown", "got", "-"+short)
	}
	var names []string
	c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, "--"+f.Name) })
	got := "--" + err.GetSpecifiedName()
	return usage("flag_unknown", "got", got, "near", workbook.Nearest(got, names))
}

// translate puts a language into the tree, for what shows it: help, man, completion.
func (s *session) translate(root *cobra.Command) error {
	words, err := s.say()
	if err != nil {
		return err
	}
	each(root, func(c *cobra.Command) {
		if strings.HasPrefix(c.Name(), "__") {
			return
		}
		name := keyOf(c)
		c.Short, c.Long = words.T("help.short_"+name), words.T("help.long_"+name)
		c.LocalFlags().VisitAll(func(f *pflag.Flag) {
			f.Usage = words.T("help.flag_" + strings.ReplaceAll(f.Name, "-", "_"))
		})
	})
	for _, g := range root.Groups() {
		g.Title = words.T("help.group_" + g.ID)
	}
	return nil
}

// keyOf is a command's name as the keys of its words have it.
func keyOf(c *cobra.Command) string {
	path := c.CommandPath()
	if within, ok := strings.CutPrefix(path, program+" "); ok {
		path = within
	}
	return strings.ReplaceAll(path, " ", "_")
}

func each(c *cobra.Command, do func(*cobra.Command)) {
	do(c)
	for _, sub := range c.Commands() {
		each(sub, do)
	}
}
