package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"onrecord/internal/briefing"
	"onrecord/internal/render"
	"onrecord/internal/report"
	"onrecord/internal/store"
)

// filter is a parameter of reports that has a flag of its own.
type filter struct{ name, usage string }

// param is the name of the parameter: a flag has a dash where it has an underscore.
func (f filter) param() string { return strings.ReplaceAll(f.name, "-", "_") }

var filters = [...]filter{
	{"event", "only this event, by its `slug`"},
	{"speaker", "only this speaker, by `slug or name`"},
	{"topic", "only claims of this topic, by its `slug`"},
	{"indicator", "only figures of this indicator, by its `slug`, or claims with such a figure"},
	{"area", "only figures about this area, by its `slug`"},
	{"since", "only what was said on this `date` or later"},
	{"until", "only what was said on this `date` or earlier"},
	{"as-of", "what was known then: at the end of this `day`, in UTC, or at a time, as in 2024-06-18T14:30:00Z"},
	{"limit", "at most so many `rows`"},
}

// reportFlags are the flags of one call.
type reportFlags struct {
	format     *formatFlag
	filters    [len(filters)]string
	params     []string // NAME=VALUE
	columns    []string
	listParams bool
	timeout    time.Duration
}

func (a *app) reportCmd() *cobra.Command {
	var flags reportFlags
	cmd := &cobra.Command{
		Use:   "report [NAME | FILE.sql]",
		Short: "List the reports, or run one",
		Long: `Runs a report and prints its rows; without a name, lists the reports. An
argument that has a slash or ends in .sql is a file with a report of your own.

A report is one select with a header of comments, and psql runs the same file:

  -- title: Loud claims
  -- description: What a speaker said of one topic.
  -- param: speaker text = ''  -- slug or name
  \if :{?speaker} \else \set speaker '' \endif
  select event, says, quote
  from bi.claims
  where :'speaker' = '' or speaker = :'speaker';

Parameters have the types text, integer, date, numeric and boolean, travel as
text, and are empty where they are not given; the program binds them, so that no
value becomes part of the statement. A report reads the views of the schema bi:
it runs as the role onrecord_reader in a read-only transaction. Each filter
below works on the reports that have it, as --params shows.

CSV and TSV have text as it is, even where it starts with = + - or @: import
their columns as text. TSV is the text format of PostgreSQL's COPY, with \N for
null. In JSON a number with digits to keep, such as a figure's value, is a string.
On a terminal too narrow for a table each row is a block, without its nulls.`,
		Example: `  onrecord report
  onrecord report claims --speaker antony-blinken --topic defence-spending
  onrecord report figures --indicator allies-at-2pct-gdp --format csv > figures.csv
  onrecord report claims --columns claim,speaker,says --limit 20
  onrecord report speakers --params
  onrecord report ./loud.sql --param speaker=antony-blinken`,
		Args:              reportArgs,
		ValidArgsFunction: completeReports,
	}
	flags.add(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 {
			return a.listReports(cmd, flags.format.format)
		}
		r, builtin, err := findReport(args[0])
		if err != nil {
			return err
		}
		if flags.listParams {
			return a.listParams(r, flags.format.format)
		}
		given, err := flags.given(cmd, r)
		if err != nil {
			return err
		}
		return a.runReport(cmd, r, builtin, given, flags)
	}
	return cmd
}

func (f *reportFlags) add(cmd *cobra.Command) {
	f.format = addFormat(cmd)
	flags := cmd.Flags()
	names := make([]string, 0, len(filters)+3)
	for i, filter := range filters {
		flags.StringVar(&f.filters[i], filter.name, "", filter.usage)
		names = append(names, filter.name)
	}
	flags.StringArrayVar(&f.params, "param", nil, "set any parameter of the report, as `NAME=VALUE`; may be repeated")
	flags.StringSliceVar(&f.columns, "columns", nil, "print only these `columns`, in this order, with commas between")
	flags.BoolVar(&f.listParams, "params", false, "list the report's parameters instead of running it")
	flags.DurationVar(&f.timeout, "timeout", 0, "give up when the database works longer than this `time`, as in 30s; 0 waits for ever")
	for _, name := range append(names, "columns", "timeout") {
		// Only a flag that does not exist is refused here.
		_ = cmd.RegisterFlagCompletionFunc(name, cobra.NoFileCompletions)
	}
	_ = cmd.RegisterFlagCompletionFunc("param", completeParams)
}

func reportArgs(_ *cobra.Command, args []string) error {
	if len(args) > 1 {
		return usagef("it runs one report, and %q is one too many", args[1])
	}
	return nil
}

// isReportFile tells a file with a report from the name of a built-in one.
func isReportFile(arg string) bool {
	return strings.ContainsRune(arg, '/') || strings.ContainsRune(arg, os.PathSeparator) || strings.HasSuffix(arg, ".sql")
}

// unreadableReport says why a report's file cannot be read.
func unreadableReport(name string, err error) error {
	info, statErr := os.Stat(name)
	var path *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("there is no report file %s; `onrecord report` lists the reports that need no file", name)
	case statErr == nil && info.IsDir():
		return fmt.Errorf("%s is a folder; name the .sql file of a report", name)
	case errors.As(err, &path):
		return fmt.Errorf("the report file %s cannot be read: %w", name, path.Err)
	default:
		return fmt.Errorf("the report file %s cannot be read: %w", name, err)
	}
}

// findReport reads the report that arg names; builtin says whether it is one of ours.
func findReport(arg string) (r *report.Report, builtin bool, err error) {
	if isReportFile(arg) {
		src, err := os.ReadFile(arg)
		if err != nil {
			return nil, false, unreadableReport(arg, err)
		}
		r, err := report.Parse(arg, src)
		return r, false, err
	}
	all, err := report.Builtin()
	if err != nil {
		return nil, false, err
	}
	names := make([]string, len(all))
	for i, r := range all {
		if r.Name == arg {
			return r, true, nil
		}
		names[i] = r.Name
	}
	if near := briefing.Nearest(arg, slices.Values(names)); len(near) > 0 {
		return nil, false, usagef("there is no report %q%s", arg, suggest("", near))
	}
	return nil, false, usagef("there is no report %q; there are %s, and a file is named with a slash or .sql", arg, strings.Join(names, ", "))
}

func (a *app) listReports(cmd *cobra.Command, format render.Format) error {
	for _, name := range reportFlagNames() {
		if cmd.Flags().Changed(name) {
			return usagef("the flag --%s needs a report; `onrecord report` lists them", name)
		}
	}
	all, err := report.Builtin()
	if err != nil {
		return err
	}
	rows := make([][]any, len(all))
	for i, r := range all {
		rows[i] = []any{r.Name, r.Title, r.Description}
	}
	return a.printRows(format, []render.Column{{Name: "name"}, {Name: "title"}, {Name: "description"}}, rows)
}

func reportFlagNames() []string {
	names := []string{"param", "params", "columns", "timeout"}
	for _, f := range filters {
		names = append(names, f.name)
	}
	return names
}

func (a *app) listParams(r *report.Report, format render.Format) error {
	rows := make([][]any, len(r.Params))
	for i, p := range r.Params {
		byDefault := any(p.Default)
		if p.Required {
			byDefault = nil
		}
		rows[i] = []any{p.Name, p.Type, p.Required, byDefault, p.Note}
	}
	return a.printRows(format, []render.Column{
		{Name: "param"}, {Name: "type"}, {Name: "required", Kind: render.Bool}, {Name: "default"}, {Name: "description"},
	}, rows)
}

func (a *app) printRows(format render.Format, columns []render.Column, rows [][]any) error {
	w, err := a.rows(format, columns)
	if err != nil {
		return err
	}
	for _, row := range rows {
		if err := w.Row(row); err != nil {
			return err
		}
	}
	return w.Close()
}

// given collects the parameters that the command line sets, and checks them.
func (f *reportFlags) given(cmd *cobra.Command, r *report.Report) (map[string]string, error) {
	if f.timeout < 0 {
		return nil, usagef("the flag --timeout cannot be %s: a time is 0 or more", f.timeout)
	}
	given := map[string]string{}
	for i, filter := range filters {
		if !cmd.Flags().Changed(filter.name) {
			continue
		}
		p, ok := r.Param(filter.param())
		if !ok {
			return nil, usagef("the report %s has no filter --%s; %s", r.Name, filter.name, filtersOf(r))
		}
		if err := p.Check(f.filters[i]); err != nil {
			return nil, usagef("--%s: %v", filter.name, err)
		}
		given[p.Name] = f.filters[i]
	}
	for _, assignment := range f.params {
		name, value, ok := strings.Cut(assignment, "=")
		p, known := r.Param(name)
		_, twice := given[name]
		switch {
		case !ok:
			return nil, usagef("--param takes NAME=VALUE, and %q was given", assignment)
		case !known:
			return nil, usagef("the report %s has no parameter %q; %s", r.Name, name, paramsOf(r))
		case twice:
			return nil, usagef("the parameter %s is set twice", name)
		}
		if err := p.Check(value); err != nil {
			return nil, usagef("--param %s: %v", name, err)
		}
		given[name] = value
	}
	if _, err := r.Args(given); err != nil {
		return nil, usagef("%v; %s", err, paramsOf(r))
	}
	return given, nil
}

func filtersOf(r *report.Report) string {
	var has []string
	for _, f := range filters {
		if _, ok := r.Param(f.param()); ok {
			has = append(has, "--"+f.name)
		}
	}
	if len(has) == 0 {
		return "it has none"
	}
	return "it has " + strings.Join(has, ", ")
}

func paramsOf(r *report.Report) string {
	if len(r.Params) == 0 {
		return "it has none"
	}
	names := make([]string, len(r.Params))
	for i, p := range r.Params {
		names[i] = p.Name
	}
	return "its parameters are " + strings.Join(names, ", ")
}

func (a *app) runReport(cmd *cobra.Command, r *report.Report, builtin bool, given map[string]string, flags reportFlags) error {
	args, err := r.Args(given)
	if err != nil {
		return err
	}
	return a.withStore(cmd, func(ctx context.Context, s *store.Store) error {
		out := &reportRows{app: a, format: flags.format.format, wanted: flags.columns}
		q := store.Query{SQL: r.SQL, Args: args, Trusted: builtin, Timeout: flags.timeout}
		// Where it fails half-way the output stays open-ended, so that nobody takes it for the whole.
		if err := s.Query(ctx, q, out.start, out.row); err != nil {
			return atItsPlace(r, err)
		}
		if err := out.out.Close(); err != nil {
			return err
		}
		if out.count == 0 && flags.format.format == render.Table {
			a.note("no rows")
		}
		return nil
	})
}

// atItsPlace says where in the report's file PostgreSQL found a fault.
func atItsPlace(r *report.Report, err error) error {
	var fault *store.QueryError
	switch {
	case !errors.As(err, &fault):
		return err
	case fault.Offset < 0:
		return fmt.Errorf("%s: %w", r.File, err)
	}
	return r.ErrorAt(fault.Offset, fault.Error())
}

// reportRows prints the rows of a report as they come.
type reportRows struct {
	app    *app
	format render.Format
	wanted []string // columns; all where it is empty
	picked []int    // their places in a row
	out    render.Writer
	count  int
}

func (o *reportRows) start(columns []store.Column) (err error) {
	if o.picked, err = pickColumns(columns, o.wanted); err != nil {
		return err
	}
	shown := make([]render.Column, len(o.picked))
	for i, at := range o.picked {
		shown[i] = render.Column{Name: columns[at].Name, Kind: renderKind(columns[at].Kind)}
	}
	o.out, err = o.app.rows(o.format, shown)
	return err
}

func (o *reportRows) row(values []any) error {
	o.count++
	shown := make([]any, len(o.picked))
	for i, at := range o.picked {
		shown[i] = values[at]
	}
	return o.out.Row(shown)
}

// pickColumns returns the places of the columns that are wanted, of all where none is named.
func pickColumns(columns []store.Column, wanted []string) ([]int, error) {
	names := make([]string, len(columns))
	all := make([]int, len(columns))
	for i, c := range columns {
		names[i], all[i] = c.Name, i
	}
	if len(wanted) == 0 {
		return all, nil
	}
	picked := make([]int, len(wanted))
	for i, name := range wanted {
		picked[i] = slices.Index(names, strings.TrimSpace(name))
		if picked[i] >= 0 {
			continue
		}
		if near := briefing.Nearest(name, slices.Values(names)); len(near) > 0 {
			return nil, usagef("the report has no column %q%s", name, suggest("", near))
		}
		return nil, usagef("the report has no column %q; it has %s", name, strings.Join(names, ", "))
	}
	return picked, nil
}

func renderKind(k store.ColumnKind) render.Kind {
	switch k {
	case store.KindInteger:
		return render.Integer
	case store.KindNumber:
		return render.Number
	case store.KindBool:
		return render.Bool
	case store.KindDate:
		return render.Date
	case store.KindTime:
		return render.Time
	default:
		return render.Text
	}
}

// completeReports completes the names of the built-in reports; the shell adds files.
func completeReports(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	all, err := report.Builtin()
	if err != nil {
		return nil, cobra.ShellCompDirectiveError
	}
	names := make([]string, len(all))
	for i, r := range all {
		names[i] = cobra.CompletionWithDesc(r.Name, r.Title)
	}
	return names, cobra.ShellCompDirectiveDefault
}

// completeParams completes the names of the report's parameters.
func completeParams(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	const directive = cobra.ShellCompDirectiveNoFileComp | cobra.ShellCompDirectiveNoSpace
	if len(args) == 0 {
		return nil, directive
	}
	r, _, err := findReport(args[0])
	if err != nil {
		return nil, directive
	}
	names := make([]string, len(r.Params))
	for i, p := range r.Params {
		names[i] = cobra.CompletionWithDesc(p.Name+"=", p.Note)
	}
	return names, directive
}
