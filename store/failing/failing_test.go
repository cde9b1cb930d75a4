package failing_test

import (
	"context"
	"errors"
	"testing"

	"shiben/store/failing"
	"shiben/store/memory"
	"shiben/store/storetest"
	"shiben/workbook"
)

func TestContractWhilePassing(t *testing.T) {
	storetest.Run(t, func(*testing.T) func() workbook.Store {
		s := memory.New()
		return func() workbook.Store { return failing.Wrap(s.Again()) }
	})
}

var errPlanned = errors.New("planned")

// call is each method by its name.
func call(ctx context.Context, s workbook.Store) map[failing.Method]func() error {
	return map[failing.Method]func() error{
		failing.List:   func() error { _, err := s.List(ctx); return err },
		failing.Load:   func() error { _, _, err := s.Load(ctx, "w"); return err },
		failing.Log:    func() error { _, err := s.Log(ctx, "w", 0); return err },
		failing.Create: func() error { _, err := s.Create(ctx, "w", &workbook.Template{}, nil); return err },
		failing.Append: func() error { _, err := s.Append(ctx, "w", 0, nil); return err },
		failing.Delete: func() error { return s.Delete(ctx, "w") },
		failing.Watch:  func() error { _, err := s.Watch(ctx); return err },

		failing.Trashed:    func() error { _, err := s.Trashed(ctx); return err },
		failing.BringBack:  func() error { return s.BringBack(ctx, "w") },
		failing.EmptyTrash: func() error { _, err := s.EmptyTrash(ctx, nil); return err },
	}
}

func TestFailsByMethodUntilToldNot(t *testing.T) {
	s := failing.Wrap(memory.New())
	for m := range call(t.Context(), s) {
		s.Fail(m, errPlanned)
		for other, do := range call(t.Context(), s) {
			if err := do(); errors.Is(err, errPlanned) != (other == m) {
				t.Errorf("%s fails, %s says %v", m, other, err)
			}
		}
		s.Fail(m, nil)
		if err := call(t.Context(), s)[m](); errors.Is(err, errPlanned) {
			t.Errorf("%s fails on", m)
		}
	}
}

func TestHoldWaits(t *testing.T) {
	s := failing.Wrap(memory.New())
	for m, do := range call(t.Context(), s) {
		release := s.Hold(m)
		s.Fail(m, errPlanned)
		done := make(chan error)
		go func() { done <- do() }()
		select {
		case err := <-done:
			t.Errorf("%s did not wait: %v", m, err)
			continue
		default:
		}
		release()
		if err := <-done; !errors.Is(err, errPlanned) {
			t.Errorf("%s after the wait: %v", m, err)
		}
		if s.Calls(m) != 1 {
			t.Errorf("%s was called %d times", m, s.Calls(m))
		}
	}
}

func TestHoldEndsWithTheContext(t *testing.T) {
	s := failing.Wrap(memory.New())
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	for m, do := range call(ctx, s) {
		s.Hold(m)
		cancel()
		if err := do(); !errors.Is(err, context.Canceled) {
			t.Errorf("%s: %v", m, err)
		}
	}
}
