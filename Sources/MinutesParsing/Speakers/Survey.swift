import MinutesModel

/// One look at the whole document before it is parsed: who speaks how, how lines become paragraphs, which lines are page
/// numbers.
struct Survey {
    private(set) var grammar = SpeakerGrammar(form: .none)
    /// Lines (by index) that only number a page.
    private(set) var pageNumberLines: Set<Int> = []
    /// Most lines end where a sentence ends: each is a paragraph. Else the text is hard-wrapped.
    private(set) var linesAreParagraphs = false

    private struct Count {
        var firmInline = 0
        var firmAlone = 0
        /// With text directly below.
        var bareAlone = 0
        var bareNames: [String: Int] = [:]

        var firm: Int { firmInline + firmAlone }
    }

    init(_ document: DocumentText, isMarkdown: Bool) {
        var counts: [Mark: Count] = [:]
        var pages: [(index: Int, value: Int, isDashed: Bool)] = []
        var (ended, wrapped) = (0, 0)
        var previous: LineView?
        var nameLine: Mark?
        for index in document.lines.indices {
            let line = LineView(document.lines[index], isMarkdown: isMarkdown)
            guard !line.isBlank else {
                (previous, nameLine) = (nil, nil)
                continue
            }
            if let mark = nameLine, !Self.isMarked(line) { counts[mark, default: Count()].bareAlone += 1 }
            nameLine = Self.count(line, in: &counts)
            if !isMarkdown, let page = line.pageNumber { pages.append((index, page.value, page.isDashed)) }
            if let previous, !line.isIndented, !previous.isRule {
                if previous.endsSentence { ended += 1 } else { wrapped += 1 }
            }
            previous = line
        }
        linesAreParagraphs = document.linesAreParagraphs || ended > wrapped
        pageNumberLines = Self.pageNumbers(pages)
        grammar = Self.marked(counts) ?? Self.unmarked(document, isMarkdown: isMarkdown) ?? grammar
    }

    @inline(__always)
    private static func isMarked(_ line: LineView) -> Bool {
        Mark(in: line.text.utf8Span.span, at: line.content.lowerBound) != nil
    }

    /// Returns the mark of a bare name that has the line for itself: the next line tells whether it is a speaker.
    @inline(__always)
    private static func count(_ line: LineView, in counts: inout [Mark: Count]) -> Mark? {
        let bytes = line.text.utf8Span.span
        let start = line.content.lowerBound + (bytes.has("**", at: line.content.lowerBound) ? 2 : 0)
        guard let mark = Mark(in: bytes, at: start) else { return nil }
        var end = line.content.upperBound
        if start > line.content.lowerBound { end = bytes.first("**", in: start..<end) ?? end }
        guard let label = SpeakerLabel.read(in: bytes, from: start + Mark.length, to: end) else { return nil }
        let isAlone = label.body >= line.content.upperBound
        switch (label.shape.isFirm, isAlone) {
        case (true, true): counts[mark, default: Count()].firmAlone += 1
        case (true, false): counts[mark, default: Count()].firmInline += 1
        case (false, true): return mark
        case (false, false): counts[mark, default: Count()].bareNames[bytes.text(label.range), default: 0] += 1
        }
        return nil
    }

    private static func marked(_ counts: [Mark: Count]) -> SpeakerGrammar? {
        var grammar = SpeakerGrammar(form: .marked)
        let hasInline = counts.values.contains { $0.firmInline > 0 }
        let firm = counts.values.reduce(0) { $0 + $1.firm }
        for (mark, count) in counts {
            // Where speeches follow their labels, a mark that only ever stands before lines of their own opens headings.
            let speaks = count.firmInline > 0 || (!hasInline && count.firmAlone > 0)
            if speaks { grammar.marks.insert(mark) }
            // `○平`, `○芦澤美智子`: at least two, and more than all firm labels of the document; fewer are headings.
            if count.bareAlone >= 2, count.bareAlone > firm {
                grammar.marks.insert(mark)
                grammar.nameLineMarks.insert(mark)
            }
            // A name that comes back three times is no bullet.
            let repeated = count.bareNames.filter { $0.value >= 3 }.map(\.key)
            if speaks || repeated.count >= 2 {
                grammar.names.formUnion(repeated)
                if !repeated.isEmpty { grammar.marks.insert(mark) }
            }
        }
        return grammar.marks.isEmpty ? nil : grammar
    }

    private static func unmarked(_ document: DocumentText, isMarkdown: Bool) -> SpeakerGrammar? {
        let forms: [SpeakerGrammar.Form] = [.unmarked, .lenticular, .colon, .nameLine]
        var names: [[String: Int]] = Array(repeating: [:], count: forms.count)
        for line in document.lines {
            let view = LineView(line, isMarkdown: isMarkdown)
            guard !view.isBlank, view.headingLevel == 0 else { continue }
            let bytes = view.text.utf8Span.span
            for (index, form) in forms.enumerated() {
                guard let label = SpeakerGrammar.candidate(form, in: bytes, range: view.content) else { continue }
                names[index][bytes.text(label.range), default: 0] += 1
            }
        }
        let grammars = forms.indices.compactMap { index in believable(forms[index], names[index]) }
        return grammars.max { $0.speeches < $1.speeches }?.grammar
    }

    /// At least three speeches and two people, one of whom speaks twice: head fields (日時：…) come once each.
    private static func believable(
        _ form: SpeakerGrammar.Form, _ names: [String: Int]
    ) -> (grammar: SpeakerGrammar, speeches: Int)? {
        let total = names.values.reduce(0, +)
        guard total >= 3, names.count >= 2, names.values.contains(where: { $0 >= 2 }) else { return nil }
        // Among `name: …` lines, people come back and head fields do not; a role tells a person who speaks once.
        let people = names.filter {
            $0.value >= 2 || RoleWords.suffix(of: $0.key, in: RoleWords.roles) != nil
        }
        let kept = form == .unmarked ? names : people
        return (SpeakerGrammar(form: form, names: Set(kept.keys)), kept.values.reduce(0, +))
    }

    /// Dashed numbers are page numbers; bare ones only where one follows another: 2, 3, 4.
    private static func pageNumbers(_ found: [(index: Int, value: Int, isDashed: Bool)]) -> Set<Int> {
        var lines = Set(found.filter(\.isDashed).map(\.index))
        let bare = found.filter { !$0.isDashed }
        for (previous, next) in zip(bare, bare.dropFirst()) where next.value == previous.value + 1 {
            lines.insert(previous.index)
            lines.insert(next.index)
        }
        return lines
    }
}
