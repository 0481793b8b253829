package store_test

import (
	"errors"
	"strings"
	"testing"

	"onrecord/internal/store"
)

// The text of each revision is found by the hash of its file, until the event is redacted, which is said.
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
	if _, err := d.Redact(t.Context(), first.Event.ID, store.RedactOptions{Reason: "a court order"}); err != nil {
		t.Fatal(err)
	}
	for _, hash := range []string{first.Transcript.SHA256, second.Transcript.SHA256, strings.Repeat("3", 64)} {
		text, found, err := d.TranscriptText(t.Context(), first.Event.ID, hash)
		redacted, ok := errors.AsType[*store.RedactedError](err)
		if text != "" || found || !ok || redacted.Event != first.Event.ID || redacted.Reason != "a court order" || redacted.At.IsZero() {
			t.Errorf("redacted: %q, %v, %v", text, found, err)
		}
	}
}
