package cli_test

import (
	"context"
	"fmt"
	"io"
	"testing"
	"time"

	"shiben/assets"
	"shiben/ui/cli"
	"shiben/workbook"
)

// shelf is a store of many heads.
type shelf struct {
	workbook.Store
	heads []workbook.Head
}

func (s shelf) List(context.Context) ([]workbook.Head, error) { return s.heads, nil }
func (s shelf) Close() error                                  { return nil }

// BenchmarkList is what list adds to reading the heads of 10,000 workbooks.
func BenchmarkList(b *testing.B) {
	heads := make([]workbook.Head, 10_000)
	for i := range heads {
		heads[i] = workbook.Head{
			ID:    fmt.Sprintf("0199d1c2-%04x-7000-8000-%012x", i>>8, i*2654435761),
			About: workbook.About{Title: fmt.Sprint("云岭山茶 ", i), Subject: "云南山头茶，线上与茶室", Depth: "quick", Lang: "zh"},
		}
	}
	for _, flag := range []string{"--plain=false", "--plain", "--json"} {
		b.Run(flag, func(b *testing.B) {
			for b.Loop() {
				code := cli.Execute(context.Background(), cli.Deps{
					Args: []string{"list", flag}, Stdout: io.Discard, Stderr: io.Discard, Assets: assets.FS(),
					Getenv: func(string) string { return "" }, DataHome: func() string { return "" },
					Now:  func() time.Time { return time.Unix(0, 0).UTC() },
					Open: func(string, func(error)) (workbook.Store, error) { return shelf{heads: heads}, nil },
				})
				if code != 0 {
					b.Fatal("left with", code)
				}
			}
		})
	}
}
