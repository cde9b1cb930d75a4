package store

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"
	"runtime/debug"
	"sync"
	"time"

	"shiben/workbook"
)

// Options is what a library needs from its surroundings.
type Options struct {
	Now   func() time.Time // for backups and the trash; required
	NewID func() string    // names a new library; required

	LockTimeout time.Duration // how long to wait for another program; 0: two seconds
	Poll        time.Duration // how often Watch looks; 0: a quarter of a second
	Scratch     string        // folder for copies that are thrown away; "": the system's
	OwnFolder   bool          // the folder is the program's own: keep it private too
	Logger      *slog.Logger  // what is no caller's business, as a backup that failed; nil: nowhere

	// Warn hears what a person should know although all went well: that others
	// could read the library, or that it lies on a network. nil: nobody does. It
	// must not call the Library.
	Warn func(*workbook.Problem)

	// Checker is a command that runs RunChecker with the arguments after its own. It
	// checks the file when the last program that wrote to it was killed, and lets bbolt
	// check its pages, which can run in circles; none: both are left out.
	Checker []string
}

const (
	defaultLockTimeout = 2 * time.Second
	defaultPoll        = 250 * time.Millisecond
)

var errClosed = errors.New("store: library is closed")

// Library is a workbook.Store in a file. It is safe for use by many goroutines;
// they take turns.
type Library struct {
	path string
	opts Options
	log  *slog.Logger

	closing   chan struct{} // closed when Close is called
	closeOnce sync.Once

	turn chan struct{} // holds one token while somebody uses the file; guards what follows

	closed     bool
	dead       error    // set by a fault: the file is not touched again
	file       *os.File // what bbolt has open, while it has
	seen       bool     // the file was there once: if it is not any more, it is gone
	private    bool     // its modes were looked at
	asked      bool     // whether the last program came to its end
	scratch    *scratch // where it lies if it is a copy; nil: it is none
	sign       *sign    // that this one writes; nil: it did not yet
	sound      sound    // what is known of the file's pages
	at         meta     // where they lie, while the file is open
	backedUp   string   // the day of the newest backup
	untidy     bool     // a day has begun: whether the file is worth compacting was not asked yet
	migrations []migration
	templates  map[string]*workbook.Template // by content hash
	last       *loaded

	wholeBackup *workbook.Backup // the newest one, as it was found last

	watchers watchers

	opened     func()                   // for tests: the file is open and not locked yet
	network    func(path string) string // likewise: names the network that the file lies on; nil: asks the system
	checkLimit time.Duration            // likewise: how long a check may take; 0: as its size allows
}

var _ workbook.Store = (*Library)(nil)

// Open returns the library at a path. It does not touch the disk: the file is
// made by the first Create, and opened for each call alone.
func Open(path string, opts Options) (*Library, error) {
	if opts.Now == nil || opts.NewID == nil {
		return nil, errors.New("store: Options.Now and Options.NewID are required")
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, fmt.Errorf("store: %w", err)
	}
	if opts.LockTimeout <= 0 {
		opts.LockTimeout = defaultLockTimeout
	}
	if opts.Warn == nil {
		opts.Warn = func(*workbook.Problem) {}
	}
	if opts.Poll <= 0 {
		opts.Poll = defaultPoll
	}
	log := opts.Logger
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	return &Library{
		path: abs, opts: opts, log: log,
		turn:       make(chan struct{}, 1),
		closing:    make(chan struct{}),
		migrations: migrations(),
		templates:  map[string]*workbook.Template{},
	}, nil
}

// Path is the file's full path.
func (l *Library) Path() string { return l.path }

// Close waits for the call that has the file, then refuses all later ones.
func (l *Library) Close() error {
	l.closeOnce.Do(func() { close(l.closing) })
	l.turn <- struct{}{}
	l.closed = true
	l.takeSign()
	var err error
	if l.scratch != nil {
		err, l.scratch = l.scratch.drop(), nil
	}
	<-l.turn
	return err
}

// alone runs fn while nobody else uses the Library. A panic or a fault in there
// means that bbolt met a file it cannot read: the file is damaged, and the Library
// dead from then on. Its bbolt handle is left as it lies, since closing one after
// a fault never returns; only the file is closed, which gives up the lock.
func (l *Library) alone(ctx context.Context, doing string, fn func() error) error {
	return l.evenDead(ctx, doing, func() error {
		if l.dead != nil {
			return l.dead
		}
		if err := l.afterUnclean(ctx); err != nil {
			return err
		}
		return fn()
	})
}

// evenDead is alone for what does not hand the file to bbolt, and so can go on
// where bbolt could not.
func (l *Library) evenDead(ctx context.Context, doing string, fn func() error) (err error) {
	if err := ctx.Err(); err != nil {
		return err
	}
	select {
	case l.turn <- struct{}{}:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { <-l.turn }()
	if l.closed {
		return errClosed
	}
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if fault := recover(); fault != nil {
			err = l.die(doing, fault)
		}
	}()
	return l.problem(doing, fn())
}

func (l *Library) die(doing string, fault any) error {
	l.log.Error("library fault", "doing", doing, "path", l.path, "fault", fault, "stack", string(debug.Stack()))
	if l.file != nil {
		if err := errors.Join(unlock(l.file), l.file.Close()); err != nil {
			l.log.Error("the lock may stay until the program ends", "path", l.path, "err", err)
		}
		l.file = nil
	}
	l.dead = l.damaged("library_damaged").Because(fmt.Errorf("%s %s: %v", doing, l.path, fault))
	return l.dead
}
