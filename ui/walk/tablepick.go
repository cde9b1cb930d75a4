package walk

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"shiben/workbook"
)

// picker is the choices of a cell: its options, or the rows of another table; the
// last one is nothing.
type picker struct {
	values []string
	names  []string
	at     int
	top    int
}

func (t *table) openPicker() {
	c, p := t.column(), &picker{}
	if c.Type == workbook.RowCell {
		for _, r := range t.k.book().Rows(c.Table) {
			p.values, p.names = append(p.values, r.ID), append(p.names, t.nameOf(c, r.ID))
		}
	} else {
		for _, o := range c.Options {
			p.values, p.names = append(p.values, o.ID), append(p.names, t.optionLook(&o))
		}
	}
	p.values, p.names = append(p.values, ""), append(p.names, t.k.t("pick_none"))
	for i, v := range p.values {
		if v == t.raw() {
			p.at = i
		}
	}
	if t.raw() == "" {
		p.at = 0
	}
	t.pick = p
}

func (t *table) pressPick(msg tea.KeyPressMsg) tea.Cmd {
	k, p := stroke(msg), t.pick
	switch {
	case key.Matches(k, t.keys.up):
		p.at = (p.at + len(p.values) - 1) % len(p.values)
	case key.Matches(k, t.keys.down):
		p.at = (p.at + 1) % len(p.values)
	case key.Matches(k, t.keys.apply), key.Matches(k, t.keys.toggle), key.Matches(k, t.keys.tab):
		return t.picked(p.at)
	case key.Matches(k, t.keys.clear):
		return t.picked(len(p.values) - 1)
	case key.Matches(k, t.keys.cancel), key.Matches(k, t.keys.left):
		t.pick = nil
	case len(k.String()) == 1 && k.String() >= "1" && k.String() <= "9":
		if i := int(k.String()[0] - '1'); i < len(p.values)-1 {
			return t.picked(i)
		}
	}
	return nil
}

// picked puts a choice into the cell and goes on to the next.
func (t *table) picked(i int) tea.Cmd {
	value := t.pick.values[i]
	t.pick = nil
	return t.answer(value)
}
