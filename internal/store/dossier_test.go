package store_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"onrecord/internal/briefing"
	"onrecord/internal/dbtest"
	"onrecord/internal/dossier"
	"onrecord/internal/factsheet"
)

// show reads a dossier of the kind that the name asks for.
func show[D dossier.Dossier](t *testing.T, d *desk, name string) D {
	t.Helper()
	ref, err := dossier.ParseRef(name)
	if err != nil {
		t.Fatal(err)
	}
	got, err := d.Dossier(t.Context(), ref)
	if err != nil {
		t.Fatal(err)
	}
	out, ok := got.(D)
	if !ok {
		t.Fatalf("%s is a %T", name, got)
	}
	return out
}

func TestDossierOfAnEvent(t *testing.T) {
	d := newDesk(t)
	d.load(t, sheet("answers: t2,", "answers: t2, continues: t1,"), transcript)
	got := show[*dossier.EventDossier](t, d, "harbour-talk")
	if want := (dossier.Counts{Turns: 3, Claims: 4, Figures: 4, Evidence: 2, Links: 1, Reviews: 1}); got.Counts != want {
		t.Errorf("%+v", got.Counts)
	}
	if e := got.Event; e.Title != "Talk at the harbour" || e.Date.String() != "2024-06-18" || e.Hosts[0].Name != "Harbour Board" {
		t.Errorf("%+v", e)
	}
	if tr := got.Transcript; tr.Revision != 1 || !tr.Current || tr.SHA256 != strings.Repeat("1", 64) || tr.Source.URL != "https://harbour.example/log" {
		t.Errorf("%+v", tr)
	}
	var lines []string
	for _, a := range got.Appearances {
		lines = append(lines, a.Key+" "+string(a.ID)+" "+string(a.Name)+" "+string(rune('0'+a.Turns)))
	}
	for _, x := range got.Turns {
		lines = append(lines, x.Key+" "+x.Kind+" "+string(x.Answers)+" "+string(x.Continues)+" "+string(x.Name)+" "+string(rune('0'+x.Claims))+" "+string(rune('0'+x.Figures)))
	}
	for _, c := range got.Claims {
		lines = append(lines, c.Key+" "+c.Turn+" "+string(c.Speaker.Name)+" "+string(rune('0'+c.Figures))+" "+string(c.RatingName))
	}
	want := []string{
		"quay ada-quay Ada Quay 2", "press  journalist 1",
		"t1 statement   Ada Quay 3 4", "t2 question   journalist 0 0", "t3 answer t2 t1 Ada Quay 1 0",
		"c1 t1 Ada Quay 2 True", "c2 t1 Ada Quay 1 ", "c3 t1 Ada Quay 1 ", "c4 t3 Ada Quay 0 ",
	}
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Error(diff)
	}
}

func TestDossierOfAClaim(t *testing.T) {
	d := newDesk(t)
	d.load(t, sheet(), transcript)
	c := show[*dossier.ClaimDossier](t, d, "harbour-talk#c1").Claim
	p := c.Places[0]
	if p.Before != "Good morning. " || p.Quote != "We have 23 ships at berth today, over half of the fleet." || p.MoreBefore || p.MoreAfter {
		t.Errorf("%+v", p)
	}
	if !strings.HasPrefix(p.After, " That is up") {
		t.Errorf("after the quote: %q", p.After)
	}
	if len(c.Figures) != 2 || len(c.Evidence) != 0 || len(c.Figures[0].Evidence) != 2 {
		t.Fatalf("%+v", c)
	}
	f := c.Figures[0]
	if f.Key != "c1.f1" || f.Value != "23" || f.Bounds.Words != "23 exactly" || f.Unit.ID != "ship" ||
		f.Indicator.Definition != "Ships at berth at noon." || f.Indicator.Producer != "Harbour Board" {
		t.Errorf("%+v", f)
	}
	if b := c.Figures[1].Bounds; b.Words != "more than 0.5" || b.Interval != "(0.5,)" || b.Upper != "" {
		t.Errorf("%+v", b)
	}
	if e := f.Evidence[0]; e.Source.Title != "Harbour log" || e.At != "page 2" || e.Value != "23" || e.Vintage.String() != "2024-06" {
		t.Errorf("%+v", e)
	}
	if len(c.LinksFrom) != 0 || len(c.LinksTo) != 1 || c.LinksTo[0].From != "harbour-talk#c2" || c.LinksTo[0].Says != "There are 18% more ships than in 2023." {
		t.Errorf("%+v", c.LinksTo)
	}
	if r := c.Reviews[0]; r.Rating.Name != "True" || r.By.Name != "A desk" || r.Embargoed || r.Superseded || r.Truth != "1" {
		t.Errorf("%+v", r)
	}
	if c.History.First.File != "port.facts.yaml" || c.History.Current != c.History.First || c.History.Withdrawn != nil {
		t.Errorf("%+v", c.History)
	}
}

func TestDossierOfAFigure(t *testing.T) {
	d := newDesk(t)
	d.load(t, sheet(), transcript)
	got := show[*dossier.FigureDossier](t, d, "harbour-talk#c2.f1")
	if got.Figure.Base == nil || got.Figure.Base.Period != "2023" || got.Figure.Base.Figure != "c1.f1" || got.Figure.Basis != "read" {
		t.Errorf("%+v", got.Figure)
	}
	if got.Claim.Says != "There are 18% more ships than in 2023." || len(got.Figure.LinksFrom) != 0 || len(got.Claim.LinksFrom) != 1 {
		t.Errorf("%+v", got.Claim)
	}
	object, err := json.Marshal(got)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`"kind":"figure","ref":"harbour-talk#c2.f1","citation":"Ada Quay (Harbour Master), `, `"value":"18"`, `"currency":null`, `"period":"2024"`,
	} {
		if !strings.Contains(string(object), want) {
			t.Errorf("without %s: %s", want, object)
		}
	}
}

// TestDossierOfTheWithdrawn: what a file no longer says is shown as it was last, with its figures, evidence and links.
func TestDossierOfTheWithdrawn(t *testing.T) {
	d := newDesk(t)
	d.load(t, sheet(), transcript)
	start, end := strings.Index(sheet(), "  - id: c2\n"), strings.Index(sheet(), "  - id: c3\n")
	figure := `      - {id: f2, quote: "over half of the fleet", unit: fraction, indicator: fleet-share, area: port, period: 2024}` + "\n"
	d.load(t, strings.Replace(sheet()[:start]+sheet()[end:], figure, "", 1), transcript)

	c2 := show[*dossier.ClaimDossier](t, d, "harbour-talk#c2").Claim
	if c2.History.Withdrawn == nil || c2.Says != "There are 18% more ships than in 2023." || len(c2.Places) != 1 || len(c2.Figures) != 1 ||
		len(c2.LinksFrom) != 1 || len(c2.Topics) != 1 {
		t.Errorf("a withdrawn claim: %+v", c2)
	}
	c1 := show[*dossier.ClaimDossier](t, d, "harbour-talk#c1").Claim
	if c1.History.Withdrawn != nil || len(c1.Figures) != 1 || len(c1.LinksTo) != 0 {
		t.Errorf("the claim that stands: %+v", c1)
	}
	f2 := show[*dossier.FigureDossier](t, d, "harbour-talk#c1.f2")
	if f2.Figure.History.Withdrawn == nil || f2.Figure.Place.Quote != "over half of the fleet" || f2.Figure.Place.Turn != "t1" {
		t.Errorf("a withdrawn figure: %+v", f2.Figure)
	}
	e := show[*dossier.EventDossier](t, d, "harbour-talk")
	if e.Counts.Claims != 3 || e.Counts.Withdrawn != 1 || e.Withdrawn[0].Key != "c2" || e.Withdrawn[0].On.IsZero() {
		t.Errorf("%+v %+v", e.Counts, e.Withdrawn)
	}
	d.load(t, sheet(), transcript)
	if back := show[*dossier.ClaimDossier](t, d, "harbour-talk#c2").Claim; back.History.Withdrawn != nil || len(back.Figures) != 1 || len(back.LinksFrom) != 1 {
		t.Errorf("a claim that came back: %+v", back)
	}
}

// TestDossierOfAnOldRevision: what was withdrawn counts in the text that it was said of.
func TestDossierOfAnOldRevision(t *testing.T) {
	d := newDesk(t)
	d.load(t, sheet(), transcript)
	end := strings.Index(sheet(), "  - id: c4\n")
	d.load(t, strings.Replace(sheet()[:end], strings.Repeat("1", 64), strings.Repeat("2", 64), 1), "New! "+transcript)
	old, current := show[*dossier.ClaimDossier](t, d, "harbour-talk#c4"), show[*dossier.ClaimDossier](t, d, "harbour-talk#c1")
	if old.Transcript.Revision != 1 || old.Transcript.Current || old.Claim.Places[0].Quote != "One, and it is old." {
		t.Errorf("%+v", old)
	}
	if current.Transcript.Revision != 2 || !current.Transcript.Current || len(current.Claim.Places) != 1 {
		t.Errorf("%+v", current)
	}
	for _, c := range []struct {
		text string
		p    dossier.Place
	}{{transcript, old.Claim.Places[0]}, {"New! " + transcript, current.Claim.Places[0]}} {
		if got := string([]rune(c.text)[c.p.Span.Start:c.p.Span.End]); got != string(c.p.Quote) {
			t.Errorf("the characters read %q, the quote %q", got, c.p.Quote)
		}
	}
}

func TestDossierReviews(t *testing.T) {
	d := newDesk(t)
	d.load(t, sheet(), transcript)
	d.load(t, sheet(`rating: "true", by: desk, date: 2024-06-20`, `rating: "false", by: desk, date: 2024-06-22`), transcript)
	d.load(t, sheet(`date: 2024-06-20, published: 2024-06-21`, `date: 2024-06-23, published: 2999-01-01`), transcript)
	var got []string
	for _, r := range show[*dossier.ClaimDossier](t, d, "harbour-talk#c1").Claim.Reviews {
		s := r.Date.String() + " " + string(r.Rating.Name)
		if r.Embargoed {
			s += " embargoed"
		}
		if r.Superseded {
			s += " superseded"
		}
		got = append(got, s)
	}
	// An embargoed review supersedes nothing yet.
	want := []string{"2024-06-23 True embargoed", "2024-06-22 False", "2024-06-20 True superseded"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if c := show[*dossier.EventDossier](t, d, "harbour-talk").Claims[0]; c.RatingName != "False" {
		t.Errorf("the claim is rated %s", c.RatingName)
	}
}

func TestDossierOfRedactedText(t *testing.T) {
	d := newDesk(t)
	d.load(t, sheet(), transcript)
	mustExec(t, d.conn, `update core.transcript set text = null; update core.turn set text = null;
		update core.claim_span set quote = null; update core.figure_version set quote = null;
		insert into core.redaction (event_id, reason, redacted_by, redacted_at, import_id)
		select event_id, 'an order of the court', 'someone', '2024-07-01 12:00Z', import_id from core.transcript`)
	for _, name := range []string{"harbour-talk", "harbour-talk#c1", "harbour-talk#c1.f1"} {
		var text, markdown bytes.Buffer
		got := show[dossier.Dossier](t, d, name)
		if err := errors.Join(dossier.WriteText(&text, got, dossier.Options{}), dossier.WriteMarkdown(&markdown, got)); err != nil {
			t.Fatal(err)
		}
		for _, out := range []string{text.String(), markdown.String()} {
			if !strings.Contains(out, "redacted on 1 July 2024: an order of the court") || strings.Contains(out, "at berth today") || strings.Contains(out, "»") {
				t.Errorf("%s:\n%s", name, out)
			}
		}
	}
}

func TestDossierNotFound(t *testing.T) {
	d := newDesk(t)
	missing := func(ref briefing.Ref) string {
		_, err := d.Dossier(t.Context(), ref)
		var notFound *dossier.NotFoundError
		if !errors.As(err, &notFound) {
			t.Fatalf("%v: %v", ref, err)
		}
		return err.Error()
	}
	if got := missing(briefing.Ref{Event: "harbour-talk"}); got != "there is no event \"harbour-talk\": the database holds no event yet; `onrecord load PATH` loads some" {
		t.Error(got)
	}
	d.load(t, sheet(), transcript)
	for _, tt := range []struct {
		ref  briefing.Ref
		want string
	}{
		{briefing.Ref{Event: "harbor-talk"}, `there is no event "harbor-talk" in the database; did you mean harbour-talk?`},
		{briefing.Ref{Event: "zzz", Claim: "c1"}, "there is no event \"zzz\" in the database; `onrecord report event` lists the events"},
		{briefing.Ref{Event: "harbour-talk", Claim: "c44"}, `harbour-talk has no claim "c44"; did you mean harbour-talk#c4?`},
		{briefing.Ref{Event: "harbour-talk", Claim: "quay"}, "harbour-talk has no claim \"quay\"; `onrecord show harbour-talk` lists what it has"},
		{briefing.Ref{Event: "harbour-talk", Claim: "c3", Figure: "f2"}, `harbour-talk#c3 has no figure "f2"; did you mean harbour-talk#c3.f1?`},
		{briefing.Ref{Event: "harbour-talk", Claim: "c4", Figure: "f1"}, `harbour-talk#c4 has no figure "f1": it has none at all`},
	} {
		if got := missing(tt.ref); got != tt.want {
			t.Errorf("got  %s\nwant %s", got, tt.want)
		}
	}
	if slugs, err := d.EventSlugs(t.Context(), "har"); err != nil || len(slugs) != 1 {
		t.Errorf("%v %v", slugs, err)
	}
	if slugs, err := d.EventSlugs(t.Context(), "%"); err != nil || len(slugs) != 0 {
		t.Errorf("%v %v", slugs, err)
	}
}

// TestDossierReadsTheTranscript: after any loads, an event's dossier lists the claims of the last file, and what stands
// at and around each quote are the characters of the transcript.
func TestDossierReadsTheTranscript(t *testing.T) {
	d := newDesk(t)
	n := 0
	rapid.Check(t, func(rt *rapid.T) {
		n++
		event := fmt.Sprintf("drawn-%d", n)
		var last *briefing.Briefing
		for _, seed := range rapid.SliceOfN(rapid.Uint64Range(0, 40), 1, 3).Draw(rt, "seeds") {
			last = randomBriefing(event, seed)
			d.loadDrawn(rt, last)
		}
		text := []rune(last.Transcript.Text)
		check := func(what string, p dossier.Place) {
			around := []rune(p.Before + string(p.Quote) + p.After)
			start := p.Span.Start - len([]rune(p.Before))
			if got := string(text[start : start+len(around)]); got != string(around) {
				rt.Errorf("%s: the transcript reads %q, the dossier %q", what, got, string(around))
			}
			if p.Span.Len() != len([]rune(string(p.Quote))) || p.Redacted {
				rt.Errorf("%s: %+v", what, p)
			}
		}
		e := show[*dossier.EventDossier](t, d, event)
		if len(e.Claims) != len(last.Claims) {
			rt.Fatalf("%d claims, want %d", len(e.Claims), len(last.Claims))
		}
		for _, want := range last.Claims {
			c := show[*dossier.ClaimDossier](t, d, event+"#"+want.Key).Claim
			if len(c.Places) != len(want.Quotes) || len(c.Figures) != len(want.Figures) || len(c.Evidence) != len(want.Evidence) || len(c.LinksFrom) != len(want.Links) {
				rt.Errorf("%+v is not %+v", c, want)
			}
			for _, p := range c.Places {
				check(want.Key, p)
			}
			for _, f := range c.Figures {
				check(f.Key, f.Place)
			}
		}
	})
}

func TestDossierRights(t *testing.T) {
	url := dbtest.Migrated(t)
	admin := connect(t, url)
	for role, want := range map[string]string{
		"onrecord_editor": `there is no event "x": the database holds no event yet`,
		"onrecord_reader": "reading x needs a member of onrecord_editor or the owner of the tables, and the database user onrecord_test_",
	} {
		_, err := openAs(t, login(t, admin, url, role)).Dossier(t.Context(), briefing.Ref{Event: "x"})
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%s: %v", role, err)
		}
	}
	// Nothing of what it reads is closed to an editor.
	d := &desk{Store: openAs(t, url), conn: admin}
	if _, err := d.LoadCatalogues(t.Context(), []*briefing.Catalogue{readCatalogue(t)}, false); err != nil {
		t.Fatal(err)
	}
	d.names = names(t, d.Store)
	d.load(t, sheet(), transcript)
	editor := &desk{Store: openAs(t, login(t, admin, url, "onrecord_editor"))}
	show[*dossier.EventDossier](t, editor, "harbour-talk")
	show[*dossier.FigureDossier](t, editor, "harbour-talk#c1.f1")
}

// TestDossiersOfRealBriefings shows everything in the examples, and in the folder that ONRECORD_CORPUS names.
func TestDossiersOfRealBriefings(t *testing.T) {
	folders := []string{"../../examples"}
	if corpus := os.Getenv("ONRECORD_CORPUS"); corpus != "" {
		folders = append(folders, corpus)
	}
	for _, folder := range folders {
		d := folderDesk(t, folder)
		for _, event := range d.texts(t, "select slug from core.event order by slug") {
			d.showAll(t, event)
		}
	}
}

// folderDesk has the catalogues and factsheets of a folder loaded.
func folderDesk(t *testing.T, folder string) *desk {
	t.Helper()
	url := dbtest.Migrated(t)
	d := &desk{Store: openAs(t, url), conn: connect(t, url)}
	var catalogues []*briefing.Catalogue
	for _, path := range mustGlob(t, folder, "*.catalog.yaml") {
		c, problems := factsheet.ReadCatalogue(path, mustReadFile(t, path))
		noProblems(t, problems)
		catalogues = append(catalogues, c)
	}
	if _, err := d.LoadCatalogues(t.Context(), catalogues, false); err != nil {
		t.Fatal(err)
	}
	d.names = names(t, d.Store)
	for _, path := range mustGlob(t, folder, "*.facts.yaml") {
		text := mustReadFile(t, strings.Replace(path, ".facts.yaml", ".txt", 1))
		d.load(t, string(mustReadFile(t, path)), string(text))
	}
	return d
}

func mustGlob(t *testing.T, folder, pattern string) []string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(folder, pattern))
	if err != nil || len(paths) == 0 {
		t.Fatalf("%s holds no %s (%v)", folder, pattern, err)
	}
	return paths
}

func mustReadFile(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// showAll shows an event, each of its claims and each of its figures, and holds the quotes against the database.
func (d *desk) showAll(t *testing.T, event string) {
	t.Helper()
	text := []rune(d.text(t, "select text from core.transcript join core.event using (event_id) where slug = $1", event))
	written := func(name string) {
		var out bytes.Buffer
		got := show[dossier.Dossier](t, d, name)
		if err := errors.Join(dossier.WriteText(&out, got, dossier.Options{}), dossier.WriteMarkdown(&out, got)); err != nil {
			t.Fatal(err)
		}
		if s := out.String(); strings.Contains(s, "<nil>") || strings.Contains(s, "%!") || strings.Contains(s, "{") {
			t.Errorf("%s:\n%s", name, s)
		}
	}
	written(event)
	for _, line := range show[*dossier.EventDossier](t, d, event).Claims {
		name := event + "#" + line.Key
		written(name)
		places := []dossier.Place{}
		c := show[*dossier.ClaimDossier](t, d, name).Claim
		places = append(places, c.Places...)
		for _, f := range c.Figures {
			written(event + "#" + f.Key)
			places = append(places, f.Place)
		}
		for _, p := range places {
			if got := string(text[p.Span.Start:p.Span.End]); got != string(p.Quote) {
				t.Errorf("%s: the transcript reads %q, the quote %q", name, got, p.Quote)
			}
		}
	}
}
