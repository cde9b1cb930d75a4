package store

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"github.com/fsnotify/fsnotify"
)

// Watch looks at the number of the file's newest transaction, whenever the
// folder stirs and every Options.Poll. Writes of this Library do not count.
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

// writing makes a transaction of this Library, and lets each watcher know it.
func (ws *watchers) writing(write func() (txid uint64, err error)) error {
	ws.mu.Lock()
	defer ws.mu.Unlock()
	txid, err := write()
	if err != nil {
		return err
	}
	for _, w := range ws.all {
		if txid != w.txid+1 && w.file != nil { // another program's came before it
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
	var folder folderWatch
	defer folder.close()
	for {
		if folder.ensure(filepath.Dir(w.path)) {
			ws.look(w) // it may have stirred before it was watched
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			ws.look(w)
		case e := <-folder.events():
			if filepath.Base(e.Name) == filepath.Base(w.path) {
				ws.look(w)
			}
		case <-folder.errors():
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

// folderWatch is fsnotify on a folder that may not be there yet. Where it cannot
// be had, its channels never speak.
type folderWatch struct {
	w *fsnotify.Watcher
}

// ensure begins to watch, and tells whether it just did.
func (f *folderWatch) ensure(dir string) bool {
	if f.w != nil {
		return false
	}
	w, err := fsnotify.NewWatcher()
	if err != nil {
		return false
	}
	if w.Add(dir) != nil {
		w.Close()
		return false
	}
	f.w = w
	return true
}

func (f *folderWatch) events() <-chan fsnotify.Event {
	if f.w == nil {
		return nil
	}
	return f.w.Events
}

func (f *folderWatch) errors() <-chan error {
	if f.w == nil {
		return nil
	}
	return f.w.Errors
}

func (f *folderWatch) close() {
	if f.w != nil {
		f.w.Close()
		f.w = nil
	}
}
