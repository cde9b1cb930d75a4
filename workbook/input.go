package workbook

import (
	"math/big"
	"strconv"
	"strings"
	"time"
)

// FindPrompt returns the prompt of that id; ErrNotFound, with the nearest ids,
// when there is none.
func (t *Template) FindPrompt(id string) (*Prompt, error) {
	if p := t.Prompt(id); p != nil {
		return p, nil
	}
	var ids []string
	for _, p := range t.Prompts() {
		ids = append(ids, p.ID)
	}
	return nil, NewProblem(ErrNotFound, "prompt_unknown", "got", id, "near", Nearest(id, ids))
}

// FindColumn returns the column of that id; ErrInput, with the ids there are,
// when there is none.
func (p *Prompt) FindColumn(id string) (*Column, error) {
	if c := p.Column(id); c != nil {
		return c, nil
	}
	var ids []string
	for _, c := range p.Columns {
		ids = append(ids, c.ID)
	}
	return nil, inputError("column_unknown", "prompt", p.ID, "got", id, "known", ids, "near", Nearest(id, ids))
}

// FindSide turns what a person gave as a side into the side that an answer of
// the prompt has. A side must be given where the prompt has both; where it has
// one, that one may be repeated. ErrInput otherwise.
func (t *Template) FindSide(p *Prompt, given string) (string, error) {
	if given != "" && t.Side(given) == nil {
		return "", inputError("side_unknown", "got", given, "known", sideIDs(t))
	}
	sides := t.SidesOf(p)
	if given == "" && len(sides) == 1 {
		return sides[0], nil
	}
	for _, s := range sides {
		if s == given && given != "" {
			return s, nil
		}
	}
	return "", sideProblem(t, p, given)
}

func sideProblem(t *Template, p *Prompt, given string) error {
	switch sides := t.SidesOf(p); {
	case given != "" && t.Side(given) == nil:
		return inputError("side_unknown", "got", given, "known", sideIDs(t))
	case len(sides) == 2:
		return inputError("side_needed", "prompt", p.ID, "known", sideIDs(t))
	case sides[0] == "":
		return inputError("side_none", "prompt", p.ID, "got", given)
	default:
		return inputError("side_other", "prompt", p.ID, "got", given, "side", sides[0])
	}
}

func sideIDs(t *Template) []string { return []string{t.Sides[0].ID, t.Sides[1].ID} }

func depthIDs(t *Template) []string {
	var ids []string
	for _, d := range t.Depths {
		ids = append(ids, d.ID)
	}
	return ids
}

func markProblem(p *Prompt, got any) error {
	return inputError("mark_range", "prompt", p.ID, "got", got, "least", 1, "most", Positions)
}

// at adds where a text stands to the problem that it has.
func at(err error, p *Prompt) error {
	if problem, ok := err.(*Problem); ok {
		return problem.With("prompt", p.ID)
	}
	return err
}

// ParseAnswer reads what a person gave for a scale or a written prompt: a mark
// from 1 to 7 (full-width digits too), or a text. Empty is the zero Value.
// ErrInput says what does not fit.
func (t *Template) ParseAnswer(p *Prompt, given string) (Value, error) {
	switch p.Kind {
	case Scale:
		s := strings.TrimSpace(halfWidth(given))
		if s == "" {
			return Value{}, nil
		}
		mark, err := strconv.Atoi(s)
		if err != nil || mark < 1 || mark > Positions {
			return Value{}, markProblem(p, shorten(given))
		}
		return Value{Mark: mark}, nil
	case Written:
		return Value{Text: given}, at(checkText(given, MaxText, true), p)
	}
	return Value{}, inputError("table_needs_row", "prompt", p.ID)
}

// ParseCell reads what a person gave for a cell and returns its canonical text:
// yes/no, an option's id, a decimal number, a date. A person may give an option
// by its name in either language. Empty clears. rows are those of the table that
// a row column refers to. ErrInput says what does not fit.
func (t *Template) ParseCell(p *Prompt, c *Column, given string, rows []Row) (string, error) {
	s := strings.TrimSpace(given)
	if s == "" {
		return "", nil
	}
	switch c.Type {
	case FlagCell:
		if yes, ok := flags[strings.ToLower(s)]; ok {
			return yes, nil
		}
		return "", cellProblem("cell_flag", p, c, s)
	case ChoiceCell:
		return parseChoice(p, c, s)
	case NumberCell:
		return parseNumber(p, c, s)
	case DateCell:
		return parseDate(p, c, s)
	case RowCell:
		return t.parseRow(p, c, s, rows)
	}
	if err := checkText(given, MaxCell, true); err != nil {
		return "", at(err, p)
	}
	return given, nil
}

// What people write for yes and no.
var flags = map[string]string{
	"yes": "yes", "y": "yes", "true": "yes", "1": "yes", "是": "yes", "有": "yes", "能": "yes", "✓": "yes", "对": "yes",
	"no": "no", "n": "no", "false": "no", "0": "no", "否": "no", "不": "no", "无": "no", "没有": "no", "不能": "no", "✗": "no",
}

func parseChoice(p *Prompt, c *Column, s string) (string, error) {
	var ids []string
	for _, o := range c.Options {
		if strings.EqualFold(s, o.ID) || s == o.Name.ZH || strings.EqualFold(s, o.Name.EN) {
			return o.ID, nil
		}
		ids = append(ids, o.ID)
	}
	return "", cellProblem("cell_choice", p, c, s).With("known", ids)
}

func parseNumber(p *Prompt, c *Column, s string) (string, error) {
	s = strings.TrimSpace(strings.TrimSuffix(strings.TrimSpace(halfWidth(s)), c.Unit))
	if !plainDecimal(s) {
		return "", cellProblem("cell_number", p, c, s).With("least", c.Min).With("most", c.Max)
	}
	n, ok := new(big.Rat).SetString(s)
	if !ok || n.Cmp(big.NewRat(int64(c.Min), 1)) < 0 || n.Cmp(big.NewRat(int64(c.Max), 1)) > 0 {
		return "", cellProblem("cell_number", p, c, s).With("least", c.Min).With("most", c.Max)
	}
	text := n.FloatString(2)
	text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	if text == "" || text == "-" {
		text = "0"
	}
	return text, nil
}

// plainDecimal keeps out what big.Rat would read too: fractions, exponents, hex.
func plainDecimal(s string) bool {
	digits, dots := 0, 0
	for i, r := range s {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case r == '.':
			dots++
		case r == '-' && i == 0:
		default:
			return false
		}
	}
	return digits > 0 && digits < 12 && dots <= 1
}

func parseDate(p *Prompt, c *Column, s string) (string, error) {
	s = strings.TrimRight(halfWidth(s), "日 ")
	s = strings.NewReplacer("/", "-", ".", "-", "年", "-", "月", "-").Replace(s)
	d, err := time.Parse("2006-1-2", s)
	if err != nil {
		return "", cellProblem("cell_date", p, c, s)
	}
	return d.Format(time.DateOnly), nil
}

// parseRow takes a row's id, or the exact text of the first column of one row.
func (t *Template) parseRow(p *Prompt, c *Column, s string, rows []Row) (string, error) {
	of := t.Prompt(c.Table)
	found := ""
	for _, r := range rows {
		if r.ID == s {
			return r.ID, nil
		}
		if r.Cells[of.Columns[0].ID] == s {
			if found != "" {
				return "", cellProblem("cell_row_many", p, c, s).With("table", c.Table)
			}
			found = r.ID
		}
	}
	if found == "" {
		return "", cellProblem("cell_row", p, c, s).With("table", c.Table)
	}
	return found, nil
}

func cellProblem(code string, p *Prompt, c *Column, got string) *Problem {
	return inputError(code, "prompt", p.ID, "column", c.ID, "got", shorten(got))
}

// checkCanonical holds what ParseCell makes: a log's cells are canonical.
func (t *Template) checkCanonical(p *Prompt, c *Column, text string) error {
	if text == "" {
		return nil
	}
	if c.Type == TextCell {
		return at(checkText(text, MaxCell, true), p)
	}
	if c.Type == RowCell { // the row may be gone; the reference stays and is shown as empty
		return at(checkText(text, MaxTitle, false), p)
	}
	canonical, err := t.ParseCell(p, c, text, nil)
	if err == nil && canonical != text {
		err = cellProblem("cell_canonical", p, c, text)
	}
	return err
}

// halfWidth turns full-width ASCII (as Chinese input methods type it) into ASCII.
func halfWidth(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '！' && r <= '～':
			return r - '！' + '!'
		case r == '　':
			return ' '
		}
		return r
	}, s)
}

// shorten keeps what a sentence quotes of bad input to a length that can be read.
func shorten(s string) string {
	r := []rune(s)
	if len(r) > 40 {
		return string(r[:40]) + "…"
	}
	return s
}
