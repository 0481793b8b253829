package pglocal

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
)

// isPostmaster reports whether the process is a PostgreSQL server over the data directory: a server's working
// directory is its data directory. A process that has ended but was not waited for has none.
func isPostmaster(pid int, data string) bool {
	proc := filepath.Join("/proc", strconv.Itoa(pid))
	dir, err := os.Readlink(filepath.Join(proc, "cwd"))
	if errors.Is(err, fs.ErrPermission) {
		return commandIs(filepath.Join(proc, "comm"), "postgres")
	}
	if err != nil {
		return false
	}
	real, err := filepath.EvalSymlinks(data)
	return err == nil && dir == real
}

func commandIs(path, name string) bool {
	text, err := os.ReadFile(path)
	return err == nil && string(text) == name+"\n"
}
