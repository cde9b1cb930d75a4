package workbook

import (
	"context"
	"io"
	"time"
)

// Upkeep is how a library in a file is looked after. Its methods return errors as
// those of Store do; none of them changes a file that is damaged.
type Upkeep interface {
	// Backup writes the library, whole, to a new file. ErrInput when there is a
	// file already, ErrNotFound when there is no library yet.
	Backup(ctx context.Context, file string) (Backup, error)

	// WriteBackup writes the library, whole, to a stream.
	WriteBackup(ctx context.Context, to io.Writer) error

	// OpenCopy opens a copy of the library, which goes with its Close: what an older
	// schema asks to be changed is changed there.
	OpenCopy(ctx context.Context) (Store, error)

	// Backups returns the backups that the library made by itself, the newest
	// first, each with what it holds, or why it cannot be used.
	Backups(ctx context.Context) ([]Backup, error)

	// FindBackup reads the backup that RestoreFrom would take for the same file.
	// Its errors are those of RestoreFrom.
	FindBackup(ctx context.Context, file string) (Backup, error)

	// RestoreFrom puts a backup, or the newest whole one for "", in the library's
	// place. What stood there is kept beside it under a new name. ErrNotFound when
	// there is no such file or no whole backup, ErrDamaged or ErrNewer when it
	// cannot be used.
	RestoreFrom(ctx context.Context, file string) (Restored, error)

	// Check reads the library and tells whether it is whole: every page and the
	// checksum of every record, and with deep what the records mean to each other.
	Check(ctx context.Context, deep bool) (Checkup, error)

	// Salvage writes what is whole of a library, damaged or not, to a new library.
	// ErrInput when there is a file of that name already, ErrDamaged when nothing
	// can be read.
	Salvage(ctx context.Context, file string) (Salvaged, error)

	// Compact writes the library anew without the room that nothing takes.
	Compact(ctx context.Context) (Compacted, error)

	// LastSeen is the library as it was written last, for when ErrInUse lasts: it
	// can be read while another program holds the library. Its methods that write
	// return ErrInUse.
	LastSeen() Store
}

// Advance hears of long work on a library: how many bytes of how many are done.
type Advance func(done, total int64)

type advanceKey struct{}

// WithAdvance has long work under a context tell how it goes on. What it calls
// must be quick.
func WithAdvance(ctx context.Context, a Advance) context.Context {
	return context.WithValue(ctx, advanceKey{}, a)
}

// AdvanceOf is what long work under a context tells; never nil.
func AdvanceOf(ctx context.Context) Advance {
	if a, ok := ctx.Value(advanceKey{}).(Advance); ok && a != nil {
		return a
	}
	return func(int64, int64) {}
}

// Backup is a copy of a library.
type Backup struct {
	Path      string
	At        time.Time // when it was made
	Bytes     int64
	Workbooks int
	Changed   time.Time // when the workbook changed last was changed; zero for none
	Foreign   bool      // it is of another library than the one that stands here, as far as that can be read
	Err       error     // why it cannot be used; nil: it is whole
}

// Restored is what RestoreFrom did.
type Restored struct {
	From Backup
	Kept string // where the file that stood there is now; empty: there was none
}

// Checkup is what Check found.
type Checkup struct {
	Bytes     int64
	Spare     int64 // of them taken by nothing
	Workbooks int
	Trashed   int
	Records   int
	Faults    []Fault // nothing: the library is whole
	Backup    *Backup // the newest whole one, when there are faults; nil: there is none
}

// Whole tells that nothing is wrong.
func (c Checkup) Whole() bool { return len(c.Faults) == 0 }

// Fault is one thing that is wrong with a library, or one record that is lost.
type Fault struct {
	Kind     FaultKind
	Workbook string // id; empty: of no workbook
	Title    string // of the workbook, where it can be read
	Prompt   string // of an answer or a change, where it can be read
	Side     string
	Row      string
	Seq      int    // of a change; 0: of none
	Page     uint64 // of the file
	Detail   string // English, for experts and logs
}

// FaultKind says what is at fault.
type FaultKind string

// The kinds of faults.
const (
	FaultFile     FaultKind = "file"     // the newest state cannot be read
	FaultPage     FaultKind = "page"     // with everything on it
	FaultStuck    FaultKind = "stuck"    // a check of the pages did not end and was stopped
	FaultBroke    FaultKind = "broke"    // a check of the pages did not come to its end
	FaultSpare    FaultKind = "spare"    // the list of what is free; nothing is lost by it
	FaultHeader   FaultKind = "header"   // what the library says of itself
	FaultTemplate FaultKind = "template" // and with it its workbooks, unless a backup holds it
	FaultHead     FaultKind = "head"     // what a list says of a workbook
	FaultWorkbook FaultKind = "workbook" // all of it
	FaultAnswer   FaultKind = "answer"
	FaultChange   FaultKind = "change" // an entry of a log
	FaultCount    FaultKind = "count"  // records are missing or too many
	FaultSense    FaultKind = "sense"  // whole records that contradict each other
)

// Salvaged is what Salvage did.
type Salvaged struct {
	File      string
	Workbooks int
	Trashed   int
	Older     bool    // the newest state could not be read; this is the one before it
	Lost      []Fault // what could not be saved
	Mended    []Fault // what was damaged and could be made whole from other records
}

// Compacted is what Compact did.
type Compacted struct {
	Before, After int64 // bytes
}
