package cli

import (
	"context"
	"slices"

	"github.com/spf13/pflag"
)

// many is no limit to the arguments.
const many = -1

// commands are the program's commands, in the order of the help.
func (s *session) commands() []command {
	return slices.Concat(
		s.answerCommands(), s.readingCommands(), s.logCommands(), s.libraryCommands(), s.outsideCommands(), s.upkeepCommands(), s.moreCommands(),
	)
}

// answerCommands make workbooks and put answers in and out.
func (s *session) answerCommands() []command {
	var n newFlags
	var g getFlags
	var e setFlags
	var show atFlag
	side := func(f *pflag.FlagSet, at *string) { f.StringVar(at, "side", "", "") }
	return []command{
		{use: "new [TITLE]", group: groupBook, most: 1, flags: n.add, run: bind(s.runNew, &n)},
		{use: "open REF", reads: true, group: groupBook, least: 1, most: 1, run: s.runOpen},
		{use: "list", reads: true, group: groupBook, run: s.runList},
		{use: "show REF", reads: true, group: groupBook, least: 1, most: 1, flags: show.add, run: bind(s.runShow, &show)},
		{
			use: "get REF [PROMPT]", reads: true, group: groupBook, least: 1, most: 2,
			flags: func(f *pflag.FlagSet) { side(f, &g.side); g.add(f) }, run: bind(s.runGet, &g),
		},
		{
			use: "set REF PROMPT [VALUE]", group: groupBook, least: 1, most: many,
			flags: func(f *pflag.FlagSet) { side(f, &e.side); e.add(f) }, run: bind(s.runSet, &e),
		},
		s.commentCommand(),
	}
}

// readingCommands say what a workbook comes to.
func (s *session) readingCommands() []command {
	var p profileFlags
	var k checkFlags
	var c compareFlags
	return []command{
		{use: "status REF", reads: true, group: groupBook, least: 1, most: 1, run: s.runStatus},
		{use: "profile REF", reads: true, group: groupBook, least: 1, most: 1, flags: p.add, run: bind(s.runProfile, &p)},
		{use: "check [REF]", reads: true, group: groupBook, most: 1, flags: k.add, run: bind(s.runCheck, &k)},
		{use: "compare A [B]", reads: true, group: groupBook, least: 1, most: 2, flags: c.add, run: bind(s.runCompare, &c)},
	}
}

// logCommands go along a workbook's log.
func (s *session) logCommands() []command {
	return []command{
		{use: "history REF", reads: true, group: groupLog, least: 1, most: 1, run: s.runHistory},
		{use: "undo REF", group: groupLog, least: 1, most: 1, run: s.runUndo},
		{use: "redo REF", group: groupLog, least: 1, most: 1, run: s.runRedo},
		{use: "version REF [NAME]", group: groupLog, least: 1, most: 2, run: s.runVersion},
	}
}

// outsideCommands bring workbooks out and in.
func (s *session) outsideCommands() []command {
	var x exportFlags
	var i importFlags
	return []command{
		{use: "export REF…", reads: true, group: groupLibrary, most: many, flags: x.add, run: bind(s.runExport, &x), values: exportValues()},
		{use: "import FILE…", group: groupLibrary, least: 1, most: many, flags: i.add, run: bind(s.runImport, &i)},
	}
}

// libraryCommands are about workbooks as a whole.
func (s *session) libraryCommands() []command {
	return []command{
		{use: "rename REF TITLE", group: groupLibrary, least: 2, most: 2, run: s.runRename},
		{use: "duplicate REF [TITLE]", group: groupLibrary, least: 1, most: 2, run: s.runDuplicate},
		{use: "rm REF", group: groupLibrary, least: 1, most: 1, run: s.runRemove},
	}
}

// moreCommands are about the program.
func (s *session) moreCommands() []command {
	return []command{
		s.templateCommand(),
		s.caseCommand(),
		{use: "help [COMMAND|TOPIC]", group: groupMore, most: 2, run: s.runHelp},
		{use: "completion SHELL", group: groupMore, least: 1, most: 1, run: s.runCompletion},
		{use: "man", group: groupMore, run: s.runMan},
	}
}

// bind gives a command its own flags.
func bind[F any](run func(context.Context, *F, []string) error, own *F) func(context.Context, []string) error {
	return func(ctx context.Context, args []string) error { return run(ctx, own, args) }
}
