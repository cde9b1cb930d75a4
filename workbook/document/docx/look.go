package docx

// The faces. Arial is on Windows and macOS, and elsewhere a face of the same
// widths stands in for it; Microsoft YaHei comes with Windows and with Word for
// the Mac. What to take without them stands in the font table.
const (
	latinFace   = "Arial"
	chineseFace = "Microsoft YaHei"
)

// The colours: the terminal's light ones, which hold 4.5 : 1 on white.
const (
	ink     = "22252A"
	muted   = "62615C"
	second  = "6F6D68" // a text's second language
	line    = "B3AFA6" // rules and borders
	hair    = "D9D5CB" // borders within a table
	wash    = "F4F1EA" // behind heads and readings
	accent  = "8A5A00"
	writeOn = "8C897F" // lines to write on
)

// side is how one of the two is drawn: both with the same weight, and each with a
// shape of its own, so that a grey print still tells them apart.
type side struct{ colour, solid, hollow string }

var sides = [2]side{{"B8450F", "●", "○"}, {"0B6E85", "◆", "◇"}}

// Lengths are in twentieths of a point, as Word counts them.
const (
	emuPerTwip = 635

	cellX = 100 // from a cell's border to its text
	cellY = 50
)
