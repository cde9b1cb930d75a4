package document

import (
	"math/big"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"shiben/workbook"
)

// word is a sentence of the front end in each language that is wanted. A Text
// among the arguments is said in the same language.
func (b *builder) word(key string, args ...any) Text {
	return b.each(func(l workbook.Lang) string {
		filled := make([]any, len(args))
		for i, a := range args {
			if t, ok := a.(Text); ok {
				a = t.In(l)
			}
			filled[i] = a
		}
		return b.words[l].T("document."+key, filled...)
	})
}

// each is what a function says in each language that is wanted.
func (b *builder) each(say func(l workbook.Lang) string) Text {
	var t Text
	for _, l := range b.opts.Langs {
		if l == workbook.Chinese {
			t.ZH = say(l)
		} else {
			t.EN = say(l)
		}
	}
	return t
}

// joined sets texts one after the other with a separator of the words between them.
func (b *builder) joined(separator string, texts []Text) Text {
	return b.each(func(l workbook.Lang) string {
		return strings.Join(in(l, texts), b.words[l].T("document."+separator))
	})
}

// sentences are set one after the other, as each language does it.
func (b *builder) sentences(texts []Text) Text {
	return b.each(func(l workbook.Lang) string {
		between := " "
		if l == workbook.Chinese {
			between = ""
		}
		return strings.Join(in(l, texts), between)
	})
}

// in is what texts say in a language, without those that say nothing.
func in(l workbook.Lang, texts []Text) []string {
	var out []string
	for _, t := range texts {
		if s := t.In(l); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// place is names from the outer to the inner: "Actor · Operations · Chain".
func (b *builder) place(names ...Text) Text { return b.joined("between", names) }

// date is a day as people of each language write it.
func (b *builder) date(at time.Time) Text {
	at = b.local(at)
	month := b.word("month_" + strconv.Itoa(int(at.Month())))
	return b.word("date", "year", at.Year(), "month", month, "day", at.Day())
}

// local is a time in the zone that the document says times in.
func (b *builder) local(at time.Time) time.Time {
	if b.opts.Zone == nil {
		return at.UTC()
	}
	return at.In(b.opts.Zone)
}

// side is the name of a side, or of both.
func (b *builder) side(id string) Text {
	if s := b.t.Side(id); s != nil {
		return Say(s.Name)
	}
	if id == workbook.BothSides {
		return b.word("both")
	}
	return Text{}
}

func (b *builder) sides() [2]Text { return [2]Text{Say(b.t.Sides[0].Name), Say(b.t.Sides[1].Name)} }

// Leading is a word as it stands at a beginning: English ones have a capital.
func Leading(t Text) Text {
	first, n := utf8.DecodeRuneInString(t.EN)
	if n > 0 {
		t.EN = string(unicode.ToUpper(first)) + t.EN[n:]
	}
	return t
}

// inner is a name as it stands within a sentence: English ones begin small, but for
// those that are all capitals.
func inner(t Text) Text {
	first, n := utf8.DecodeRuneInString(t.EN)
	if second, _ := utf8.DecodeRuneInString(t.EN[n:]); !unicode.IsUpper(second) && n > 0 {
		t.EN = string(unicode.ToLower(first)) + t.EN[n:]
	}
	return t
}

// signed is a figure to two decimals with its sign, a true minus; empty for none.
func signed(r *big.Rat) string {
	s := workbook.Decimal(r, 2)
	switch {
	case s == "", strings.Trim(s, "0.") == "":
		return s
	case s[0] == '-':
		return "−" + s[1:]
	}
	return "+" + s
}

// percent is a share, without zeros that say nothing.
func percent(r *big.Rat) string { return workbook.Short(r) + "%" }
