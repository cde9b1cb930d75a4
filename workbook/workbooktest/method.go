package workbooktest

import "shiben/workbook"

// Method is the prompts of the built-in template, as the method lists them: the ids
// that scripts rely on.
func Method() map[workbook.Kind][]string {
	return map[workbook.Kind][]string{
		workbook.Scale: {
			"actor.granularity", "actor.evidence", "actor.activation", "actor.accumulation", "actor.driver",
			"loop.closure", "loop.focus", "loop.reach", "loop.handle", "loop.capability", "loop.pursuit", "loop.organisation",
			"potential.direction", "potential.source", "potential.control", "potential.drive", "potential.constancy",
		},
		workbook.Written: {
			"actor.m.market", "actor.m.impulse", "actor.m.letgo", "actor.o.customer", "actor.o.chain", "actor.o.group",
			"loop.m.result", "loop.m.spend", "loop.m.judgement", "loop.o.steps", "loop.o.handles", "loop.o.trace",
			"potential.m.inner", "potential.m.drop", "potential.m.ripple", "potential.o.outer", "potential.o.stir", "potential.o.fit",
			"combination.m.constant", "combination.o.change", "combination.m.handoff", "combination.o.handoff", "combination.energy",
			"actor.m.doubt", "actor.o.doubt", "loop.m.doubt", "loop.o.doubt", "potential.m.doubt", "potential.o.doubt",
		},
		workbook.Table: {"actor.roles", "loop.moves", "combination.scenes", "combination.plan"},
	}
}
