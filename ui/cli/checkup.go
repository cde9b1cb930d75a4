package cli

import (
	"context"
	"slices"
	"strconv"

	"shiben/ui/i18n"
	"shiben/workbook"
)

// fault is one thing that is wrong with a library, as JSON.
type fault struct {
	Kind     workbook.FaultKind `json:"kind"`
	Workbook *string            `json:"workbook"`
	Title    *string            `json:"title"`
	Prompt   *string            `json:"prompt"`
	Side     *string            `json:"side"`
	Row      *string            `json:"row"`
	Seq      *int               `json:"seq"`
	Detail   string             `json:"detail"`
}

func faultsOf(all []workbook.Fault) []fault {
	out := []fault{}
	for _, f := range all {
		one := fault{Kind: f.Kind, Workbook: said(f.Workbook), Title: said(f.Title), Prompt: said(f.Prompt), Side: said(f.Side), Row: said(f.Row), Detail: f.Detail}
		if f.Seq > 0 {
			one.Seq = &f.Seq
		}
		out = append(out, one)
	}
	return out
}

// checkedLibrary is what check gives of the library under --json; "backup" is the
// newest whole one, null while nothing is wrong or when there is none.
type checkedLibrary struct {
	Schema    int     `json:"schema"`
	Path      string  `json:"path"`
	Whole     bool    `json:"whole"`
	Deep      bool    `json:"deep"`
	Bytes     int64   `json:"bytes"`
	Spare     int64   `json:"spare"`
	Workbooks int     `json:"workbooks"`
	Trashed   int     `json:"trashed"`
	Records   int     `json:"records"`
	Faults    []fault `json:"faults"`
	Backup    *backup `json:"backup"`
}

// checkLibrary tells whether the library is whole; the code is 6 when it is not.
// With --plain a line is a fault: kind, workbook, title, prompt, side, row, number
// of the change, and what an expert makes of it.
func (s *session) checkLibrary(ctx context.Context, k *checkFlags) error {
	if k.salvage != "" {
		return s.salvage(ctx, k.salvage)
	}
	u, err := s.upkeep()
	if err != nil {
		return err
	}
	ctx, done := s.telling(ctx, "check")
	defer done()
	c, err := u.Check(ctx, k.deep)
	if err != nil {
		return err
	}
	done()
	if !c.Whole() {
		s.code = codeDamaged
	}
	switch {
	case s.flags.json:
		out := checkedLibrary{
			schema, s.fullPath(), c.Whole(), k.deep, c.Bytes, c.Spare, c.Workbooks, c.Trashed, c.Records, faultsOf(c.Faults), nil,
		}
		if c.Backup != nil {
			b := backupOf(*c.Backup)
			out.Backup = &b
		}
		return s.writeJSON(out)
	case s.flags.plain:
		s.plainFaults("", c.Faults)
		return nil
	case c.Whole():
		return s.sentence("cli.library_whole", "path", s.fullPath(), "workbooks", c.Workbooks, "trashed", c.Trashed, "records", c.Records,
			"size", i18n.Size(c.Bytes), "spare", i18n.Size(c.Spare), "deep", k.deep)
	}
	return s.damagePage(c)
}

// plainFaults gives a line for each fault; first is a field before the others.
func (s *session) plainFaults(first string, all []workbook.Fault) {
	for _, f := range all {
		seq := ""
		if f.Seq > 0 {
			seq = strconv.Itoa(f.Seq)
		}
		fields := []string{string(f.Kind), f.Workbook, f.Title, f.Prompt, f.Side, f.Row, seq, f.Detail}
		if first != "" {
			fields = append([]string{first}, fields...)
		}
		s.fields(fields...)
	}
}

func (s *session) damagePage(c workbook.Checkup) error {
	page, err := s.newPage()
	if err != nil {
		return err
	}
	th, words := page.look.Theme, page.look.Words
	page.whole(words.T("cli.library_damaged", "path", s.fullPath(), "n", len(c.Faults), "workbooks", c.Workbooks), th.Strong)
	page.faults(c.Faults)
	page.add("")
	if b := c.Backup; b != nil {
		page.whole(words.T("cli.damage_backup", "path", b.Path, "made", s.when(b.At), "workbooks", b.Workbooks), th.Text)
	} else {
		page.block(words.T("cli.damage_no_backup"), 0, th.Text)
	}
	page.block(words.T("cli.damage_salvage"), 0, th.Text)
	return s.drawn(page.rows)
}

// mostFaults is how many faults of one workbook, or of none, a page shows.
const mostFaults = 12

// faults adds what is wrong, workbook by workbook.
func (p *page) faults(all []workbook.Fault) {
	th, words := p.look.Theme, p.look.Words
	var order []string
	of := map[string][]workbook.Fault{}
	for _, f := range all {
		if of[f.Workbook] == nil {
			order = append(order, f.Workbook)
		}
		of[f.Workbook] = append(of[f.Workbook], f)
	}
	slices.SortStableFunc(order, func(a, b string) int { // what is of no workbook comes first
		switch {
		case a == "" && b != "":
			return -1
		case b == "" && a != "":
			return 1
		}
		return 0
	})
	for _, id := range order {
		if id != "" {
			p.add("")
			p.block(p.titled(of[id]), 0, th.Strong)
		}
		for i, f := range of[id] {
			if i == mostFaults {
				p.block(words.T("cli.faults_more", "n", len(of[id])-mostFaults), indent, th.Muted)
				break
			}
			p.hanging("· "+words.Fault(f), indent)
		}
	}
}

// titled is the workbook of faults: its title where one of them has it.
func (p *page) titled(faults []workbook.Fault) string {
	for _, f := range faults {
		if f.Title != "" {
			return p.named(f.Title, f.Workbook)
		}
	}
	return p.look.Words.T("cli.fault_workbook", "ref", faults[0].Workbook)
}

// salvaged is what check --salvage gives under --json.
type salvaged struct {
	Schema    int     `json:"schema"`
	File      string  `json:"file"`
	Workbooks int     `json:"workbooks"`
	Trashed   int     `json:"trashed"`
	Older     bool    `json:"older"` // the newest state could not be read
	Lost      []fault `json:"lost"`
	Mended    []fault `json:"mended"`
}

// salvage writes what is whole to a new library. The code is 6 when something is
// lost. With --plain a line is a fault as check has it, after lost or mended.
func (s *session) salvage(ctx context.Context, file string) error {
	u, err := s.upkeep()
	if err != nil {
		return err
	}
	ctx, done := s.telling(ctx, "salvage")
	defer done()
	out, err := u.Salvage(ctx, file)
	if err != nil {
		return err
	}
	done()
	if len(out.Lost) > 0 || out.Older {
		s.code = codeDamaged
	}
	switch {
	case s.flags.json:
		return s.writeJSON(salvaged{schema, out.File, out.Workbooks, out.Trashed, out.Older, faultsOf(out.Lost), faultsOf(out.Mended)})
	case s.flags.plain:
		s.plainFaults("lost", out.Lost)
		s.plainFaults("mended", out.Mended)
		return nil
	}
	page, err := s.newPage()
	if err != nil {
		return err
	}
	th, words := page.look.Theme, page.look.Words
	page.whole(words.T("cli.salvaged", "file", out.File, "workbooks", out.Workbooks, "trashed", out.Trashed, "older", out.Older), th.Strong)
	for _, part := range []struct {
		key string
		of  []workbook.Fault
	}{{"cli.salvage_lost", out.Lost}, {"cli.salvage_mended", out.Mended}} {
		if len(part.of) > 0 {
			page.add("")
			page.block(words.T(part.key, "n", len(part.of)), 0, th.Muted)
			page.faults(part.of)
		}
	}
	page.add("")
	page.whole(words.T("cli.salvage_next", "file", out.File), th.Text)
	return s.drawn(page.rows)
}

// compacted is what compact gives under --json, in bytes.
type compacted struct {
	Schema int   `json:"schema"`
	Before int64 `json:"before"`
	After  int64 `json:"after"`
}

// runCompact writes the library anew without the room that nothing takes.
func (s *session) runCompact(ctx context.Context, _ []string) error {
	u, err := s.upkeep()
	if err != nil {
		return err
	}
	c, err := u.Compact(ctx)
	switch {
	case err != nil:
		return err
	case s.flags.json:
		return s.writeJSON(compacted{schema, c.Before, c.After})
	case s.flags.plain:
		s.fields(strconv.FormatInt(c.Before, 10), strconv.FormatInt(c.After, 10))
		return nil
	}
	return s.sentence("cli.compacted", "before", i18n.Size(c.Before), "after", i18n.Size(c.After))
}
