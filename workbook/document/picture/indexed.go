package picture

import (
	"cmp"
	"image"
	"image/color"
	"maps"
	"math"
	"slices"
)

const (
	mostColours = 256 // that an image can have whose pixels are indexes
	flatColours = 64  // inks, and what they commonly come to: these are kept as they are
)

// indexed is an opaque image with an index of a colour for each pixel, a quarter of
// the bytes: it is compressed in half the time and into less. Inks are few, but
// their soft edges can come to more colours than there is room for: then such edges
// take the nearest colour of those that have a place, and no eye tells. The same
// image gives the same bytes.
func indexed(from *image.RGBA) *image.Paletted {
	colours := ranking(from)
	out := image.NewPaletted(from.Rect, nil)
	var places []uint8
	out.Palette, places = choose(colours)
	index := make(map[uint32]uint8, len(colours))
	for i, c := range colours {
		index[c] = places[i]
	}
	last, at := colours[0], places[0]
	for i := range out.Pix {
		if c := packed(from.Pix[4*i:]); c != last {
			last, at = c, index[c]
		}
		out.Pix[i] = at
	}
	return out
}

// ranking is an image's colours, the commonest first.
func ranking(from *image.RGBA) []uint32 {
	counts := map[uint32]int{}
	last, run := packed(from.Pix), 0
	for i := 0; i < len(from.Pix); i += 4 {
		c := packed(from.Pix[i:])
		if c != last {
			counts[last] += run
			last, run = c, 0
		}
		run++
	}
	counts[last] += run
	return slices.SortedFunc(maps.Keys(counts), func(a, b uint32) int {
		return cmp.Or(counts[b]-counts[a], cmp.Compare(a, b))
	})
}

// choose gives the commonest colours a place, then again and again the one that is
// farthest from all that have one; and says where each colour finds its own or the
// nearest.
func choose(colours []uint32) (color.Palette, []uint8) {
	var palette color.Palette
	nearest, apart := make([]uint8, len(colours)), make([]int, len(colours))
	for i := range apart {
		apart[i] = math.MaxInt
	}
	for len(palette) < min(mostColours, len(colours)) {
		next := len(palette)
		if next >= flatColours {
			next = farthest(apart)
		}
		for i, c := range colours {
			if d := distance(c, colours[next]); d < apart[i] {
				nearest[i], apart[i] = uint8(len(palette)), d
			}
		}
		palette = append(palette, unpacked(colours[next]))
	}
	return palette, nearest
}

// farthest is where the greatest distance stands first.
func farthest(apart []int) int {
	at := 0
	for i, d := range apart {
		if d > apart[at] {
			at = i
		}
	}
	return at
}

func distance(a, b uint32) int {
	r, g, bl := int(a>>16)-int(b>>16), int(a>>8&0xff)-int(b>>8&0xff), int(a&0xff)-int(b&0xff)
	return r*r + g*g + bl*bl
}

// packed is the colour of a pixel that nothing shines through as one number.
func packed(pix []uint8) uint32 {
	return uint32(pix[0])<<16 | uint32(pix[1])<<8 | uint32(pix[2])
}

func unpacked(c uint32) color.Color {
	return color.RGBA{uint8(c >> 16), uint8(c >> 8), uint8(c), 0xff}
}
