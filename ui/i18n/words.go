// Package i18n says things in a person's language. Strings come from the locale
// files (assets/locales/{en,zh}.toml) and from the template; errors are turned
// into sentences here and nowhere else.
package i18n

import (
	"fmt"
	"io/fs"
	"strings"
	"sync"

	"github.com/BurntSushi/toml"
	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"shiben/workbook"
)

// Words are the sentences of one language. They are safe for use by many
// goroutines.
type Words struct {
	lang      workbook.Lang
	localizer *i18n.Localizer

	mu     sync.Mutex
	bundle *i18n.Bundle
	unread sections
}

// Load reads a language's sentences from locales/LANG.toml. A section is parsed
// when its first sentence is said: most commands say a few sentences and leave.
func Load(assets fs.FS, lang workbook.Lang) (*Words, error) {
	data, err := fs.ReadFile(assets, "locales/"+string(lang)+".toml")
	if err != nil {
		return nil, fmt.Errorf("read sentences: %w", err)
	}
	bundle := i18n.NewBundle(language.Make(string(lang)))
	bundle.RegisterUnmarshalFunc("toml", toml.Unmarshal)
	return &Words{lang: lang, localizer: i18n.NewLocalizer(bundle, string(lang)), bundle: bundle, unread: split(string(data))}, nil
}

// Whole parses what is not parsed yet and returns what is wrong with it. The tests
// hold that nothing is.
func (w *Words) Whole() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	for name := range w.unread {
		if err := w.parse(name); err != nil {
			return err
		}
	}
	return nil
}

// need parses the section of a key.
func (w *Words) need(key string) {
	name, _, _ := strings.Cut(key, ".")
	w.mu.Lock()
	defer w.mu.Unlock()
	_ = w.parse(name) // see Whole
}

func (w *Words) parse(name string) error {
	text, ok := w.unread[name]
	if !ok {
		return nil
	}
	delete(w.unread, name)
	if _, err := w.bundle.ParseMessageFileBytes([]byte(text), string(w.lang)+".toml"); err != nil {
		return fmt.Errorf("read sentences %s [%s]: %w", w.lang, name, err)
	}
	return nil
}

// Lang is the language of these words.
func (w *Words) Lang() workbook.Lang { return w.lang }

// Text picks these words' language from a template's text.
func (w *Words) Text(t workbook.Text) string { return t.In(w.lang) }

// T is the sentence of a key, filled with name, value pairs; a value named
// "count" chooses the plural. A key that is not there is shown as it stands: the
// tests hold that none is missing.
func (w *Words) T(key string, args ...any) string {
	w.need(key)
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
	if err != nil && c.PluralCount != nil { // a sentence that is the same for any number
		c.PluralCount = nil
		s, err = w.localizer.Localize(c)
	}
	if err != nil {
		return key
	}
	return s
}
