package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/muesli/mango-cobra"
	"github.com/muesli/roff"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"shiben/ui/text"
	"shiben/workbook"
)

// errHelpShown ends a call without a terminal: the help was all that there was to
// say, and the code is that of a wrong call.
var errHelpShown = fmt.Errorf("help shown: %w", workbook.ErrInput)

// runRoot opens the library on a terminal; without one it says what there is.
func (s *session) runRoot(ctx context.Context, _ []string) error {
	if s.flags.version {
		s.lines(program + " " + s.Version)
		return nil
	}
	if !s.interactive() || !s.onTerminal() {
		return s.shortHelp()
	}
	if s.dumb() {
		return usage("terminal_dumb")
	}
	return s.runApp(ctx, "")
}

// runOpen opens the screens at a workbook.
func (s *session) runOpen(ctx context.Context, args []string) error {
	if !s.interactive() || !s.onTerminal() {
		return usage("terminal_needed")
	}
	if s.dumb() {
		return usage("terminal_dumb")
	}
	s.warnings = make(chan error, 4) // the screens say it
	head, err := s.find(ctx, args[0])
	if err != nil {
		return err
	}
	return s.runApp(ctx, head.ID)
}

func (s *session) runApp(ctx context.Context, id string) error {
	store, err := s.library()
	if err != nil {
		return err
	}
	if p, ok := store.(*patient); ok { // which stays at what it has seen; screens go on
		store = p.Store
	}
	if s.warnings == nil {
		s.warnings = make(chan error, 4)
	}
	upkeep, ok := store.(workbook.Upkeep)
	if ok {
		store = &patient{Store: store, last: upkeep.LastSeen, tell: s.warn}
	}
	return s.RunApp(ctx, AppOptions{
		Store: store, Upkeep: upkeep, Library: s.libraryPath(), Workbook: id, Lang: s.lang(), Theme: Theme(s.flags.theme), Warnings: s.warnings,
	})
}

// shortHelp says on stderr how to call the program.
func (s *session) shortHelp() error {
	words, err := s.say()
	if err != nil {
		return err
	}
	fmt.Fprintln(s.Stderr, words.T("cli.no_terminal"))
	return errHelpShown
}

// runHelp shows the help of the program, of a command or on a topic.
func (s *session) runHelp(_ context.Context, args []string) error {
	at := s.root
	for _, name := range args {
		next := childOf(at, name)
		switch {
		case next != nil:
			at = next
		case len(args) == 1 && slices.Contains(topics(), name):
			return s.showTopic(name)
		default:
			return unknownCommand(at, name)
		}
	}
	return s.showHelp(at)
}

// childOf is the command of that name within another, or nil.
func childOf(c *cobra.Command, name string) *cobra.Command {
	for _, sub := range c.Commands() {
		if sub.Name() == name {
			return sub
		}
	}
	return nil
}

// help is what --help calls.
func (s *session) help(c *cobra.Command, _ []string) { s.err = s.showHelp(c) }

func (s *session) showHelp(c *cobra.Command) error {
	look, err := s.look()
	if err != nil {
		return err
	}
	if err := s.translate(s.root); err != nil {
		return err
	}
	return s.drawn(helpPage{look.Words.T, look.Theme.Strong, min(s.width(), mostWidth)}.of(s, c))
}

// helpPage sets the help of a command.
type helpPage struct {
	say   func(key string, args ...any) string
	title lipgloss.Style
	width int
}

type helpLine struct{ name, about string }

func (h helpPage) of(s *session, c *cobra.Command) []string {
	rows := text.Lines(c.Long, h.width)
	rows = append(rows, "", h.title.Render(h.say("help.usage")))
	for _, form := range s.forms(c) {
		for i, l := range text.Lines(form, max(1, h.width-3*len(gap))) {
			if i > 0 { // goes on further in
				l = gap + gap + l
			}
			rows = append(rows, gap+l)
		}
	}
	if !c.HasParent() {
		sections := map[string][]helpLine{}
		widest := 0
		for _, g := range c.Groups() {
			sections[g.ID] = s.commandLines(c, g.ID)
			widest = max(widest, widestName(sections[g.ID]))
		}
		for _, g := range c.Groups() {
			rows = append(rows, h.section(g.Title, sections[g.ID], widest)...)
		}
	}
	if c.HasParent() {
		inner := innerLines(c)
		rows = append(rows, h.section(h.say("help.commands"), inner, widestName(inner))...)
	} else {
		rows = append(rows, h.topics()...)
	}
	own, global := flagLines(c)
	widest := max(widestName(own), widestName(global))
	rows = append(rows, h.section(h.say("help.flags"), own, widest)...)
	return append(rows, h.section(h.say("help.global_flags"), global, widest)...)
}

func widestName(lines []helpLine) int {
	widest := 0
	for _, l := range lines {
		widest = max(widest, text.Width(l.name))
	}
	return widest
}

// section is a title over names with what they are about, wrapped beside them.
func (h helpPage) section(title string, lines []helpLine, widest int) []string {
	if len(lines) == 0 {
		return nil
	}
	rows := []string{"", h.title.Render(title)}
	for _, l := range lines {
		about := text.Lines(l.about, max(1, h.width-widest-2*len(gap)))
		rows = append(rows, text.Columns([]string{gap + l.name}, about, widest+len(gap), h.width-widest-2*len(gap), gap)...)
	}
	return rows
}

// forms are the ways to call a command.
func (s *session) forms(c *cobra.Command) []string {
	switch {
	case !c.HasParent():
		return []string{program, program + " COMMAND …"}
	case c.CommandPath() == program+" set":
		return strings.Split(strings.TrimSpace(setForms), "\n  ")
	case c.HasSubCommands():
		var forms []string
		for _, sub := range c.Commands() {
			forms = append(forms, s.forms(sub)...)
		}
		return forms
	}
	form := usageLine(c)
	c.LocalNonPersistentFlags().VisitAll(func(f *pflag.Flag) { form += " [" + flagForm(f) + "]" })
	return []string{form}
}

// flagForm is a flag with what it takes.
func flagForm(f *pflag.Flag) string {
	takes := map[string]string{
		"lang": "zh|en|both", "theme": "NAME", "library": "FILE", "batch": "FILE|-", "row": "new|ROW", "participant": "NAME",
		"salvage": "FILE", "from": "REF", "case": "ID", "template": "FILE|ID", "at": "VERSION", "facet": "NAME",
		"accept": "RULE[:SUBJECT]", "reopen": "RULE[:SUBJECT]", "because": "TEXT",
		"why": "TEXT", "evidence": "TEXT", "date": "YYYY-MM-DD", "by": "WHO", "tick": "ID", "untick": "ID", "confidence": "LEVEL",
	}
	switch form, ok := takes[f.Name]; {
	case f.Value.Type() == "bool":
		return "--" + f.Name
	case ok:
		return "--" + f.Name + " " + form
	}
	return "--" + f.Name + " " + strings.ToUpper(f.Name)
}

// commandLines are the commands of a group, in the order of the table.
func (s *session) commandLines(root *cobra.Command, group string) []helpLine {
	var lines []helpLine
	for _, row := range s.commands() {
		for _, c := range root.Commands() {
			if row.group == group && row.use == c.Use {
				lines = append(lines, helpLine{c.Use, c.Short})
			}
		}
	}
	return lines
}

// innerLines are the commands within a command.
func innerLines(c *cobra.Command) []helpLine {
	var lines []helpLine
	for _, sub := range c.Commands() {
		lines = append(lines, helpLine{sub.Use, sub.Short})
	}
	return lines
}

// flagLines are a command's own flags and those that every command has.
func flagLines(c *cobra.Command) (own, global []helpLine) {
	line := func(to *[]helpLine) func(*pflag.Flag) {
		return func(f *pflag.Flag) { *to = append(*to, helpLine{flagForm(f), f.Usage}) }
	}
	c.LocalNonPersistentFlags().VisitAll(line(&own))
	c.Root().PersistentFlags().VisitAll(line(&global))
	return own, global
}

// runMan prints the manual page, in roff.
func (s *session) runMan(context.Context, []string) error {
	if err := s.translate(s.root); err != nil {
		return err
	}
	page, err := mcobra.NewManPage(1, s.root)
	if err != nil {
		return err
	}
	s.lines(page.Build(roff.NewDocument()))
	return nil
}

// runCompletion prints the script that completes commands and flags in a shell.
func (s *session) runCompletion(_ context.Context, args []string) error {
	if err := s.translate(s.root); err != nil {
		return err
	}
	switch args[0] {
	case "bash":
		return s.root.GenBashCompletionV2(s.out, true)
	case "zsh":
		return s.root.GenZshCompletion(s.out)
	case "fish":
		return s.root.GenFishCompletion(s.out, true)
	case "powershell":
		return s.root.GenPowerShellCompletionWithDesc(s.out)
	}
	known := []string{"bash", "zsh", "fish", "powershell"}
	return usage("shell_unknown", "got", short(args[0]), "known", known, "near", workbook.Nearest(args[0], known))
}
