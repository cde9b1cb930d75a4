package exchange

// Limit sets how many bytes a workbook can have.
func (r *Reader) Limit(bytes int) { r.source.limit = bytes }
