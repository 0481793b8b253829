package transcript

// Parse tells who speaks where in a transcript, and what it says of the event. known are those whom a catalogue lists: their
// names and titles are headings where they stand as such. The time that it takes grows with the length of the text.
func Parse(src Source, known []Known) Transcript {
	p := newPage(src.Text)
	f := &finder{page: p, forms: &forms{}}
	f.intro = introduce(p, src.Meta.Title, known, p.firstLabel())
	f.forms = f.wantedForms(src)
	all := f.find()
	c := newCaster(p, f.intro, f.forms, known)
	c.assign(all)
	b := &turner{page: p, caster: c, maybe: f.maybe(all)}
	b.build(all)
	t := Transcript{Turns: b.turns, Doubts: f.doubts(all)}
	for _, s := range c.speakers {
		t.Speakers = append(t.Speakers, s.Speaker)
	}
	t.Header = readHeader(p, src.Meta, b.headerEnd())
	return t
}

// firstLabel is the first line that announces a speaker in capitals, or as Q, or in other ways that nothing else looks like.
func (p *page) firstLabel() int {
	for i := range p.lines {
		l, ok := p.label(i)
		if !ok || !p.lines[i].opens {
			continue
		}
		who := readParty(l.name, l.aside)
		switch {
		case l.shape == shapeVoice || l.shape == shapeTimed || l.shape == shapePeriod || l.shape == shapeQuery && l.name == "Q":
			return i
		case l.shape == shapeColon && !hasCaption(folded(l.name)) && (who.press || isCaps(l.name) && (who.honorific != "" || who.role != "" || who.unnamed != "")):
			return i
		}
	}
	return len(p.lines)
}

// wantedForms looks in the text for the words of the labels, as sentences write them.
func (f *finder) wantedForms(src Source) *forms {
	wanted := map[string]bool{}
	for i := range f.page.lines {
		l, ok := f.page.label(i)
		if !ok || l.shape == shapeBare {
			continue
		}
		for _, w := range foldedNames(l.name) {
			wanted[w] = true
		}
	}
	return newForms(wanted, src.Meta.Title, src.Text)
}
