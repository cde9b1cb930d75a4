// Package i18n says things in a person's language. Strings come from the locale
// files (assets/locales/{en,zh}.toml) and from the template; errors are turned
// into sentences here and nowhere else.
package i18n

import (
	"fmt"
	"io/fs"

	"github.com/BurntSushi/toml"
	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"shiben/workbook"
)

// Words are the sentences of one language.
type Words struct {
	lang      workbook.Lang
	localizer *i18n.Localizer
}

// Load reads a language's sentences from locales/LANG.toml.
func Load(assets fs.FS, lang workbook.Lang) (*Words, error) {
	path := "locales/" + string(lang) + ".toml"
	data, err := fs.ReadFile(assets, path)
	if err != nil {
		return nil, fmt.Errorf("read sentences: %w", err)
	}
	tag := language.Make(string(lang))
	bundle := i18n.NewBundle(tag)
	bundle.RegisterUnmarshalFunc("toml", toml.Unmarshal)
	if _, err := bundle.ParseMessageFileBytes(data, path); err != nil {
		return nil, fmt.Errorf("read sentences %s: %w", path, err)
	}
	return &Words{lang, i18n.NewLocalizer(bundle, string(lang))}, nil
}

// Lang is the language of these words.
func (w *Words) Lang() workbook.Lang { return w.lang }

// Text picks these words' language from a template's text.
func (w *Words) Text(t workbook.Text) string { return t.In(w.lang) }

// T is the sentence of a key, filled with name, value pairs; a value named
// "count" chooses the plural. A key that is not there is shown as it stands: the
// tests hold that none is missing.
func (w *Words) T(key string, args ...any) string {
	c := &i18n.LocalizeConfig{MessageID: key}
	if len(args) > 0 {
		data := make(map[string]any, len(args)/2)
		for i := 0; i+1 < len(args); i += 2 {
			data[args[i].(string)] = args[i+1]
		}
		c.TemplateData = data
		if n, ok := data["count"]; ok {
			c.PluralCount = n
		}
	}
	s, err := w.localizer.Localize(c)
	if err != nil {
		return key
	}
	return s
}
