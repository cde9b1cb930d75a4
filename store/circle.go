package store

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"os"

	bolt "go.etcd.io/bbolt"
)

// Bbolt follows pages that lead in a circle until there is no memory left, which
// nothing can recover from. So the pages above the leaves are read here first, of
// each tree before it is used: few, and once as long as nobody else writes. What
// bbolt wrote on sound pages is sound.

// sound is what is known of the pages.
type sound struct {
	file  os.FileInfo
	txid  uint64
	all   bool            // every tree
	trees map[string]bool // by the place of their bucket
}

// errCircle says that bbolt could not follow the pages of a tree to their end.
var errCircle = errors.New("pages lead in a circle, or to none")

// topSound tells of the trees that every call uses: the buckets at the top, and
// the list of buckets itself.
func (l *Library) topSound(tx *bolt.Tx) error {
	at, err := l.look()
	if err != nil {
		return err
	}
	err = l.treeSound("", at.root)
	for _, name := range topBuckets() {
		if err != nil {
			break
		}
		if b := tx.Bucket([]byte(name)); b != nil {
			err = l.bucketSound(name, b)
		}
	}
	if err != nil {
		return l.damaged("library_damaged").Because(err)
	}
	return nil
}

// look takes note of the transaction that the file is at. What was known of another
// one, or of another file, is forgotten.
func (l *Library) look() (meta, error) {
	at, _, err := newestMeta(l.file)
	if err != nil {
		return at, err
	}
	info, err := l.file.Stat()
	if err != nil {
		return at, err
	}
	if s := l.sound; s.file == nil || s.txid != at.txid || !os.SameFile(s.file, info) {
		l.sound = sound{file: info, txid: at.txid, trees: map[string]bool{}}
	}
	l.at = at
	return at, nil
}

// wrote takes note of a transaction of this Library.
func (l *Library) wrote(before uint64) {
	if l.sound.txid == before {
		l.sound.txid++
	}
}

// bucketSound tells of the tree of a bucket, not of those in it.
func (l *Library) bucketSound(place string, b *bolt.Bucket) error {
	if b.Root() == 0 { // it lies in its entry
		return nil
	}
	return l.treeSound(place, uint64(b.Root()))
}

// bookPlace is the place of a workbook's bucket, in the trash or not.
func bookPlace(id string) string { return "/" + id }

func (l *Library) treeSound(place string, root uint64) error {
	if l.sound.all || l.sound.trees[place] {
		return nil
	}
	p := pages{file: l.file, size: l.at.pageSize, highest: l.at.highest, seen: map[uint64]bool{}}
	if detail := p.descend(root); detail != "" {
		return fmt.Errorf("%w: %q: %s", errCircle, place, detail)
	}
	l.sound.trees[place] = true
	return nil
}

// allSound reads every page, for what follows all of them.
func (l *Library) allSound(ctx context.Context) error {
	at, err := l.look()
	if err != nil || l.sound.all {
		return err
	}
	first := ""
	none := func([]string) error { return nil }
	p := pages{
		file: l.file, size: at.pageSize, highest: at.highest, seen: map[uint64]bool{},
		fault: func(_ []string, page uint64, detail string) {
			if first == "" {
				first = fmt.Sprintf("page %d: %s", page, detail)
			}
		},
		enter: none, leave: none, turned: ctx.Err,
		record: func([]string, []byte, []byte) error { return nil },
	}
	if err := p.bucket(nil, at.root); err != nil {
		return err
	}
	if first != "" {
		return l.damaged("library_damaged").Because(errors.New(first))
	}
	l.sound.all = true
	return nil
}

// descend reads the pages of a tree down to its leaves, which lie all equally deep,
// and of those nothing but that they are pages; detail tells why it cannot.
func (p *pages) descend(root uint64) (detail string) {
	buf := make([]byte, p.size)
	for level, depth := []uint64{root}, 0; len(level) > 0; depth++ {
		if depth > deepest {
			return "pages lead in a circle"
		}
		var below []uint64
		for i, number := range level {
			children, kind, detail := p.children(number, buf)
			if detail != "" {
				return fmt.Sprintf("page %d: %s", number, detail)
			}
			if i == 0 && kind != branchPage {
				return p.leaves(level)
			}
			below = append(below, children...)
		}
		level = below
	}
	return "pages lead to none"
}

// children are the pages that a page leads to, none unless it lies above others.
// What it says of their keys is for bbolt to see.
func (p *pages) children(number uint64, buf []byte) (children []uint64, kind uint16, detail string) {
	if number < 2 || number >= p.highest || number >= math.MaxInt64/uint64(p.size) {
		return nil, 0, "no page of that number"
	}
	if p.seen[number] {
		return nil, 0, "two things lead to one page"
	}
	if n, err := p.file.ReadAt(buf, int64(number)*p.size); n < len(buf) {
		return nil, 0, fmt.Sprintf("cannot be read: %v", err)
	}
	if kind = binary.LittleEndian.Uint16(buf[8:]); kind != branchPage {
		return nil, kind, ""
	}
	if binary.LittleEndian.Uint32(buf[12:]) > 0 { // it goes on
		if buf, detail = p.load(number); detail != "" {
			return nil, kind, detail
		}
	}
	p.seen[number] = true
	count := int(binary.LittleEndian.Uint16(buf[10:]))
	if pageHeader+count*elementSize > len(buf) {
		return nil, kind, "says that it has more than it can have"
	}
	children = make([]uint64, count)
	for i := range children {
		children[i] = binary.LittleEndian.Uint64(buf[pageHeader+i*elementSize+8:])
	}
	return children, kind, ""
}

// leaves tells that none of the pages is one that lies above them.
func (p *pages) leaves(numbers []uint64) (detail string) {
	for _, number := range numbers {
		switch {
		case number < 2 || number >= p.highest:
			return fmt.Sprintf("page %d: no page of that number", number)
		case p.seen[number]:
			return fmt.Sprintf("page %d: pages lead in a circle", number)
		}
	}
	return ""
}
