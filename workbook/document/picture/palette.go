package picture

// Palette is the few colours of a document, as #rrggbb. Neither side is the
// louder one: both are as dark against the paper, and in grey print their marks'
// shapes and their lines' dashes tell them apart.
type Palette struct {
	Paper  string // what is written on
	Raised string // behind headings of tables, notes and groups
	Rule   string // lines between things
	Text   string
	Muted  string // what is beside the point
	Accent string // links
	Sides  [2]string
	Kinds  [4]string // strengths, tensions, gaps, questions
}

// Light is the colours on white paper.
func Light() Palette {
	return Palette{
		Paper: "#ffffff", Raised: "#f5f2ea", Rule: "#cfcabe",
		Text: "#22252a", Muted: "#5c5b56", Accent: "#7a4f00",
		Sides: [2]string{"#b8450f", "#0b6e85"},
		Kinds: [4]string{"#2a6e35", "#b3261e", "#7a4f00", "#4a5aa8"},
	}
}

// Dark is the colours on a dark screen.
func Dark() Palette {
	return Palette{
		Paper: "#17191d", Raised: "#24262b", Rule: "#4a4c50",
		Text: "#e6e1d6", Muted: "#a9a498", Accent: "#e0b565",
		Sides: [2]string{"#f08a5d", "#5fb6c9"},
		Kinds: [4]string{"#8fbf7f", "#ee7b6b", "#e0b565", "#a3b1f0"},
	}
}
