package i18n

import (
	"strings"

	"shiben/workbook"
)

// Choose is the language that a person is spoken to in: what --lang says, else
// SHIBEN_LANG, else what the system's locale (LC_ALL, LC_MESSAGES, LANG; the first
// that is set) says. Every kind of Chinese is Chinese, anything else is English. A
// flag that names neither language is passed over.
func Choose(flag string, getenv func(string) string) workbook.Lang {
	if lang, ok := ParseLang(flag); ok {
		return lang
	}
	if lang, ok := ParseLang(getenv("SHIBEN_LANG")); ok {
		return lang
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := getenv(name); v != "" {
			return langOf(v)
		}
	}
	return workbook.English
}

// OtherCharset is the system's locale when it names another character set than
// UTF-8, which is all that is written here; else empty. No locale at all says
// nothing about the terminal.
func OtherCharset(getenv func(string) string) string {
	for _, name := range []string{"LC_ALL", "LC_CTYPE", "LANG"} {
		v := getenv(name)
		if v == "" {
			continue
		}
		if plain := strings.ReplaceAll(strings.ToLower(v), "-", ""); strings.Contains(plain, "utf8") {
			return ""
		}
		return v
	}
	return ""
}

// ParseLang reads a language as a person gives it: "zh", "en", or a locale of one
// of the two ("zh-CN", "en_GB.UTF-8"). It tells whether it is one.
func ParseLang(s string) (workbook.Lang, bool) {
	if !isLocaleOf(s, "zh") && !isLocaleOf(s, "en") {
		return workbook.English, false
	}
	return langOf(s), true
}

func langOf(locale string) workbook.Lang {
	if isLocaleOf(locale, "zh") {
		return workbook.Chinese
	}
	return workbook.English
}

// isLocaleOf tells whether a locale's language is that one: "zh" and "zh_TW.Big5"
// are Chinese, "zha" is not.
func isLocaleOf(locale, lang string) bool {
	language, _, _ := strings.Cut(strings.ToLower(locale), ".")
	language, _, _ = strings.Cut(strings.ReplaceAll(language, "_", "-"), "-")
	return language == lang
}
