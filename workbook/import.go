package workbook

// MaxLog bounds the changes of a log that comes from elsewhere.
const MaxLog = 1 << 20

// maxRevision is the greatest revision that a log from elsewhere can have: every
// reader of JSON holds it exactly, and writes can follow it.
const maxRevision = 1<<53 - 1

// PlanImport is the write that makes a workbook of a whole log that was kept
// elsewhere: authors, times, acts, numbers and revisions stay as they are. An id
// that cannot be, a log that does not come to a workbook, or a change in it that
// does not follow from those before is an ErrInput; "seq" says which.
func PlanImport(id string, t *Template, log History) (Plan, error) {
	if id == "" || checkText(id, MaxTitle, false) != nil {
		return Plan{}, inputError("workbook_id", "got", shorten(id))
	}
	if len(log) == 0 || len(log) > MaxLog {
		return Plan{}, inputError("log_length", "n", len(log), "limit", MaxLog)
	}
	p := Plan{Workbook: Empty(id, t), Changes: make([]Change, 0, len(log))}
	seen := map[RecordKey]bool{}
	for i, c := range log {
		if err := p.follow(i+1, c, seen); err != nil {
			return Plan{}, inputError("log_entry", "seq", i+1).Because(err)
		}
	}
	if p.Workbook.About.Title == "" || p.Workbook.About.Depth == "" {
		return Plan{}, inputError("log_no_title")
	}
	p.Revision = p.Workbook.Revision
	p.Head = p.headAt(p.Changes[0].At)
	return p, nil
}

// follow applies the entry that should be the n-th of the log.
func (p *Plan) follow(n int, c Change, seen map[RecordKey]bool) error {
	if c.Seq != n {
		return inputError("log_seq", "got", c.Seq, "want", n)
	}
	if c.Rev == 0 || c.Rev < p.Workbook.Revision || c.Rev > maxRevision {
		return inputError("log_rev", "got", c.Rev, "least", max(1, p.Workbook.Revision))
	}
	if err := checkEntry(c); err != nil {
		return err
	}
	c = settled(c)
	if err := p.Workbook.Apply(c); err != nil {
		return err
	}
	if key, ok := c.RecordKey(); ok && !seen[key] {
		seen[key] = true
		p.Records = append(p.Records, key)
	}
	p.Changes = append(p.Changes, c)
	return nil
}

// VetTemplate reads an encoded template that comes from elsewhere, and holds it to
// all that ParseTemplate holds a template's own file to: bounds, control characters,
// readings that compile. ErrTemplate, or ErrDamaged where it is no template at all.
func VetTemplate(data []byte) (*Template, error) {
	if len(data) > MaxTemplate {
		return nil, NewProblem(ErrTemplate, "template_size", "bytes", len(data), "limit", MaxTemplate)
	}
	t, err := DecodeTemplate(data)
	if err != nil {
		return nil, err
	}
	vetted, err := ParseTemplate(EncodeTemplate(t)) // JSON is YAML
	if err != nil {
		return nil, err
	}
	return vetted, nil
}
