package export

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"shiben/workbook"
)

// Save writes a file, which appears whole or not at all: it is written beside its
// place, made last on the disk and then renamed. A file that is there is left as it
// is without force (ErrInput), and what is no plain file always: a link is not
// followed. It has the mode that the person's umask gives a new file, since it is
// made to be passed on; with force the one that it had. Save returns how many bytes
// it has.
func Save(ctx context.Context, path string, force bool, write func(io.Writer) error) (int64, error) {
	mode, err := Free(path, force)
	if err != nil {
		return 0, err
	}
	f, err := beside(path)
	if err != nil {
		return 0, Unwritable(path, err)
	}
	defer os.Remove(f.Name())
	size, err := fill(ctx, f, mode, write)
	var p *workbook.Problem
	switch {
	case ctx.Err() != nil:
		return 0, ctx.Err()
	case errors.As(err, &p):
		return 0, err
	case err != nil:
		return 0, Unwritable(path, err)
	}
	if err := place(f.Name(), path, force); err != nil {
		return 0, err
	}
	syncFolder(filepath.Dir(path))
	return size, nil
}

// Free tells whether Save may write to a path: nothing is there, or with force a
// plain file, whose mode it returns.
func Free(path string, force bool) (fs.FileMode, error) {
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return 0, nil
	case err != nil:
		return 0, Unwritable(path, err)
	case !info.Mode().IsRegular():
		return 0, inputError("export_not_plain", "path", path)
	case !force:
		return 0, inputError("file_exists", "path", path)
	}
	return info.Mode().Perm(), nil
}

// mostForming is how many files can be in the making beside each other.
const mostForming = 1000

// beside makes a file in the folder of a path, under a name of its own.
func beside(path string) (*os.File, error) {
	folder := filepath.Dir(path)
	for n := range mostForming {
		name := filepath.Join(folder, fmt.Sprintf(".shiben-export-%d.part", n))
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if !errors.Is(err, fs.ErrExist) {
			return f, err
		}
	}
	return nil, fs.ErrExist
}

// fill writes a file, makes it last and closes it.
func fill(ctx context.Context, f *os.File, mode fs.FileMode, write func(io.Writer) error) (int64, error) {
	out := bufio.NewWriterSize(&stoppable{ctx, f}, 64<<10)
	err := write(out)
	if err == nil {
		err = out.Flush()
	}
	if err == nil && mode != 0 {
		err = f.Chmod(mode)
	}
	if err == nil {
		err = f.Sync()
	}
	var size int64
	if info, failed := f.Stat(); failed == nil {
		size = info.Size()
	}
	return size, errors.Join(err, f.Close())
}

// place gives a whole file its name; without force only where nothing took it
// meanwhile.
func place(temp, path string, force bool) error {
	if force {
		if err := os.Rename(temp, path); err != nil {
			return Unwritable(path, err)
		}
		return nil
	}
	err := os.Link(temp, path)
	if err == nil {
		return nil
	}
	if _, there := os.Lstat(path); there == nil {
		return inputError("file_exists", "path", path)
	}
	if err := os.Rename(temp, path); err != nil { // not every file system has links
		return Unwritable(path, err)
	}
	return nil
}

// syncFolder makes the name last as the file does, where the system can.
func syncFolder(folder string) {
	if d, err := os.Open(folder); err == nil {
		_ = d.Sync() // some file systems refuse it for a folder
		_ = d.Close()
	}
}

// Unwritable says why a file or a folder cannot be written, and what to do.
func Unwritable(path string, err error) error {
	code := "file_unwritable"
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return workbook.NewProblem(workbook.ErrInput, "export_no_folder", "path", path, "folder", filepath.Dir(filepath.Clean(path))).Because(err)
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT), errors.Is(err, syscall.EFBIG):
		code = "file_disk_full"
	case errors.Is(err, syscall.EROFS):
		code = "file_read_only"
	case errors.Is(err, fs.ErrPermission):
		code = "file_not_allowed"
	}
	return workbook.NewProblem(workbook.ErrDisk, code, "path", path, "detail", detail(err)).Because(err)
}

// detail is what the system says, without the path, which the sentence has.
func detail(err error) string {
	var path *fs.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		err = path.Err
	case errors.As(err, &link):
		err = link.Err
	}
	return err.Error()
}
