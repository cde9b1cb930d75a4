package exchange

import (
	"bufio"
	"bytes"
	"errors"
	"io"

	"shiben/workbook"
)

// MaxBook is how many bytes of JSON one workbook can have: several hundred times
// what a filled one takes. Reading takes a few times as much memory.
const MaxBook = 64 << 20

// source gives JSON out line by line, so that whoever reads it and stops knows on
// which line, and stops by itself where a workbook grows beyond all bounds.
type source struct {
	from  *bufio.Reader
	begun bool
	lines int  // that were given out to their ends, but for the last
	ended bool // the line that was given out last came to its end
	taken int  // bytes of the present workbook
	limit int  // of them
}

func newSource(r io.Reader) *source {
	return &source{from: bufio.NewReaderSize(r, 64<<10), limit: MaxBook}
}

// Read gives out a line at most.
func (s *source) Read(p []byte) (int, error) {
	if !s.begun {
		s.begun = true
		if err := s.begin(); err != nil {
			return 0, err
		}
	}
	if s.taken > s.limit {
		return 0, inputError("exchange_size", "bytes", s.taken, "limit", s.limit)
	}
	p = p[:min(len(p), s.limit-s.taken+1)]
	n := 0
	for n < len(p) {
		c, err := s.from.ReadByte()
		if err != nil {
			if n > 0 && errors.Is(err, io.EOF) {
				break
			}
			return 0, err
		}
		p[n] = c
		if n++; c == '\n' {
			break
		}
	}
	if s.ended {
		s.lines++
	}
	s.ended = p[n-1] == '\n'
	s.taken += n
	return n, nil
}

// line is the line that was read last, from 1.
func (s *source) line() int { return s.lines + 1 }

// begin looks at the first bytes: a mark of UTF-8 is passed over, and what is known
// to be something else is called by its name.
func (s *source) begin() error {
	head, err := s.from.Peek(20)
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	switch {
	case bytes.HasPrefix(head, []byte("\xef\xbb\xbf")):
		_, err := s.from.Discard(3)
		return err
	case bytes.HasPrefix(head, []byte("\xff\xfe")), bytes.HasPrefix(head, []byte("\xfe\xff")):
		return inputError("exchange_utf8", "line", 1)
	case len(head) == 20 && (bytes.Equal(head[16:20], boltMagic) || bytes.Equal(head[16:20], reversed(boltMagic))):
		return inputError("exchange_library")
	case bytes.HasPrefix(head, []byte("PK\x03\x04")):
		return inputError("exchange_other")
	}
	return nil
}

// boltMagic stands in the first page of a library's file.
var boltMagic = []byte{0xed, 0xda, 0x0c, 0xed}

func reversed(b []byte) []byte { return []byte{b[3], b[2], b[1], b[0]} }

func inputError(code string, args ...any) *workbook.Problem {
	return workbook.NewProblem(workbook.ErrInput, code, args...)
}
