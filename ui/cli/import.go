package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"

	"github.com/spf13/pflag"

	"shiben/ui/text"
	"shiben/workbook"
	"shiben/workbook/exchange"
)

type importFlags struct {
	into   string
	dryRun bool
}

func (i *importFlags) add(f *pflag.FlagSet) {
	f.StringVar(&i.into, "into", "", "")
	f.BoolVar(&i.dryRun, "dry-run", false, "")
}

// imported is what import gives under --json.
type imported struct {
	Schema    int         `json:"schema"`
	DryRun    bool        `json:"dry_run"`
	Workbooks []broughtIn `json:"workbooks"`
}

// broughtIn is what became of a workbook that came: "new"; "same" as one that is
// here, so nothing was done; or a "copy" of one that is here and says otherwise,
// which both stay. ID is empty for a copy that was not made yet.
type broughtIn struct {
	ID    string `json:"id"`
	What  string `json:"what"`
	Title string `json:"title"`
	From  string `json:"from"` // the id that it came with
}

// What becomes of a workbook that comes in.
const (
	broughtNew  = "new"
	broughtSame = "same"
	broughtCopy = "copy"
)

// importing is one run of import.
type importing struct {
	*session
	flags   *importFlags
	here    map[string]workbook.Head // by id
	trashed map[string]bool
	done    []broughtIn
}

// runImport brings workbooks in from files: JSON as export writes it, or another
// library; or with --into answers from CSV. Each workbook comes in whole or not at
// all, and none in place of another. A file that cannot be taken is said and the
// next one is looked at.
func (s *session) runImport(ctx context.Context, f *importFlags, files []string) error {
	if f.into != "" {
		return s.importAnswers(ctx, f, files)
	}
	i := &importing{session: s, flags: f}
	if err := i.look(ctx); err != nil {
		return err
	}
	var first error
	for _, file := range files {
		err := i.file(ctx, file)
		if err == nil {
			continue
		}
		if first != nil {
			s.complain(first)
		}
		if first = err; ctx.Err() != nil {
			break
		}
	}
	if err := i.answer(); err != nil {
		return err
	}
	if first != nil {
		_ = s.out.Flush() // what came in is said before what did not
	}
	return first
}

// look finds out what is here already.
func (i *importing) look(ctx context.Context) error {
	store, err := i.library()
	if err != nil {
		return err
	}
	heads, err := store.List(ctx)
	if err != nil {
		return err
	}
	gone, err := store.Trashed(ctx)
	if err != nil {
		return err
	}
	i.here, i.trashed = map[string]workbook.Head{}, map[string]bool{}
	for _, h := range heads {
		i.here[h.ID] = h
	}
	for _, t := range gone {
		i.trashed[t.Head.ID] = true
	}
	return nil
}

// file brings in all workbooks of a file.
func (i *importing) file(ctx context.Context, name string) error {
	in, err := i.openIn(ctx, name)
	if err != nil {
		return err
	}
	defer in.close()
	switch in.kind {
	case libraryFile:
		err = i.otherLibrary(ctx, name)
	case csvFile:
		err = usage("import_into", "path", name)
	default:
		err = i.books(ctx, name, exchange.NewReader(in))
	}
	return err
}

// books brings in workbooks that come as JSON. One that cannot be taken is no reason
// to leave the others.
func (i *importing) books(ctx context.Context, name string, r *exchange.Reader) error {
	var last error
	for ctx.Err() == nil {
		b, err := r.Next()
		if errors.Is(err, io.EOF) {
			return last
		}
		if err == nil {
			err = i.book(ctx, b)
		}
		if err == nil {
			continue
		}
		if ctx.Err() != nil {
			break
		}
		if last != nil {
			i.complain(last)
		}
		if last = inFile(name, err); r.Lost() {
			return last
		}
	}
	return ctx.Err()
}

// inFile says in which file an error lies.
func inFile(name string, err error) error {
	var p *workbook.Problem
	if !errors.As(err, &p) || p.Kind != workbook.ErrInput && p.Kind != workbook.ErrNewer && p.Kind != workbook.ErrTemplate {
		return err
	}
	return workbook.NewProblem(p.Kind, importIn, "path", name).Because(err)
}

// importIn is the code of a problem within a file that comes in; what lies beneath
// says the rest.
const importIn = "import_in"

// plainID is an id that a person can type in a shell and find a workbook by.
var plainID = regexp.MustCompile(`^[0-9a-z][0-9a-z-]{0,63}$`)

// book brings in one workbook under its own id; where that is taken, or is none that
// could be typed, under a new one.
func (i *importing) book(ctx context.Context, b exchange.Book) error {
	plan, err := workbook.PlanImport(b.ID, b.Template, b.Log)
	if err != nil {
		return err
	}
	in := broughtIn{b.ID, broughtNew, plan.Head.Title, b.ID}
	if there, ok := i.here[b.ID]; ok {
		same, err := i.same(ctx, there, b)
		if err != nil {
			return err
		}
		if same {
			in.What = broughtSame
			i.done = append(i.done, in)
			return nil
		}
		if err := i.besideIt(&b, &in); err != nil {
			return err
		}
	} else if i.trashed[b.ID] || !plainID.MatchString(b.ID) {
		in.ID = ""
	}
	if i.flags.dryRun {
		i.here[b.ID] = plan.Head
		i.done = append(i.done, in)
		return nil
	}
	if in.ID == "" {
		in.ID = i.NewID()
	}
	head, err := i.store.Import(ctx, in.ID, b.Template, b.Log)
	if err != nil {
		return err
	}
	i.here[in.ID] = head
	i.done = append(i.done, in)
	return nil
}

// same tells whether a workbook that is here is the one that comes: of the same
// template, with the same log.
func (i *importing) same(ctx context.Context, there workbook.Head, b exchange.Book) (bool, error) {
	if there.Revision != b.Log[len(b.Log)-1].Rev {
		return false, nil
	}
	w, _, err := i.store.Load(ctx, there.ID)
	if err != nil || !sameTemplate(w.Template, b.Template) {
		return false, err
	}
	log, err := i.store.Log(ctx, there.ID, 0)
	if err != nil || len(log) != len(b.Log) {
		return false, err
	}
	return slices.EqualFunc(log, b.Log, sameChange), nil
}

// sameTemplate tells whether a frozen template is one that came, which may be
// written in a newer form.
func sameTemplate(frozen, came *workbook.Template) bool {
	if frozen.Hash() == came.Hash() {
		return true
	}
	t, err := workbook.VetTemplate(workbook.EncodeTemplate(frozen))
	return err == nil && t.Hash() == came.Hash()
}

func sameChange(a, b workbook.Change) bool {
	if !a.At.Equal(b.At) || !a.Before.Equal(b.Before) || !a.After.Equal(b.After) {
		return false
	}
	return a.Seq == b.Seq && a.Rev == b.Rev && a.Author == b.Author && a.Act == b.Act && a.Reverts == b.Reverts && a.Kind == b.Kind && a.Address == b.Address
}

// besideIt makes what comes a workbook of its own beside the one that is here: its
// title says so, and its log that it was changed.
func (i *importing) besideIt(b *exchange.Book, in *broughtIn) error {
	words, err := i.say()
	if err != nil {
		return err
	}
	in.ID, in.What = "", broughtCopy
	old := in.Title
	in.Title = words.T("cli.import_title", "title", text.Name(old, workbook.MaxTitle-mostMark))
	last := b.Log[len(b.Log)-1]
	c := []workbook.Change{{
		Seq: last.Seq + 1, Rev: last.Rev + 1, Kind: workbook.AboutChange, Address: workbook.Address{Column: workbook.AboutTitle},
		Before: workbook.Value{Text: old}, After: workbook.Value{Text: in.Title},
	}}
	i.stamp(c)
	b.Log = append(slices.Clone(b.Log), c...)
	if _, err := workbook.PlanImport(b.ID, b.Template, b.Log); err != nil {
		return err
	}
	if !i.session.flags.json {
		fmt.Fprintln(i.Stderr, words.T("cli.import_copy", "title", text.Truncate(text.Safe(old), quoted), "new", text.Truncate(text.Safe(in.Title), quoted)))
	}
	return nil
}

// mostMark is how many bytes the mark on a title takes at most.
const mostMark = 40

// answer says what became of each workbook: a line of id, new, same or copy, and
// title.
func (i *importing) answer() error {
	if i.session.flags.json {
		return i.writeJSON(imported{schema, i.flags.dryRun, append([]broughtIn{}, i.done...)})
	}
	for _, b := range i.done {
		i.fields(b.ID, b.What, b.Title)
	}
	return nil
}
