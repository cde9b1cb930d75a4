package app

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"shiben/workbook"
)

// State is what the program remembers from one time to the next. It is worth
// nothing but comfort: a file that cannot be read is as good as none.
type State struct {
	Lang   workbook.Lang    `json:"lang,omitempty"`  // chosen last in the program
	Light  bool             `json:"light,omitempty"` // the terminal's background, as it was last
	Last   string           `json:"last,omitempty"`  // the workbook that was opened last
	Places map[string]Place `json:"places,omitempty"`
}

// Place is where the walk through a workbook was left.
type Place struct {
	Prompt  string    `json:"prompt,omitempty"`
	Side    string    `json:"side,omitempty"`
	At      time.Time `json:"at"`
	Offered int       `json:"offered,omitempty"` // the version of its template that a copy was offered on
}

// mostPlaces is how many workbooks' places are kept, the newest first.
const mostPlaces = 500

// mostState is how many bytes of the file are read: many times what it can come to.
const mostState = 1 << 20

// Memory keeps the State in a file. It is safe for use by several goroutines; a
// nil Memory remembers nothing.
type Memory struct {
	path string

	mu      sync.Mutex
	state   State
	changed map[string]bool // places that are not written yet
	dirty   bool

	writing sync.Mutex
}

// OpenMemory reads the State at a path. No file, or one that is damaged, is an
// empty State.
func OpenMemory(path string) *Memory {
	return &Memory{path: path, state: readState(path), changed: map[string]bool{}}
}

func readState(path string) State {
	var s State
	if data, err := readSmall(path); err != nil || json.Unmarshal(data, &s) != nil {
		s = State{}
	}
	if s.Places == nil {
		s.Places = map[string]Place{}
	}
	if s.Lang != workbook.Chinese && s.Lang != workbook.English {
		s.Lang = ""
	}
	return s
}

// readSmall reads a file that is no larger than the program would write it.
func readSmall(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() > mostState { // a pipe would keep the program waiting
		return nil, fmt.Errorf("%s is not a file of the program's own", path)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, mostState))
}

// State is what is remembered; its Places are not to be read.
func (m *Memory) State() State {
	if m == nil {
		return State{}
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	s := m.state
	s.Places = nil
	return s
}

// Place is where a workbook was left.
func (m *Memory) Place(id string) Place {
	if m == nil {
		return Place{}
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.state.Places[id]
}

// SetPlace remembers where a workbook was left.
func (m *Memory) SetPlace(id string, p Place) {
	m.set(func(s *State) bool {
		old := s.Places[id]
		if old.Prompt == p.Prompt && old.Side == p.Side {
			return false
		}
		p.Offered = old.Offered
		s.Places[id] = p
		m.changed[id] = true
		return true
	})
}

// SetOffered remembers that a workbook's copy onto a version of its template was
// offered.
func (m *Memory) SetOffered(id string, version int, at time.Time) {
	m.set(func(s *State) bool {
		p := s.Places[id]
		p.Offered, p.At = version, at
		s.Places[id] = p
		m.changed[id] = true
		return true
	})
}

// SetLast remembers the workbook that was opened last.
func (m *Memory) SetLast(id string) {
	m.set(func(s *State) bool { changed := s.Last != id; s.Last = id; return changed })
}

// SetLang remembers the language.
func (m *Memory) SetLang(lang workbook.Lang) {
	m.set(func(s *State) bool { changed := s.Lang != lang; s.Lang = lang; return changed })
}

// SetLight remembers whether the background is light.
func (m *Memory) SetLight(light bool) {
	m.set(func(s *State) bool { changed := s.Light != light; s.Light = light; return changed })
}

func (m *Memory) set(change func(*State) bool) {
	if m == nil {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.dirty = change(&m.state) || m.dirty
}

// Write puts what changed into the file: whole, or not at all. Places that
// another program wrote meanwhile are kept.
func (m *Memory) Write() error {
	if m == nil {
		return nil
	}
	m.writing.Lock()
	defer m.writing.Unlock()
	data, err := m.next()
	if data == nil || err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(m.path), 0o700); err != nil {
		return err
	}
	return replaceFile(m.path, data)
}

// next is the file as it is to be; nil when there is nothing to write.
func (m *Memory) next() ([]byte, error) {
	there := readState(m.path)
	m.mu.Lock()
	defer m.mu.Unlock()
	if !m.dirty {
		return nil, nil
	}
	m.dirty = false
	for id, p := range there.Places {
		if !m.changed[id] {
			m.state.Places[id] = p
		}
	}
	clear(m.changed)
	m.prune()
	return json.MarshalIndent(m.state, "", "  ")
}

// prune forgets the oldest places.
func (m *Memory) prune() {
	if len(m.state.Places) <= mostPlaces {
		return
	}
	ids := make([]string, 0, len(m.state.Places))
	for id := range m.state.Places {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b string) int { return m.state.Places[b].At.Compare(m.state.Places[a].At) })
	for _, id := range ids[mostPlaces:] {
		delete(m.state.Places, id)
	}
}

// replaceFile writes a file beside the one at path and puts it in its place.
func replaceFile(path string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*")
	if err != nil {
		return err
	}
	_, err = f.Write(append(data, '\n'))
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err == nil {
		err = os.Rename(f.Name(), path)
	}
	if err != nil {
		os.Remove(f.Name())
	}
	return err
}
