package store

import (
	"encoding/binary"
	"errors"
	"hash/fnv"
	"io"
)

// What of bbolt's meta page is read here: its offsets within the page, after the
// page's own header. Bbolt writes them in the machine's order of bytes, which is
// little endian wherever this program runs.
const (
	metaMagic    = 16
	metaPageSize = 24
	metaRoot     = 32
	metaFree     = 48
	metaHighest  = 56 // the page after the last one in use
	metaTxid     = 64
	metaSum      = 72
	metaEnd      = 80

	boltMagic = 0xED0CDAED
)

// Why a file is not handed to bbolt, which would take it for a new one or crash.
var (
	errFileEmpty  = errors.New("the file is empty")
	errFileShort  = errors.New("the file is cut off")
	errFileNotOne = errors.New("the file is no library")
	errFileMeta   = errors.New("a meta page is damaged")
)

// meta is one of the two pages that say where everything lies.
type meta struct {
	magic    bool
	whole    bool // its checksum holds
	pageSize int64
	root     uint64
	free     uint64
	highest  uint64
	txid     uint64
}

func parseMeta(page []byte) meta {
	m := meta{
		magic:    binary.LittleEndian.Uint32(page[metaMagic:]) == boltMagic,
		pageSize: int64(binary.LittleEndian.Uint32(page[metaPageSize:])),
		root:     binary.LittleEndian.Uint64(page[metaRoot:]),
		free:     binary.LittleEndian.Uint64(page[metaFree:]),
		highest:  binary.LittleEndian.Uint64(page[metaHighest:]),
		txid:     binary.LittleEndian.Uint64(page[metaTxid:]),
	}
	sum := fnv.New64a()
	sum.Write(page[metaMagic:metaSum])
	m.whole = m.magic && m.pageSize > 0 && sum.Sum64() == binary.LittleEndian.Uint64(page[metaSum:])
	return m
}

// inspect reads the meta pages of a file and returns the number of its newest
// transaction. A commit in another process can lie half written for a moment: a
// meta page that does not hold is read again before it counts.
func inspect(f io.ReaderAt, size func() (int64, error)) (txid uint64, err error) {
	for range 3 {
		if txid, err = inspectOnce(f, size); err == nil || !errors.Is(err, errFileMeta) {
			break
		}
	}
	return txid, err
}

func inspectOnce(f io.ReaderAt, size func() (int64, error)) (uint64, error) {
	first, n, err := readMeta(f, 0)
	if err != nil {
		return 0, err
	}
	if n < metaEnd {
		return 0, tooShort(f, n)
	}
	second, err := secondMeta(f, first)
	if err != nil {
		return 0, err
	}
	switch {
	case !first.magic && !second.magic:
		return 0, errFileNotOne
	case !first.whole || !second.whole:
		return 0, errFileMeta
	}
	newest := first
	if second.txid > first.txid {
		newest = second
	}
	// the size last: a file only ever grows before the meta page says so
	length, err := size()
	if err != nil {
		return 0, err
	}
	if uint64(length/newest.pageSize) < newest.highest {
		return 0, errFileShort
	}
	return newest.txid, nil
}

// tooShort tells what a file of n bytes is, which is less than any library: the
// start of one begins with the number of its first page, eight bytes of zero.
func tooShort(f io.ReaderAt, n int) error {
	if n == 0 {
		return errFileEmpty
	}
	start := make([]byte, min(n, 8))
	if _, err := f.ReadAt(start, 0); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	for _, b := range start {
		if b != 0 {
			return errFileNotOne
		}
	}
	return errFileShort
}

// secondMeta is the meta page after the first. When the first cannot say how
// long a page is, each size in use is tried.
func secondMeta(f io.ReaderAt, first meta) (meta, error) {
	sizes := []int64{first.pageSize}
	if !first.whole {
		sizes = []int64{4 << 10, 8 << 10, 16 << 10, 64 << 10}
	}
	for _, at := range sizes {
		m, n, err := readMeta(f, at)
		if err != nil {
			return meta{}, err
		}
		if n < metaEnd && first.magic {
			return meta{}, errFileShort
		}
		if n == metaEnd && m.magic {
			return m, nil
		}
	}
	return meta{}, nil
}

func readMeta(f io.ReaderAt, at int64) (meta, int, error) {
	var page [metaEnd]byte
	n, err := f.ReadAt(page[:], at)
	if err != nil && !errors.Is(err, io.EOF) {
		return meta{}, n, err
	}
	return parseMeta(page[:]), n, nil
}
