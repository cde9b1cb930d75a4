package store

import (
	"context"
	"errors"

	"shiben/workbook"
)

var _ workbook.Upkeep = (*Library)(nil)

// Check reads the library by its pages. With deep it follows each log, too, and
// lets bbolt check its own pages, in a process of its own.
func (l *Library) Check(ctx context.Context, deep bool) (workbook.Checkup, error) {
	var c workbook.Checkup
	err := l.evenDead(ctx, "check", func() error {
		s, size, err := l.survey(ctx, deep, nil)
		if err != nil {
			return err
		}
		if h := s.header; h != nil && h.Schema > l.schema() {
			return l.newer(h.Schema)
		}
		c = workbook.Checkup{
			Bytes: size, Spare: s.spare + max(0, size-int64(s.highest)*s.size), Workbooks: len(s.found), Trashed: s.trashed, Records: s.records, Faults: s.all(),
		}
		if deep {
			faults, err := l.boltCheck(ctx, size)
			if err != nil {
				return err
			}
			c.Faults = append(c.Faults, faults...)
		}
		switch {
		case !c.Whole():
			c.Backup = l.newestBackup()
		case deep:
			l.dropSigns(l.leftSigns())
		}
		return ctx.Err()
	})
	if errors.Is(err, errNoFile) {
		err = l.noLibrary()
	}
	return c, err
}

// survey reads the library with its lock, which others who read can have too.
func (l *Library) survey(ctx context.Context, deep bool, take func(*survey, *volume) error) (*survey, int64, error) {
	f, err := l.openPages(ctx, false)
	if err != nil {
		return nil, 0, err
	}
	defer f.Close()
	size, err := sizeOf(f)
	if err != nil {
		return nil, 0, err
	}
	s, err := surveyFile(ctx, f, deep, take)
	return s, size, l.refused(err)
}
