//go:build !race

package workbooktest

const raced = false
