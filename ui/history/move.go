package history

// The list is rows: one for each entry, and under the act that is unfolded those
// of what it changed.

// rowOf is the row of an entry.
func (s *Screen) rowOf(entry int) int {
	if s.open >= 0 && entry > s.open {
		return entry + len(s.detail)
	}
	return entry
}

// entryAt is what stands on a row: an entry, or -1 and the row of the detail.
func (s *Screen) entryAt(row int) (entry, detail int) {
	switch {
	case s.open < 0 || row <= s.open:
		return row, 0
	case row <= s.open+len(s.detail):
		return -1, row - s.open - 1
	}
	return row - len(s.detail), 0
}

// rows is how many there are.
func (s *Screen) rows() int {
	if s.open >= 0 {
		return len(s.entries) + len(s.detail)
	}
	return len(s.entries)
}

func (s *Screen) scroll(by int) {
	s.top = max(0, min(s.top+by, s.rows()-s.layout().list))
}

// reveal brings the selected act into sight, with the heading of its day where
// that is right above.
func (s *Screen) reveal() {
	row, room := s.rowOf(s.at), s.layout().list
	s.top = max(s.top, row-room+1)
	if first := s.next(-1, 1); s.at == first {
		s.top = 0
	}
	s.top = min(s.top, row)
	s.scroll(0)
}

// step selects the next act. What is unfolded is read through first.
func (s *Screen) step(by int) {
	room := s.layout().list
	if s.open == s.at && s.open >= 0 {
		last := s.rowOf(s.open) + len(s.detail)
		if by > 0 && last >= s.top+room {
			s.scroll(1)
			return
		}
		if by < 0 && s.rowOf(s.open) < s.top {
			s.scroll(-1)
			return
		}
	}
	s.at = s.next(s.at, by)
	s.reveal()
}

// page goes by a screenful.
func (s *Screen) page(by int) {
	room := max(s.layout().list-1, 1)
	row := max(0, min(s.rowOf(s.at)+by*room, s.rows()-1))
	s.scroll(by * room)
	s.stand(row, by)
}

// stand selects the act on a row, or the nearest in a direction, else the nearest
// in the other.
func (s *Screen) stand(row, by int) {
	entry, _ := s.entryAt(row)
	if entry < 0 {
		entry = s.open
	}
	if entry >= len(s.entries) {
		return
	}
	if s.entries[entry].kind != deedEntry {
		to := s.next(entry, by)
		if to == entry {
			to = s.next(entry, -by)
		}
		entry = to
	}
	s.at = entry
	s.reveal()
}

// end goes to the newest or to the oldest act.
func (s *Screen) end(newest bool) {
	if newest {
		s.at = s.next(-1, 1)
	} else {
		s.at = s.next(len(s.entries), -1)
	}
	s.reveal()
}

// version goes to the next named version in a direction.
func (s *Screen) version(by int) {
	for i := s.at + by; i >= 0 && i < len(s.entries); i += by {
		if e := s.entries[i]; e.kind == deedEntry && s.deeds[e.deed].kind == named {
			s.at = i
			s.reveal()
			return
		}
	}
}
