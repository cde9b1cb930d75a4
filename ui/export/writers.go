package export

import (
	"io"
	"io/fs"

	"shiben/workbook"
	"shiben/workbook/document"
	"shiben/workbook/document/docx"
	"shiben/workbook/document/html"
	"shiben/workbook/document/markdown"
	"shiben/workbook/document/picture"
	"shiben/workbook/document/spreadsheet"
	"shiben/workbook/exchange"
)

// writer makes the files of a format.
type writer func(*Exporter, Source, Target, Options) ([]Piece, error)

// writers are the formats' writers by name. A format without one is not offered.
func writers() map[string]writer {
	return map[string]writer{
		"docx": (*Exporter).docx,
		"html": (*Exporter).html,
		"md":   (*Exporter).markdown,
		"json": (*Exporter).json,
		"csv":  (*Exporter).csv,
		"svg":  (*Exporter).svg,
		"png":  (*Exporter).png,
	}
}

func alone(write func(io.Writer) error) []Piece { return []Piece{{Write: write}} }

func (e *Exporter) json(s Source, _ Target, o Options) ([]Piece, error) {
	w := s.Workbook
	book := exchange.Book{ID: w.ID, Template: w.Template, Log: s.Log}
	return alone(func(to io.Writer) error { return exchange.Write(to, book, exchange.Layout(!o.Line)) }), nil
}

// document is the tree that most formats are written from.
func (e *Exporter) document(s Source, o Options) (*document.Document, error) {
	words, err := e.say(o.Langs)
	if err != nil {
		return nil, err
	}
	w := s.Workbook
	if o.Kind == document.HandoutKind {
		return document.Handout(w.Template, w.About.Depth, words, o.Options)
	}
	return document.Build(w, s.Log, words, o.Options)
}

func (e *Exporter) docx(s Source, _ Target, o Options) ([]Piece, error) {
	d, err := e.document(s, o)
	if err != nil {
		return nil, err
	}
	font, err := e.loadFont()
	if err != nil {
		return nil, err
	}
	return alone(func(to io.Writer) error {
		return docx.Write(to, d, func(p *document.Plot, langs []workbook.Lang) ([]byte, error) {
			return font.PNG(p, picture.Options{Langs: langs, Untitled: true})
		})
	}), nil
}

func (e *Exporter) html(s Source, _ Target, o Options) ([]Piece, error) {
	d, err := e.document(s, o)
	if err != nil {
		return nil, err
	}
	return alone(func(to io.Writer) error { return html.Write(to, d) }), nil
}

func (e *Exporter) markdown(s Source, _ Target, o Options) ([]Piece, error) {
	d, err := e.document(s, o)
	if err != nil {
		return nil, err
	}
	return alone(func(to io.Writer) error { return markdown.Write(to, d) }), nil
}

// Handout writes a blank handout of a template at one of its depths, as Markdown.
func (e *Exporter) Handout(w io.Writer, t *workbook.Template, depth string, o document.Options) error {
	words, err := e.say(o.Langs)
	if err != nil {
		return err
	}
	d, err := document.Handout(t, depth, words, o)
	if err != nil {
		return err
	}
	return markdown.Write(w, d)
}

// csv has a file for each table, or the one that is wanted.
func (e *Exporter) csv(s Source, _ Target, o Options) ([]Piece, error) {
	d, err := e.document(s, o)
	if err != nil {
		return nil, err
	}
	opts := spreadsheet.Options{BOM: o.BOM}
	if o.Names {
		opts.Langs = o.Langs
	}
	var all []Piece
	var known []string
	for i := range d.Sheets {
		sheet := &d.Sheets[i]
		known = append(known, sheet.ID)
		if o.Sheet == "" || o.Sheet == sheet.ID {
			all = append(all, Piece{sheet.ID, func(to io.Writer) error { return spreadsheet.Write(to, sheet, opts) }})
		}
	}
	switch {
	case len(known) == 0:
		return nil, inputError("export_no_sheet")
	case len(all) == 0:
		return nil, inputError("export_sheet", "got", shorten(o.Sheet), "near", workbook.Nearest(o.Sheet, known), "known", known)
	}
	return all, nil
}

func (e *Exporter) svg(s Source, _ Target, o Options) ([]Piece, error) {
	plot, err := e.plot(s, o)
	if err != nil {
		return nil, err
	}
	return alone(func(to io.Writer) error {
		_, err := to.Write(picture.SVG(plot, picture.Options{Langs: o.Langs}))
		return err
	}), nil
}

func (e *Exporter) png(s Source, _ Target, o Options) ([]Piece, error) {
	plot, err := e.plot(s, o)
	if err != nil {
		return nil, err
	}
	font, err := e.loadFont()
	if err != nil {
		return nil, err
	}
	return alone(func(to io.Writer) error {
		data, err := font.PNG(plot, picture.Options{Langs: o.Langs})
		if err == nil {
			_, err = to.Write(data)
		}
		return err
	}), nil
}

// plot is the profile's picture in a document.
func (e *Exporter) plot(s Source, o Options) (*document.Plot, error) {
	d, err := e.document(s, o)
	if err != nil {
		return nil, err
	}
	for _, b := range d.Blocks {
		if p, ok := b.(document.Plot); ok {
			return &p, nil
		}
	}
	return nil, inputError("export_no_plot")
}

// loadFont is the font of pictures, parsed once.
func (e *Exporter) loadFont() (*picture.Font, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.font != nil {
		return e.font, nil
	}
	data, err := fs.ReadFile(e.assets, "fonts/NotoSansSC-Subset.otf")
	if err == nil {
		e.font, err = picture.ParseFont(data)
	}
	return e.font, err
}
