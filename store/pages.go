package store

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"math"
)

// What of bbolt's pages is read here. A page begins with a header: its number,
// what it is, how many elements it has, how many pages more it goes on for. The
// elements follow, and say where their keys and values lie, counted from
// themselves.
const (
	pageHeader  = 16
	elementSize = 16
	bucketSize  = 16 // number of the root page, or 0 and then the page itself; a sequence

	branchPage = 0x01
	leafPage   = 0x02
	freePage   = 0x10

	bucketElement  = 0x01
	noFreelist     = ^uint64(0)
	countElsewhere = 0xFFFF // the free list's count stands in its first entry
)

// deepest is how many pages can lie over each other: more is a circle, since each
// has two children at least.
const deepest = 48

// pages reads a library without bbolt, which takes a damaged file for a whole one:
// it runs in circles, or beyond the file's end. Here every number is held against
// what it can be. What cannot be read is told, and passed over.
type pages struct {
	file    io.ReaderAt
	size    int64 // of a page
	highest uint64
	seen    map[uint64]bool
	fault   func(path []string, page uint64, detail string)
	badFree func(page uint64, detail string)       // likewise, of the list of free pages
	enter   func(path []string) error              // a bucket
	leave   func(path []string) error              // and its end
	record  func(path []string, k, v []byte) error // a record in it; shares the page's bytes
	turned  func() error                           // before each page, how many were read is len(seen)
}

// element is one entry of a page.
type element struct {
	flags      uint32
	key, value []byte
	child      uint64 // of a branch
}

// bounds are the keys between which those of a page lie: from and to, without to.
type bounds struct{ from, to []byte }

func (b bounds) hold(key []byte) bool {
	return (b.from == nil || bytes.Compare(key, b.from) >= 0) && (b.to == nil || bytes.Compare(key, b.to) < 0)
}

// bucket reads a bucket whose root page has that number.
func (p *pages) bucket(path []string, root uint64) error {
	if err := p.enter(path); err != nil {
		return err
	}
	if err := p.page(path, root, bounds{}, 0); err != nil {
		return err
	}
	return p.leave(path)
}

func (p *pages) page(path []string, number uint64, within bounds, depth int) error {
	if err := p.turned(); err != nil {
		return err
	}
	data, detail := p.load(number)
	if detail == "" && depth > deepest {
		detail = "pages lead in a circle"
	}
	if detail != "" {
		p.fault(path, number, detail)
		return nil
	}
	return p.elements(path, number, data, within, depth)
}

// elements reads what is on a page, or what lies in a bucket's own entry.
func (p *pages) elements(path []string, number uint64, data []byte, within bounds, depth int) error {
	flags, all, detail := parsePage(data)
	if detail != "" {
		p.fault(path, number, detail)
	}
	var last []byte
	for i, e := range all {
		if !within.hold(e.key) || last != nil && bytes.Compare(e.key, last) <= 0 {
			p.fault(path, number, fmt.Sprintf("key %q is out of order", e.key))
		}
		last = e.key
		if err := p.element(path, number, flags, all, i, within, depth); err != nil {
			return err
		}
	}
	return nil
}

func (p *pages) element(path []string, number uint64, flags uint16, all []element, i int, within bounds, depth int) error {
	e := all[i]
	switch {
	case flags == branchPage:
		if i > 0 {
			within.from = e.key
		}
		if i+1 < len(all) {
			within.to = all[i+1].key
		}
		return p.page(path, e.child, within, depth+1)
	case e.flags == bucketElement:
		return p.nested(append(path[:len(path):len(path)], string(e.key)), number, e.value)
	case len(path) == 0:
		p.fault(path, number, fmt.Sprintf("record %q where buckets stand", e.key))
		return nil
	}
	return p.record(path, e.key, e.value)
}

// nested reads a bucket by its entry in another one.
func (p *pages) nested(path []string, number uint64, value []byte) error {
	if len(value) < bucketSize || len(path) > deepest {
		p.fault(path, number, "no bucket's entry")
		return nil
	}
	if root := binary.LittleEndian.Uint64(value); root != 0 {
		return p.bucket(path, root)
	}
	if err := p.enter(path); err != nil {
		return err
	}
	if err := p.elements(path, number, value[bucketSize:], bounds{}, 0); err != nil {
		return err
	}
	return p.leave(path)
}

// load reads a page, with those that it goes on for.
func (p *pages) load(number uint64) (data []byte, detail string) {
	if number < 2 || number >= p.highest {
		return nil, "no page of that number"
	}
	if p.seen[number] {
		return nil, "two things lead to one page"
	}
	p.seen[number] = true
	if !p.reaches(number) {
		return nil, "lies beyond the file's end"
	}
	data = make([]byte, p.size)
	if n, err := p.file.ReadAt(data, int64(number)*p.size); n < len(data) {
		return nil, fmt.Sprintf("cannot be read: %v", err)
	}
	if binary.LittleEndian.Uint64(data) != number {
		return nil, "is another page, or none"
	}
	more := uint64(binary.LittleEndian.Uint32(data[12:]))
	if more == 0 {
		return data, ""
	}
	if more >= p.highest-number {
		return nil, "goes on beyond the end"
	}
	if !p.reaches(number + more) { // before there is room made for what the page says of itself
		return nil, "goes on beyond the file's end"
	}
	for n := number + 1; n <= number+more; n++ {
		if p.seen[n] {
			return nil, "two things lead to one page"
		}
		p.seen[n] = true
	}
	data = make([]byte, int64(more+1)*p.size)
	if n, err := p.file.ReadAt(data, int64(number)*p.size); n < len(data) {
		return nil, fmt.Sprintf("cannot be read: %v", err)
	}
	return data, ""
}

// reaches tells whether the file goes as far as the end of a page.
func (p *pages) reaches(number uint64) bool {
	if number >= math.MaxInt64/uint64(p.size) {
		return false
	}
	var last [1]byte
	n, _ := p.file.ReadAt(last[:], int64(number+1)*p.size-1)
	return n == 1
}

// parsePage returns the elements that lie within the page; detail tells that not
// all do.
func parsePage(data []byte) (flags uint16, all []element, detail string) {
	if len(data) < pageHeader {
		return 0, nil, "is too short"
	}
	flags = binary.LittleEndian.Uint16(data[8:])
	count := int(binary.LittleEndian.Uint16(data[10:]))
	if flags != branchPage && flags != leafPage {
		return flags, nil, fmt.Sprintf("is of no known kind (%#x)", flags)
	}
	if pageHeader+count*elementSize > len(data) {
		return flags, nil, "says that it has more than it can have"
	}
	for i := range count {
		at := pageHeader + i*elementSize
		e, ok := parseElement(flags, data[at:])
		if !ok {
			detail = fmt.Sprintf("entry %d lies outside the page", i)
			continue
		}
		all = append(all, e)
	}
	return flags, all, detail
}

// parseElement reads an element from its own first byte on.
func parseElement(flags uint16, data []byte) (e element, ok bool) {
	if flags == branchPage {
		pos, length := int64(binary.LittleEndian.Uint32(data)), int64(binary.LittleEndian.Uint32(data[4:]))
		if pos < elementSize || pos+length > int64(len(data)) {
			return e, false
		}
		return element{key: data[pos : pos+length], child: binary.LittleEndian.Uint64(data[8:])}, true
	}
	e.flags = binary.LittleEndian.Uint32(data)
	pos, key := int64(binary.LittleEndian.Uint32(data[4:])), int64(binary.LittleEndian.Uint32(data[8:]))
	value := int64(binary.LittleEndian.Uint32(data[12:]))
	if pos < elementSize || pos+key+value > int64(len(data)) || e.flags > bucketElement {
		return e, false
	}
	e.key, e.value = data[pos:pos+key], data[pos+key:pos+key+value]
	return e, true
}

// free reads the list of free pages and tells how many there are. Those in use
// must be seen before.
func (p *pages) free(number uint64) (spare uint64) {
	if number == noFreelist {
		return 0
	}
	data, detail := p.load(number)
	if detail == "" && binary.LittleEndian.Uint16(data[8:]) != freePage {
		detail = "is no list of free pages"
	}
	if detail != "" {
		p.badFree(number, detail)
		return 0
	}
	count, at := uint64(binary.LittleEndian.Uint16(data[10:])), pageHeader
	if count == countElsewhere {
		count, at = binary.LittleEndian.Uint64(data[at:]), at+8
	}
	if count > uint64(len(data)-at)/8 {
		p.badFree(number, "says that it has more than it can have")
		return 0
	}
	freed := map[uint64]bool{}
	for i := range int(count) {
		id := binary.LittleEndian.Uint64(data[at+8*i:])
		switch {
		case id < 2 || id >= p.highest:
			p.badFree(number, fmt.Sprintf("calls page %d free, which is none", id))
		case p.seen[id]:
			p.badFree(number, fmt.Sprintf("calls page %d free, which is in use", id))
		case freed[id]:
			p.badFree(number, fmt.Sprintf("calls page %d free twice", id))
		}
		freed[id] = true
	}
	return count
}
