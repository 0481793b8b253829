//go:build unix

package input

import (
	"io/fs"
	"os"
	"syscall"
)

// keepOwner gives file the owner of the one that it is to replace. Only root writes a file that is another's.
func keepOwner(file *os.File, replaced fs.FileInfo) error {
	owner, ok := replaced.Sys().(*syscall.Stat_t)
	if !ok || os.Geteuid() != 0 {
		return nil
	}
	return file.Chown(int(owner.Uid), int(owner.Gid))
}
