// Package text is how the program measures, cleans, wraps and cuts text. Every
// screen, command and document uses this one wrapping function and this one
// width function, so that what one of them counts the others draw.
//
// It knows Unicode and terminal cells. It knows nothing of workbooks, screens
// or languages.
//
// Two forms of a text matter. The stored form is what people wrote, passed once
// through Clean where it came in. The drawn form is Safe of it: emoji sequences
// whose width terminals disagree about are simplified there, never in what is
// stored. Rows, clusters and cursors are places in the stored form; widths are
// always those of the drawn form.
package text
