package e2e

import (
	"image/color"
	"testing"

	"shiben/ui/uitest/golden"
	"shiben/ui/uitest/picture"
	"shiben/workbook"
)

//go:generate go test -run TestThePictureInTheReadme -update .

// The README's picture is what the program shows of the worked example.
func TestThePictureInTheReadme(t *testing.T) {
	h := newHome(t, workbook.Chinese)
	h.must("new", title, "--subject", "云南山头茶，线上与茶室")
	batch := read(t, "testdata/example-zh.jsonl")
	if r := h.run(string(batch), "set", title, "--batch", "-"); r.code != 0 {
		t.Fatal(r.talk)
	}
	p := h.screen(112, 28, "--theme", "dark")
	p.WaitFor(title)
	p.Press("p")
	p.WaitFor("我们的动作，落在谁身上？", "├", h.say("app.key_help"))
	svg := picture.SVG(picture.Window{
		Title: "势本 Shiben",
		About: "势本的剖面：行动对象、闭环、势三面，营销和运营各一条线。 The profile: actor, loop and potential, a line each for marketing and operations.",
		Text:  color.RGBA{0xE6, 0xE1, 0xD6, 0xFF},
		Back:  color.RGBA{0x17, 0x19, 0x1D, 0xFF},
	}, p.Cells())
	golden.File(t, "../../assets/pictures/profile.svg", string(svg))
}
