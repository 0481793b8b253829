package transcript

import (
	"strings"
	"testing"
)

func TestRead(t *testing.T) {
	tests := []struct {
		name, file, data string
		want             Source
	}{
		{"text", "a.txt", "One\nTwo", Source{Text: "One\nTwo", Format: FormatText}},
		{"no extension", "a", "Q: Why?", Source{Text: "Q: Why?", Format: FormatText}},
		{"a mark and line ends", "a.txt", "\xef\xbb\xbfOne\r\nTwo\rThree", Source{Text: "One\nTwo\nThree", Format: FormatText}},
		{"UTF-16, little end", "a.txt", "\xff\xfeO\x00\xe9\x00\r\x00\n\x00", Source{Text: "Oé\n", Format: FormatText}},
		{"UTF-16, big end", "a.txt", "\xfe\xff\x00O\x00\xe9\xd8\x3d\xde\x00", Source{Text: "Oé😀", Format: FormatText}},
		{"Markdown", "a.md", "# One\n\n**ADA:** <s>two</s> three", Source{Text: "# One\n\n**ADA:** <s>two</s> three", Format: FormatMarkdown}},
		{"Markdown by its front matter", "a.txt", "---\ntitle: One\n---\nTwo", Source{Text: "Two", Format: FormatMarkdown, Meta: Meta{Title: "One"}}},
		{"a rule is no front matter", "a.md", "---\n\nOne\n---\n", Source{Text: "---\n\nOne\n---\n", Format: FormatMarkdown}},
		{"front matter", "a.md", "---\r\ntitle: \"One\u00a0two\"\r\ndate: 2031-02-05\r\nurl: https://ports.example/1\r\npublished: '2031-02-05 18:30:00+01:00'\r\nupdated: Feb. 6, 2031 9:05 a.m.\r\nlang: en\r\ntags: [a, b]\r\n---\r\n\r\nText\r\n",
			Source{Text: "\nText\n", Format: FormatMarkdown, Meta: Meta{Title: "One two", Date: "2031-02-05", URL: "https://ports.example/1", Published: "2031-02-05T18:30", Updated: "2031-02-06T09:05", Language: "en"}}},
		{"front matter that ends the file", "a.md", "---\ntitle: One\n...", Source{Format: FormatMarkdown, Meta: Meta{Title: "One"}}},
		{"HTML", "a.html", "<p>One &amp; <b>two</b><br>three</p><p>Four</p>", Source{Text: "One & two\nthree\n\nFour\n", Format: FormatHTML}},
		{"HTML by its beginning", "a.txt", "<!DOCTYPE html><title>T | Site</title><p>One", Source{Text: "One\n", Format: FormatHTML, Meta: Meta{Title: "T | Site"}}},
		{"text in an HTML file", "a.html", "Q: is 3 < 4?", Source{Text: "Q: is 3 < 4?", Format: FormatText}},
		{"a voice in text", "a.txt", "<v Ada>One", Source{Text: "<v Ada>One", Format: FormatText}},
		{"what a page hides", "a.html", "<html><body><nav>menu</nav><header><h1>Ports</h1></header><p>One</p><p hidden>no</p><div style='display : none'>no</div><p aria-hidden=true>no</p><form>no</form><template>no</template><script>no</script><noscript>no</noscript><footer>no</footer></body></html>",
			Source{Text: "Ports\n\nOne\n", Format: FormatHTML, Meta: Meta{Title: "Ports"}}},
		{"tables, lists, rules, corrections", "a.html", "<html><body><table><tr><td>a</td> <td>b</td></tr><tr><td>c<td>d</table><ul><li>one<li>two</ul><hr><p>We open <s>four</s> <del>5</del> [three] <pre>a\n b</pre>",
			Source{Text: "a\tb\nc\td\n\n• one\n• two\n\n* * *\n\nWe open <s>four</s> <s>5</s> [three]\n\na\n b\n", Format: FormatHTML}},
		{"what a page raises and lowers", "a.html", "<p>10<sup>6</sup> t, 10<sup>-3</sup> m<sup>2</sup> of CO<sub>2</sub>, the 3<sup>rd</sup> of 2<sup>6a</sup>, $23 million<sup>1</sup> <sub><sub>4</sub></sub></p>",
			Source{Text: "10⁶ t, 10⁻³ m² of CO₂, the 3rd of 2<sup>6a</sup>, $23 million¹ ₄\n", Format: FormatHTML}},
		{"marks of footnotes", "a.html", "<p>In 2023<sup><a href=#n1>1</a></sup> it was 4 million<a href=#n2><sup>[2]</sup></a>.<sup>3</sup> Then <sup>4</sup> came.</p><p><sup>1</sup> A note</p>",
			Source{Text: "In 2023 it was 4 million. Then ⁴ came.\n\nA note\n", Format: FormatHTML}},
		{"what stands beside the text", "a.html", "<html><body class=has-ads><div class='main has-sidebar'><div id=cookieBanner>We use 23 cookies.</div><figure><figcaption>With 400 guests</figcaption></figure><p>The port has 23 ships and four ferries</p><div class='ad big'>Win 1,000 dollars!</div><div aria-label=Advertisement>5</div><p aria-label='the words on our related ports'>A ferry <span class=share>or two</span></p><ul class=breadcrumbs><li>Home</ul><section class=share_tools>Share 7</section><p class='adage no-comments'>Bread</p></div></body></html>",
			Source{Text: "The port has 23 ships and four ferries\n\nA ferry or two\n\nBread\n", Format: FormatHTML}},
		{"a text that is called something else", "a.html", "<html><body><p>One</p><div class=related><p>One two three four</p></div></body></html>", Source{Text: "One\n\nOne two three four\n", Format: FormatHTML}},
		{"a page in Windows-1252", "a.htm", "<html><head><meta charset=\"windows-1252\"></head><body><p>5 ships f\xfcr \x804 million \x97 it\x92s</p></body></html>", Source{Text: "5 ships für €4 million — it’s\n", Format: FormatHTML}},
		{"a page in Latin-1", "a.html", "<html><head><meta http-equiv=Content-Type content='text/html; charset=ISO-8859-1'></head>\r\n<body><p>f\xfcr</p></body></html>", Source{Text: "für\n", Format: FormatHTML}},
		{"a page in UTF-8 that says otherwise", "a.html", "<html><head><meta charset=latin1></head><body><p>für</p></body></html>", Source{Text: "für\n", Format: FormatHTML}},
		{"the article", "a.html", "<html><body><p>Menu</p><main><p>Share</p><article><p>One two three</p></article></main></body></html>", Source{Text: "One two three\n", Format: FormatHTML}},
		{"teasers", "a.html", "<html><body><main><p>One two three</p><article>a</article><article>b</article></main></body></html>", Source{Text: "One two three\n\na\n\nb\n", Format: FormatHTML}},
		{"one teaser", "a.html", "<html><body><div role=main><p>One two three</p><article>a</article></div></body></html>", Source{Text: "One two three\n\na\n", Format: FormatHTML}},
		{"what a page says of itself", "a.html", `<html lang="en-GB"><head><meta property="og:title" content="Ports &amp; rain"><meta name="date" content="2031-02-05"><meta property="article:published_time" content="2031-02-05T18:30:00Z"><meta property="article:modified_time" content="2031-02-06"><link rel=canonical href="https://ports.example/1"><meta property="og:site_name" content="Ministry"></head><body><h1>Other</h1>One</body></html>`,
			Source{Text: "Other\n\nOne\n", Format: FormatHTML, Meta: Meta{Title: "Ports & rain", URL: "https://ports.example/1", Publisher: "Ministry", Language: "en-GB", Date: "2031-02-05", Published: "2031-02-05T18:30", Updated: "2031-02-06"}}},
		{"one time of a page", "a.html", "<html><body><time datetime=2031-02-05>Wednesday</time><p>One</p></body></html>", Source{Text: "Wednesday\n\nOne\n", Format: FormatHTML, Meta: Meta{Published: "2031-02-05"}}},
		{"two times of a page", "a.html", "<html><body><time datetime=2031-02-05>a</time> <time datetime=2031-02-06>b</time></body></html>", Source{Text: "a b\n", Format: FormatHTML}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := Read(tt.file, []byte(tt.data))
			if err != nil {
				t.Fatal(err)
			}
			if got != tt.want {
				t.Errorf("got  %+v\nwant %+v", got, tt.want)
			}
		})
	}
}

func TestReadTellsWhatIsWrong(t *testing.T) {
	tests := []struct{ name, file, data, want string }{
		{"not UTF-8", "a.txt", "One\nTwo \xff three", "a.txt, line 2: byte 0xFF is not valid UTF-8; convert the transcript to UTF-8"},
		{"a page that says UTF-8 and is not", "a.html", "<html><head><meta charset=utf-8></head>\n<p>f\xfcr", "a.html, line 2: byte 0xFC is not valid UTF-8"},
		{"a page in no known encoding", "a.html", "<html><head><meta charset=klingon></head>\n<p>f\xfcr", "a.html, line 2: byte 0xFC is not valid UTF-8"},
		{"a page that is not in its encoding", "a.html", "<html><head><meta charset=shift_jis></head>\n<p>f\xfd\xff", "a.html: the page says that it is written in shift_jis, and some of its bytes are none"},
		{"a text that names an encoding", "a.txt", "Q: <meta charset=latin1>? f\xfcr", "a.txt, line 1: byte 0xFC is not valid UTF-8"},
		{"binary", "a.txt", "One\n\x00", "a.txt, line 2: a NUL character"},
		{"UTF-16 cut off", "a.txt", "\xff\xfeO\x00X", "a.txt: the file is UTF-16, as its byte order mark says, and its last character is cut in half"},
		{"UTF-16 with half a pair", "a.txt", "\xff\xfeO\x00\n\x00\x3d\xd8", "a.txt: line 2: the file is UTF-16, as its byte order mark says, and 0xD83D there is half a character"},
		{"front matter without an end", "a.md", "---\ntitle: One\nTwo", "a.md: the front matter that begins on line 1 has no line of three hyphens at its end"},
		{"front matter that is no YAML", "a.md", "---\ntitle: [One\ndate: x\n---\n", "a.md: the front matter is no YAML that can be read ("},
		{"front matter that is a list", "a.md", "---\ntitle: 1\n- 2\n---\n", "a.md: the front matter is no YAML that can be read ("},
		{"front matter nested too deep", "a.md", "---\ntitle: " + strings.Repeat("[", 200) + strings.Repeat("]", 200) + "\n---\n", "a.md: the front matter is no YAML that can be read (it is nested more than 50 deep)"},
		{"a page nested too deep", "a.html", "<html><body>" + strings.Repeat("<div>", 2000) + "One", "a.html: the web page cannot be read ("},
		{"a page without text", "a.html", "<html><body><nav>Menu</nav><script>x</script></body></html>", "a.html: the web page holds no text outside its menus and scripts"},
		{"too large", "a.txt", strings.Repeat("x", MaxSize+1), "a.txt has 67108865 bytes, and a transcript may have 67108864; split it"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := Read(tt.file, []byte(tt.data))
			if err == nil {
				t.Fatalf("no error, and %+v", got)
			}
			if !strings.HasPrefix(err.Error(), tt.want) || strings.Contains(err.Error(), "\n") {
				t.Errorf("got  %s\nwant %s", err, tt.want)
			}
		})
	}
}
