// Package e2e drives the real program: the binary as main builds it, in a
// pseudo-terminal and by its commands, in homes of its own. It holds what no other
// test can: that the parts, wired, keep what is typed in every way that a program
// can end.
//
// # Long runs
//
// A plain `go test` takes a small sample of each seeded harness, the same each
// time. SHIBEN_LONG=1 makes each some minutes long, SHIBEN_LONG=60 hours;
// SHIBEN_SEED=N begins where a failed run began, as its log says. A long run needs
// -timeout.
//
//	SHIBEN_LONG=1 go test ./ui/e2e -run Crash -timeout 1h       ends the program hundreds of times while a hand types
//	SHIBEN_LONG=1 go test ./ui/e2e -run Damage -timeout 1h      every cut, zeroed and swapped page, hundreds of bits
//	SHIBEN_LONG=1 go test ./ui/e2e -run SystemCall -timeout 1h  stops every command at every system call
//	SHIBEN_LONG=1 go test ./ui/app -run Monkey -timeout 1h      random keys on every screen
//
// Those that stop or watch system calls need strace, those with a small or a
// read-only disk the right to mount one; without they are skipped.
package e2e
