package store

import (
	"errors"
	"hash/crc32"
)

// State is what a workbook's answers come to, kept beside them. A page that lost
// some of them, or holds old ones, does not come to the same.
type State struct {
	Answers int    `json:"answers"`
	Sum     uint64 `json:"sum"` // of the answers' checksums, with their keys
}

var errLost = errors.New("records were lost")

func (s *State) add(key, value []byte) {
	s.Answers++
	s.Sum += recordSum(key, value)
}

func (s *State) drop(key, value []byte) {
	if value != nil {
		s.Answers--
		s.Sum -= recordSum(key, value)
	}
}

func recordSum(key, value []byte) uint64 {
	table := crc32.MakeTable(crc32.Castagnoli)
	return uint64(crc32.Update(crc32.Checksum(key, table), table, value))
}

// state is what the answers should come to; a workbook that is being made has
// none yet.
func (l *Library) state(bk book, id string) (State, error) {
	var s State
	value := bk.all.Get([]byte(stateKey))
	if key, _ := bk.log.Cursor().First(); value == nil && key == nil {
		return s, nil
	}
	if err := decode(value, &s); err != nil {
		return s, l.badRecord(workbooksBucket, id, stateKey, err)
	}
	return s, nil
}
