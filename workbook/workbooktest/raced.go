//go:build race

package workbooktest

const raced = true
