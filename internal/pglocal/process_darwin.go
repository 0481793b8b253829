package pglocal

import (
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

// isPostmaster reports whether the process is a PostgreSQL server. The system does not show another process's
// working directory cheaply, so the data directory is not compared.
func isPostmaster(pid int, _ string) bool {
	out, err := exec.Command("/bin/ps", "-o", "comm=", "-p", strconv.Itoa(pid)).Output()
	return err == nil && filepath.Base(strings.TrimSpace(string(out))) == "postgres"
}
