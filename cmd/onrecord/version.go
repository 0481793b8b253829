package main

import (
	"fmt"
	"io/fs"
	"runtime"
	"runtime/debug"

	"github.com/pressly/goose/v3"
	"github.com/spf13/cobra"

	"onrecord/db"
	"onrecord/internal/render"
)

func (a *app) versionCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "version",
		Short: "Print the versions of the program and of its schema",
		Long: `Prints the version of the program, the revision of the source that it was built
from where that is known, the version of Go, and the version of the database
schema that it works with.`,
		Example: `  onrecord version
  onrecord version --format json`,
		Args: noArgs,
	}
	format := addFormat(cmd)
	cmd.RunE = func(*cobra.Command, []string) error {
		fields, err := versionFields()
		if err != nil {
			return err
		}
		return a.printFields(format.format, fields)
	}
	return cmd
}

// programVersion is the module's version, devel for one built from a working copy that nobody tagged.
func programVersion() string {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" || info.Main.Version == "(devel)" {
		return "devel"
	}
	return info.Main.Version
}

func versionFields() ([]field, error) {
	schema, err := schemaVersion()
	if err != nil {
		return nil, err
	}
	var revision, modified any
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			switch s.Key {
			case "vcs.revision":
				revision = s.Value
			case "vcs.modified":
				modified = s.Value == "true"
			}
		}
	}
	return []field{
		{name: "onrecord", kind: render.Text, value: programVersion()},
		{name: "revision", kind: render.Text, value: revision},
		{name: "modified", kind: render.Bool, value: modified},
		{name: "go", kind: render.Text, value: runtime.Version()},
		{name: "platform", kind: render.Text, value: runtime.GOOS + "/" + runtime.GOARCH},
		{name: "schema", kind: render.Integer, value: schema},
	}, nil
}

// schemaVersion is the version of the newest migration that the program brings.
func schemaVersion() (int64, error) {
	names, err := fs.Glob(db.Migrations(), "*.sql")
	if err != nil {
		return 0, err
	}
	newest := int64(0)
	for _, name := range names {
		version, err := goose.NumericComponent(name)
		if err != nil {
			return 0, fmt.Errorf("reading the version of the migration %s: %w", name, err)
		}
		newest = max(newest, version)
	}
	return newest, nil
}
