// Package widget is small drawn parts that screens share: bars, boxes, dialogs,
// forms, lists, meters, the table of keys and the plots of a profile. It knows
// the theme, text and the editor; it knows no screen, draft or store, and reads
// no sentence of its own: what it says, it is given.
package widget
