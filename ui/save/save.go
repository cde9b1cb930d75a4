// Package save is the one writer through which every change reaches the store:
// the latest wins for a text being typed, nothing blocks a key, and closing it
// drains what is left. It knows the store's promises (workbook.Store), no screen.
package save

import (
	"fmt"

	"shiben/workbook"
)

// Timing of a text being typed: it is written after a pause of Pause, and at the
// latest MostWait after its first unwritten key.
const (
	Pause    = 200 // milliseconds
	MostWait = 900
)

// Status is what the status line says.
type Status int

// The states of saving.
const (
	Saved    Status = iota // all is on disk
	Saving                 // something is on its way
	NotSaved               // refused; it is kept, and tried again
	Clash                  // waits for a person to decide between two texts
)

// Messages that the writer sends.
type (
	// DoneMsg says that changes of a workbook are on disk.
	DoneMsg struct {
		ID      string
		Written int // how many of the queued changes of this workbook, the oldest first
		Receipt workbook.Receipt
	}
	// FailedMsg says that writing was refused. The writer keeps the changes and
	// tries again by itself.
	FailedMsg struct {
		ID  string
		Err error
	}
	// ConflictMsg says that someone else changed what these changes touch. The
	// writer holds this workbook's changes back until Resume.
	ConflictMsg struct {
		ID       string
		Conflict *workbook.Conflict
	}
)

// PanicError says that a save panicked. The writer keeps the changes, as it does
// after each refusal.
type PanicError struct {
	Cause any
	Stack []byte
}

// Error is for the report of a crash.
func (p *PanicError) Error() string {
	return fmt.Sprintf("a save panicked: %v\n\n%s", p.Cause, p.Stack)
}
