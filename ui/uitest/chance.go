package uitest

import (
	"math/rand/v2"
	"os"
	"strconv"
	"testing"
	"time"

	"shiben/workbook/workbooktest"
)

// Long is how many times a seeded harness runs its long form: SHIBEN_LONG, 0 when
// it is not set. One is minutes, sixty are hours.
func Long() int {
	n, err := strconv.Atoi(os.Getenv("SHIBEN_LONG"))
	if err != nil || n < 0 {
		return 0
	}
	return n
}

// Rounds is how many rounds a seeded harness does: few, or many where SHIBEN_LONG
// asks for it. Under the race detector half of the few.
func Rounds(few, many int) int {
	if n := Long(); n > 0 {
		return n * many
	}
	return workbooktest.Fewer(few, max(1, few/2))
}

// Seed is where the chance of a harness begins, and says so in the test's log:
// SHIBEN_SEED when it is set, else 1, so that a plain run is the same each time; a
// long run begins somewhere else each time.
func Seed(t testing.TB) uint64 {
	t.Helper()
	seed := uint64(1)
	if n, err := strconv.ParseUint(os.Getenv("SHIBEN_SEED"), 10, 64); err == nil {
		seed = n
	} else if Long() > 0 {
		seed = uint64(time.Now().UnixNano()) % 1_000_000
	}
	t.Logf("SHIBEN_SEED=%d", seed)
	return seed
}

// Chance is the chance of one step or round of a seeded harness: the same for the
// same seed and place, whatever was drawn before.
func Chance(seed uint64, place int) *rand.Rand { return rand.New(rand.NewPCG(seed, uint64(place))) }

// Pick is one of the things given.
func Pick[T any](r *rand.Rand, things ...T) T { return things[r.IntN(len(things))] }
