package workbook

import (
	"cmp"
	"context"
	"slices"
	"time"
)

// Trash is where Delete puts workbooks. Its methods return errors as those of
// Store do.
type Trash interface {
	// Trashed returns what lies in the trash, deleted last first.
	Trashed(ctx context.Context) ([]Trashed, error)

	// BringBack takes a workbook out of the trash, as it was. ErrNotFound when it
	// does not lie there.
	BringBack(ctx context.Context, id string) error

	// EmptyTrash deletes workbooks in the trash for good: nothing of them is left
	// in the library, but backups made earlier still hold them. All of them go or
	// none; an id that does not lie there is passed over. It returns how many went.
	EmptyTrash(ctx context.Context, ids []string) (int, error)
}

// Trashed is a workbook in the trash.
type Trashed struct {
	Head Head
	At   time.Time // when it was deleted
}

// DeletedLast sorts the trash: deleted last first, then by id.
func DeletedLast(trash []Trashed) []Trashed {
	slices.SortFunc(trash, func(a, b Trashed) int {
		return cmp.Or(b.At.Compare(a.At), cmp.Compare(a.Head.ID, b.Head.ID))
	})
	return trash
}
