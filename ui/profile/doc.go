// Package profile shows a workbook's two sides beside each other: positions and
// their separation, the snake plot, written answers in two columns, moves, the
// balance of effort and the other tables. Render makes it as text for a command;
// Screen pages through the same rows. It describes and never grades. It may know
// the workbook, the draft, the shared vocabulary of ui and its widgets, and no
// other screen; it names no part, side or prompt: those come from the template.
package profile
