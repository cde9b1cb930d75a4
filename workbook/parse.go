package workbook

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"strings"

	"go.yaml.in/yaml/v4"
)

// ParseTemplate reads a template from YAML. What it does not know, or what does
// not hold together, is an ErrTemplate that says where.
func ParseTemplate(data []byte) (*Template, error) {
	dec := yaml.NewDecoder(bytes.NewReader(data))
	dec.KnownFields(true)
	var t Template
	if err := dec.Decode(&t); err != nil {
		return nil, NewProblem(ErrTemplate, "template_yaml", "detail", firstLine(err.Error())).Because(err)
	}
	if err := dec.Decode(new(Template)); !errors.Is(err, io.EOF) {
		return nil, NewProblem(ErrTemplate, "template_many")
	}
	t.index()
	if err := t.validate(); err != nil {
		return nil, err
	}
	if _, err := t.compiled(); err != nil {
		return nil, err
	}
	t.hash = HashTemplate(EncodeTemplate(&t))
	return &t, nil
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}

// EncodeTemplate is a template as a store keeps it: JSON, the same bytes for the
// same template.
func EncodeTemplate(t *Template) []byte {
	data, err := json.Marshal(t)
	if err != nil { // only strings, ints and maps of them: cannot be
		panic(err)
	}
	return data
}

// DecodeTemplate reads what EncodeTemplate wrote. ErrDamaged when it is not that.
func DecodeTemplate(data []byte) (*Template, error) {
	var t Template
	if err := json.Unmarshal(data, &t); err != nil {
		return nil, NewProblem(ErrDamaged, "template_record").Because(err)
	}
	t.index()
	if err := t.validate(); err != nil {
		return nil, NewProblem(ErrDamaged, "template_record").Because(err)
	}
	t.hash = HashTemplate(data)
	return &t, nil
}

// HashTemplate is the content hash of an encoded template.
func HashTemplate(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// Hash is the template's content hash.
func (t *Template) Hash() string {
	if t.hash == "" {
		return HashTemplate(EncodeTemplate(t))
	}
	return t.hash
}
