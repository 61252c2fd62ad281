import MinutesModel

/// Lays a page's content out in lines.
struct PageRenderer {
    let page: HTMLPage
    let content: MainContent
    let limits: DocumentReader.Limits
    /// The document's name, for errors.
    let name: String

    func lines() throws(DocumentError) -> [DocumentText.Line] {
        var writer = LineWriter(limits: limits, name: name)
        if let heading = content.heading { writer.append(lines(ofHeading: heading)) }
        render(page.inside(of: content.root), into: &writer)
        writer.endLine()
        if let failure = writer.failure { throw failure }
        var lines = Self.withoutImprint(writer.lines)
        if let title = title(besides: lines) { lines.insert(title, at: 0) }
        while lines.last?.text.isEmpty == true { lines.removeLast() }
        return lines
    }

    func render(_ events: Range<Int>, into writer: inout LineWriter) {
        var preformatted = 0
        var index = events.lowerBound
        while index < events.upperBound, writer.failure == nil {
            switch page.events[index] {
            case .text(let text):
                writer.add(page.bytes[page.texts[text].range], line: page.texts[text].line)
            case .open(let element):
                let tag = page.elements[element].tag
                let end = page.elements[element].events.upperBound
                if content.dropped.contains(element) {
                    // Words on both sides of it stay two words, or two lines.
                    if tag.breaksLine { writer.endLine() }
                    index = end
                    continue
                }
                begin(tag, in: &writer)
                if tag == .preformatted { preformatted += 1 }
                if tag == .table, !page.elements[element].hasTables {
                    TableRenderer(pages: self, table: element).render(into: &writer)
                    writer.endBlock()
                    index = end
                    continue
                }
            case .close(let element):
                let tag = page.elements[element].tag
                if tag == .preformatted { preformatted -= 1 }
                finish(tag, in: &writer)
            }
            writer.isPreformatted = preformatted > 0
            index += 1
        }
    }

    private func begin(_ tag: HTMLTag, in writer: inout LineWriter) {
        if tag == .lineBreak { return writer.breakLine() }
        if tag.standsApart { writer.endBlock() } else if tag.breaksLine { writer.endLine() }
        if case .heading(let level) = tag { writer.headingLevel = level }
        if tag == .listItem { writer.opensListItem = true }
    }

    private func finish(_ tag: HTMLTag, in writer: inout LineWriter) {
        if tag == .lineBreak { return }
        if tag.standsApart { writer.endBlock() } else if tag.breaksLine { writer.endLine() }
        if tag.isHeading { writer.headingLevel = 0 }
        if tag == .listItem { writer.opensListItem = false }
    }

    // MARK: Head and foot of the page

    /// A heading from outside the content: the title, and in elements of their own what belongs to it, the date.
    private func lines(ofHeading heading: Int) -> [DocumentText.Line] {
        var writer = LineWriter(limits: limits, name: name)
        for event in page.events[page.elements[heading].events] {
            switch event {
            case .text(let text): writer.add(page.bytes[page.texts[text].range], line: page.texts[text].line)
            case .open, .close: writer.endLine()
            }
        }
        writer.endBlock()
        var lines = writer.lines
        guard let first = lines.first else { return [] }
        // DB-Search says which of its views this is; that is no part of the meeting's name.
        let isView = page.elements[content.root].traits.contains(.speeches) && first.text.hasSuffix("　本文")
        let text = isView ? String(first.text.dropLast(3)) : first.text
        lines[0] = DocumentText.Line(number: first.number, text: text, headingLevel: 1)
        return lines
    }

    /// The page's title, where nothing in the content names the meeting as it does.
    private func title(besides lines: [DocumentText.Line]) -> DocumentText.Line? {
        guard let title = page.title,
            let part = MeetingWords.part(of: String(decoding: page.bytes[title.range], as: UTF8.self)),
            !lines.contains(where: { $0.headingLevel > 0 && MeetingWords.areIn($0.text) }),
            // The head block of minutes is shorter than 100 lines.
            !lines.prefix(100).contains(where: { $0.text.holds(part) })
        else { return nil }
        return DocumentText.Line(number: title.line, text: part, headingLevel: 1)
    }

    /// Whose page it is stands under it: no part of the minutes.
    private static func withoutImprint(_ lines: [DocumentText.Line]) -> [DocumentText.Line] {
        let end = lines.lastIndex { !$0.text.isEmpty && !isImprint($0.text) } ?? -1
        return Array(lines[...end])
    }

    private static func isImprint(_ text: String) -> Bool {
        let lowered = text.lowercased()
        return lowered.utf8.count < 300
            && (lowered.hasPrefix("copyright") || lowered.hasPrefix("©") || lowered.hasPrefix("(c)")
                || lowered.holds("all rights reserved"))
    }
}

extension String {
    /// By bytes: `contains` of the standard library compares characters, at a hundredth of the speed.
    fileprivate func holds(_ other: String) -> Bool {
        let wanted = Array(other.utf8)
        let bytes = Array(utf8)
        guard !wanted.isEmpty, bytes.count >= wanted.count else { return false }
        return (0...(bytes.count - wanted.count)).contains { bytes[$0...].starts(with: wanted) }
    }
}
