package export

import (
	"io"

	"shiben/workbook/exchange"
)

// writer makes the files of a format.
type writer func(*Exporter, Source, Target, Options) ([]Piece, error)

// writers are the formats' writers by name. A format without one is not offered.
func writers() map[string]writer {
	return map[string]writer{
		"json": (*Exporter).json,
	}
}

func alone(write func(io.Writer) error) []Piece { return []Piece{{Write: write}} }

func (e *Exporter) json(s Source, _ Target, o Options) ([]Piece, error) {
	w := s.Workbook
	book := exchange.Book{ID: w.ID, Template: w.Template, Log: s.Log}
	return alone(func(to io.Writer) error { return exchange.Write(to, book, exchange.Layout(!o.Line)) }), nil
}
