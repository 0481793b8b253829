package transcript

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// who lists who speaks in a text: the name or the word for it, and the first word that it says.
func who(text, title string) []string {
	tr := Parse(Source{Text: text, Format: FormatText, Meta: Meta{Title: title}}, known)
	runes := []rune(text)
	var out []string
	for _, x := range tr.Turns {
		s := tr.Speakers[x.Speaker]
		name := s.Name
		if name == "" {
			name = s.Unnamed
		}
		first := strings.Fields(string(runes[x.Span.Start:x.Span.End]))[0]
		out = append(out, fmt.Sprintf("%s: %s", name, strings.TrimRight(first, ".,?!")))
	}
	return out
}

func TestWhatIsAHeading(t *testing.T) {
	const speech = "This is a sentence of a speech that goes on for quite a while, as speeches do, and then it ends.\n\n"
	tests := []struct {
		name, text string
		want       []string
	}{
		{"honorifics", "MR PRICE: One.\nQUESTION: Two?\nMS. O’BRIEN-LEE: Three.\nDR McCOY: Four.", []string{"Price: One", "journalist: Two", "O’Brien-Lee: Three", "McCoy: Four"}},
		{"posts", "FOREIGN MINISTER KOVA:  (Via interpreter) One.\n\nSECRETARY LIND:  Two.\n\nTHE PRESIDENT:  Three.\n\nMODERATOR:  Four.", []string{"Kova: (Via", "Lind: Two", "President: Three", "moderator: Four"}},
		{"a single name in capitals that comes back", "STERN: One.\n\nMARSH: Two.\n\nSTERN: Three.\n\nMARSH: Four.", []string{"Stern: One", "Marsh: Two", "Stern: Three", "Marsh: Four"}},
		{"names in small letters that come back", "Ada Byron: One.\n\nCarl Osei: Two.\n\nAda Byron: Three.\n\nCarl Osei: Four.", []string{"Ada Byron: One", "Carl Osei: Two", "Ada Byron: Three", "Carl Osei: Four"}},
		{"Q and A", "Q. One?\nA.  Two.\nQ. Three?\nA.  Four.", []string{"journalist: One", "interviewee: Two", "journalist: Three", "interviewee: Four"}},
		{"officials", "SENIOR ADMINISTRATION OFFICIAL:  One.\n\nSENIOR STATE DEPARTMENT OFFICIAL TWO:  Two.", []string{"senior administration official: One", "senior state department official two: Two"}},
		{"of the catalogue", "Ida Holt\n\nOne is here, and it is a sentence.\n\nHanna Petrenko\n\nTwo is here, and it is a sentence.", []string{"Ida Holt: One", "Hanna Petrenko: Two"}},
		{"an interpreter", "PRESIDENT KOVA (via interpreter): One.\nPRESIDENT KOVA [through interpreter]: Two.", []string{"Kova: One", "Kova: Two"}},
		{"chevrons", ">> MS. STERN: One.\n>> MR. MARSH: Two.", []string{"Stern: One", "Marsh: Two"}},

		{"points of a speech", "MS. STERN:  Here is the point: one.\n\nNote: two.\n\nNumber one: three.\n\nFirst: four.\n\nRe: five.\n\nHe said: “six.”\n\nhttps://ports.example/7: eight.\n\nMS. STERN:  Nine.", []string{"Stern: Here", "Stern: Nine"}},
		{"captions in capitals", "MS. STERN:  One.\n\nNOTE: two.\n\nFACT SHEET: three.\n\nBREAKING NEWS: four.\n\nUPDATE: five.\n\nMS. STERN:  Six.", []string{"Stern: One", "Stern: Six"}},
		{"a name in small letters among capitals", "MS. STERN:  One.\n\nPresident Hale: that is his name.\n\nMR. MARSH:  Two.\n\nMr. President: yes.\n\nMS. STERN:  Three.", []string{"Stern: One", "Marsh: Two", "Stern: Three"}},
		{"a wrapped line", "MS. STERN:  This is a paragraph of a text whose lines are wrapped, and in it\nPresident Hale: the man himself, who is named at the beginning of a line of\nMR. MARSH and of nobody else, as lines that are wrapped may well have it, so\nthere is no heading in it.\n\nMR. MARSH:  Two.", []string{"Stern: This", "Marsh: Two"}},
		{"code", "MS. STERN:  One.\n\n```text\nMR. MARSH: two\n```\n\nMR. MARSH:  Three.\n\n~~~\nMS. STERN:  Four.", []string{"Stern: One", "Marsh: Three", "Stern: Four"}},
		{"a list of posts", "MS. STERN:  They are:\n\nPresident\nPrime Minister\nSecretary General\n\nMS. STERN:  Two.", []string{"Stern: They", "Stern: Two"}},
		{"subheadings", "Secretary General\n\n" + speech + "Prime Ministers\n\n" + speech + "Secretary General\n\n" + speech, []string{"Secretary General: This", "Secretary General: This"}},
		{"an article", "MS. STERN:  One.\n\nA    group of people came.\n\nMS. STERN:  Two.", []string{"Stern: One", "Stern: Two"}},
		{"Q as a word", "MS. STERN:  One.\n\nQ and A follows.\n\nQ&A: none.\n\nMS. STERN:  Two.", []string{"Stern: One", "Stern: Two"}},
		{"times", "12:50 P.M. EST\n\nMS. STERN:  One.\n\n10:30: we meet.\n\nWashington 10:30\n\nEND  1:02 P.M. EDT", []string{"Stern: One"}},
		{"after the end", "MS. STERN:  One.\n\n###\n\nContact: Ada Byron\n\nFor more, see our page of ports.", []string{"Stern: One"}},
		{"a rule between", "MS. STERN:  One.\n\n* * *\n\nMR. MARSH:  Two.", []string{"Stern: One", "Marsh: Two"}},
		{"nothing", "", nil}, {"blanks", " \n\u00a0\n", nil}, {"headings alone", "MS. STERN:\n\nMR. MARSH:", nil},
		{"a heading without words", "MS. STERN:\n\nMR. MARSH: One.", []string{"Marsh: One"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := who(tt.text, ""); !slices.Equal(got, tt.want) {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}

func TestWhoIsWho(t *testing.T) {
	tests := []struct {
		name, title, text string
		want              []string // name, role, catalogue id of each speaker
	}{
		{"from the title", "Briefing by Press Secretary Jo Marsh and Port Envoy Carl Osei", "MS. MARSH: One.\nMR. OSEI: Two.", []string{"Jo Marsh|Press Secretary|", "Carl Osei|Port Envoy|"}},
		{"the only president", "Remarks by President Hale", "THE PRESIDENT: One.", []string{"Hale|President|"}},
		{"one president under two headings", "Remarks by President Hale", "THE PRESIDENT: One.\nQ: Two?\nPRESIDENT HALE: Three.", []string{"Hale|President|", "||"}},
		{"one of two presidents", "Remarks by President Hale and President Kova", "PRESIDENT HALE: One.\nPRESIDENT KOVA: Two.\nTHE PRESIDENT: Three.", []string{"Hale|President|", "Kova|President|", "|President|"}},
		{"a vice president is no president", "Remarks by Vice President Hale", "THE PRESIDENT: One.\nTHE VICE PRESIDENT: Two.", []string{"|President|", "Hale|Vice President|"}},
		{"a title in another", "Remarks by NATO Secretary General Karin Dahl", "SECRETARY GENERAL: One.\nMR. DAHL: Two.", []string{"Karin Dahl|NATO Secretary General|"}},
		{"two secretaries", "Remarks by Secretary of State Ada Byron and Secretary of Ports Carl Osei", "SECRETARY BYRON: One.\nSECRETARY OSEI: Two.\nTHE SECRETARY: Three.", []string{"Ada Byron|Secretary of State|", "Carl Osei|Secretary of Ports|", "|Secretary|"}},
		{"the catalogue", "", "MS. HOLT: One.\nPRESIDENT PETRENKO: Two.", []string{"Holt||ida-holt", "Petrenko|President|anna-petrenko"}},
		{"another first name", "", "DORA HOLT: One.\nDORA HOLT: Two.", []string{"Dora Holt||"}},
		{"a rank", "", "PENTAGON PRESS SECRETARY MAJOR GENERAL PAT LORNE: One.\nGEN. LORNE: Two.\nMAJOR GENERAL ROY: Three.", []string{"Pat Lorne|Pentagon Press Secretary|", "Roy|Major General|"}},
		{"a statement by one", "Statement by President von der Hagen at the press conference with Minister Ada Byron", "Good morning to all of you, and thank you for the kind words that you had for us.", []string{"von der Hagen|President|"}},
		{"a statement by two", "Statement by President Hale and Minister Ada Byron", "Good morning to all of you, and thank you for the kind words that you had for us.", []string{"||"}},
		{"particles", "Remarks by President Eva von der Hagen", "PRESIDENT VON DER HAGEN: One.\nMR. BIN LADAN: Two.", []string{"Eva von der Hagen|President|", "bin Ladan||"}},
		{"nobody is invented", "", "UNIDENTIFIED MALE: One.\n\nINAUDIBLE: Two.\n\nPM: Three.\n\nJOURNALIST, RADIO NORD: Four?\n\nUNKNOWN FEMALE: Five.", []string{"||", "|PM|", "||"}},
		{"an initial in a name", "", "PENTAGON PRESS SECRETARY AIR FORCE MAJOR GENERAL PAT S. LORNE: One.\n\nGENERAL CARL Q. OSEI JR.: Two.\n\nU. S. AMBASSADOR DORA ROY: Three.", []string{"Pat S. Lorne|Pentagon Press Secretary|", "Carl Q. Osei Jr.|General|", "Dora Roy|U. S. Ambassador|"}},
		{"a comma", "", "Ports Minister, Ada Byron: One.\n\nQ: Two?\n\nPorts Minister, Ada Byron: Three.", []string{"Ada Byron|Ports Minister|", "||"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			tr := Parse(Source{Text: tt.text, Format: FormatText, Meta: Meta{Title: tt.title}}, known)
			var got []string
			for _, s := range tr.Speakers {
				got = append(got, s.Name+"|"+s.Role+"|"+s.Known)
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got  %q\nwant %q", got, tt.want)
			}
		})
	}
}

func TestDates(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"18 Jun. 2024", "2024-06-18"}, {"June 18, 2024", "2024-06-18"}, {"Friday, 29 September 2023", "2023-09-29"}, {"Sept. 3rd, 2031", "2031-09-03"}, {"the 1st of May 2031", "2031-05-01"},
		{"2031-02-05", "2031-02-05"}, {"2031-02-05T18:30:00Z", "2031-02-05T18:30"}, {"19 Jun. 2024 14:16", "2024-06-19T14:16"}, {"May 5, 2031 at 2:05 p.m.", "2031-05-05T14:05"}, {"May 5, 2031, 12:10 AM", "2031-05-05T00:10"},
		{"18\u00a0June\u00a02024", "2024-06-18"}, {"2031-02", "2031-02"}, {"2031", "2031"},
		{"31 June 2024", ""}, {"2031-13-05", ""}, {"06/02/31", ""}, {"June 2024", ""}, {"40 March 2031", ""}, {"May 5, 2031 at 25:00", "2031-05-05"}, {"", ""}, {"1234 Mayor 2031", ""},
	} {
		if got := dateIn(tt.text); got != tt.want {
			t.Errorf("%q says %q, want %q", tt.text, got, tt.want)
		}
	}
}

func TestHeader(t *testing.T) {
	const body = "\n\nMS. STERN:  One.\n"
	tests := []struct {
		name string
		src  Source
		want string // title, place, date, published, updated, fidelity
	}{
		{"the day of the event and that of its page", Source{Text: "James Hall\n\n(February 5, 2031)" + body, Meta: Meta{Title: "T", Date: "2031-02-06", Published: "2031-02-06T14:16"}}, "T|James Hall|2031-02-05|2031-02-06T14:16||"},
		{"a date in the title", Source{Text: body, Meta: Meta{Title: "Briefing, February 5, 2031", Date: "2031-02-06"}}, "Briefing, February 5, 2031||2031-02-05|||"},
		{"a date that the title tells of", Source{Text: body, Meta: Meta{Title: "Remarks on the storm of February 5, 2031 in Vesna", Date: "2031-03-01"}}, "Remarks on the storm of February 5, 2031 in Vesna||2031-03-01|||"},
		{"no date", Source{Text: "Briefing on ports" + body}, "Briefing on ports|||||"},
		{"published and updated", Source{Text: "Briefing on ports\nPublished: 5 February 2031\nLast updated: 6 February 2031 09:05" + body}, "Briefing on ports|||2031-02-05|2031-02-06T09:05|"},
		{"as prepared", Source{Text: "Remarks on ports\nRemarks as prepared for delivery" + body}, "Remarks on ports|||||edited"},
		{"a rush transcript", Source{Text: "Briefing on ports\nThis is a rush transcript." + body}, "Briefing on ports|||||verbatim"},
		{"via interpreter", Source{Text: "Briefing on ports\n(via interpreter)" + body}, "Briefing on ports|||||interpreted"},
		{"a town", Source{Text: "Briefing on ports\nBrussels, 5 February 2031" + body}, "Briefing on ports|Brussels|2031-02-05|||"},
		{"a weekday is no town", Source{Text: "Briefing on ports\nFriday, 5 February 2031" + body}, "Briefing on ports||2031-02-05|||"},
		{"an anniversary", Source{Text: "Remarks on the anniversary of 11 September 2001" + body}, "Remarks on the anniversary of 11 September 2001|||||"},
		{"the day of another meeting", Source{Text: "Press conference after the meeting of 12 March 2031\nTuesday, March 14" + body}, "Press conference after the meeting of 12 March 2031|||||"},
		{"two days", Source{Text: "Meeting held 3-4 May 2031" + body}, "Meeting held 3-4 May 2031|||||"},
		{"a byline", Source{Text: "Briefing on ports\nBy Ada Byron, 4 May 2031" + body}, "Briefing on ports|||||"},
		{"a date alone goes before one among words", Source{Text: "Talks on the ports: 4 May 2030 and later\n5 May 2031" + body}, "Talks on the ports: 4 May 2030 and later||2031-05-05|||"},
		{"a place of the front matter", Source{Text: "Briefing on ports" + body, Meta: Meta{Place: "Lindhaven"}}, "Briefing on ports|Lindhaven||||"},
		{"two lines of a place", Source{Text: "Aboard Air Force One  \nEn Route Atlanta, Georgia" + body, Meta: Meta{Title: "T"}}, "T|Aboard Air Force One En Route Atlanta, Georgia||||"},
		{"dates of a speech", Source{Text: "Briefing on ports\n\nMS. STERN:  On June 6, 2030\n\nJune 6, 2030\n\nwe met at the Grand Hotel" + body}, "Briefing on ports|||||"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			h := Parse(tt.src, nil).Header
			got := strings.Join([]string{h.Title.Value, h.Place.Value, h.Date.Value, h.Published.Value, h.Updated.Value, h.Fidelity.Value}, "|")
			if got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

// What may be a date and could not be read is named.
func TestUnread(t *testing.T) {
	for text, want := range map[string]string{
		"Briefing\n05/04/2031": "05/04/2031", "Briefing after the talks of 12 March 2031\n\nTuesday, March 14": "12 March 2031", "Briefing\nheld 3-4 May": "4 May",
		"Briefing\n4 May 2031": "", "Briefing on ports": "", "---\ntitle: T\ndate: 05/04/2031\n---\n": "05/04/2031",
	} {
		src, err := Read("x.txt", []byte(text+"\n\nMS. STERN:  One.\n"))
		if err != nil {
			t.Fatal(err)
		}
		if got := Parse(src, nil).Header.Unread.Value; got != want {
			t.Errorf("%q leaves %q, want %q", text, got, want)
		}
	}
}

// Somebody of the catalogue is known by the title alone, where only one has it, and by the surname.
func TestKnown(t *testing.T) {
	list := []Known{{ID: "karin-dahl", Name: "Karin Dahl", Titles: []string{"NATO Secretary General", "Secretary General"}}, {ID: "ada-byron", Name: "Ada Byron", Titles: []string{"Minister of Ports"}},
		{ID: "eva-byron", Name: "Eva Byron", Titles: []string{"Mayor"}}, {ID: "one", Name: "A B", Titles: []string{"Envoy"}}, {ID: "other", Name: "C D", Titles: []string{"Envoy"}}}
	text := "Secretary General\n\nGood morning, all of you.\n\nMinister of Ports\n\nGood morning to you, too.\n\nMs. Byron\n\nThank you, and so on.\n\nEnvoy\n\nThank you, all of you.\n\nMs. Byron\n\nThank you once more.\n\nEnvoy\n\nThank you again."
	tr := Parse(Source{Text: text, Format: FormatText}, list)
	var got []string
	for _, s := range tr.Speakers {
		got = append(got, s.Known+"|"+s.Name+"|"+s.Role)
	}
	want := []string{"karin-dahl||Secretary General", "ada-byron||Minister of Ports", "|Byron|", "||Envoy"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}
