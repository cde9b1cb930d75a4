package store

import (
	"bufio"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"shiben/workbook"
)

// childOf is what the parent test gives its child after the flags: the library's
// path.
func childOf() (path string, ok bool) {
	rest, ok := strings.CutPrefix(flag.Arg(0), "child-of-kill-test=")
	return rest, ok
}

// TestChildWrites is the program that is killed: it makes a workbook and writes
// to it, and says each revision that was saved.
func TestChildWrites(t *testing.T) {
	path, ok := childOf()
	if !ok {
		t.Skip("only as a child of TestKilled")
	}
	l := checking(t, library(t, path)) // which leaves a sign
	create(t, l, "w1", "题")
	fmt.Println("saved 1")
	long := strings.Repeat("一句长话。", 500)
	for rev := 1; ; rev++ {
		before, after := fmt.Sprint(long, rev-1), fmt.Sprint(long, rev)
		if rev == 1 {
			before = ""
		}
		edit(t, l, "w1", workbook.Revision(rev), setText("joint.one", before, after))
		fmt.Println("saved", rev+1)
	}
}

// TestKilled kills the child at some moment after it said that something was
// saved: that is there, and all of the library is whole.
func TestKilled(t *testing.T) {
	for kill := range 12 {
		path := filepath.Join(t.TempDir(), "library.db")
		saved := killAfter(t, path, kill*3)
		l := library(t, path)
		if saved == 0 {
			if _, err := l.List(t.Context()); err != nil {
				t.Errorf("killed while it was being made: %v", err)
			}
			continue
		}
		if _, err := contents(t, l); err != nil {
			t.Fatalf("killed after revision %d: %v", saved, err)
		}
		w, head, err := l.Load(t.Context(), "w1")
		if err != nil || int(head.Revision) < saved {
			t.Fatalf("revision %d was saved, %d is there: %v", saved, head.Revision, err)
		}
		if want := fmt.Sprint(head.Revision - 1); head.Revision > 1 && !strings.HasSuffix(w.Text("joint.one", ""), "。"+want) {
			t.Errorf("revision %d holds another's text", head.Revision)
		}
		edit(t, l, "w1", head.Revision, setMark("time.moment", "sales", 0, 1))
	}
}

// killAfter starts the child, kills it when it has said so many revisions (at
// once for 0), and returns the last one that it said.
func killAfter(t *testing.T, path string, lines int) (saved int) {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	child := exec.Command(exe, "-test.run=^TestChildWrites$", "child-of-kill-test="+path)
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	scanner := bufio.NewScanner(out)
	for n := 0; n < lines && scanner.Scan(); n++ {
		fmt.Sscanf(scanner.Text(), "saved %d", &saved)
	}
	if err := child.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	for scanner.Scan() { // what it said before the end
		fmt.Sscanf(scanner.Text(), "saved %d", &saved)
	}
	io.Copy(io.Discard, out)
	child.Wait()
	return saved
}
