package markdown_test

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"
	xhtml "golang.org/x/net/html"
	"pgregory.net/rapid"

	"shiben/workbook/document"
	"shiben/workbook/document/markdown"
)

// rendered is a Markdown text as another program makes HTML of it, with every
// extension that could take a text for something else, and HTML let through.
func rendered(t rapid.TB, text string) *xhtml.Node {
	t.Helper()
	md := goldmark.New(
		goldmark.WithExtensions(extension.GFM, extension.Footnote, extension.DefinitionList),
		goldmark.WithRendererOptions(html.WithUnsafe()),
	)
	var b bytes.Buffer
	if err := md.Convert([]byte(text), &b); err != nil {
		t.Fatal(err)
	}
	root, err := xhtml.Parse(&b)
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// body is a document's Markdown without its front matter.
func body(t rapid.TB, d *document.Document) string {
	t.Helper()
	var b bytes.Buffer
	if err := markdown.Write(&b, d); err != nil {
		t.Fatal(err)
	}
	rest, ok := strings.CutPrefix(b.String(), "---\n")
	_, rest, closed := strings.Cut(rest, "\n---\n")
	if !ok || !closed {
		t.Fatalf("no front matter: %.200q", b.String())
	}
	return rest
}

// leaf is a stretch of text of a page: what it stands in, outermost first, and its
// words, a line break in it as a newline.
type leaf struct{ in, text string }

var blockish = map[string]bool{
	"p": true, "h1": true, "h2": true, "h3": true, "h4": true, "li": true, "td": true, "th": true, "blockquote": true, "hr": true,
	"ul": true, "ol": true, "table": true, "thead": true, "tbody": true, "tr": true, "pre": true, "dl": true, "dt": true, "dd": true, "div": true,
}

// leaves are the stretches of text in their order.
func leaves(root *xhtml.Node) []leaf {
	var out []leaf
	var path []string
	var cur *leaf
	var walk func(n *xhtml.Node)
	end := func() {
		if cur != nil {
			if cur.text = strings.Trim(cur.text, "\n"); cur.text != "" {
				out = append(out, *cur)
			}
			cur = nil
		}
	}
	walk = func(n *xhtml.Node) {
		switch {
		case n.Type == xhtml.TextNode:
			if cur == nil {
				cur = &leaf{in: strings.Join(path, " ")}
			}
			s := n.Data
			if n.PrevSibling != nil && n.PrevSibling.Data == "br" {
				s = strings.TrimPrefix(s, "\n")
			}
			cur.text += s
		case n.Data == "br" && cur != nil:
			cur.text += "\n"
		}
		block := n.Type == xhtml.ElementNode && blockish[n.Data]
		if block {
			end()
			path = append(path, n.Data)
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			walk(c)
		}
		if block {
			end()
			path = path[:len(path)-1]
		}
	}
	walk(root)
	end()
	return out
}

// allowed are the elements that a document may be rendered to, and their
// attributes.
var allowed = map[string]string{
	"html": "", "head": "", "body": "", "p": "", "h1": "id", "h2": "id", "h3": "id", "h4": "id", "ul": "", "ol": "start", "li": "", "blockquote": "",
	"strong": "", "br": "", "hr": "", "code": "", "table": "", "thead": "", "tbody": "", "tr": "", "th": "style align", "td": "style align", "a": "href",
}

// inert fails where a page holds an element that the writer does not write.
func inert(t rapid.TB, n *xhtml.Node) {
	t.Helper()
	if n.Type == xhtml.ElementNode {
		attributes, ok := allowed[n.Data]
		if !ok {
			t.Fatalf("<%s> in the page", n.Data)
		}
		for _, a := range n.Attr {
			if !strings.Contains(attributes, a.Key) {
				t.Fatalf("<%s %s=%q>", n.Data, a.Key, a.Val)
			}
			if a.Key == "href" && !strings.HasPrefix(a.Val, "http://") && !strings.HasPrefix(a.Val, "https://") && !strings.HasPrefix(a.Val, "mailto:") {
				t.Fatalf("a link to %q", a.Val)
			}
		}
	}
	if n.Type == xhtml.CommentNode {
		t.Fatalf("a comment: %q", n.Data)
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		inert(t, c)
	}
}

// htmlOf is a Markdown text as HTML.
func htmlOf(t rapid.TB, text string) string {
	t.Helper()
	var b bytes.Buffer
	if err := xhtml.Render(&b, rendered(t, text)); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
