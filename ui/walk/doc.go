// Package walk is the walk screen: the way through a workbook, one step after
// the other. At the left stands the outline, in the middle the page of the step
// (all scales of a part, a pair of written prompts, or a table), at the right or
// on a key the coach, which says what a prompt means.
//
// It knows the draft, the workbook and the look; it does no I/O and knows no
// other screen. Nothing here names a part, a prompt or a side: all of that comes
// from the template.
package walk
