package docx

// settingsPart is word/settings.xml. Without the compatibility mode Word would lay
// the document out as its version of 2007 did.
func settingsPart() []byte {
	m := &markup{}
	m.part("w:settings", "xmlns:w", nsW)
	m.leaf("w:zoom", "w:percent", "100")
	m.val("w:defaultTabStop", "420")
	m.val("w:characterSpacingControl", "compressPunctuation")
	m.start("w:compat")
	for _, s := range [][2]string{
		{"compatibilityMode", "15"},
		{"overrideTableStyleFontSizeAndJustification", "1"},
		{"enableOpenTypeFeatures", "1"},
		{"doNotFlipMirrorIndents", "1"},
		{"differentiateMultirowTableHeaders", "1"},
	} {
		m.leaf("w:compatSetting", "w:name", s[0], "w:uri", "http://schemas.microsoft.com/office/word", "w:val", s[1])
	}
	m.end()
	m.leaf("w:themeFontLang", "w:val", "en-GB", "w:eastAsia", "zh-CN", "w:bidi", "ar-SA")
	m.val("w:decimalSymbol", ".")
	m.val("w:listSeparator", ",")
	return m.close()
}

// numberingPart is word/numbering.xml: the one bulleted list.
func numberingPart() []byte {
	m := &markup{}
	m.part("w:numbering", "xmlns:w", nsW)
	m.start("w:abstractNum", "w:abstractNumId", "0")
	m.val("w:multiLevelType", "singleLevel")
	m.start("w:lvl", "w:ilvl", "0")
	m.val("w:start", "1")
	m.val("w:numFmt", "bullet")
	m.val("w:pStyle", "ListBullet")
	m.val("w:lvlText", "•")
	m.val("w:lvlJc", "left")
	m.paraProps(paraProps{indent: indent{left: 284, hanging: 284}})
	m.runProps(runProps{fonts: true, colour: muted})
	m.end()
	m.end()
	m.start("w:num", "w:numId", "1")
	m.val("w:abstractNumId", "0")
	return m.close()
}

// fontsPart is word/fontTable.xml: what a program takes that lacks a face. Each
// system has another one for Chinese; the first that is there is taken.
func fontsPart() []byte {
	m := &markup{}
	m.part("w:fonts", "xmlns:w", nsW)
	m.font(latinFace, "Liberation Sans,Helvetica", "020B0604020202020204", "00")
	m.font(chineseFace, "微软雅黑,PingFang SC,苹方-简,Noto Sans CJK SC,Source Han Sans SC,WenQuanYi Micro Hei", "020B0503020204020204", "86")
	return m.close()
}

func (m *markup) font(name, others, panose, charset string) {
	m.start("w:font", "w:name", name)
	m.val("w:altName", others)
	m.val("w:panose1", panose)
	m.val("w:charset", charset)
	m.val("w:family", "swiss")
	m.val("w:pitch", "variable")
	m.end()
}
