package intake

import (
	"crypto/sha256"
	"encoding/hex"
)

// hash is the sha256 of a file's bytes, in lower-case hex.
func hash(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
