// Package cli is the commands: what scripts rely on and what a person types in a
// shell. It knows the store's promises, the words of a language and how a profile
// is drawn; it knows no screen. main wires it and leaves with the code that
// Execute returns.
package cli

import (
	"context"
	"io"
	"io/fs"
	"time"

	"shiben/workbook"
)

// Deps is everything that comes from outside. main fills all of it; a test fills
// what its command uses.
type Deps struct {
	Args    []string // as typed, without the program's name
	Version string   // what --version says after the program's name

	Stdin  io.Reader
	Stdout io.Writer // the answer and nothing else
	Stderr io.Writer // the talk

	Environ []string            // as os.Environ gives it, for the colours that the terminal has
	Getenv  func(string) string // SHIBEN_LIBRARY, SHIBEN_LANG, LC_ALL, LC_MESSAGES, LANG, NO_COLOR, TERM, COLUMNS

	StdinIsTTY  func() bool
	StdoutIsTTY func() bool
	StderrIsTTY func() bool
	StdoutWidth func() int // in cells; 0 when it is not known

	Now    func() time.Time // its zone is the one that times are shown in
	NewID  func() string    // ids of workbooks, rows and acts; lower case
	Author string           // who makes the changes

	Assets   fs.FS         // templates/, cases/, help/, locales/
	DataHome func() string // the folder under which shiben/library.db lies by default

	ConfigHome func() string // the folder under which shiben/templates/ lies; nil: none

	// Open is the library of a file; called when a command needs it. warn hears what
	// a person should know though nothing went wrong, from any goroutine.
	Open   func(path string, warn func(error)) (workbook.Store, error)
	RunApp func(context.Context, AppOptions) error // the screens, until they are left
}

// AppOptions says how to start the screens.
type AppOptions struct {
	Store    workbook.Store  // open; Execute closes it after RunApp
	Upkeep   workbook.Upkeep // how its file is looked after; nil: it is no file
	Library  string          // the file behind it
	Workbook string          // id of the workbook to begin with; empty: the library
	Lang     workbook.Lang
	Theme    Theme
	Warnings <-chan error // what a person should know though nothing went wrong
}

// Theme is what --theme takes.
type Theme string

// The themes: as the terminal's background says, for a light or a dark one, or no
// colours at all.
const (
	ThemeAuto  Theme = "auto"
	ThemeLight Theme = "light"
	ThemeDark  Theme = "dark"
	ThemeNone  Theme = "none"
)
