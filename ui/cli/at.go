package cli

import (
	"context"

	"github.com/spf13/pflag"

	"shiben/workbook"
)

// atFlag is --at: an earlier point of the log to look at.
type atFlag struct{ version string }

func (a *atFlag) add(f *pflag.FlagSet) { f.StringVar(&a.version, "at", "", "") }

// loadAt reads a workbook as it was at a version, by its name or by a number of the
// log; as it is for "".
func (s *session) loadAt(ctx context.Context, ref, version string) (*workbook.Workbook, workbook.Head, error) {
	w, head, err := s.load(ctx, ref)
	if err != nil || version == "" {
		return w, head, err
	}
	log, err := s.store.Log(ctx, w.ID, 0)
	if err != nil {
		return nil, head, err
	}
	seq, err := log.FindVersion(version)
	if err != nil {
		return nil, head, err
	}
	return asOf(w, head, log, seq)
}

// asOf is a workbook as the log had it at seq, with the head that it had then.
func asOf(w *workbook.Workbook, head workbook.Head, log workbook.History, seq int) (*workbook.Workbook, workbook.Head, error) {
	old, err := workbook.Replay(w.ID, w.Template, log, seq)
	if err != nil {
		return nil, head, err
	}
	then := workbook.HeadOf(old)
	then.Created = head.Created
	for _, c := range log {
		if c.Seq <= seq {
			then.Updated = c.At
		}
	}
	return old, then, nil
}
