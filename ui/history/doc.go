// Package history is a workbook's log as a person reads it, the newest first: the
// days, who did what and when, what was and what is, and the versions that name
// points of it. From a point one looks back at the workbook as it was, compares
// it with the present, or takes the newest act back. It may know the workbook,
// the draft, the shared vocabulary of ui and its widgets, and no other screen:
// how a workbook of earlier looks is a function that it is given.
package history
