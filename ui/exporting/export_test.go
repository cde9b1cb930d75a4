package exporting

// Said is a sentence of the screen.
func (s *Screen) Said(key string) string { return s.t(key) }

// PreviewErr is why there is no preview.
func (s *Screen) PreviewErr() error { return s.preview.err }
