package input

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

// ErrExists is the reason why a file is not created that is there already.
var ErrExists = errors.New("it is there already")

// Create writes a new file. One that is there is left as it is, which is ErrExists. Where writing fails, no file stays.
func Create(name string, data []byte) (err error) {
	file, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("writing %s: %w", name, ErrExists)
	}
	if err != nil {
		return fmt.Errorf("writing %s: %w", name, reason(err))
	}
	_, err = file.Write(data)
	if err = errors.Join(err, file.Close()); err != nil {
		return errors.Join(fmt.Errorf("writing %s: %w", name, reason(err)), os.Remove(name))
	}
	return nil
}
