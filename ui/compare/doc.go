// Package compare shows two workbooks beside each other, or a workbook beside
// itself at an earlier point: first how far they can be compared, then by
// dimension how both sides and their separation shifted, with the older marks
// hollow, then answer by answer what is not the same. Render makes it as text for
// a command; Screen pages through the same rows. It may know the workbook, the
// draft, the shared vocabulary of ui and its widgets, and no other screen; it
// names no part, side or prompt: those come from the template.
package compare
