package walk

// Forget drops everything that was kept of earlier frames, so that the next view
// is drawn from nothing.
func (s *Screen) Forget() {
	s.drawn, s.headed = "", headKey{}
	s.outline.key, s.coach.key = outlineKey{}, coachKey{}
	for _, p := range s.pages {
		switch p := p.(type) {
		case *scales:
			p.drawings = nil
		case *written:
			p.asked = askKey{}
			for i := range p.heads {
				p.heads[i].key = fieldHead{}
			}
		case *table:
			clear(p.lines)
		}
	}
}
