package workbook

import (
	"context"
	"time"
)

// Store keeps workbooks. A library file stands behind it now; a server can later.
// Every method may return ErrInUse, ErrDamaged, ErrNewer or ErrDisk, and the
// context's error when it ended first.
type Store interface {
	// List returns the heads of all workbooks, the one changed last first. It
	// decodes no answer.
	List(ctx context.Context) ([]Head, error)

	// Load returns a workbook and its head. ErrNotFound when there is none.
	Load(ctx context.Context, id string) (*Workbook, Head, error)

	// Log returns the changes written after a revision, oldest first; all of them
	// for 0. ErrNotFound when there is no such workbook.
	Log(ctx context.Context, id string, after Revision) (History, error)

	// Create makes a workbook of a template with its first changes (see Begin),
	// which all get revision 1. The template is kept frozen with it.
	Create(ctx context.Context, id string, t *Template, changes []Change) (Head, error)

	// Import makes a workbook of a template with a whole log that was kept
	// elsewhere, as it is: authors, times, acts and revisions stay (see PlanImport,
	// whose errors it returns). ErrInput when there is a workbook of that id, in the
	// library or in the trash.
	Import(ctx context.Context, id string, t *Template, log History) (Head, error)

	// Append writes changes, all or none, if the answers they touch were not
	// changed by someone else after base; otherwise it writes nothing and returns
	// a *Conflict. It gives each its Seq and Rev; a change that goes on with the
	// log's newest one (see Extends) takes its place. ErrStale and ErrInput as
	// Workbook.Apply returns them; ErrNotFound when there is no such workbook.
	Append(ctx context.Context, id string, base Revision, changes []Change) (Receipt, error)

	// Delete puts a workbook into the trash. ErrNotFound when there is none.
	Delete(ctx context.Context, id string) error

	Trash

	// Watch sends an empty value soon after another process (or another Store)
	// wrote to the library, until the context ends; then it closes the channel.
	// Values that nobody waits for fall together into one.
	Watch(ctx context.Context) (<-chan struct{}, error)

	// Close frees what the store holds.
	Close() error
}

// Receipt is what an Append did.
type Receipt struct {
	Revision Revision // of this write
	Head     Head     // as it stands after it
	Changes  []Change // as the log holds them now
	Between  []Change // others' changes after base, that do not clash, oldest first
}

// Stamp fills what every change of one act shares.
func Stamp(changes []Change, act, author string, at time.Time) {
	for i := range changes {
		if changes[i].Act == "" {
			changes[i].Act = act
		}
		changes[i].Author, changes[i].At = author, at.UTC()
	}
}
