package main

import (
	"cmp"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"onrecord/internal/anchor"
	"onrecord/internal/input"
	"onrecord/internal/quantity"
	"onrecord/internal/render"
)

func (a *app) quantitiesCmd() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "quantities [FILE|-]",
		Short: "Read the quantities in a text",
		Long: `Reads the quantities that a text states, in the order of the text, and prints one
JSON object a line: value, bounds, comparator, unit, what it is a part of, kind and
period, with the place in the text. The text is a file, or standard input where
none is named or its name is -. English is what it reads.

  start, end          the whole expression, with its modifiers
  quote               its words
  core_start, _end    the bare number with its sign, scale and unit
  value               the number with its scale applied; null where none is said
  lower, upper        the bounds that it has, or is taken to have; null where open
  comparator          eq gt gte lt lte approx almost between
  spoken, scale       the amount as said, and its scale: two and a half, billion
  unit, currency      a unit or an ISO 4217 code; else the counted noun as said
  of                  what it is a part of: a number, or words
  kind                count share money ratio change duration date rank ordinal level
  period              when, where a calendar period stands beside it: 2014/..
  sentence            the index of its sentence, from 0
  hedge, vague, rank, over, base, corrected
                      words that weaken it; that a number is meant and none said;
                      a superlative and its window; what a change or factor is
                      measured from; the value as the publisher corrected it

Places count Unicode code points, half open, as in a transcript: without a byte
order mark, line ends as one. Numbers are decimal strings, exact to the digit, but
that a third and what else never ends is rounded at the tenth place, and its bounds
at the sixth. What is not said, or not known, is null.`,
		Example: `  onrecord quantities talk.txt
  onrecord quantities -
  onrecord quantities talk.txt --format csv`,
		Args: maybeOneArg("a file"),
	}
	format := addFormat(cmd)
	format.format = render.JSONL
	cmd.Flags().Lookup("format").DefValue = string(render.JSONL)
	cmd.RunE = func(_ *cobra.Command, args []string) error {
		name := "-"
		if len(args) > 0 {
			name = args[0]
		}
		return a.quantities(name, format.format)
	}
	return cmd
}

func (a *app) quantities(name string, format render.Format) error {
	text, err := a.textOf(name)
	if err != nil {
		return err
	}
	out, err := a.rows(format, quantityColumns)
	if err != nil {
		return err
	}
	cut := cutter{text: text}
	for q := range quantity.English(nil).All(text) {
		if err := out.Row(quantityRow(q, cut.next(q.Start, q.End))); err != nil {
			return err
		}
	}
	return out.Close()
}

// textOf reads a file, or standard input where name is "-", as a transcript is read.
func (a *app) textOf(name string) (string, error) {
	data, err := a.bytesOf(name)
	if err != nil {
		return "", err
	}
	text, err := anchor.Decode(data)
	var bad *anchor.DecodeError
	if errors.As(err, &bad) {
		if name == "-" {
			name = "standard input"
		}
		return "", fmt.Errorf("%s:%d: %s", name, bad.Line, bad.Reason)
	}
	return text, err
}

func (a *app) bytesOf(name string) ([]byte, error) {
	if name != "-" {
		return input.File{Name: name, Path: name}.Read()
	}
	data, err := input.ReadAll(a.stdin)
	if err != nil {
		return nil, fmt.Errorf("reading standard input: %w", err)
	}
	return data, nil
}

var quantityColumns = []render.Column{
	{Name: "start", Kind: render.Integer}, {Name: "end", Kind: render.Integer}, {Name: "quote"},
	{Name: "core_start", Kind: render.Integer}, {Name: "core_end", Kind: render.Integer},
	{Name: "value", Kind: render.Number}, {Name: "lower", Kind: render.Number}, {Name: "upper", Kind: render.Number},
	{Name: "lower_inclusive", Kind: render.Bool}, {Name: "upper_inclusive", Kind: render.Bool},
	{Name: "comparator"}, {Name: "spoken"}, {Name: "scale"}, {Name: "unit"}, {Name: "currency"}, {Name: "of"},
	{Name: "kind"}, {Name: "period"}, {Name: "sentence", Kind: render.Integer},
	{Name: "hedge"}, {Name: "vague", Kind: render.Bool}, {Name: "rank"}, {Name: "over"}, {Name: "base"},
	{Name: "corrected", Kind: render.Number},
}

func quantityRow(q quantity.Quantity, quote string) []any {
	var lowerIn, upperIn, rank, over, base, period, corrected any
	if q.Bounds.Lower != "" || q.Bounds.Upper != "" {
		lowerIn, upperIn = q.Bounds.LowerInclusive, q.Bounds.UpperInclusive
	}
	if q.Rank != nil {
		rank, over = q.Rank.Of, orNull(q.Rank.Over)
	}
	if q.Base != nil {
		base = orNull(cmp.Or(q.Base.Period, q.Base.Text))
	}
	if q.Period != nil {
		period = orNull(q.Period.Value)
	}
	if q.Corrected != nil {
		corrected = orNull(q.Corrected.Value)
	}
	return []any{
		q.Start, q.End, quote, q.CoreStart, q.CoreEnd,
		orNull(q.Value), orNull(q.Bounds.Lower), orNull(q.Bounds.Upper), lowerIn, upperIn,
		orNull(string(q.Comparator)), orNull(q.Spoken), orNull(q.Scale), orNull(cmp.Or(q.Unit, q.UnitText)), orNull(q.Currency),
		orNull(cmp.Or(q.OfValue, q.OfText, q.OfUnit)), orNull(string(q.Kind)), period, q.Sentence,
		orNull(q.Hedge), q.Vague, rank, over, base, corrected,
	}
}

// cutter cuts pieces out of a text at code points, from front to back, so that all cuts together take one walk.
type cutter struct {
	text      string
	at, point int // a place in bytes and in code points
}

// next is the piece from start to end. Pieces may overlap and may not begin before the one before.
func (c *cutter) next(start, end int) string {
	c.forward(start)
	from := c.at
	ahead := *c
	ahead.forward(end)
	return c.text[from:ahead.at]
}

func (c *cutter) forward(point int) {
	for i := range c.text[c.at:] {
		if c.point == point {
			c.at += i
			return
		}
		c.point++
	}
	c.at = len(c.text)
}
