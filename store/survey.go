package store

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"shiben/workbook"
)

// mostFaults is how many faults are told: a file of noise has one on every page.
const mostFaults = 1000

// pagesTold is after how many pages a survey tells how far it has come.
const pagesTold = 64

// survey reads a whole library by its pages, and holds each record against its
// checksum and its place. It takes nothing for granted and changes nothing.
type survey struct {
	pages
	ctx  context.Context
	deep bool                             // what records mean to each other, too
	only *string                          // the workbook whose records are read; nil: all
	kept []*volume                        // with only: that workbook, and the trash
	take func(s *survey, v *volume) error // gets each workbook when all of it was read; nil: nobody

	older     bool // the newest state cannot be read, this is the one before
	spare     int64
	records   int
	header    *Header
	templates map[string][]byte // by content hash
	heads     map[string]workbook.Head
	listed    map[string]bool // those whose head is there, damaged or not
	reader    *headReader
	found     map[string]bool // workbooks that are not in the trash
	trashed   int
	now       *volume          // being read
	faults    []workbook.Fault // of no workbook that was read
	inBooks   []workbook.Fault // of those that were
}

// surveyFile reads a library. What ends it is the context, take, or a file that
// cannot be read as a library at all: errFileEmpty, errFileShort or errFileNotOne.
func surveyFile(ctx context.Context, f io.ReaderAt, deep bool, take func(*survey, *volume) error) (*survey, error) {
	s, at, err := newSurvey(ctx, f, deep, take)
	if err != nil {
		return nil, err
	}
	return s, s.read(f, at)
}

// newSurvey is a survey of a file that is about to be read from a meta page on.
func newSurvey(ctx context.Context, f io.ReaderAt, deep bool, take func(*survey, *volume) error) (*survey, meta, error) {
	at, older, err := newestMeta(f)
	if err != nil {
		return nil, at, err
	}
	s := &survey{
		ctx: ctx, deep: deep, take: take, reader: newHeadReader(), older: older,
		templates: map[string][]byte{}, heads: map[string]workbook.Head{}, listed: map[string]bool{}, found: map[string]bool{},
	}
	if older {
		s.tell(workbook.Fault{Kind: workbook.FaultFile, Detail: "one of the two meta pages is damaged"})
	}
	return s, at, nil
}

// newestMeta is the meta page that says where everything lies; older tells that
// the other one is damaged, and may have been newer.
func newestMeta(f io.ReaderAt) (at meta, older bool, err error) {
	first, n, err := readMeta(f, 0)
	if err != nil {
		return at, false, err
	}
	if n < metaEnd {
		return at, false, tooShort(f, n)
	}
	second, err := secondMeta(f, first)
	if err != nil {
		return at, false, err
	}
	at = first
	if !first.whole || second.whole && second.txid > first.txid {
		at = second
	}
	switch {
	case !first.magic && !second.magic:
		return at, false, errFileNotOne
	case !at.whole:
		return at, false, errFileMeta
	}
	return at, !first.whole || !second.whole, nil
}

// headerOf is what a library says of itself, nil when that cannot be read.
func headerOf(f io.ReaderAt) *Header {
	at, _, err := newestMeta(f)
	if err != nil {
		return nil
	}
	var found *Header
	none := func([]string) error { return nil }
	p := pages{
		file: f, size: at.pageSize, highest: at.highest, seen: map[uint64]bool{}, turned: func() error { return nil },
		fault: func([]string, uint64, string) {}, leave: none,
		enter: func(path []string) error {
			if len(path) > 0 && path[0] > libraryBucket {
				return errFound
			}
			return nil
		},
		record: func(path []string, key, value []byte) error {
			var h Header
			if len(path) == 1 && path[0] == libraryBucket && string(key) == headerKey && decode(value, &h) == nil {
				found = &h
			}
			return nil
		},
	}
	_ = p.bucket(nil, at.root) // errFound, or nothing
	return found
}

// errFound ends a reading that needs no more.
var errFound = errors.New("found")

func (s *survey) read(f io.ReaderAt, at meta) error {
	s.pages = pages{
		file: f, size: at.pageSize, highest: at.highest, seen: map[uint64]bool{},
		fault: s.badPage, badFree: s.badSpare, enter: s.enterBucket, leave: s.leaveBucket, record: s.oneRecord,
		turned: s.turned,
	}
	if err := s.bucket(nil, at.root); err != nil {
		return err
	}
	s.spare = int64(s.free(at.free)) * at.pageSize
	s.whole()
	return nil
}

// turned ends the reading with its context, and tells how far it has come.
func (s *survey) turned() error {
	if len(s.seen)%pagesTold == 0 {
		workbook.AdvanceOf(s.ctx)(int64(len(s.seen))*s.size, int64(s.highest)*s.size)
	}
	return s.ctx.Err()
}

// tell adds a fault to what is being read.
func (s *survey) tell(f workbook.Fault) {
	if s.now != nil {
		f.Workbook = s.now.id
		s.now.faults = append(s.now.faults, f)
		return
	}
	if f.Title == "" {
		f.Title = s.heads[f.Workbook].Title
	}
	if len(s.faults) < mostFaults {
		s.faults = append(s.faults, f)
	}
}

// all is the faults that were found.
func (s *survey) all() []workbook.Fault { return slices.Concat(s.faults, s.inBooks) }

// badPage tells of a page by what lies on it.
func (s *survey) badPage(path []string, page uint64, detail string) {
	f := workbook.Fault{Kind: workbook.FaultPage, Page: page, Detail: fmt.Sprintf("page %d of %q: %s", page, path, detail)}
	switch {
	case len(path) > 0 && path[0] == headsBucket:
		f.Kind = workbook.FaultHead
	case len(path) > 0 && path[0] == templatesBucket:
		f.Kind = workbook.FaultTemplate
	case len(path) > 0 && path[0] == libraryBucket:
		f.Kind = workbook.FaultHeader
	case len(path) > 1:
		f.Workbook = path[1]
	}
	s.tell(f)
}

func (s *survey) badSpare(page uint64, detail string) {
	s.tell(workbook.Fault{Kind: workbook.FaultSpare, Page: page, Detail: fmt.Sprintf("free list on page %d: %s", page, detail)})
}

// ofWorkbook tells whether a bucket is all of a workbook.
func ofWorkbook(path []string) bool {
	return len(path) == 2 && (path[0] == workbooksBucket || path[0] == trashBucket)
}

func (s *survey) enterBucket(path []string) error {
	if ofWorkbook(path) {
		s.now = &volume{id: path[1], trashed: path[0] == trashBucket}
	}
	return nil
}

func (s *survey) leaveBucket(path []string) error {
	if !ofWorkbook(path) {
		return nil
	}
	v := s.now
	if v.trashed {
		s.trashed++
	} else {
		s.found[v.id] = true
		if head, ok := s.heads[v.id]; ok {
			v.head = &head
		}
	}
	if s.wants(v) {
		s.judge(v)
	}
	s.now = nil
	if s.only != nil && (s.wants(v) || v.trashed) {
		s.kept = append(s.kept, v)
	}
	for i := range v.faults {
		v.faults[i].Title = v.title()
	}
	if room := mostFaults - len(s.inBooks); room > 0 {
		s.inBooks = append(s.inBooks, v.faults[:min(room, len(v.faults))]...)
	}
	if s.take == nil {
		return nil
	}
	return s.take(s, v)
}

// wants tells whether a workbook is one to be read whole.
func (s *survey) wants(v *volume) bool { return s.only == nil || *s.only == v.id }

// oneRecord holds a record against its checksum, and keeps it if it is whole.
func (s *survey) oneRecord(path []string, key, value []byte) error {
	s.records++
	if len(path) > 1 {
		if s.now != nil && (s.wants(s.now) || string(key) == goneKey) {
			s.tellOf(s.now.add(path[2:], key, value, s.deep))
		}
		return nil
	}
	data, err := unseal(value)
	f := workbook.Fault{Detail: fmt.Sprintf("%s %s", path[0], key)}
	switch path[0] {
	case libraryBucket:
		f.Kind = workbook.FaultHeader
		var h Header
		if err == nil {
			err = decode(value, &h)
		}
		if err == nil && string(key) == headerKey {
			s.header = &h
		}
	case templatesBucket:
		f.Kind = workbook.FaultTemplate
		if err == nil {
			s.templates[string(key)] = slices.Clone(data)
		}
	case headsBucket:
		f.Kind, f.Workbook = workbook.FaultHead, string(key)
		s.listed[string(key)] = true
		var head workbook.Head
		if err == nil {
			head, err = s.reader.read(value)
		}
		if err == nil && head.ID != string(key) {
			err = errMisfiled
		}
		if err == nil {
			s.heads[head.ID] = head
		}
	}
	if err != nil {
		f.Detail += ": " + err.Error()
		s.tell(f)
	}
	return nil
}

func (s *survey) tellOf(faults []workbook.Fault) {
	for _, f := range faults {
		s.tell(f)
	}
}

// whole tells what is missing of the library as one.
func (s *survey) whole() {
	if s.header == nil {
		s.tell(workbook.Fault{Kind: workbook.FaultHeader, Detail: "the library's header is missing"})
	} else if s.header.Workbooks != len(s.listed) {
		s.tell(workbook.Fault{Kind: workbook.FaultCount, Detail: fmt.Sprintf("%d heads of %d", len(s.listed), s.header.Workbooks)})
	}
	ids := make([]string, 0, len(s.heads))
	for id := range s.heads {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	for _, id := range ids {
		if !s.found[id] {
			s.tell(workbook.Fault{Kind: workbook.FaultWorkbook, Workbook: id, Detail: "listed, but not there"})
		}
		if hash := s.heads[id].Frozen; s.templates[hash] == nil {
			s.tell(workbook.Fault{Kind: workbook.FaultTemplate, Workbook: id, Detail: "template " + hash + " is missing"})
		}
	}
}
