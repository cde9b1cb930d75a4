// Package workbook is the method as values and pure functions: templates,
// workbooks with their answers and change log, undo and redo, the profile's
// arithmetic, completeness and search.
//
// It knows no terminal, disk or clock: times and ids come in through its
// callers, bytes go out to whoever implements Store. Nothing here names a part,
// a prompt or a side; all of that comes from the template.
package workbook
