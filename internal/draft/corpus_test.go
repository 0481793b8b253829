package draft

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onrecord/internal/transcript"
)

// Each real transcript ends with a draft that passes the check at once, with no warning but about what it leaves open.
func TestCorpus(t *testing.T) {
	corpus := os.Getenv("ONRECORD_CORPUS")
	if corpus == "" {
		t.Skip("ONRECORD_CORPUS names no corpus")
	}
	files, err := filepath.Glob(filepath.Join(corpus, "whitehouse", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	files = append(files, filepath.Join(corpus, "nato-us-2024-06-18.txt"))
	if len(files) < 20 {
		t.Fatalf("%d files", len(files))
	}
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			source, err := transcript.Read(file, data)
			if err != nil {
				t.Fatal(err)
			}
			in := Input{
				File: name + ".txt", SHA256: strings.Repeat("0a", 32), Name: name, Source: source, Read: transcript.Parse(source, nil),
			}
			sheet := New(in)
			b := settled(t, in, sheet)
			inventsNothing(t, in, b)
			n := sheet.Counts()
			if n.Turns < 2 || n.Speakers < 2 || n.Claims < 5 || n.Figures < 5 {
				t.Errorf("%+v", n)
			}
		})
	}
}
