package input

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// ErrChanged is the reason why a file is not replaced that is not what it was when it was read.
var ErrChanged = errors.New("it has changed meanwhile")

// ErrReadOnly is the reason why a file is not replaced whose mode forbids its owner to write it.
var ErrReadOnly = errors.New("it is read-only")

// Replace writes new bytes into the file, all or none, if it still holds the old ones and its owner may write it, whoever
// asks. The file keeps its mode and owner; where its name is a link, the file that the link leads to is replaced.
func (f File) Replace(before, after []byte) (err error) {
	now, err := f.Read()
	if err != nil {
		return err
	}
	if !bytes.Equal(now, before) {
		return fmt.Errorf("writing %s: %w", f.Name, ErrChanged)
	}
	info, err := os.Stat(f.Path)
	if err != nil {
		return fmt.Errorf("writing %s: %w", f.Name, reason(err))
	}
	if info.Mode().Perm()&0o200 == 0 {
		return fmt.Errorf("writing %s: %w; if it is to be changed, allow that with `chmod u+w %s`", f.Name, ErrReadOnly, f.Name)
	}
	written, err := writeBeside(f.Path, after, info)
	if err != nil {
		return fmt.Errorf("writing %s: %w", f.Name, reason(err))
	}
	if err := os.Rename(written, f.Path); err != nil {
		return errors.Join(fmt.Errorf("writing %s: %w", f.Name, reason(err)), os.Remove(written))
	}
	return nil
}

// writeBeside writes data into a new hidden file in the folder of path, to the disk, with the mode and owner of like,
// and returns its path. Where it fails, no file stays.
func writeBeside(path string, data []byte, like fs.FileInfo) (name string, err error) {
	file, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".*")
	if err != nil {
		return "", err
	}
	defer func() {
		if err = errors.Join(err, file.Close()); err != nil {
			err = errors.Join(err, os.Remove(file.Name()))
		}
	}()
	if _, err := file.Write(data); err != nil {
		return "", err
	}
	if err := file.Chmod(like.Mode().Perm()); err != nil {
		return "", err
	}
	if err := keepOwner(file, like); err != nil {
		return "", err
	}
	return file.Name(), file.Sync()
}
