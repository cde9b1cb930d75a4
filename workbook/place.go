package workbook

import (
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"
)

// place is a spot within a template: the keys and indexes that lead there, and
// what a person calls it. A chain, so that a template without fault builds no
// text for it.
type place struct {
	up    *place
	key   string // of a mapping; empty: an item
	index int    // of a list
	kind  string // "prompt", "column" …; empty: a mere field
	id    string
}

func (p *place) field(key string) *place { return &place{up: p, key: key} }

// item is the i-th of the list below a key.
func (p *place) item(key string, i int, kind, id string) *place {
	return &place{up: p.field(key), index: i, kind: kind, id: id}
}

// where is what a person calls a place: "prompt time.moment tick said".
func (p *place) where() string {
	var names []string
	for at := p; at != nil; at = at.up {
		if at.kind != "" {
			names = append([]string{strings.TrimSpace(at.kind + " " + at.id)}, names...)
		}
		switch at.kind { // ids of these are the template's own
		case "part", "prompt", "reading":
			return strings.Join(names, " ")
		}
	}
	if len(names) == 0 {
		return "template"
	}
	return strings.Join(names, " ")
}

// fieldName is the keys from the last thing that has an id: "poles[1].en".
func (p *place) fieldName() string {
	name := ""
	for at := p; at != nil && at.kind == "" && at.up != nil; at = at.up {
		step := at.key
		if step == "" {
			step = "[" + strconv.Itoa(at.index) + "]"
		}
		if name != "" && name[0] != '[' {
			step += "."
		}
		name = step + name
	}
	return name
}

// find is the node at a place, or the nearest one above it that the file holds.
func (p *place) find(root *yaml.Node) *yaml.Node {
	if p == nil || p.up == nil {
		return root
	}
	above := p.up.find(root)
	if p.key == "" {
		if above.Kind == yaml.SequenceNode && p.index < len(above.Content) {
			return above.Content[p.index]
		}
		return above
	}
	if above.Kind == yaml.MappingNode {
		for i := 0; i+1 < len(above.Content); i += 2 {
			if above.Content[i].Value == p.key {
				return above.Content[i+1]
			}
		}
	}
	return above
}

// locate gives a problem the line and column of its place.
func (p *Problem) locate(at *place, root *yaml.Node) {
	if n := at.find(root); n != nil && n.Line > 0 {
		p.With("line", n.Line).With("column", n.Column)
	}
}
