package store

import (
	"context"
	"os"
	"slices"
	"sync"
	"time"
)

// Watch looks at the number of the file's newest transaction every Options.Poll.
// Writes of this Library do not count. The system could tell at once that a folder
// stirs (inotify), but then ending the program takes ten to forty milliseconds, in
// which the kernel winds that up; to look takes a fiftieth of one.
func (l *Library) Watch(ctx context.Context) (<-chan struct{}, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	w := &watcher{path: l.path, out: make(chan struct{}, 1)}
	l.watchers.add(w)
	go func() {
		defer close(w.out)
		defer l.watchers.drop(w)
		l.watchers.follow(ctx, w, l.opts.Poll)
	}()
	return w.out, nil
}

// watchers is everyone who watches through one Library. The lock is held from
// before a write of this Library can be seen in the file until it is known to be
// its own.
type watchers struct {
	mu  sync.Mutex
	all []*watcher
}

func (ws *watchers) add(w *watcher) {
	ws.mu.Lock()
	defer ws.mu.Unlock()
	w.look() // what is there now is known
	ws.all = append(ws.all, w)
}

func (ws *watchers) drop(w *watcher) {
	ws.mu.Lock()
	defer ws.mu.Unlock()
	ws.all = slices.DeleteFunc(ws.all, func(o *watcher) bool { return o == w })
}

func (ws *watchers) look(w *watcher) {
	ws.mu.Lock()
	defer ws.mu.Unlock()
	if w.look() {
		w.fire()
	}
}

// writing makes a transaction of this Library, or puts another file in its place,
// and lets each watcher know it. write returns the number of the transaction that
// came before.
func (ws *watchers) writing(write func() (before uint64, err error)) error {
	ws.mu.Lock()
	defer ws.mu.Unlock()
	before, err := write()
	if err != nil {
		return err
	}
	for _, w := range ws.all {
		if before != w.txid && w.file != nil { // another program's that is not known yet
			w.fire()
		}
		w.look()
	}
	return nil
}

// follow looks until the context ends.
func (ws *watchers) follow(ctx context.Context, w *watcher, poll time.Duration) {
	tick := time.NewTicker(poll)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			ws.look(w)
		}
	}
}

// watcher is one caller of Watch.
type watcher struct {
	path string
	out  chan struct{} // holds one value at most
	txid uint64        // the newest transaction it knows of
	file os.FileInfo   // the file that was in; nil before there is one
}

// look takes note of how the file stands, and tells whether that is news. A file
// that is missing or cannot be read says nothing: whoever uses it next is told why.
func (w *watcher) look() bool {
	info, err := os.Stat(w.path)
	if err != nil || !info.Mode().IsRegular() {
		return false
	}
	f, err := os.Open(w.path)
	if err != nil {
		return false
	}
	defer f.Close()
	txid, err := inspect(f, func() (int64, error) { return sizeOf(f) })
	if err != nil || txid == w.txid && w.file != nil && os.SameFile(info, w.file) {
		return false
	}
	w.txid, w.file = txid, info
	return true
}

func (w *watcher) fire() {
	select {
	case w.out <- struct{}{}:
	default: // one that nobody took yet says the same
	}
}
