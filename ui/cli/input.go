package cli

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"shiben/ui/text"
	"shiben/workbook"
)

// door lets a text in: valid UTF-8 of at most limit bytes, cleaned of control
// characters.
func door(s string, limit int) (string, error) {
	switch {
	case len(s) > limit:
		return "", usage("text_too_long", "bytes", len(s), "limit", limit)
	case !utf8.ValidString(s):
		return "", usage("text_not_utf8")
	}
	return text.Clean(s), nil
}

// titleDoor lets a text of one line in.
func titleDoor(s string) (string, error) {
	s, err := door(s, workbook.MaxTitle)
	return strings.TrimSpace(text.CleanLine(s)), err
}

// readAll reads a file, or stdin for "-", until its end or the context's.
func (s *session) readAll(ctx context.Context, name string) (string, error) {
	from := s.Stdin
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return "", unreadable(name, err)
		}
		defer f.Close()
		from = f
	}
	type result struct {
		data []byte
		err  error
	}
	done := make(chan result, 1) // a terminal's end may never come: the reader is left behind then
	go func() {
		data, err := io.ReadAll(io.LimitReader(from, workbook.MaxInput+1))
		done <- result{data, err}
	}()
	select {
	case <-ctx.Done():
		return "", ctx.Err()
	case r := <-done:
		if r.err != nil {
			return "", unreadable(name, r.err)
		}
		if len(r.data) > workbook.MaxInput {
			return "", usage("input_size", "path", name, "bytes", len(r.data), "limit", workbook.MaxInput)
		}
		return string(r.data), nil
	}
}

func unreadable(name string, err error) error {
	return workbook.NewProblem(workbook.ErrInput, "input_unreadable", "path", name, "detail", plainDetail(err)).Because(err)
}

// plainDetail is what the system says, without the path, which the sentence has.
func plainDetail(err error) string {
	var path *os.PathError
	if errors.As(err, &path) {
		err = path.Err
	}
	return err.Error()
}

// readValue is a text from stdin, without the one newline that ends it.
func (s *session) readValue(ctx context.Context) (string, error) {
	text, err := s.readAll(ctx, "-")
	if trimmed, ok := strings.CutSuffix(text, "\r\n"); ok {
		return trimmed, err
	}
	return strings.TrimSuffix(text, "\n"), err
}

// confirm asks a person; yes only when they say so.
func (s *session) confirm(ctx context.Context, question string) (bool, error) {
	fmt.Fprint(s.Stderr, question, " ")
	line := make(chan string, 1)
	go func() {
		l, _ := bufio.NewReader(s.Stdin).ReadString('\n')
		line <- l
	}()
	select {
	case <-ctx.Done():
		return false, ctx.Err()
	case l := <-line:
		switch strings.ToLower(strings.TrimSpace(l)) {
		case "y", "yes", "是", "好", "对", "ｙ":
			return true, nil
		}
		return false, nil
	}
}
