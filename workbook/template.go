package workbook

import "sync"

// Template is what a workbook asks: parts, prompts, scales, tables, in two
// languages. It is data; a workbook keeps the one it was made from, frozen.
type Template struct {
	Format   int         `json:"format" yaml:"format"` // of this structure, TemplateFormat
	ID       string      `json:"id" yaml:"id"`
	Version  int         `json:"version" yaml:"version"`
	Title    Text        `json:"title" yaml:"title"`
	Summary  Text        `json:"summary" yaml:"summary"`
	Sides    []Side      `json:"sides" yaml:"sides"`   // exactly two, always in this order
	Depths   []Depth     `json:"depths" yaml:"depths"` // from the least to the most
	Parts    []Part      `json:"parts" yaml:"parts"`
	Moves    *MovesTable `json:"moves,omitempty" yaml:"moves"`
	Claims   []Claim     `json:"claims,omitempty" yaml:"claims"`
	Readings []Rule      `json:"readings,omitempty" yaml:"readings"`

	hash    string
	prompts map[string]*Prompt
	partOf  map[string]*Part

	once     sync.Once // guards what follows
	rules    []*compiledRule
	rulesErr error
}

// TemplateFormat is the structure that this program writes and reads.
const TemplateFormat = 1

// Side is one of the two that are compared.
type Side struct {
	ID   string `json:"id" yaml:"id"`
	Name Text   `json:"name" yaml:"name"`
}

// Depth is how much of the template is asked.
type Depth struct {
	ID      string `json:"id" yaml:"id"`
	Name    Text   `json:"name" yaml:"name"`
	About   Text   `json:"about" yaml:"about"`
	Minutes int    `json:"minutes" yaml:"minutes"` // a planner's guess at the time it takes
}

// Part groups prompts. A part that is a dimension has positions and a separation
// in the profile.
type Part struct {
	ID        string    `json:"id" yaml:"id"`
	Name      Text      `json:"name" yaml:"name"`
	Question  Text      `json:"question" yaml:"question"`
	Idea      Text      `json:"idea" yaml:"idea"`
	Dimension bool      `json:"dimension,omitempty" yaml:"dimension"`
	Prompts   []*Prompt `json:"prompts" yaml:"prompts"`
}

// Kind is what a prompt holds.
type Kind string

// The kinds of prompt.
const (
	Scale   Kind = "scale"   // a mark 1–7 for each side
	Written Kind = "written" // a text, for one side or shared
	Table   Kind = "table"   // rows of typed columns, shared
)

// Prompt is one question of a part.
type Prompt struct {
	ID      string   `json:"id" yaml:"id"`
	Kind    Kind     `json:"kind" yaml:"kind"`
	Depth   string   `json:"depth" yaml:"depth"`               // the least depth at which it is asked
	Side    string   `json:"side,omitempty" yaml:"side"`       // written: the one side; empty: shared
	Name    Text     `json:"name" yaml:"name"`                 // two to four words, for outlines
	Ask     Text     `json:"ask" yaml:"ask"`                   // the question itself
	Hint    Text     `json:"hint" yaml:"hint"`                 // how to go about it
	Example Text     `json:"example" yaml:"example"`           // from practice
	Claims  []string `json:"claims,omitempty" yaml:"claims"`   // what of the method it rests on
	Poles   []Text   `json:"poles,omitempty" yaml:"poles"`     // scale: the first side's pole, then the second's
	Ticks   []Option `json:"ticks,omitempty" yaml:"ticks"`     // written: what may hold beside the text, asked and not guessed
	Columns []Column `json:"columns,omitempty" yaml:"columns"` // table
	Derived []Derive `json:"derived,omitempty" yaml:"derived"` // table: computed beside each row
	Rows    []Start  `json:"rows,omitempty" yaml:"rows"`       // table: what it starts with
}

// ColumnType is what a cell holds.
type ColumnType string

// The types of cell. A cell is kept as text in a canonical form; empty is
// unanswered.
const (
	TextCell   ColumnType = "text"
	FlagCell   ColumnType = "flag"   // "yes" or "no"
	ChoiceCell ColumnType = "choice" // an option's id
	NumberCell ColumnType = "number" // a decimal number between Min and Max
	DateCell   ColumnType = "date"   // YYYY-MM-DD
	RowCell    ColumnType = "row"    // the id of a row of another table
)

// Column is one typed column of a table. Its id is fixed: scripts name it.
type Column struct {
	ID      string     `json:"id" yaml:"id"`
	Type    ColumnType `json:"type" yaml:"type"`
	Name    Text       `json:"name" yaml:"name"`
	Hint    Text       `json:"hint" yaml:"hint"`
	Claims  []string   `json:"claims,omitempty" yaml:"claims"`
	Options []Option   `json:"options,omitempty" yaml:"options"` // choice
	Min     int        `json:"min,omitempty" yaml:"min"`         // number
	Max     int        `json:"max,omitempty" yaml:"max"`
	Unit    string     `json:"unit,omitempty" yaml:"unit"`   // number, as in "%"
	Table   string     `json:"table,omitempty" yaml:"table"` // row: the table its rows come from
}

// Option is one choice of a choice column.
type Option struct {
	ID   string `json:"id" yaml:"id"`
	Name Text   `json:"name" yaml:"name"`
}

// Start is a row that a new workbook's table begins with.
type Start struct {
	ID    string          `json:"id" yaml:"id"`
	Cells map[string]Text `json:"cells" yaml:"cells"`
}

// MovesTable names the table that holds the plan's moves and the columns of it
// from which the profile takes the balance of effort.
type MovesTable struct {
	Table    string `json:"table" yaml:"table"`
	Name     string `json:"name" yaml:"name"`
	Side     string `json:"side" yaml:"side"`
	Effort   string `json:"effort" yaml:"effort"`
	Closure  string `json:"closure" yaml:"closure"`   // a count
	Observed string `json:"observed" yaml:"observed"` // a lean
}

// Claim is one sentence of the article's argument, in both languages.
type Claim struct {
	ID   string `json:"id" yaml:"id"`
	Text Text   `json:"text" yaml:"text"`
}
