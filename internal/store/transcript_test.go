package store_test

import (
	"strings"
	"testing"
)

// The text of each revision is found by the hash of its file, until it is redacted.
func TestTranscriptText(t *testing.T) {
	d := newDesk(t)
	first := d.read(t, sheet(), transcript)
	second := d.read(t, sheet(), "A longer header\n\n"+transcript)
	second.Transcript.SHA256 = strings.Repeat("2", 64)
	if first.Transcript.SHA256 == second.Transcript.SHA256 {
		t.Fatal("the two revisions have one hash")
	}
	if text, found, err := d.TranscriptText(t.Context(), first.Event.ID, first.Transcript.SHA256); text != "" || found || err != nil {
		t.Errorf("before it was loaded: %q, %v, %v", text, found, err)
	}
	d.load(t, sheet(), transcript)
	if _, problems, err := d.LoadBriefing(t.Context(), second, digest(second), false); err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	for hash, want := range map[string]string{
		first.Transcript.SHA256: transcript, second.Transcript.SHA256: second.Transcript.Text, strings.Repeat("3", 64): "",
	} {
		if text, found, err := d.TranscriptText(t.Context(), first.Event.ID, hash); text != want || found != (want != "") || err != nil {
			t.Errorf("%s: %q, %v, %v", hash, text, found, err)
		}
	}
	if text, found, err := d.TranscriptText(t.Context(), "another", first.Transcript.SHA256); text != "" || found || err != nil {
		t.Errorf("of another event: %q, %v, %v", text, found, err)
	}
	if _, err := d.conn.Exec(t.Context(), "update core.transcript set text = null where revision = 1"); err != nil {
		t.Fatal(err)
	}
	if text, found, err := d.TranscriptText(t.Context(), first.Event.ID, first.Transcript.SHA256); text != "" || found || err != nil {
		t.Errorf("redacted: %q, %v, %v", text, found, err)
	}
}
