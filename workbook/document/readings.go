package document

import (
	"time"

	"shiben/workbook"
)

// said is a reading in the languages of the document, with who accepted it.
type said struct {
	workbook.Reading
	text, next Text
	by         string
	at         time.Time
}

// readTogether runs the template's rules and says what fired in each language.
func (b *builder) readTogether() error {
	type key struct{ rule, subject string }
	at := map[key]int{}
	for _, l := range b.opts.Langs {
		readings, err := workbook.ReadingsOf(b.w, l)
		if err != nil {
			return err
		}
		for _, r := range readings {
			if !b.holdsPart(r.Part) {
				continue
			}
			k := key{r.Rule.ID, r.Subject}
			i, known := at[k]
			if !known {
				i = len(b.readings)
				at[k] = i
				b.readings = append(b.readings, b.decided(r))
			}
			b.readings[i].text = b.readings[i].text.with(l, r.Text)
			b.readings[i].next = b.readings[i].next.with(l, r.Next)
		}
	}
	return nil
}

// with is the text that says something in a language.
func (t Text) with(l workbook.Lang, s string) Text {
	if l == workbook.Chinese {
		t.ZH = s
	} else {
		t.EN = s
	}
	return t
}

// decided finds who accepted a reading, and when, in the log.
func (b *builder) decided(r workbook.Reading) said {
	s := said{Reading: r}
	if r.Open() {
		return s
	}
	where := workbook.AcceptKey(r.Rule.ID, r.Subject)
	for _, c := range b.log {
		if c.Address == where {
			s.by, s.at = c.Author, c.At
		}
	}
	return s
}

// accepted counts the readings that someone accepted.
func (b *builder) accepted() int {
	n := 0
	for _, r := range b.readings {
		if !r.Open() {
			n++
		}
	}
	return n
}

// partReadings are the readings of a part, those still open first.
func (b *builder) partReadings(part *workbook.Part) {
	var blocks []Block
	for _, open := range []bool{true, false} {
		for _, r := range b.readings {
			if r.Part == part.ID && r.Open() == open {
				blocks = append(blocks, b.reading(r))
			}
		}
	}
	if len(blocks) > 0 {
		b.heading(2, part.ID+".readings", b.word("readings"))
		b.add(blocks...)
	}
}

func (b *builder) reading(r said) Reading {
	out := Reading{
		ID: b.anchor("reading-" + r.Rule.ID + "-" + r.Subject), Rule: r.Rule.ID, Kind: r.Rule.Kind,
		KindName: b.word("kind_" + string(r.Rule.Kind)), Name: Say(r.Rule.Name), Text: r.text, Next: r.next,
		Claims: b.claims(r.Rule.Claims),
	}
	if !r.Open() {
		when := Text{}
		if !r.at.IsZero() {
			when = b.date(r.at)
		}
		out.Accepted = b.word("accepted", "because", r.Accepted, "who", r.by, "when", when)
	}
	return out
}
