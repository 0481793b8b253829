package draft

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"onrecord/internal/briefing"
	"onrecord/internal/resolve"
	"onrecord/internal/transcript"
)

// byReader are the warnings about lines that the reader of transcripts did or did not take for headings.
var byReader = []string{resolve.CodeHeadingDiffers, resolve.CodeHeadingInside}

// known are speakers of a catalogue.
var known = []transcript.Known{
	{ID: "ada-lind", Name: "Ada Lind", Aliases: []string{"Dr. Lind"}, Titles: []string{"Harbour Master"}},
	{ID: "bo-quay", Name: "Bo Quay", Titles: []string{"Mayor", "Minister of Ports"}},
}

func draftOfRaw(t interface {
	Helper()
	Errorf(string, ...any)
}, name, raw string) {
	t.Helper()
	source, err := transcript.Read(name, []byte(raw))
	if err != nil {
		return // it says why it is no transcript
	}
	names := briefing.NewNames()
	for _, k := range known {
		names.Speakers[k.ID] = briefing.Speaker{ID: k.ID, Name: k.Name, Aliases: k.Aliases}
	}
	in := Input{
		File: "talk.txt", SHA256: strings.Repeat("0a", 32), Name: "talk", Source: source, Read: transcript.Parse(source, known), Names: names,
	}
	if len(in.Read.Turns) == 0 {
		return
	}
	settled(t, in, New(in), byReader...)
}

var headings = []string{
	"MS. LIND:  ", "MR. QUAY:  ", "THE MAYOR:  ", "Q    ", "QUESTION: ", "Ada Lind:\n", "Harbour Master\n\n", "Bo Quay 0:06\n", "General Quay (00:12):\n", "<v Ada Lind>", "MODERATOR: ", "MR. QAUY: ",
	"", "(Laughter.)\n\n", "END  11:15 A.M. EDT\n", "(Cross-talk.) ",
}

var heads = []string{
	"Press briefing by the Harbour Master\n\nOld Quay\n\n18 June 2024\n\n11:00 A.M. EDT\n\n",
	"---\ntitle: \"Remarks: the quay # 3\"\ndate: '2024-06-18'\nsource_url: https://example.org/a?b=c&d\n---\n\n", "", "(As delivered)\n\n",
}

// Whatever a raw transcript looks like, its draft passes the check.
func TestRawTranscripts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		raw := rapid.SampledFrom(heads).Draw(t, "head")
		for range rapid.IntRange(0, 10).Draw(t, "turns") {
			raw += rapid.SampledFrom(headings).Draw(t, "heading")
			raw += strings.Join(rapid.SliceOfN(rapid.SampledFrom(sentences), 1, 4).Draw(t, "sentences"), rapid.SampledFrom([]string{" ", "\n", "\n\n", " —\n\n"}).Draw(t, "gap"))
			raw += rapid.SampledFrom([]string{"\n", "\n\n", " —\n\n"}).Draw(t, "end")
		}
		draftOfRaw(t, rapid.SampledFrom([]string{"talk.txt", "talk.md", "talk.html"}).Draw(t, "name"), raw)
	})
}

// Whatever bytes there are, the draft passes the check, or there is none.
func FuzzRaw(f *testing.F) {
	for _, head := range heads {
		f.Add(head + "MS. LIND:  We have 23 ships in\nthe port. \n\nQ    Did fees come to $640 million?\n\nMS. LIND:  They rose by <s>3</s> [4] percent —\n\nQ    And?\n\nMS. LIND:  — in 2023.\n")
	}
	f.Add("<html><head><title>Talk</title></head><body><p>ADA: We have 3 ships.</p><p>BO: Yes, 4.</p></body></html>")
	f.Fuzz(func(t *testing.T, raw string) {
		for _, name := range []string{"talk.txt", "talk.md", "talk.html"} {
			draftOfRaw(t, name, raw)
		}
	})
}
