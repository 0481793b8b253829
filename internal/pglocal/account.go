//go:build linux || darwin

package pglocal

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"syscall"
)

// unprivileged are the users that a server started by root may run as, in order of preference.
var unprivileged = [...]string{"postgres", "nobody"}

// account is the user that the server runs as.
type account struct {
	name     string
	uid, gid uint32
	// lowered is true when it is not the user that we are: we are root then.
	lowered bool
}

// serverAccount chooses the user for the data directory, which need not exist. As root it is the owner of existing
// data, if root once chose that owner, since a postgres user may come into being after data was made as nobody.
func serverAccount(l layout) (account, error) {
	if os.Geteuid() != 0 {
		return ownAccount(l)
	}
	owner, exists, err := ownerOf(l.data())
	if err != nil {
		return account{}, err
	}
	for _, name := range unprivileged {
		acct, err := lookup(name)
		if err != nil {
			continue
		}
		if !exists || owner == acct.uid {
			return acct, nil
		}
	}
	if exists && owner == 0 {
		return account{}, refuse(ErrOtherUser, "the data directory %s belongs to root, and PostgreSQL refuses to run as root: "+
			"give it to a user postgres (chown -R postgres %s), or give another --data-dir", l.data(), l.data())
	}
	if exists {
		return account{}, l.belongsToOther(l.data())
	}
	return account{}, errors.New("PostgreSQL refuses to run as root, and there is neither a user postgres nor a user nobody to run it as: " +
		"create one (useradd --system postgres), or run this as an ordinary user")
}

func ownAccount(l layout) (account, error) {
	self := account{name: strconv.Itoa(os.Geteuid()), uid: uint32(os.Geteuid()), gid: uint32(os.Getegid())}
	if u, err := user.LookupId(self.name); err == nil {
		self.name = u.Username
	}
	owner, exists, err := ownerOf(l.data())
	if err != nil {
		return account{}, err
	}
	if exists && owner != self.uid {
		return account{}, l.belongsToOther(l.data())
	}
	return self, nil
}

func lookup(name string) (account, error) {
	u, err := user.Lookup(name)
	if err != nil {
		return account{}, err
	}
	// macOS has -2 for nobody, printed with or without its sign.
	uid, err := strconv.ParseInt(u.Uid, 10, 64)
	if err != nil {
		return account{}, err
	}
	gid, err := strconv.ParseInt(u.Gid, 10, 64)
	if err != nil {
		return account{}, err
	}
	return account{name: name, uid: uint32(uid), gid: uint32(gid), lowered: true}, nil
}

// ownerOf returns the owner of a file; exists is false where there is no file.
func ownerOf(path string) (uid uint32, exists bool, err error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return 0, false, nil
	}
	if errors.Is(err, fs.ErrPermission) {
		return 0, false, layout{dir: path}.belongsToOther(path)
	}
	if err != nil {
		return 0, false, fmt.Errorf("looking at the data directory: %w", err)
	}
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return 0, false, fmt.Errorf("the owner of %s is not known", path)
	}
	return stat.Uid, true, nil
}

// belongsToOther is the refusal for a path of another user, named where that can be told.
func (l layout) belongsToOther(path string) error {
	owner := "another user"
	// The path itself may be hidden from us; the nearest parent that is not tells whose it is.
	for p := path; ; p = filepath.Dir(p) {
		info, err := os.Lstat(p)
		if err == nil {
			if stat, ok := info.Sys().(*syscall.Stat_t); ok {
				owner = "user " + userName(stat.Uid)
			}
			break
		}
		if p == filepath.Dir(p) {
			break
		}
	}
	return refuse(ErrOtherUser, "the data directory %s belongs to %s, and this runs as user %s: run it as the same user, or give another --data-dir",
		l.dir, owner, userName(uint32(os.Geteuid())))
}

func userName(uid uint32) string {
	id := strconv.FormatUint(uint64(uid), 10)
	if u, err := user.LookupId(id); err == nil {
		return u.Username
	}
	return id
}

// attributes makes a child a session of its own, so that a Ctrl-C at the terminal does not reach it, run by the
// account.
func (a account) attributes() *syscall.SysProcAttr {
	attr := &syscall.SysProcAttr{Setsid: true}
	if a.lowered {
		attr.Credential = &syscall.Credential{Uid: a.uid, Gid: a.gid}
	}
	return attr
}

// own gives a file or directory to the account.
func (a account) own(path string) error {
	if !a.lowered {
		return nil
	}
	if err := os.Lchown(path, int(a.uid), int(a.gid)); err != nil {
		return fmt.Errorf("giving %s to user %s: %w", path, a.name, err)
	}
	return nil
}

// mayPass reports whether the account may pass through a directory, or run a program, of this mode and owner.
func (a account) mayPass(info fs.FileInfo) bool {
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !ok || !a.lowered {
		return true
	}
	mode := info.Mode().Perm()
	switch {
	case stat.Uid == a.uid:
		return mode&0o100 != 0
	case stat.Gid == a.gid:
		return mode&0o010 != 0
	default:
		return mode&0o001 != 0
	}
}

// obstacle returns the first existing directory on the way to path, path excluded, that the account may not pass;
// empty where there is none.
func (a account) obstacle(path string) (string, fs.FileMode) {
	parent := filepath.Dir(path)
	if parent == path {
		return "", 0
	}
	if found, mode := a.obstacle(parent); found != "" {
		return found, mode
	}
	info, err := os.Stat(parent)
	if err != nil || a.mayPass(info) {
		return "", 0
	}
	return parent, info.Mode().Perm()
}

// checkReach refuses a directory that the account cannot get to.
func (l layout) checkReach(a account) error {
	parent, mode := a.obstacle(l.dir)
	if parent == "" {
		return nil
	}
	return refuse(ErrUnreachableDir, "PostgreSQL refuses to run as root, so the server runs as user %s, who cannot pass through %s (mode %04o) to the data directory %s: "+
		"give a --data-dir outside it, such as /var/lib/onrecord, or let others pass (chmod o+x %s)", a.name, parent, mode, l.dir, parent)
}

// checkOwner refuses an existing directory whose owner could change it under us.
func (l layout) checkOwner(a account) error {
	owner, exists, err := ownerOf(l.dir)
	if err != nil {
		return err
	}
	if !exists || owner == 0 || owner == a.uid || owner == uint32(os.Geteuid()) {
		return nil
	}
	return l.belongsToOther(l.dir)
}

// create makes the directory where it is missing, and lets the account pass through it.
func (l layout) create(a account) error {
	parentMode, mode := fs.FileMode(0o700), fs.FileMode(0o700)
	if a.lowered {
		parentMode, mode = 0o755, 0o711
	}
	if err := makeDirs(l.dir, parentMode, mode); err != nil {
		if errors.Is(err, fs.ErrPermission) {
			return refuse(ErrOtherUser, "the data directory %s cannot be made (%v): give a --data-dir that you may write to", l.dir, err)
		}
		return fmt.Errorf("making the data directory: %w", err)
	}
	info, err := os.Stat(l.dir)
	if err != nil {
		return fmt.Errorf("making the data directory: %w", err)
	}
	if !info.IsDir() {
		return refuse(ErrForeignDir, "the data directory %s is a file: give another --data-dir", l.dir)
	}
	if a.mayPass(info) {
		return nil
	}
	if err := os.Chmod(l.dir, info.Mode().Perm()|0o011); err != nil {
		return fmt.Errorf("letting user %s into the data directory: %w", a.name, err)
	}
	return nil
}

// makeDirs makes a directory and its missing parents with exactly these modes, whatever the umask.
func makeDirs(path string, parentMode, mode fs.FileMode) error {
	var missing []string
	for parent := filepath.Dir(path); ; parent = filepath.Dir(parent) {
		_, err := os.Stat(parent)
		if !errors.Is(err, fs.ErrNotExist) || parent == filepath.Dir(parent) {
			break
		}
		missing = append(missing, parent)
	}
	for _, parent := range slices.Backward(missing) {
		if err := makeDir(parent, parentMode); err != nil {
			return err
		}
	}
	return makeDir(path, mode)
}

// makeDir makes a directory; one that exists keeps its mode.
func makeDir(path string, mode fs.FileMode) error {
	err := os.Mkdir(path, mode)
	if errors.Is(err, fs.ErrExist) {
		return nil
	}
	if err != nil {
		return err
	}
	return os.Chmod(path, mode)
}
