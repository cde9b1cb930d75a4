// Package documenttest has documents for the tests of writers: made by hand, one
// that holds every block and one that holds what people should not write but do;
// and the worked cases as the program makes them.
package documenttest

import (
	"time"

	"shiben/workbook"
	"shiben/workbook/document"
)

var both = []workbook.Lang{workbook.Chinese, workbook.English}

// say is what the program or a template says.
func say(zh, en string) document.Text { return document.Say(workbook.Text{ZH: zh, EN: en}) }

func para(role document.Role, text document.Text, comments ...document.Comment) document.Para {
	return document.Para{Role: role, Text: text, Comments: comments}
}

func labelled(role document.Role, label, text document.Text) document.Para {
	return document.Para{Role: role, Label: label, Text: text}
}

func body(s string) document.Cell {
	return document.Cell{Paras: []document.Para{para(document.Body, document.Own(s))}}
}

var (
	marketing  = say("营销", "Marketing")
	operations = say("运营", "Operations")
	sides      = [2]document.Text{marketing, operations}
)

// Furniture is what writers say by themselves, in both languages.
func Furniture() document.Furniture {
	return document.Furniture{
		Contents: say("目录", "Contents"),
		Page:     say("第 %[1]s 页，共 %[2]s 页", "Page %[1]s of %[2]s"),
		Comment:  say("批注", "Comment"),
		Resolved: say("已了结", "resolved"),
		Language: say("语言", "Language"),
		Picture:  say("三个维度的标尺，营销和运营各一条线", "Scales of three dimensions, a line each for marketing and operations"),
	}
}

// Sample is a report in Chinese and English that holds every block, every role of a
// paragraph, every kind of cell, hollow and absent positions, comments, a long
// table, own words of several lines and a page break.
func Sample() *document.Document {
	d := &document.Document{
		Kind: document.Report, Langs: both, Paper: document.A4, Words: Furniture(),
		Title:   document.Own("云岭山茶"),
		Subject: document.Own("高山红茶，网店和三十一家茶馆"),
		Summary: say("从行动对象、闭环、势三面，把一门生意里的营销和运营并排看清。", "Lays marketing and operations of one business side by side."),
		ID:      "0197c1de-8f00-7000-8000-000000000001", Revision: 42,
		Updated: time.Date(2026, 3, 9, 8, 30, 0, 0, time.UTC),
		Authors: []string{"沈岚", "Luo Min"},
	}
	d.Blocks = append(d.Blocks, front()...)
	d.Blocks = append(d.Blocks, dimension()...)
	d.Blocks = append(d.Blocks, rest()...)
	d.Sheets = sheets()
	return d
}

func front() []document.Block {
	return []document.Block{
		document.Facts{Items: []document.Fact{
			{Name: say("对象", "Subject"), Value: document.Own("高山红茶，网店和三十一家茶馆")},
			{Name: say("更新于", "Updated"), Value: say("2026 年 3 月 9 日", "9 March 2026")},
			{Name: say("深度", "Depth"), Value: say("完整", "Full")},
			{Name: say("已答", "Answered"), Value: say("67 项里的 61 项", "61 of 67")},
		}},
		document.Heading{Level: 1, ID: "glance", Text: say("概要", "At a glance")},
		para(document.Lead, say("两个维度分明，一个交融。", "Two dimensions are distinct, one is blended.")),
		Plot(),
		document.PageBreak{},
	}
}

// Plot is a picture of three dimensions: one whole, one with gaps and a hollow
// position, one without any mark.
func Plot() document.Plot {
	row := func(id, zh, en, pzh, pen, qzh, qen string, a, b int) document.ScaleRow {
		return document.ScaleRow{ID: id, Name: say(zh, en), Poles: [2]document.Text{say(pzh, pen), say(qzh, qen)}, Marks: [2]document.Mark{{At: a}, {At: b}}}
	}
	gap := row("loop.closure", "开闭", "Closure", "开环", "open", "闭环", "closed", 0, 6)
	gap.Marks[0].State = say("不知道", "don't know")
	return document.Plot{
		Title: say("剖面", "Profile"), Sides: sides, Apart: say("间距", "separation"),
		Hollow: say("空心：这一边答了还不到一半", "hollow: fewer than half of that side's scales are answered"),
		Groups: []document.PlotGroup{
			{
				ID: "actor", Name: say("行动对象", "Actor"), Apart: "+1.33", Verdict: say("分明", "distinct"),
				Rows: []document.ScaleRow{
					row("actor.granularity", "颗粒度", "Granularity", "市场整体", "the market as one", "一个个客户", "single customers", 2, 6),
					row("actor.activation", "唤起方式", "Activation", "强冲击", "strong impulse", "润物无声", "quiet, link by link", 1, 7),
					row("actor.driver", "驱动", "Driver", "品牌驱动成长", "brand drives growth", "成长驱动品牌", "growth drives brand", 4, 4),
				},
				Positions: [2]document.PlotPosition{{X: -0.67, Figure: "−0.67"}, {X: 0.67, Figure: "+0.67"}},
			},
			{
				ID: "loop", Name: say("闭环", "Loop"), Apart: "+0.67", Verdict: say("交融", "blended"),
				Rows: []document.ScaleRow{
					gap,
					row("loop.focus", "着眼", "Focus", "看结果", "the result", "看过程", "the process", 0, 5),
					row("loop.reach", "点与面", "Reach", "面", "surface", "点", "point", 3, 0),
				},
				Positions: [2]document.PlotPosition{{X: -0.33, Figure: "−0.33", Hollow: true}, {X: 0.5, Figure: "+0.50"}},
			},
			{
				ID: "potential", Name: say("势", "Potential"), Verdict: say("间距待定", "no separation yet"),
				Rows:      []document.ScaleRow{row("potential.direction", "方向", "Direction", "向外张", "opens outward", "向内收", "draws inward", 0, 0)},
				Positions: [2]document.PlotPosition{{Absent: true}, {Absent: true}},
			},
		},
	}
}

func dimension() []document.Block {
	comment := document.Comment{Author: "梁老师", At: time.Date(2026, 3, 8, 14, 5, 0, 0, time.UTC), Text: "这一下打在谁心里？\n写一个人。"}
	settled := document.Comment{Author: "Qiu Ye", At: time.Date(2026, 3, 9, 1, 0, 0, 0, time.UTC), Text: "Done: see the second line.", Resolved: true}
	plot := Plot().Groups[0]
	rows := []document.ScaleRow{plot.Rows[0], plot.Rows[1], plot.Rows[2]}
	rows[0].Ask = say("动作对着整块市场，还是对着一个个叫得出名字的客户？", "Do the actions address a market as a whole, or customers one at a time?")
	rows[0].Notes = []document.Para{
		labelled(document.Note, say("营销 · 缘由", "Marketing · why"), document.Own("海报贴满全城，人人看到的都一样。")),
		labelled(document.Note, say("运营 · 把握", "Operations · confidence"), say("高", "high")),
		labelled(document.Claim, say("为什么问", "Why ask"), say("没有数据时看见的是市场，有了数据才看见客户。", "Without data we see a market; with data we see customers.")),
	}
	rows[2].Marks[0] = document.Mark{State: say("不适用", "not applicable")}
	return []document.Block{
		document.Heading{Level: 1, ID: "actor", Text: say("行动对象", "Actor")},
		para(document.Lead, say("我们的动作，落在谁身上？", "Whom do our actions land on?")),
		labelled(document.Verdict, say("分明", "Distinct"), say("间距 +1.33：营销 −0.67，运营 +0.67。", "Separation +1.33: marketing −0.67, operations +0.67.")),
		document.Scales{Part: "actor", Sides: sides, Rows: rows},
		document.Heading{Level: 2, ID: "actor.written", Text: say("写下的回答", "In writing")},
		document.Table{
			ID: "actor.answers",
			Columns: []document.Column{
				{ID: "marketing", Name: marketing, Weight: 1, Side: 1},
				{ID: "operations", Name: operations, Weight: 1, Side: 2},
			},
			Rows: []document.Row{
				{Cells: []document.Cell{
					{Paras: []document.Para{
						para(document.Name, say("市场", "Market")),
						para(document.Ask, say("对着哪个市场？里面的人有什么共同之处？", "Which market is it, and what do its people share?")),
						para(document.Hint, say("圈出一群人，写他们共同的处境。", "Draw a line round one group.")),
						para(document.Body, document.Own("爱喝茶的人。\n\n他们怕的是：\n- 泡三次就淡\n- 送出去显得贵"), comment, settled),
						labelled(document.Note, say("依据", "Evidence"), document.Own("评价两千六百一十四条 · 邱野 · 2026-01-19")),
					}},
					{Paras: []document.Para{
						para(document.Name, say("够得着的客户", "Reachable customers")),
						para(document.Body, document.Own("Members of the online shop: 11,406 with an order in two years, 621 of them in every season.")),
					}},
				}},
				{Cells: []document.Cell{
					{},
					{Paras: []document.Para{
						para(document.Name, say("传递", "Chain")),
						para(document.Silent, say("稍后再答", "later")),
					}},
				}},
			},
		},
		document.Heading{Level: 2, ID: "actor.readings", Text: say("解读", "Readings")},
		document.Reading{
			ID: "reading-r19", Rule: "R19", Kind: workbook.Question, KindName: say("追问", "Question"),
			Name: say("谁握着关键需求", "Who holds the key need"),
			Text: say("列了六个角色，没有一个握着关键需求。", "Six roles are listed and none holds the key need."),
			Next: say("挑一个：他不点头，货就走不动。", "Choose one: without their yes, nothing moves."),
			Claims: []document.Para{
				labelled(document.Claim, say("方法里的话", "What the method says"), say("人人都在链上。", "Everyone is on the chain.")),
			},
		},
		document.Reading{
			ID: "reading-r01-actor", Rule: "R01", Kind: workbook.Tension, KindName: say("张力", "Tension"),
			Name:     say("相近", "Alike"),
			Text:     say("两边站在差不多的位置上。", "Both stand on much the same ground."),
			Next:     say("问一句：是有意的吗？", "Ask whether that is meant."),
			Accepted: document.Own("人少，两边本来就是同一拨人"),
		},
	}
}

func rest() []document.Block {
	log := document.Table{
		ID: "history", Caption: say("谁在何时改了什么", "Who changed what, and when"),
		Columns: []document.Column{
			{Name: say("序", "No."), Weight: 1, Number: true},
			{Name: say("时间", "When"), Weight: 3},
			{Name: say("谁", "Who"), Weight: 2},
			{Name: say("何处", "Where"), Weight: 6},
		},
	}
	for i := range 60 {
		n := string(rune('0'+i/10)) + string(rune('0'+i%10))
		log.Rows = append(log.Rows, document.Row{ID: n, Cells: []document.Cell{body(n), body("2026-03-09 08:" + n), body("沈岚"), body("行动对象 · 营销 · 市场")}})
	}
	return []document.Block{
		document.Heading{Level: 1, ID: "plan", Text: say("行动计划", "Action plan")},
		document.Heading{Level: 3, ID: "plan.detail", Text: say("步骤", "Steps")},
		document.Table{
			ID: "combination.plan",
			Columns: []document.Column{
				{ID: "step", Name: say("步骤", "Step"), Weight: 5},
				{ID: "side", Name: say("哪边", "Side"), Weight: 2},
				{ID: "due", Name: say("日期", "Due"), Weight: 2},
				{ID: "effort", Name: say("投入", "Effort"), Weight: 1, Number: true},
			},
			Rows: []document.Row{
				{ID: "film", Cells: []document.Cell{body("拍《慢十天》，四月十八日一天放出"), {Paras: []document.Para{para(document.Body, marketing)}}, body("2026-04-18"), body("26%")}},
				{ID: "empty", Cells: []document.Cell{{}, {}, {}, {}}},
			},
		},
		document.Heading{Level: 1, ID: "open", Text: say("还悬着的", "Still open")},
		document.List{Items: []document.Para{
			labelled(document.Body, say("稍后再答", "Later"), say("行动对象 · 运营 · 传递", "Actor · operations · chain")),
			labelled(document.Body, say("批注", "Comment"), document.Own("这一下打在谁心里？")),
		}},
		para(document.Claim, say("营销看的是市场，运营看的是客户。", "Marketing sees a market, operations sees customers.")),
		para(document.Accepted, document.Own("人少")),
		para(document.WriteOn, document.Text{}),
		log,
	}
}

func sheets() []document.Sheet {
	column := func(id, zh, en string) document.SheetColumn {
		return document.SheetColumn{ID: id, Name: say(zh, en)}
	}
	return []document.Sheet{
		{
			ID: "actor.scales", Name: say("行动对象 · 标尺", "Actor · scales"),
			Columns: []document.SheetColumn{column("prompt", "提问", "Prompt"), column("marketing", "营销", "Marketing"), column("operations", "运营", "Operations")},
			Rows:    [][]document.Value{{{Raw: "actor.granularity"}, {Raw: "2"}, {Raw: "6"}}, {{Raw: "actor.driver"}, {}, {Raw: "4"}}},
		},
		{
			ID: "combination.plan", Name: say("行动计划", "Action plan"),
			Columns: []document.SheetColumn{column("row", "行", "Row"), column("step", "步骤", "Step"), column("side", "哪边", "Side")},
			Rows:    [][]document.Value{{{Raw: "film"}, {Raw: "拍《慢十天》，\n四月十八日放出"}, {Raw: "marketing", Shown: marketing}}},
		},
	}
}
