package workbooktest

// The race detector makes a program about ten times as slow, and finds nothing more
// in the five hundredth round of one and the same thing. Tests that do the same over
// many inputs take fewer of them under it; a run without it takes all.

// Raced tells that the race detector is on.
func Raced() bool { return raced }

// Fewer is how often a test does the same thing: all, or few under the race detector.
func Fewer(all, few int) int {
	if raced {
		return few
	}
	return all
}

// Every is each of the things, or under the race detector every nth, from the first on.
func Every[T any](n int, things []T) []T {
	if !raced {
		return things
	}
	var some []T
	for i := 0; i < len(things); i += n {
		some = append(some, things[i])
	}
	return some
}
