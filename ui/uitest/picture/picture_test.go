package picture

import (
	"bytes"
	"encoding/xml"
	"image/color"
	"io"
	"strings"
	"testing"

	uv "github.com/charmbracelet/ultraviolet"
)

var window = Window{Title: "a < b", About: "“<&>”", Text: color.White, Back: color.Black}

func cells(text string, style uv.Style) []uv.Cell {
	var row []uv.Cell
	for _, r := range text {
		width := 1
		if r > 0x2E80 {
			width = 2
		}
		row = append(row, uv.Cell{Content: string(r), Width: width, Style: style})
		if width == 2 {
			row = append(row, uv.Cell{})
		}
	}
	return row
}

func TestAPictureIsXMLAndTheSameEachTime(t *testing.T) {
	rows := [][]uv.Cell{
		cells("势本 <a&b> ─┼━ ●○◆◇· ⣿ ▃█▌", uv.Style{Fg: color.RGBA{R: 255, A: 255}, Attrs: uv.AttrBold}),
		cells("选中", uv.Style{Bg: color.RGBA{B: 255, A: 255}, Attrs: uv.AttrReverse, Underline: uv.UnderlineSingle}),
		nil,
	}
	got := SVG(window, rows)
	if again := SVG(window, rows); !bytes.Equal(got, again) {
		t.Error("twice the same cells gave two pictures")
	}
	d := xml.NewDecoder(bytes.NewReader(got))
	for {
		if _, err := d.Token(); err == io.EOF {
			break
		} else if err != nil {
			t.Fatalf("%v in\n%s", err, got)
		}
	}
}

func TestCharactersStandOnTheirCells(t *testing.T) {
	svg := string(SVG(window, [][]uv.Cell{cells("a势本b", uv.Style{})}))
	for _, want := range []string{
		`x="0" y="14" textLength="8.4" lengthAdjust="spacingAndGlyphs">a</text>`,
		`x="9.3 26.1" y="14">势本</text>`,
		`x="42" y="14" textLength="8.4" lengthAdjust="spacingAndGlyphs">b</text>`,
	} {
		if !strings.Contains(svg, want) {
			t.Errorf("no %s in\n%s", want, svg)
		}
	}
}

func TestBlanksAreNotWritten(t *testing.T) {
	if svg := string(SVG(window, [][]uv.Cell{cells("  \u3000 ", uv.Style{})})); strings.Contains(svg, "<text") {
		t.Errorf("blanks were written:\n%s", svg)
	}
}

func TestWhatStandsBehindWideCharactersHasNoGaps(t *testing.T) {
	back := uv.Style{Bg: color.RGBA{R: 9, A: 255}}
	if svg := string(SVG(window, [][]uv.Cell{cells("势本a", back)})); !strings.Contains(svg, `x="0" y="0" width="42"`) {
		t.Errorf("not one ground of five cells:\n%s", svg)
	}
}
