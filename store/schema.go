package store

import (
	"fmt"
	"net/url"
	"strings"
	"time"

	"shiben/workbook"
)

// The names of the schema, as the package comment draws it.
const (
	libraryBucket   = "library"
	templatesBucket = "templates"
	headsBucket     = "heads"
	workbooksBucket = "workbooks"
	trashBucket     = "trash"

	answersBucket = "answers"
	logBucket     = "log"

	headerKey = "header"
	goneKey   = "gone"
	stateKey  = "state"
)

// topBuckets is what stands at the root of every library.
func topBuckets() []string {
	return []string{libraryBucket, templatesBucket, headsBucket, workbooksBucket, trashBucket}
}

// Header is what a library says of itself.
type Header struct {
	Schema    int       `json:"schema"`
	Writes    uint64    `json:"writes"` // grows by one with each write
	Workbooks int       `json:"workbooks"`
	Library   string    `json:"library"`
	Created   time.Time `json:"created"`
}

// Gone is what the trash says of a workbook.
type Gone struct {
	Head workbook.Head `json:"head"`
	At   time.Time     `json:"at"` // when it was deleted
}

// answerKey is injective: no part of it can hold a bare slash.
func answerKey(k workbook.RecordKey) []byte {
	parts := []string{k.Prompt, k.Side, k.Participant, k.Row}
	for i, p := range parts {
		parts[i] = url.PathEscape(p)
	}
	return []byte(strings.Join(parts, "/"))
}

// logKey sorts as its number does.
func logKey(seq int) []byte { return fmt.Appendf(nil, "%010d", seq) }
