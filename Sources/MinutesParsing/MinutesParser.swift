package import MinutesModel

/// Text → the record of a meeting. What it cannot place stands under a warning: nothing is dropped in silence, nothing
/// is invented.
package struct MinutesParser: Sendable {
    package init() {}

    /// - Parameter id: the document's identity, `sha256:…`.
    package func parse(_ document: DocumentText, id: String) -> Minutes {
        let isMarkdown = document.source.format == "markdown"
        return document.lines.withBytes { lines in
            parse(document, lines: LineViews(lines, isMarkdown: isMarkdown), isMarkdown: isMarkdown, id: id)
        }
    }

    private func parse(_ document: DocumentText, lines: LineViews, isMarkdown: Bool, id: String) -> Minutes {
        let survey = Survey(document, lines: lines, isMarkdown: isMarkdown)
        var head = HeadParser(isMarkdown: isMarkdown)
        var body = BodyParser(
            survey: survey, isMarkdown: isMarkdown, people: document.people,
            size: document.lines.textSize + document.lines.count)
        var notes = NoteBuilder(survey: survey, isMarkdown: isMarkdown)
        let hasSpeakers = survey.grammar.form != .none
        let firstField = hasSpeakers ? 0 : HeadParser.firstField(of: lines)
        var pages = PageNumbers()
        for index in lines.indices {
            let line = lines[index]
            if let label = lines.speaker(of: index), !label.isEmpty || body.hasBegun {
                body.add(line, spokenBy: label)
            } else if survey.pageNumberLines.contains(index) {
                pages.add(line)
                body.turnPage()
                notes.turnPage()
            } else if survey.grammar.legend?.line == index {
                // What it says stands in the labels of the speeches.
                continue
            } else if notes.hasBegun {
                notes.add(line)
            } else if body.hasBegun || body.begins(with: line, at: index, inAttendance: head.isInAttendance) {
                body.add(line)
            } else if !hasSpeakers, index >= firstField, notes.begins(with: line, head: head) {
                notes.begin(under: head.trailingHeading.map { HeadingText.clean($0.text) })
                notes.add(line)
            } else if hasSpeakers, let found = spokenField(line, grammar: survey.grammar) {
                head.add(found.field)
                body.add(found.speech)
            } else {
                head.add(line)
            }
        }
        body.finish()
        var source = document.source
        source.grammar = survey.grammar.form.rawValue
        return record(
            id: id, document: document, source: source, head: head, body: &body, notes: notes, pages: pages,
            doubts: survey.grammar.doubts.warnings(form: survey.grammar.form))
    }

    /// `８ 会議の内容　課長（山田君）　ただいまから…`: a field of the head, and the first speech on its line.
    private func spokenField(_ line: LineView, grammar: SpeakerGrammar) -> (field: LineView, speech: LineView)? {
        guard !line.isBlank else { return nil }
        let text = line.contentText
        let start = Numbering(text)?.end ?? 0
        guard let (section, value) = HeadSection.opening(text.slice(start..<text.utf8.count)), !value.isEmpty,
            section == .agenda || section == .proceedings, text.hasSuffix(value)
        else { return nil }
        let at = line.content.upperBound - value.utf8.count
        let speech = LineView(line, content: at..<line.content.upperBound)
        guard let label = grammar.label(in: speech), speech.readsAsSpeech(from: label.body) else { return nil }
        return (LineView(line, content: line.content.lowerBound..<at), speech)
    }

    private func record(
        id: String, document: DocumentText, source: Source, head: HeadParser, body: inout BodyParser,
        notes: NoteBuilder, pages: PageNumbers, doubts: [Warning]
    ) -> Minutes {
        var (head, notes) = (head, notes)
        head.finish(
            hasBody: body.hasBegun || notes.hasBegun, openedAt: opening(of: body), closedAt: closing(of: body),
            openedOn: OpeningSentence.day(in: body.speeches), fileName: document.source.name,
            notes: notes.hasBegun ? notes.notes() : [])
        let opening =
            body.hasBegun ? OpeningSentence.name(in: body.speeches) : OpeningSentence.name(inNotes: notes.notes())
        let title = head.titles.title(opening: opening)
        var minutes = Minutes(
            id: id, title: title?.title, council: title?.council, session: title?.session, date: head.dates.date,
            published: head.dates.published, start: head.dates.start, end: head.dates.end, venue: head.venue,
            agenda: head.agenda.items, materials: head.materials, attendees: head.attendees,
            speeches: body.takeSpeeches(),
            stageDirections: head.stageDirections + body.stageDirections, corrections: body.corrections,
            notes: notes.notes(), source: source)
        minutes.warnings = document.warnings + head.warnings + body.warnings + pages.warnings + doubts
        complete(&minutes, head: head, body: body)
        if minutes.speeches.isEmpty {
            minutes.warnings.insert(
                Warning(
                    code: "noSpeeches",
                    message: "No speaker was recognised: the text stands under the record's notes."),
                at: 0)
        }
        return minutes
    }

    /// What follows from the whole: who presides, what is discussed where, what was decided, who answered whom.
    private func complete(_ minutes: inout Minutes, head: HeadParser, body: BodyParser) {
        let chair = Chair(minutes.speeches, voices: body.voices)
        if minutes.agenda.isEmpty { minutes.agenda = called(in: minutes.speeches, chair: chair) }
        let first =
            !minutes.speeches.isEmpty
            ? head.trailingHeading.map { BodyParser.Heading(text: HeadingText.clean($0.text), speech: 0) } : nil
        let headings = (first.map { [$0] } ?? []) + body.headings
        minutes.add(headings: headings.map(\.text))
        AgendaLinker(minutes.agenda).link(&minutes.speeches, chair: chair, headings: headings)
        let outside =
            minutes.notes.flatMap { ($0.heading.map { [$0] } ?? []) + $0.paragraphs }
            + minutes.warnings.compactMap(\.text).flatMap { $0.split(separator: "\n").map(String.init) }
        let titles = minutes.agendaItems.map(\.title)
        minutes.decisions =
            ProseDecisions.find(lines: minutes.speeches.isEmpty ? outside : [], titles: titles, decided: head.decided)
            + DecisionFinder(speeches: minutes.speeches, cues: body.cues, chair: chair).decisions()
            + ProseDecisions.arrows(in: minutes.speeches)
        minutes.exchanges = ExchangeFinder(speeches: minutes.speeches, chair: chair, voices: body.voices)
            .exchanges()
        // What stands before the word are other days: 前回は３月１日、次回は…
        let lines =
            head.next
            + minutes.notes.filter { $0.heading.map(HeadSection.isNext) ?? false }.flatMap(\.paragraphs)
            + outside.filter(HeadSection.isNext)
            + outside.flatMap { line in
                line.split(separator: "\n").compactMap { part -> String? in
                    let line = String(part)
                    return line.utf8Span.span.first("次回", in: line.utf8Range).map { line.slice($0..<line.utf8.count) }
                }
            }
        minutes.nextMeeting = NextMeetingFinder(date: minutes.date).find(
            in: minutes.speeches, chair: chair, lines: lines)
    }

    /// The agenda of a record that lists none, as its chair calls it up.
    private func called(in speeches: [Speech], chair: Chair) -> [AgendaItem] {
        var items: [AgendaItem] = []
        for index in speeches.indices where chair.presides(over: index) && AgendaCall.mayCall(speeches[index].whole) {
            for paragraph in speeches[index].places where AgendaCall.mayCall(paragraph) {
                for item in Prose.sentences(of: paragraph).flatMap(AgendaCall.items) where !items.contains(item) {
                    items.append(item)
                }
            }
        }
        return items
    }

    /// When the body says that the meeting began. 午後３時開議 behind a recess is no beginning.
    private func opening(of body: BodyParser) -> TimeLine? {
        guard let time = body.openedAt else { return nil }
        let place = body.stageDirections.first { $0.text == time.text }?.afterSpeech ?? 0
        // The chair may greet and say who is present before the line.
        return place <= 2 ? time : nil
    }

    /// When the body says that the meeting ended: on a time line, or as a field in the last lines (`散会（午後３時）`).
    private func closing(of body: BodyParser) -> ClockTime? {
        if let time = body.closedAt?.time { return time }
        let last = body.speeches.last?.places.suffix(8).compactMap { TimeField($0.text) }.last { $0.event == .closing }
        return last?.time
    }
}

extension Minutes {
    /// Headings between speeches are points of the agenda; those that the head lists already say nothing new.
    fileprivate mutating func add(headings: [String]) {
        var known = Set(agendaItems.map { $0.title.withoutSpaces })
        for heading in headings where known.insert(heading.withoutSpaces).inserted {
            agenda.append(AgendaItem(title: heading))
        }
    }
}

extension Source {
    /// The last part of the file's path, or of the address.
    fileprivate var name: String? {
        (file ?? url).flatMap { $0.split(separator: "/").last.map(String.init) }
    }
}

/// Page numbers are no part of the record; one warning says which lines were left out.
private struct PageNumbers {
    private var first: Int?
    private var texts: [String] = []

    mutating func add(_ line: LineView) {
        first = first ?? line.number
        texts.append(line.contentText)
    }

    var warnings: [Warning] {
        guard let first else { return [] }
        return [
            Warning(
                line: first, code: "pageNumbers",
                message: "\(texts.count) page number(s) were left out, the first on this line.",
                text: texts.joined(separator: " "))
        ]
    }
}
