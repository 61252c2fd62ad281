package import MinutesModel

/// Text → the record of a meeting. What it cannot place stands under a warning: nothing is dropped in silence, nothing
/// is invented.
package struct MinutesParser: Sendable {
    package init() {}

    /// - Parameter id: the document's identity, `sha256:…`.
    package func parse(_ document: DocumentText, id: String) -> Minutes {
        let isMarkdown = document.source.format == "markdown"
        let survey = Survey(document, isMarkdown: isMarkdown)
        var head = HeadParser(isMarkdown: isMarkdown)
        var body = BodyParser(survey: survey, isMarkdown: isMarkdown)
        var notes = NoteBuilder(survey: survey, isMarkdown: isMarkdown)
        let hasSpeakers = survey.grammar.form != .none
        var pages = PageNumbers()
        for index in document.lines.indices {
            let line = LineView(document.lines[index], isMarkdown: isMarkdown)
            if survey.pageNumberLines.contains(index) {
                pages.add(line)
                body.turnPage()
                notes.turnPage()
            } else if survey.grammar.legend?.line == line.number {
                // What it says stands in the labels of the speeches.
                continue
            } else if notes.hasBegun {
                notes.add(line)
            } else if body.hasBegun || body.begins(with: line, inAttendance: head.isInAttendance) {
                body.add(line)
            } else if !hasSpeakers, notes.begins(with: line, head: head) {
                notes.begin(under: head.trailingHeading.map { HeadingText.clean($0.text) })
                notes.add(line)
            } else {
                head.add(line)
            }
        }
        body.finish()
        var source = document.source
        source.grammar = survey.grammar.form.rawValue
        return record(id: id, source: source, head: head, body: body, notes: notes, pages: pages)
    }

    private func record(
        id: String, source: Source, head: HeadParser, body: BodyParser, notes: NoteBuilder, pages: PageNumbers
    ) -> Minutes {
        var (head, notes) = (head, notes)
        head.finish(hasBody: body.hasBegun || notes.hasBegun, openedAt: body.openedAt, closedAt: body.closedAt)
        var minutes = Minutes(
            id: id, title: head.title?.title, council: head.title?.council, session: head.title?.session,
            date: head.date,
            start: head.start, end: head.end, venue: head.venue, agenda: head.agenda.items, materials: head.materials,
            attendees: head.attendees, speeches: body.speeches,
            stageDirections: head.stageDirections + body.stageDirections,
            corrections: body.corrections, notes: notes.notes(), source: source)
        let first = body.hasBegun ? head.trailingHeading.map { [HeadingText.clean($0.text)] } ?? [] : []
        minutes.add(headings: first + body.headings)
        minutes.decisions = DecisionFinder(speeches: body.speeches, cues: body.cues).decisions()
        minutes.warnings = head.warnings + body.warnings + pages.warnings
        if minutes.speeches.isEmpty {
            minutes.warnings.insert(
                Warning(
                    code: "noSpeeches",
                    message: "No speaker was recognised: the text stands under the record's notes."),
                at: 0)
        }
        return minutes
    }
}

extension Minutes {
    /// Headings between speeches are points of the agenda; those that the head lists already say nothing new.
    fileprivate mutating func add(headings: [String]) {
        var known = Set(agenda.flatMap { [$0] + $0.items }.map { $0.title.withoutSpaces })
        for heading in headings where known.insert(heading.withoutSpaces).inserted {
            agenda.append(AgendaItem(title: heading))
        }
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
