// Package outside opens a text in the person's own editor and reads it back. The
// text lies in a file of mode 0600 in a folder of its own, of mode 0700, that is
// removed only when the caller drops it: whatever fails, what was written there
// stays. It knows the messages of package ui and runs one program, the one that
// VISUAL or EDITOR names.
package outside
