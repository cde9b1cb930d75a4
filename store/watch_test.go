package store

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"shiben/workbook"
)

// long is what nothing here takes; a test that waits so long has failed.
const long = 20 * time.Second

func waitFor(t *testing.T, news <-chan struct{}, what string) {
	t.Helper()
	select {
	case <-news:
	case <-time.After(long):
		t.Fatalf("no news of %s", what)
	}
}

func TestWatchBeforeThereIsAFolder(t *testing.T) {
	path := filepath.Join(t.TempDir(), "later", "library.db")
	news, err := library(t, path).Watch(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	create(t, library(t, path), "w1", "题")
	waitFor(t, news, "a library that another program made")
}

// TestWatchBehindALink holds that the file counts, not the folder of its link.
func TestWatchBehindALink(t *testing.T) {
	path := filled(t)
	link := filepath.Join(t.TempDir(), "link.db")
	if err := os.Symlink(path, link); err != nil {
		t.Skip(err)
	}
	opts := options()
	opts.Poll = time.Millisecond
	l, err := Open(link, opts)
	if err != nil {
		t.Fatal(err)
	}
	news, err := l.Watch(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for i := range 3 {
		edit(t, library(t, path), "w1", workbook.Revision(3+i), setMark("time.moment", "sales", 3+i, 4+i))
		waitFor(t, news, "another program's write")
	}
}

func TestWatchSeesAFilePutInPlace(t *testing.T) {
	path := filled(t)
	news, err := library(t, path).Watch(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	copied := path + ".copy"
	place(t, copied, read(t, path))
	if err := os.Rename(copied, path); err != nil { // as a restored backup is
		t.Fatal(err)
	}
	waitFor(t, news, "another file in its place")
}

// TestOwnWritesAreNoNews writes through one Library while another's writes come
// between: exactly those are told.
func TestOwnWritesAreNoNews(t *testing.T) {
	path := filled(t)
	l := library(t, path)
	w := &watcher{path: path, out: make(chan struct{}, 1)}
	l.watchers.add(w)
	told := func() bool {
		l.watchers.look(w)
		select {
		case <-w.out:
			return true
		default:
			return false
		}
	}
	edit(t, l, "w1", 3, setMark("time.length", "sales", 0, 1))
	if told() {
		t.Error("told of a write of its own")
	}
	edit(t, library(t, path), "w1", 4, setMark("time.length", "sales", 1, 2))
	edit(t, l, "w1", 5, setMark("time.length", "sales", 2, 3))
	if !told() {
		t.Error("not told of a write before its own")
	}
	if told() {
		t.Error("told twice")
	}
}

func TestWatchLeavesNothingRunning(t *testing.T) {
	path := filled(t)
	l := library(t, path)
	ctx, cancel := context.WithCancel(t.Context())
	var all []<-chan struct{}
	for range 5 {
		news, err := l.Watch(ctx)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, news)
	}
	cancel()
	for _, news := range all {
		for range news { // until it is closed, which is the last that it does
		}
	}
	if len(l.watchers.all) != 0 {
		t.Errorf("%d watchers are still known", len(l.watchers.all))
	}
	stacks := make([]byte, 1<<20)
	for range 1000 {
		stacks = stacks[:cap(stacks)]
		stacks = stacks[:runtime.Stack(stacks, true)]
		if !strings.Contains(string(stacks), "(*watchers).follow") {
			return
		}
		runtime.Gosched()
	}
	t.Errorf("still running:\n%s", stacks)
}
