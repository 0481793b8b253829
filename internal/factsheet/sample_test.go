package factsheet

// fullSheet has every key of every object of a factsheet.
const fullSheet = `onrecord: 1
status: draft
note: about the file
event:
  id: port-council-2025-03-04
  title: Press briefing of the harbour board
  kind: briefing
  date: 2025-03
  place: Rotterdam
  hosts: [harbour-board, city-council]
  part_of: port-week-2025
  note: moved by a day
  todo: day of the month
  confidence: 0.5
transcript:
  file: briefing.txt
  sha256: 3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B8550
  language: en-GB
  fidelity: edited
  published: 2025-03-05
  updated: 2025-03-06T09:30
  source: board-site
  note: "no audio"
speakers:
  chair:
    speaker: ida-brandt
    role: Chair
    organization: harbour-board
    headings: ["Chair:", "Ida Brandt:"]
    note: speaks first
  clerk: {name: Omar Said, kind: person, aliases: [O. Said], wikidata: Q42, role: Clerk, organization: city-council}
  reporter: {unnamed: journalist}
sources:
  board-site: {title: Minutes, publisher: Harbour board, kind: minutes, url: "https://example.org/m", archived_url: "https://example.org/a",
    published: 2025, accessed: 2025-03-07, licence: CC0, sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855, note: n, todo: t}
turns:
  - {id: t1, speaker: chair, starts: "Welcome,"}
  - {id: t2, speaker: reporter, kind: question, starts: "How many"}
  - {id: t3, speaker: clerk, kind: answer, answers: t2, starts: "Some", note: n, todo: t, confidence: 1}
  - {id: t4, speaker: reporter, kind: interjection, starts: "And"}
  - {id: t5, speaker: clerk, continues: t3, starts: "of them"}
claims:
  - id: c1
    renamed: old1
    turn: t1
    quote: "more than 40 cranes"
    nth: 2
    after: Welcome
    before: run
    says: >-
      More than forty cranes
      are at work.
    type: quantity
    modality: reported
    attributed_to: ida-brandt
    topics: [cranes, trade]
    figures:
      - id: f1
        renamed: f0
        quote: "more than 40"
        nth: 1
        after: a
        before: b
        value: "40"
        bounds: "(40,)"
        comparator: gt
        hedge: I think
        unit: crane
        currency: EUR
        of: {value: 1.50, unit: crane, what: all cranes, note: n}
        base: {period: 2014/.., value: 640e9, figure: c2.f1, todo: t}
        kind: count
        indicator: cranes-at-work
        area: harbour
        period: 2014/2024
        as_corrected: "41"
        rank: {of: max, over: 10y.., note: n}
        override: true
        note: why
        todo: check
        confidence: 0.25
        evidence:
          - {source: board-site, at: page 2, value: "41", quote: q, stance: supports, vintage: 2025-02, checked: 2025-03-08, by: fact-desk, note: n, todo: t}
      - {id: f2, quote: q, vague: true, links: [{claim: c2.f1, relation: repeats, note: n}]}
    evidence: [{source: board-site, stance: context}]
    reviews:
      - {scale: five, rating: "true", by: fact-desk, date: 2025-03-09, published: 2025-03-10T08:00:00+01:00, summary: s, url: "https://example.org/r", note: n}
      - {scale: five, rating: false, by: fact-desk, date: 2025-04}
    links:
      - {claim: c2.f1, relation: contradicts, note: n}
      - {claim: "port-council-2024#c9", relation: repeats}
    note: a note
    todo: a task
    confidence: "0.9"
  - id: c2
    turn: t1
    quotes:
      - said here
      - {quote: and here, nth: 3, after: x, before: y, turn: t3, note: n}
    says: It is said twice.
    type: event
    figures: [{id: f1, quote: said, base: {}}]
    review: {scale: five, rating: "true", by: fact-desk, date: 2025}
`

// fullCatalogue has every key of every object of a catalogue.
const fullCatalogue = `onrecord: 1
note: about the file
speakers:
  ida-brandt: {name: Ida Brandt, kind: person, aliases: [I. Brandt], wikidata: Q1, note: n,
    roles: [{title: Chair, organization: harbour-board, from: 2020-05, to: 2025, note: n}]}
  board: {name: The board, kind: organization}
organizations:
  harbour-board: {name: Harbour Board, aliases: [HB], url: "https://example.org", wikidata: Q2, note: n}
areas:
  harbour: {name: Harbour, kind: region, iso: NL, within: [netherlands], note: n}
  netherlands: {name: Netherlands, kind: country}
units:
  crane: {name: Crane, words: [crane, cranes], note: n}
  month: {name: Month, converts: {to: year, factor: 1/12, note: n}}
  year: {name: Year}
  fraction: {name: Fraction, converts: {to: percent, factor: 100}}
  percent: {name: Per cent}
indicators:
  cranes-at-work: {name: Cranes at work, unit: crane, definition: d, direction: up, producer: harbour-board, note: n}
  cranes-idle: {name: Idle cranes, unit: crane, derived: "50 - cranes-at-work"}
sources:
  yearbook: {title: Yearbook, publisher: p, kind: report, url: "https://example.org", archived_url: "https://example.org",
    published: 2024, accessed: 2025-01-02, licence: l, sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855, note: n}
topics:
  cranes: {name: Cranes, note: n}
rating_scales:
  five:
    name: Five points
    note: n
    ratings:
      "true": {name: "True", rank: 5}
      false: {name: False, rank: -1, note: n}
      open: {name: Cannot be checked}
`
