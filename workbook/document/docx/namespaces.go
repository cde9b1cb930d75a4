package docx

// Namespaces, relationship and content types, as the standard and Word name them.
const (
	nsW   = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
	nsR   = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	nsWP  = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
	nsA   = "http://schemas.openxmlformats.org/drawingml/2006/main"
	nsPic = "http://schemas.openxmlformats.org/drawingml/2006/picture"
	nsMC  = "http://schemas.openxmlformats.org/markup-compatibility/2006"
	nsW14 = "http://schemas.microsoft.com/office/word/2010/wordml"
	nsW15 = "http://schemas.microsoft.com/office/word/2012/wordml"
	nsW23 = "http://schemas.microsoft.com/office/word/2023/wordml/word16du"

	nsTypes     = "http://schemas.openxmlformats.org/package/2006/content-types"
	nsRelations = "http://schemas.openxmlformats.org/package/2006/relationships"
	nsCore      = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
	nsApp       = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
	nsDC        = "http://purl.org/dc/elements/1.1/"
	nsTerms     = "http://purl.org/dc/terms/"
	nsXSI       = "http://www.w3.org/2001/XMLSchema-instance"

	relation     = nsR + "/"
	relationCore = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
	relationDone = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"

	wordType = "application/vnd.openxmlformats-officedocument.wordprocessingml."
	coreType = "application/vnd.openxmlformats-package.core-properties+xml"
	appType  = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
)
