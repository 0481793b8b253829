// Package db holds the SQL of the project, embedded: the migrations, which are the one source of the schema, the built-in
// reports, and the checks that verify the rows.
package db

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io/fs"
)

//go:embed migrations/*.sql reports/*.sql checks/*.sql
var files embed.FS

// Migrations are the goose migrations, at the root of the returned file system.
func Migrations() fs.FS { return sub("migrations") }

// Reports are the built-in reports, a NAME.sql each, at the root of the returned file system.
func Reports() fs.FS { return sub("reports") }

// Checks are the checks of the whole database, a NAME.sql each, at the root of the returned file system.
func Checks() fs.FS { return sub("checks") }

func sub(dir string) fs.FS {
	f, err := fs.Sub(files, dir)
	if err != nil {
		panic(err) // dir is one of the two folders that the compiler embedded
	}
	return f
}

// Fingerprint is a hash of all migrations: it changes when one of them does.
func Fingerprint() (string, error) {
	sum := sha256.New()
	err := fs.WalkDir(Migrations(), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := fs.ReadFile(Migrations(), name)
		// Writing to a hash never fails.
		_, _ = fmt.Fprintf(sum, "%s %d\n%s", name, len(content), content)
		return err
	})
	return hex.EncodeToString(sum.Sum(nil)), err
}
