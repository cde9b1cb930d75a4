package workbook

// Outdated tells whether a template is a later version of the one that a
// workbook was made from.
func Outdated(w *Workbook, t *Template) bool {
	return w.Template.ID == t.ID && w.Template.Version < t.Version
}

// Review returns the changes that make a copy of an outdated workbook on a later
// template: what maps is carried, not yet reviewed; what does not is listed. The
// original stands. Where its depth is gone, the least of the new one is asked.
func Review(w *Workbook, t *Template) (Carried, error) {
	about := w.About
	if t.depthRank(about.Depth) < 0 && len(t.Depths) > 0 {
		about.Depth = t.Depths[0].ID
	}
	return BeginFrom(w, t, about)
}
