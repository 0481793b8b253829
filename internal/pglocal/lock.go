//go:build linux || darwin

package pglocal

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"syscall"
	"time"
)

const (
	shared    = syscall.LOCK_SH
	exclusive = syscall.LOCK_EX
)

// errVanished says that the lock's directory was removed by the last user of an ephemeral server.
var errVanished = errors.New("the directory has been removed")

// tryLock takes a lock on the file, which it creates. It returns nil, nil when somebody holds it. Closing the file
// gives the lock up, unless a child process has inherited it.
func tryLock(path string, how int) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|syscall.O_NOFOLLOW, 0o600)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, errVanished
	}
	if err != nil {
		return nil, fmt.Errorf("opening a lock: %w", err)
	}
	if err := flock(f, how|syscall.LOCK_NB); err != nil {
		closeErr := f.Close()
		if errors.Is(err, syscall.EWOULDBLOCK) {
			return nil, closeErr
		}
		return nil, errors.Join(fmt.Errorf("locking %s: %w", path, err), closeErr)
	}
	if !sameFile(f, path) {
		return nil, errors.Join(errVanished, f.Close())
	}
	return f, nil
}

// waitLock takes a lock as soon as nobody holds it.
func waitLock(ctx context.Context, path string, how int) (*os.File, error) {
	for pause := 2 * time.Millisecond; ; pause = min(pause*3/2, 25*time.Millisecond) {
		f, err := tryLock(path, how)
		if f != nil || err != nil {
			return f, err
		}
		if err := sleep(ctx, pause); err != nil {
			return nil, fmt.Errorf("waiting for %s, which another process holds: %w", path, err)
		}
	}
}

// held reports whether somebody holds the lock exclusively, without creating its file.
func held(path string) bool {
	f, err := os.OpenFile(path, os.O_RDONLY, 0)
	if err != nil {
		return false
	}
	err = flock(f, shared|syscall.LOCK_NB)
	// Nothing was written, so closing cannot lose anything.
	_ = f.Close()
	return errors.Is(err, syscall.EWOULDBLOCK)
}

func flock(f *os.File, how int) error {
	for {
		err := syscall.Flock(int(f.Fd()), how)
		if !errors.Is(err, syscall.EINTR) {
			return err
		}
	}
}

// sameFile reports whether the open file is still the one that path names.
func sameFile(f *os.File, path string) bool {
	open, err := f.Stat()
	if err != nil {
		return false
	}
	named, err := os.Stat(path)
	return err == nil && os.SameFile(open, named)
}

// sleep waits, or returns the context's error.
func sleep(ctx context.Context, d time.Duration) error {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return context.Cause(ctx)
	case <-timer.C:
		return nil
	}
}
