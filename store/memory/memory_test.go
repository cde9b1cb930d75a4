package memory_test

import (
	"testing"

	"shiben/store/memory"
	"shiben/store/storetest"
	"shiben/workbook"
)

func TestContract(t *testing.T) {
	storetest.Run(t, func(*testing.T) func() workbook.Store {
		s := memory.New()
		return func() workbook.Store { return s.Again() }
	})
}
