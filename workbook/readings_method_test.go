package workbook_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"shiben/workbook"
)

// readingCase is answers that make a reading fire, the one answer more with which
// it does not, and what its text must quote in both languages.
type readingCase struct {
	fires  string // the rule and its subject
	given  []string
	but    string
	quotes []string
}

func actorCases(tmpl *workbook.Template) []readingCase {
	single := []string{"actor.granularity/operations=5", "actor.o.customer=会员两千"}
	listed := []string{"actor.roles/family/role=家里人", "actor.roles/family/data=individual"}
	return []readingCase{
		{"R01 actor", []string{"actor.granularity/marketing=3", "actor.granularity/operations=4"}, "actor.granularity/operations=5", []string{"0.33"}},
		{"R02 loop", []string{"loop.focus/marketing=5", "loop.focus/operations=3"}, "loop.focus/operations=4", []string{"0.67"}},
		{"R03", wide(tmpl, "combination.m.handoff=一页纸", "loop.m.result=三个里一个", "loop.o.steps=分四步"), "combination.o.handoff=两样", []string{"三个里一个", "分四步"}},
		{"R03", wide(tmpl, "combination.o.handoff=两样"), "combination.m.handoff?not_applicable", nil},
		{"R03", wide(tmpl, "actor.driver/operations=1"), "actor.driver/marketing=3", nil}, // exactly 1, then 14/15
		{"R04", join(single, []string{"actor.evidence/operations=3"}), "actor.evidence/operations=4", []string{"5", "会员两千"}},
		{"R04", join(single, []string{"actor.evidence/operations=2"}), "actor.granularity/operations=4", []string{"会员两千"}},
		{"R04", join(single, []string{"actor.roles/family/data=aggregate"}), "actor.roles/customer/data=individual", []string{"会员两千"}},
		{"R04", join(single, []string{"actor.roles/family/data=none"}), "actor.roles/family/data=", nil},
		{"R04", join(single, []string{"actor.roles/family/data=none"}), "actor.roles?later", nil},
		{"R05", join(listed, move("m1", "side=operations", "acts_on=segment")), "loop.moves/m1/acts_on=customer", []string{"家里人"}},
		{"R05", listed, "actor.roles/family/data=aggregate", []string{"家里人"}},
		{"R06", []string{"actor.evidence/operations=5", "loop.closure/operations=3", "loop.o.steps=分四步"}, "loop.closure/operations=4", []string{"5", "3", "分四步"}},
		{"R06", []string{"actor.evidence/operations=5", "loop.closure/operations=1"}, "actor.evidence/operations=4", nil},
		{"R13", []string{"actor.accumulation/marketing=3", "actor.m.market=县城妈妈"}, "actor.m.letgo=礼盒", []string{"3", "县城妈妈"}},
		{"R13", []string{"actor.accumulation/marketing=1"}, "actor.accumulation/marketing=4", nil},
		{"R14", []string{"actor.accumulation/operations=5", "actor.o.customer=会员两千"}, "actor.o.group=周四那帮人", []string{"5", "会员两千"}},
		{"R14", []string{"actor.accumulation/operations=7"}, "actor.o.group?not_applicable", nil},
		{"R19", []string{"actor.roles/family/needs=省心", "actor.roles/sales/role=导购"}, "actor.roles/family/key=yes", []string{"5", "导购"}},
		{"R19", []string{"actor.roles/family/key=no"}, "actor.roles/family/key=", nil}, // the starting rows alone are no list
		{"R20 family", []string{"actor.roles/family/key=yes", "actor.roles/family/data=none", "actor.roles/family/role=家里人", "actor.roles/family/needs=省心"}, "actor.roles/family/data=aggregate", []string{"家里人", "省心"}},
		{"R20 family", []string{"actor.roles/family/key=yes", "actor.roles/family/data=none"}, "actor.roles/family/key=no", nil},
		{"R28 actor", filled(tmpl), "actor.o.doubt=", []string{"1.33"}},
		{"R28 potential", filled(tmpl, "potential.drive/operations=1"), "potential.drive/marketing=3", []string{"1"}},
	}
}

func loopCases() []readingCase {
	ours, theirs := move("m1", "side=operations", "name=发提醒"), move("m1", "side=marketing", "name=拍片子")
	return []readingCase{
		{"R07 m1", join(ours, tests("m1", 2)), "loop.moves/m1/handle=yes", []string{"发提醒", "2"}},
		{"R07 m1", join(ours, move("m1", "handle=no", "traceable=no", "retunable=no")), "loop.moves/m1/handle=", []string{"发提醒", "0"}},
		{"R07 m1", join(ours, tests("m1", 0)), "loop.moves/m1/side=marketing", nil},
		{"R08 m1", join(theirs, tests("m1", 5)), "loop.moves/m1/retunable=no", []string{"拍片子"}},
		{"R08 m1", join(theirs, tests("m1", 5)), "loop.moves/m1/side=operations", nil},
		{"R09", join(theirs, move("m1", "control=nothing")), "loop.moves/m1/control=some", []string{"拍片子"}},
		{"R09", join(theirs, move("m1", "control=nothing"), move("m2", "side=operations")), "loop.moves/m2/side=marketing", []string{"拍片子"}},
		{"R10", join(ours, []string{"loop.o.steps=分四步"}), "loop.moves/m1/metric=到课率", []string{"发提醒"}},
		{"R10", join(ours, move("m1", "metric=到课率")), "loop.o.steps=分四步", nil},
		{"R10", []string{"loop.focus/operations=5"}, "loop.o.steps?not_applicable", nil},
		{"R11", []string{"loop.handle/operations=5", "loop.o.steps=分四步"}, "loop.o.handles=回访", []string{"5", "分四步"}},
		{"R11", []string{"loop.handle/operations=6"}, "loop.handle/operations=4", nil},
		{"R12", join(move("m1", "side=marketing", "effort=17"), move("m2", "side=operations", "effort=3")), "loop.moves/m1/effort=16.99", []string{"85%"}},
		{"R12", join(move("m1", "side=operations", "effort=90"), move("m2", "effort=10")), "loop.moves/m2/effort=20", []string{"90%"}},
		{"R17 m1", join(ours, move("m1", "control=nothing")), "loop.moves/m1/control=some", []string{"发提醒"}},
		{"R17 m1", join(ours, move("m1", "control=nothing")), "loop.moves/m1/side=marketing", nil},
		{"R25 m1", join(ours, move("m1", "numbers=yes", "decomposed=no", "metric=到课率")), "loop.moves/m1/decomposed=yes", []string{"发提醒", "到课率"}},
		{"R25 m1", join(ours, move("m1", "numbers=yes", "decomposed=no")), "loop.moves/m1/decomposed=", nil},
		{"R27 m1", join(ours, move("m1", "acts_on=market", "energy=product")), "loop.moves/m1/side=marketing", []string{"发提醒"}},
		{"R27 m1", join(theirs, move("m1", "acts_on=segment", "control=some")), "loop.moves/m1/control=nothing", []string{"拍片子"}},
		{"R27 m1", join(theirs, move("m1", "acts_on=customer", "energy=outside")), "loop.moves/m1/energy=", []string{"拍片子"}},
	}
}

func potentialCases() []readingCase {
	return []readingCase{
		{"R15", []string{"potential.source/operations=3", "potential.m.inner=锅底编号"}, "potential.o.outer=物业", []string{"3", "锅底编号"}},
		{"R15", []string{"potential.source/operations=1"}, "potential.source/operations=4", nil},
		{"R15", []string{"potential.source/operations=1"}, "potential.o.outer?not_applicable", nil},
		{"R16", []string{"potential.source/marketing=5", "potential.o.outer=联名"}, "potential.m.inner=锅底编号", []string{"5", "联名"}},
		{"R16", []string{"potential.source/marketing=7"}, "potential.source/marketing=4", nil},
		{"R18", []string{"potential.control/marketing=6", "potential.m.ripple=亲友和采购"}, "potential.control/marketing=5", []string{"6", "亲友和采购"}},
		{"R26", []string{"potential.o.outer!bought", "potential.o.outer=信息流"}, "potential.o.outer?later", []string{"信息流"}},
	}
}

func combinationCases(tmpl *workbook.Template) []readingCase {
	scene := []string{"combination.scenes/s1/scene=放学路上", "combination.scenes/s1/without=暖柜"}
	step := func(without string) []string {
		out := []string{"combination.plan/p1/step=放暖柜"}
		for _, c := range []string{"owner=小陈", "due=2026-05-20", "metric=卖出几份"} {
			if !strings.HasPrefix(c, without) {
				out = append(out, "combination.plan/p1/"+c)
			}
		}
		return out
	}
	return []readingCase{
		{"R21", filled(tmpl), "combination.scenes/s1/scene=放学路上", []string{"答actor.m.market"}},
		{"R21", filled(tmpl), "potential.m.doubt=", nil},
		{"R21", filled(tmpl), "combination.scenes?not_applicable", nil},
		{"R22 s1", scene, "combination.scenes/s1/within=怕饿", []string{"放学路上", "暖柜"}},
		{"R22 s1", []string{"combination.scenes/s1/within=怕饿"}, "combination.scenes/s1/without=暖柜", []string{"怕饿"}},
		{"R22 s1", []string{"combination.scenes/s1/links=面包"}, "combination.scenes/s1/links=", nil},
		{"R23", []string{"combination.m.handoff=一页纸"}, "combination.o.handoff=两样", []string{"一页纸"}},
		{"R23", []string{"combination.o.handoff=两样"}, "combination.o.handoff=", []string{"两样"}},
		{"R23", []string{"combination.o.handoff=两样"}, "combination.m.handoff?not_applicable", []string{"两样"}},
		{"R24 p1", step("owner"), "combination.plan/p1/owner=小陈", []string{"放暖柜"}},
		{"R24 p1", step("due"), "combination.plan/p1/due=2026-05-20", []string{"放暖柜"}},
		{"R24 p1", step("metric"), "combination.plan/p1/metric=卖出几份", []string{"放暖柜"}},
		{"R24 p1", []string{"combination.plan/p1/step=放暖柜"}, "combination.plan/p1/step=", nil},
	}
}

func splitCases() []readingCase {
	split := []string{"actor.driver/operations/陈=2", "actor.driver/operations/林=3", "actor.driver/operations/周=5"}
	const fires = "R29 actor.driver.operations"
	return []readingCase{
		{fires, split, "actor.driver/operations/周=4", []string{"3", "2", "5"}},
		{fires, split, "actor.driver/operations~说的不是一件事", nil},
		{fires, split, "actor.driver/operations/周~我看的是去年", nil},
		{fires, append(split, "actor.driver/marketing~另一侧的理由"), "actor.driver/operations/周=4", nil},
	}
}

func readingCases(tmpl *workbook.Template) []readingCase {
	return slices.Concat(actorCases(tmpl), loopCases(), potentialCases(), combinationCases(tmpl), splitCases())
}

func TestEveryReadingFiresAndItsNearestDoesNot(t *testing.T) {
	tmpl := builtIn(t)
	tried := map[string]bool{}
	for _, c := range readingCases(tmpl) {
		rule, _, _ := strings.Cut(c.fires, " ")
		tried[rule] = true
		w := book(t, tmpl, "full", c.given...)
		if got := firing(t, w); !slices.Contains(got, c.fires) {
			t.Errorf("%s does not fire on %v, but %v", c.fires, c.given, got)
		}
		tell(t, w, c.but)
		if slices.Contains(firing(t, w), c.fires) {
			t.Errorf("%s still fires with %s", c.fires, c.but)
		}
	}
	for _, r := range tmpl.Readings {
		if !tried[r.ID] {
			t.Errorf("no case for %s", r.ID)
		}
	}
	if len(tmpl.Readings) < 29 {
		t.Errorf("%d readings", len(tmpl.Readings))
	}
}

func TestNothingNags(t *testing.T) {
	tmpl := builtIn(t)
	for _, depth := range []string{"quick", "full"} {
		if got := firing(t, book(t, tmpl, depth)); len(got) != 0 {
			t.Errorf("an empty workbook at %s depth is read: %v", depth, got)
		}
	}
	// What only the full depth asks is not missed at the quick one.
	marks := wide(tmpl, "actor.accumulation/marketing=1", "loop.o.steps=分四步", "loop.moves/m1/side=marketing",
		"combination.scenes/s1/scene=路上", "combination.plan/p1/step=放", "combination.m.handoff=一页纸", "actor.roles/family/data=none")
	if got := firing(t, book(t, tmpl, "quick", marks...)); len(got) != 0 {
		t.Errorf("missed at the quick depth: %v", got)
	}
	want := []string{"R03", "R04", "R11", "R13", "R14", "R19", "R22 s1", "R23", "R24 p1"}
	if got := firing(t, book(t, tmpl, "full", marks...)); !slices.Equal(got, want) {
		t.Errorf("at the full depth %v, want %v", got, want)
	}
}

// A state in place of a value leaves nothing there, whatever the log still holds.
func TestAStateInPlaceOfAValueIsNoAnswer(t *testing.T) {
	tmpl := builtIn(t)
	for _, state := range []string{"later", "dont_know", "not_applicable"} {
		w := book(t, tmpl, "full", "potential.control/marketing=7", "potential.control/marketing?"+state)
		if got := firing(t, w); len(got) != 0 {
			t.Errorf("a mark said to be %s is read: %v", state, got)
		}
	}
	w := book(t, tmpl, "full", "potential.control/marketing=7", "potential.control/marketing?unsure")
	if got := firing(t, w); !slices.Equal(got, []string{"R18"}) {
		t.Errorf("a mark held loosely: %v", got)
	}
}

var (
	quotedWords = regexp.MustCompile(`“[^”]*”|‘[^’]*’`)
	scolding    = regexp.MustCompile(`(?i)\b(wrong|fail\w*|scores?|better|worse|bad|poor|must|should have)\b|错|失败|得分|不及格|差劲|更好|必须|应该`)
)

func TestReadingsReadWellInBothLanguages(t *testing.T) {
	tmpl := builtIn(t)
	for _, c := range readingCases(tmpl) {
		for _, given := range [][]string{c.given, unworded(c.given)} {
			w := book(t, tmpl, "full", given...)
			for _, l := range []workbook.Lang{workbook.Chinese, workbook.English} {
				readings, err := workbook.ReadingsOf(w, l)
				if err != nil {
					t.Fatal(err)
				}
				for _, r := range readings {
					checkWords(t, r, l)
					if len(given) == len(c.given) && strings.TrimSpace(r.Rule.ID+" "+r.Subject) == c.fires {
						checkQuotes(t, r, c.quotes)
					}
				}
			}
		}
	}
}

// unworded leaves out what a planner would write in words, names of rows first.
func unworded(given []string) []string {
	return slices.DeleteFunc(slices.Clone(given), func(s string) bool {
		_, what, _ := strings.Cut(s, "=")
		return len(what) > 0 && what[0] >= utf8.RuneSelf
	})
}

func checkQuotes(t *testing.T, r workbook.Reading, quotes []string) {
	t.Helper()
	for _, q := range quotes {
		if !strings.Contains(r.Text, q) {
			t.Errorf("%s does not say %q: %s", r.Rule.ID, q, r.Text)
		}
	}
}

func checkWords(t *testing.T, r workbook.Reading, l workbook.Lang) {
	t.Helper()
	for _, s := range []string{r.Text, r.Next} {
		bare := quotedWords.ReplaceAllString(s, "")
		long := utf8.RuneCountInString(bare) > 90
		if l == workbook.English {
			long = len(strings.Fields(bare)) > 55
		}
		switch {
		case long:
			t.Errorf("%s is long: %s", r.Rule.ID, s)
		case strings.Contains(s, "“”"), strings.Contains(s, "‘’"), strings.Contains(s, "{"), strings.Contains(s, "  "), strings.Contains(s, " ."):
			t.Errorf("%s reads badly: %s", r.Rule.ID, s)
		case scolding.MatchString(bare):
			t.Errorf("%s scolds: %s", r.Rule.ID, s)
		}
	}
	if !strings.ContainsAny(r.Text, "？?") {
		t.Errorf("%s does not ask: %s", r.Rule.ID, r.Text)
	}
	if zh := utf8.RuneCountInString(r.Next); l == workbook.Chinese && zh > 60 || l == workbook.English && len(strings.Fields(r.Next)) > 35 {
		t.Errorf("the next step of %s is long: %s", r.Rule.ID, r.Next)
	}
}

func TestEveryClaimIsCited(t *testing.T) {
	tmpl := builtIn(t)
	cited := map[string]string{}
	cite := func(where string, ids []string) {
		for _, id := range ids {
			cited[id] = where
		}
	}
	for _, p := range tmpl.Prompts() {
		cite(p.ID, p.Claims)
		for _, c := range p.Columns {
			cite(p.ID+" "+c.ID, c.Claims)
		}
		for _, d := range p.Derived {
			cite(p.ID+" "+d.ID, d.Claims)
		}
	}
	for _, r := range tmpl.Readings {
		cite(r.ID, r.Claims)
	}
	for _, c := range tmpl.Claims {
		if cited[c.ID] == "" {
			t.Errorf("nothing cites %s", c.ID)
		}
		delete(cited, c.ID)
	}
	for id, where := range cited {
		t.Errorf("%s cites %s, which is not", where, id)
	}
}
