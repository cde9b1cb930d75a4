package i18n_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/BurntSushi/toml"

	"shiben/assets"
	"shiben/ui/i18n"
	"shiben/workbook"
)

func words(t *testing.T, lang workbook.Lang) *i18n.Words {
	t.Helper()
	w, err := i18n.Load(assets.FS(), lang)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// sentences are a locale's keys with what they say.
func sentences(t *testing.T, lang workbook.Lang) map[string]string {
	t.Helper()
	var tree map[string]any
	if _, err := toml.DecodeFS(assets.FS(), "locales/"+string(lang)+".toml", &tree); err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	var walk func(prefix string, at map[string]any)
	walk = func(prefix string, at map[string]any) {
		for k, v := range at {
			switch v := v.(type) {
			case string:
				if k == "one" || k == "other" {
					out[strings.TrimSuffix(prefix, ".")] += v
					continue
				}
				out[prefix+k] = v
			case map[string]any:
				walk(prefix+k+".", v)
			}
		}
	}
	walk("", tree)
	return out
}

func TestLocalesHoldTheSameKeysAndPlaceholders(t *testing.T) {
	en, zh := sentences(t, workbook.English), sentences(t, workbook.Chinese)
	for k, s := range en {
		other, ok := zh[k]
		if !ok {
			t.Errorf("%s: not in Chinese", k)
			continue
		}
		if k == "library.day" || k == "history.date" { // a month is a name in English and a figure in Chinese
			continue
		}
		if a, b := placeholders(s), placeholders(other); !slices.Equal(a, b) {
			t.Errorf("%s: English fills in %v, Chinese %v", k, a, b)
		}
	}
	for k := range zh {
		if _, ok := en[k]; !ok {
			t.Errorf("%s: not in English", k)
		}
	}
}

var placeholder = regexp.MustCompile(`[.$]\.?([a-z]\w*)`)

// placeholders are the names that a sentence fills in; a count need not be said.
func placeholders(s string) []string {
	var out []string
	for _, action := range regexp.MustCompile(`{{.*?}}`).FindAllString(s, -1) {
		for _, m := range placeholder.FindAllStringSubmatch(action, -1) {
			if m[1] != "count" && !slices.Contains(out, m[1]) {
				out = append(out, m[1])
			}
		}
	}
	slices.Sort(out)
	return out
}

func TestSectionsAreParsedWhenTheyAreNeeded(t *testing.T) {
	for _, lang := range []workbook.Lang{workbook.English, workbook.Chinese} {
		if err := words(t, lang).Whole(); err != nil {
			t.Error(err)
		}
		w := words(t, lang)
		for key, s := range sentences(t, lang) {
			if strings.Contains(s, "{{") {
				continue
			}
			if got := w.T(key); got != s && lang == workbook.Chinese {
				t.Errorf("%s: got %q, want %q", key, got, s)
			} else if got == key {
				t.Errorf("%s: nothing is said", key)
			}
		}
	}
}

func TestAnUnknownKeyIsShownAsItStands(t *testing.T) {
	w := words(t, workbook.English)
	for _, key := range []string{"error.no_such", "nowhere.no_such", "plain", ""} {
		if got := w.T(key); got != key {
			t.Errorf("got %q, want %q", got, key)
		}
	}
}

func TestABrokenSectionIsFound(t *testing.T) {
	files := fstest.MapFS{"locales/en.toml": {Data: []byte("# top\n[a]\nx = \"\"\"\n[b]\n\"\"\"\n[c]\ny = broken\n[a.z]\nother = \"Z\"\n")}}
	w, err := i18n.Load(files, workbook.English)
	if err != nil {
		t.Fatal(err)
	}
	if got := w.T("a.x"); got != "[b]\n" {
		t.Errorf("a.x: got %q", got)
	}
	if got := w.T("a.z"); got != "Z" {
		t.Errorf("a.z: got %q", got)
	}
	if err := w.Whole(); err == nil || !strings.Contains(err.Error(), "[c]") {
		t.Errorf("got %v, want the section c", err)
	}
}

func TestChineseUsesFullWidthPunctuation(t *testing.T) {
	half := regexp.MustCompile(`\p{Han}[,:;!?]|[,:;!?]\p{Han}`)
	for k, s := range sentences(t, workbook.Chinese) {
		if m := half.FindString(s); m != "" {
			t.Errorf("%s: %q in %q", k, m, s)
		}
	}
}

func TestChoose(t *testing.T) {
	tests := []struct {
		name string
		flag string
		env  map[string]string
		want workbook.Lang
	}{
		{"nothing said", "", nil, workbook.English},
		{"system in Chinese", "", map[string]string{"LANG": "zh_CN.UTF-8"}, workbook.Chinese},
		{"traditional is Chinese too", "", map[string]string{"LANG": "zh_TW"}, workbook.Chinese},
		{"script subtag", "", map[string]string{"LANG": "zh-Hant_HK.UTF-8"}, workbook.Chinese},
		{"another language", "", map[string]string{"LANG": "de_DE.UTF-8"}, workbook.English},
		{"no Chinese: Zhuang", "", map[string]string{"LANG": "zha_CN"}, workbook.English},
		{"messages before LANG", "", map[string]string{"LC_MESSAGES": "en_US", "LANG": "zh_CN"}, workbook.English},
		{"all before messages", "", map[string]string{"LC_ALL": "zh_CN", "LC_MESSAGES": "en_US"}, workbook.Chinese},
		{"C is set, and not Chinese", "", map[string]string{"LC_ALL": "C", "LANG": "zh_CN"}, workbook.English},
		{"empty is not set", "", map[string]string{"LC_ALL": "", "LANG": "zh_CN"}, workbook.Chinese},
		{"ours before the system's", "", map[string]string{"SHIBEN_LANG": "zh", "LC_ALL": "en_US"}, workbook.Chinese},
		{"ours, unknown, is passed over", "", map[string]string{"SHIBEN_LANG": "fr", "LANG": "zh_CN"}, workbook.Chinese},
		{"flag before all", "en", map[string]string{"SHIBEN_LANG": "zh", "LANG": "zh_CN"}, workbook.English},
		{"flag in capitals", "ZH", nil, workbook.Chinese},
		{"both is no language of its own", "both", map[string]string{"LANG": "zh_CN"}, workbook.Chinese},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := i18n.Choose(tt.flag, func(k string) string { return tt.env[k] }); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}
