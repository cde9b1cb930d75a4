package workbook

import (
	"math/big"
	"strings"

	"github.com/expr-lang/expr/types"
)

// Names that a template's expressions can use beside its prompts. No part may be
// called like one of them.
const (
	ticksName   = "ticks"
	askedName   = "asked"
	profileName = "profile"
	balanceName = "balance"
	itName      = "it"
	quoteName   = "quote"
)

// The scope of a template's expressions, as scopeTypes and scopeOf build it:
//
//	<scale prompt>.<side>      int: the mark, 0 when there is none
//	<written prompt>           string: the answer, "" when there is none
//	<table prompt>             list of rows: <column> string; a flag or a choice by its id
//	                           ("yes", "no", "" …), a number as float (−1 when empty);
//	                           a derived column: a number as float (−1 while unknown), a flag "yes" or "no",
//	                           a count .yes .answered .of, a lean a side's id, "both" or ""
//	ticks.<written prompt>     .<tick> bool
//	asked.<prompt>             bool: its depth is asked and it is not said to be not applicable;
//	                           for a scale .<side>
//	profile.<dimension>        .name .verdict .separation .known (both positions are there)
//	                           .<side>.position .<side>.basis .<side>.answered .<side>.asked
//	                           .filled (all its prompts at the depth are answered)
//	balance.declared/observed  .<side> .both .unsaid .total in %; .share.<side> from 0 to 1
//	it                         the row, the dimension or the scale of a rule that asks for each;
//	                           a scale: .name .side .mark .why .spread .lowest .highest
//	                           .participants .dissents (how many kept a sentence of their own)
//	quote(text, instead)       a planner's words, shortened, in quotation marks; what to say
//	                           instead when there are none may be left out
//
// A state that stands in place of a value leaves nothing there: no mark, no text,
// no tick, no rows.
func scopeTypes(t *Template, each string) types.Map {
	env := types.Map{}
	for _, p := range t.Prompts() {
		nest(env, p.ID, promptType(t, p))
		for _, name := range askedNames(t, p) {
			nest(env, name, types.Bool)
		}
		for _, tick := range p.Ticks {
			nest(env, ticksName+"."+p.ID+"."+tick.ID, types.Bool)
		}
	}
	dimensions := types.Map{}
	for _, d := range t.Dimensions() {
		dimensions[d.ID] = dimensionType(t)
	}
	env[profileName] = dimensions
	env[balanceName] = types.Map{"declared": sharesType(t), "observed": sharesType(t)}
	env[quoteName] = types.TypeOf(func(string, ...string) string { return "" })
	switch {
	case each == EachDimension:
		env[itName] = dimensionType(t)
	case each == EachScale:
		env[itName] = types.Map{
			"name": types.String, "side": types.String, "why": types.String, "mark": types.Int, "spread": types.Int,
			"lowest": types.Int, "highest": types.Int, "participants": types.Int, "dissents": types.Int,
		}
	case each != "":
		env[itName] = rowType(t, t.Prompt(each))
	}
	return env
}

func scaleScope(w *Workbook, p *Prompt, side Side, l Lang) map[string]any {
	s := w.SpreadOf(p, side.ID)
	return map[string]any{
		"name": p.Name.In(l), "side": side.Name.In(l), "why": s.Why, "mark": w.Mark(p.ID, side.ID), "spread": s.Width(),
		"lowest": s.Lowest, "highest": s.Highest, "participants": len(s.Marks), "dissents": len(s.Dissents),
	}
}

func promptType(t *Template, p *Prompt) types.Type {
	switch p.Kind {
	case Scale:
		sides := types.Map{}
		for _, s := range t.Sides {
			sides[s.ID] = types.Int
		}
		return sides
	case Table:
		return types.Array(rowType(t, p))
	}
	return types.String
}

func rowType(t *Template, p *Prompt) types.Map {
	row := types.Map{}
	for _, c := range p.Columns {
		row[c.ID] = types.String
		if c.Type == NumberCell {
			row[c.ID] = types.Float64
		}
	}
	for i := range p.Derived {
		switch d := &p.Derived[i]; d.Kind() {
		case DerivedNumber:
			row[d.ID] = types.Float64
		case DerivedCount:
			row[d.ID] = types.Map{"yes": types.Int, "answered": types.Int, "of": types.Int}
		default:
			row[d.ID] = types.String
		}
	}
	return row
}

func dimensionType(t *Template) types.Map {
	d := types.Map{
		"name": types.String, "verdict": types.String, "separation": types.Float64, "known": types.Bool, "filled": types.Bool,
	}
	for _, s := range t.Sides {
		d[s.ID] = types.Map{"position": types.Float64, "basis": types.String, "answered": types.Int, "asked": types.Int}
	}
	return d
}

func sharesType(t *Template) types.Map {
	share := types.Map{}
	shares := types.Map{BothSides: types.Float64, "unsaid": types.Float64, "total": types.Float64, "share": share}
	for _, s := range t.Sides {
		shares[s.ID], share[s.ID] = types.Float64, types.Float64
	}
	return shares
}

// nest puts a type at a dotted name.
func nest(env types.Map, id string, t types.Type) {
	name, rest, more := strings.Cut(id, ".")
	if !more {
		env[name] = t
		return
	}
	inner, ok := env[name].(types.Map)
	if !ok {
		inner = types.Map{}
		env[name] = inner
	}
	nest(inner, rest, t)
}

// scopeOf is a workbook as expressions see it, in a language.
func scopeOf(w *Workbook, l Lang) map[string]any {
	env := map[string]any{}
	for _, p := range w.Template.Prompts() {
		put(env, p.ID, promptScope(w, p))
		for i, name := range askedNames(w.Template, p) {
			state := w.Answer(p.ID, w.Template.SidesOf(p)[i]).State
			put(env, name, w.Template.Asks(p, w.About.Depth) && state != NotApplicable)
		}
		for _, tick := range p.Ticks {
			put(env, ticksName+"."+p.ID+"."+tick.ID, w.Answer(p.ID, p.Side).Stands() && w.Ticked(p, tick.ID))
		}
	}
	profile := ProfileOf(w)
	dimensions := map[string]any{}
	for _, d := range profile.Dimensions {
		dimensions[d.Part.ID] = dimensionScope(w, d, profile.Progress, l)
	}
	env[profileName] = dimensions
	env[balanceName] = map[string]any{
		"declared": sharesScope(w.Template, profile.Balance.Declared),
		"observed": sharesScope(w.Template, profile.Balance.Observed),
	}
	return env
}

// askedNames are where the scope says whether a prompt is asked, one for each of
// its sides.
func askedNames(t *Template, p *Prompt) []string {
	if p.Kind != Scale {
		return []string{askedName + "." + p.ID}
	}
	var names []string
	for _, side := range t.SidesOf(p) {
		names = append(names, askedName+"."+p.ID+"."+side)
	}
	return names
}

func put(env map[string]any, id string, v any) {
	name, rest, more := strings.Cut(id, ".")
	if !more {
		env[name] = v
		return
	}
	inner, ok := env[name].(map[string]any)
	if !ok {
		inner = map[string]any{}
		env[name] = inner
	}
	put(inner, rest, v)
}

// take is what put left at a dotted name.
func take(env map[string]any, id string) any {
	name, rest, more := strings.Cut(id, ".")
	if !more {
		return env[name]
	}
	return take(env[name].(map[string]any), rest)
}

func promptScope(w *Workbook, p *Prompt) any {
	switch p.Kind {
	case Scale:
		marks := map[string]any{}
		for _, s := range w.Template.Sides {
			marks[s.ID] = w.standing(p, s.ID).Mark
		}
		return marks
	case Table:
		rows := []map[string]any{}
		for _, row := range w.standingRows(p) {
			rows = append(rows, rowScope(w, p, row))
		}
		return rows
	}
	return strings.TrimSpace(w.standing(p, p.Side).Text)
}

// standing is an answer's value, nothing when a state stands in its place.
func (w *Workbook) standing(p *Prompt, side string) Value {
	if a := w.Answer(p.ID, side); a.Stands() {
		return a.Value
	}
	return Value{}
}

// standingRows are a table's rows, none when a state stands in their place.
func (w *Workbook) standingRows(p *Prompt) []Row {
	if !w.Answer(p.ID, p.Side).Stands() {
		return nil
	}
	return w.Rows(p.ID)
}

func rowScope(w *Workbook, p *Prompt, row Row) map[string]any {
	cells := map[string]any{}
	for _, c := range p.Columns {
		cells[c.ID] = strings.TrimSpace(row.Cells[c.ID])
		if c.Type == NumberCell {
			cells[c.ID] = known(exactNumber(row.Cells[c.ID]))
		}
	}
	for _, d := range p.DerivedOf(w.Template, row) {
		cells[d.Derive.ID] = derivedScope(d)
	}
	return cells
}

func derivedScope(d Derived) any {
	switch d.Derive.Kind() {
	case DerivedNumber:
		return known(d.Value)
	case DerivedFlag:
		return d.Flag
	case DerivedCount:
		return map[string]any{"yes": d.Count.Yes, "answered": d.Count.Answered, "of": d.Count.Of}
	}
	return d.Side
}

// known is a number, −1 for none.
func known(r *big.Rat) float64 {
	if r == nil {
		return -1
	}
	return float(r)
}

func float(r *big.Rat) float64 {
	if r == nil {
		return 0
	}
	f, _ := r.Float64()
	return f
}

func dimensionScope(w *Workbook, d DimensionProfile, progress Progress, l Lang) map[string]any {
	out := map[string]any{
		"name": d.Part.Name.In(l), "verdict": string(d.Verdict), "separation": float(d.Separation), "known": d.Separation != nil,
	}
	for i, s := range w.Template.Sides {
		p := d.Positions[i]
		out[s.ID] = map[string]any{"position": float(p.Mean), "basis": string(p.Basis), "answered": p.Answered, "asked": p.Asked}
	}
	for _, part := range progress.Parts {
		if part.Part == d.Part.ID {
			out["filled"] = part.Answered == part.Asked
		}
	}
	return out
}

func sharesScope(t *Template, s Shares) map[string]any {
	total := s.Total()
	share := map[string]any{}
	out := map[string]any{BothSides: float(s.Both), "unsaid": float(s.Unsaid), "total": float(total), "share": share}
	for i, side := range t.Sides {
		out[side.ID] = float(s.Sides[i])
		share[side.ID] = 0.0
		if total.Sign() > 0 {
			share[side.ID] = float(new(big.Rat).Quo(s.Sides[i], total))
		}
	}
	return out
}
