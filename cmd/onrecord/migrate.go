package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"onrecord/internal/render"
	"onrecord/internal/store"
)

func (a *app) migrateCmd() *cobra.Command {
	return group(&cobra.Command{
		Use:   "migrate",
		Short: "Make, change and show the database's schema",
		Long: `Makes the tables and views of Onrecord, takes them back, and shows which
migrations a database has. Each migration is one transaction. Several programs
may migrate at once: one works, the others wait.

A first 'onrecord load' into an empty database migrates it by itself. A database
with a schema newer than the program is refused by every command.`,
		Example: `  onrecord migrate up
  onrecord migrate status`,
	}, a.migrateUpCmd(), a.migrateDownCmd(), a.migrateStatusCmd())
}

func (a *app) migrateUpCmd() *cobra.Command {
	return &cobra.Command{
		Use:   "up",
		Short: "Bring the schema up to this program's version",
		Long: `Applies the migrations that the database lacks and prints their names. The user
of the database must be allowed to create schemas and roles.`,
		Example: `  onrecord migrate up
  onrecord migrate up --database-url postgres://owner@db.example.org/onrecord`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.withAnySchema(cmd, func(ctx context.Context, s *store.Store) error {
				done, err := s.MigrateUp(ctx)
				if err := a.printMigrations("up", done, err); err != nil {
					return err
				}
				return a.noteSchema(ctx, s, len(done))
			})
		},
	}
}

func (a *app) migrateDownCmd() *cobra.Command {
	var to int64
	var yes bool
	cmd := &cobra.Command{
		Use:   "down",
		Short: "Take migrations back, with the data in their tables",
		Long: `Takes back the newest migration, or with --to all migrations after that version,
and prints their names. With the tables goes everything that they hold, so the
command does nothing without --yes. It does not ask, and there is no way back but a backup.`,
		Example: `  onrecord migrate down --yes
  onrecord migrate down --to 0 --yes`,
		Args: noArgs,
	}
	cmd.Flags().Int64Var(&to, "to", 0, "take back all migrations after this `version`; 0 takes back all")
	cmd.Flags().BoolVar(&yes, "yes", false, "drop the tables of these migrations and all that they hold")
	_ = cmd.RegisterFlagCompletionFunc("to", cobra.NoFileCompletions)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		stepwise := !cmd.Flags().Changed("to")
		if to < 0 {
			return usagef("the flag --to cannot be %d: a version is 0 or more", to)
		}
		if !yes {
			return usagef("this drops tables with all that they hold; add --yes if you mean it")
		}
		if stepwise {
			to = -1
		}
		return a.withAnySchema(cmd, func(ctx context.Context, s *store.Store) error {
			return a.migrateDown(ctx, s, to)
		})
	}
	return cmd
}

func (a *app) migrateDown(ctx context.Context, s *store.Store, to int64) error {
	known, err := s.Migrations(ctx)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(known, func(m store.Migration) bool { return m.Applied }) {
		a.note("nothing to take back: the database is empty")
		return nil
	}
	if to > 0 && !slices.ContainsFunc(known, func(m store.Migration) bool { return m.Version == to }) {
		return fmt.Errorf("there is no migration %d; `onrecord migrate status` lists them", to)
	}
	done, err := s.MigrateDown(ctx, to)
	if err := a.printMigrations("down", done, err); err != nil {
		return err
	}
	return a.noteSchema(ctx, s, len(done))
}

// printMigrations prints what was done, which may be something even if err is not nil.
func (a *app) printMigrations(direction string, done []store.Migration, err error) error {
	for _, m := range done {
		if err := a.printf("%s\t%s\n", direction, m.Name); err != nil {
			return err
		}
	}
	return err
}

// noteSchema says at which version the schema is now.
func (a *app) noteSchema(ctx context.Context, s *store.Store, changed int) error {
	all, err := s.Migrations(ctx)
	if err != nil {
		return err
	}
	newest := int64(0)
	for _, m := range all {
		if m.Applied {
			newest = max(newest, m.Version)
		}
	}
	before := ""
	if changed == 0 {
		before = "nothing to do: "
	}
	if newest == 0 {
		a.note("%sthe database is empty", before)
		return nil
	}
	a.note("%sthe database has schema version %d", before, newest)
	return nil
}

func (a *app) migrateStatusCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "status",
		Short: "List the migrations and whether the database has them",
		Long: `Lists each migration that the program or the database knows, oldest first, with
its state:

  applied   the database has it
  pending   'onrecord migrate up' will apply it
  unknown   a newer program has applied it

It writes nothing.`,
		Example: `  onrecord migrate status
  onrecord migrate status --format json`,
		Args: noArgs,
	}
	format := addFormat(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		return a.withAnySchema(cmd, func(ctx context.Context, s *store.Store) error {
			all, err := s.Migrations(ctx)
			if err != nil {
				return err
			}
			return a.printStatus(format.format, all)
		})
	}
	return cmd
}

func (a *app) printStatus(format render.Format, all []store.Migration) error {
	w, err := a.rows(format, []render.Column{
		{Name: "version", Kind: render.Integer},
		{Name: "name", Kind: render.Text},
		{Name: "state", Kind: render.Text},
		{Name: "applied_at", Kind: render.Time},
	})
	if err != nil {
		return err
	}
	for _, m := range all {
		var name, at any
		if m.Known {
			name = m.Name
		}
		if m.Applied {
			at = m.AppliedAt
		}
		if err := w.Row([]any{m.Version, name, migrationState(m), at}); err != nil {
			return err
		}
	}
	return w.Close()
}

func migrationState(m store.Migration) string {
	switch {
	case !m.Known:
		return "unknown"
	case m.Applied:
		return "applied"
	default:
		return "pending"
	}
}
