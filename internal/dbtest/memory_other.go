//go:build !linux

package dbtest

// memoryDirs returns no folder: only Linux has one that lies in memory.
func memoryDirs() []string { return nil }
