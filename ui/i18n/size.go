package i18n

// Size is a number of bytes as a person reads it.
func (w *Words) Size(bytes int) string { return size(bytes) }
