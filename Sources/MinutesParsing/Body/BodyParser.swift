import MinutesModel

/// Reads the lines from the first speech on: speeches, their paragraphs, what happened in the room, headings in between.
struct BodyParser {
    /// A stage direction and where it stands: what decisions are read from.
    struct Cue {
        var text: String
        var speech: Int
        /// How many paragraphs of that speech stand before its end.
        var paragraphs: Int
    }

    /// A heading between two speeches.
    struct Heading {
        var text: String
        /// The index of the first speech under it.
        var speech: Int
    }

    private let grammar: SpeakerGrammar
    private let isMarkdown: Bool
    private let linesAreParagraphs: Bool

    private(set) var speeches: [Speech] = []
    private(set) var stageDirections: [StageDirection] = []
    private(set) var cues: [Cue] = []
    private(set) var headings: [Heading] = []
    private(set) var warnings: [Warning] = []
    /// The time lines of the body: `○午前１０時３０分開会`, `○午前１０時４８分閉会`.
    private(set) var openedAt: TimeLine?
    private(set) var closedAt: TimeLine?

    private var speakers: [String: Speaker] = [:]
    private var paragraphs = ParagraphBuilder()
    /// A marked line without a speaker: a heading if a speech or a heading follows, else part of the speech.
    private var pendingHeading: LineView?

    /// What is said stands in a field of its speaker's: no label is looked for in it.
    private var isField = false
    /// A text that the document's fields give to nobody.
    private var nobodys: NobodysText?

    /// - Parameter people: what the document's fields say of the speakers.
    init(grammar: SpeakerGrammar, isMarkdown: Bool, linesAreParagraphs: Bool, people: [Speaker] = []) {
        self.grammar = grammar
        self.isMarkdown = isMarkdown
        self.linesAreParagraphs = linesAreParagraphs
        for person in people { speakers[person.label] = Speaker(reading: person.label).with(person) }
    }

    var hasBegun: Bool { !speeches.isEmpty }

    /// True when the line opens the first speech. In a list of the people present, `○委員長　山田太郎` does not.
    func begins(with line: LineView, inAttendance: Bool) -> Bool {
        guard !line.isBlank, let label = grammar.label(in: line) else { return false }
        // 15 characters of three bytes: longer is no name.
        return !inAttendance || line.content.upperBound - label.body > 45 || line.endsSentence
    }

    mutating func turnPage() {
        paragraphs.turnPage()
    }

    mutating func add(_ line: LineView) {
        guard !line.isBlank else { return paragraphs.endLine() }
        if line.isRule { return paragraphs.endLine() }
        if let label = label(in: line) {
            settleHeading(isHeading: true)
            endNobodysText()
            return startSpeech(label, line: line)
        }
        if line.headingLevel > 0 {
            settleHeading(isHeading: true)
            closeSpeech()
            headings.append(Heading(text: HeadingText.clean(line.contentText), speech: speeches.count))
            return
        }
        let bytes = line.text.utf8Span.span
        if Mark(in: bytes, at: line.content.lowerBound) != nil {
            return addMarked(line)
        }
        if Bracket.opening(in: bytes, at: line.content.lowerBound) != nil, addStageLine(line) { return }
        if let time = TimeLine(line.text, line.content) { return add(time) }
        settleHeading(isHeading: false)
        addText(line, from: line.content.lowerBound)
    }

    /// A line with which a field's text begins.
    /// - Parameter label: empty for a text that is nobody's.
    mutating func add(_ line: LineView, spokenBy label: String) {
        settleHeading(isHeading: true)
        endNobodysText()
        isField = !label.isEmpty
        guard isField else {
            closeSpeech()
            nobodys = NobodysText()
            return add(line)
        }
        begin(label)
        if !line.isBlank { addSpeech(line, from: line.content.lowerBound) }
    }

    mutating func finish() {
        settleHeading(isHeading: nobodys != nil)
        endNobodysText()
        closeSpeech()
        for speech in speeches {
            if let name = speech.speaker.name, name.unicodeScalars.count > Self.longestName,
                warned.insert(name).inserted
            {
                warnings.append(
                    Warning(code: "longName", message: "'\(name)' is long for a name: the speaker may be misread."))
            }
        }
    }

    private var warned: Set<String> = []
    /// Characters. The longest name of the corpus has 9; office names read as names by mistake are longer than 15.
    private static let longestName = 15

    // MARK: Speeches

    private func label(in line: LineView) -> SpeakerLabel? {
        isField ? nil : grammar.label(in: line)
    }

    private mutating func startSpeech(_ label: SpeakerLabel, line: LineView) {
        begin(line.text.slice(label.range))
        addSpeech(line, from: label.body)
    }

    private mutating func begin(_ label: String) {
        closeSpeech()
        let speaker = speakers[label] ?? Speaker(reading: label)
        speakers[label] = speaker
        speeches.append(Speech(index: speeches.count, speaker: speaker, paragraphs: []))
    }

    /// What stands behind a label on its line.
    private mutating func addSpeech(_ line: LineView, from start: Int) {
        var body = start
        // `◯議会運営委員長（山本花子）〔登壇〕　…`
        while body < line.content.upperBound,
            let found = StageBracket.read(in: line.text.utf8Span.span, at: body, to: line.content.upperBound)
        {
            addStage(line.text.slice(found.inner))
            body = line.text.utf8Span.span.skippingSpaces(from: found.end, to: line.content.upperBound)
        }
        guard body < line.content.upperBound else { return }
        // `○森（太）委員長　○午前９時３０分開会`
        let hasMark = Mark(in: line.text.utf8Span.span, at: body) != nil
        if let time = TimeLine(line.text, (body + (hasMark ? Mark.length : 0))..<line.content.upperBound) {
            return add(time)
        }
        addText(line, from: body)
    }

    private mutating func closeSpeech() {
        paragraphs.close()
        guard !speeches.isEmpty else { return }
        speeches[speeches.count - 1].paragraphs.append(contentsOf: paragraphs.take())
    }

    private mutating func endNobodysText() {
        if let warning = nobodys?.warning { warnings.append(warning) }
        nobodys = nil
    }

    private mutating func addText(_ line: LineView, from start: Int) {
        if nobodys != nil { return nobodys?.add(line) ?? () }
        let bytes = line.text.utf8Span.span
        let opens =
            isMarkdown
            ? line.isListItem
            : line.isListItem || line.isIndented || linesAreParagraphs || bytes.triple(at: start) == Triple.middleDot
        paragraphs.add(
            line.text, start..<line.content.upperBound, opensParagraph: opens, isHardBroken: line.hasHardBreak)
        // Directions inside a sentence stay in the text and are listed too.
        var position = start
        while let found = StageBracket.next(in: bytes, from: position, to: line.content.upperBound) {
            addStage(line.text.slice(found.inner))
            position = found.end
        }
    }

    // MARK: What is no speech

    private mutating func addMarked(_ line: LineView) {
        if let time = TimeLine(line.text, (line.content.lowerBound + Mark.length)..<line.content.upperBound) {
            return add(time)
        }
        settleHeading(isHeading: true)
        // 40 characters of three bytes: a heading is one line, and no sentence.
        if line.content.count <= 120, !line.endsSentence {
            pendingHeading = line
        } else {
            addText(line, from: line.content.lowerBound)
        }
    }

    private mutating func settleHeading(isHeading: Bool) {
        guard let line = pendingHeading else { return }
        pendingHeading = nil
        if isHeading {
            closeSpeech()
            let text = line.text.slice((line.content.lowerBound + Mark.length)..<line.content.upperBound)
            headings.append(Heading(text: HeadingText.clean(text), speech: speeches.count))
        } else {
            addText(line, from: line.content.lowerBound)
        }
    }

    /// A line of nothing but brackets, or brackets before a speech. False when it is neither.
    private mutating func addStageLine(_ line: LineView) -> Bool {
        let bytes = line.text.utf8Span.span
        var found: [String] = []
        var position = line.content.lowerBound
        while position < line.content.upperBound,
            let bracket = StageBracket.read(in: bytes, at: position, to: line.content.upperBound)
        {
            found.append(line.text.slice(bracket.inner))
            position = bytes.skippingSpaces(from: bracket.end, to: line.content.upperBound)
        }
        guard !found.isEmpty else { return false }
        let rest = position..<line.content.upperBound
        let restLine = LineView(line, content: rest)
        let label = rest.isEmpty ? nil : label(in: restLine)
        guard rest.isEmpty || label != nil else { return false }
        settleHeading(isHeading: nobodys != nil)
        for text in found {
            if let time = TimeLine(text, text.utf8Range) { note(time) }
            addStage(text)
        }
        paragraphs.close()
        if let label {
            endNobodysText()
            startSpeech(label, line: restLine)
        }
        return true
    }

    private mutating func add(_ time: TimeLine) {
        settleHeading(isHeading: false)
        note(time)
        addStage(time.text)
        paragraphs.close()
    }

    private mutating func note(_ time: TimeLine) {
        switch time.event {
        case .opening: openedAt = openedAt ?? time
        case .closing: closedAt = time
        case .other: break
        }
    }

    private mutating func addStage(_ text: String) {
        stageDirections.append(StageDirection(afterSpeech: speeches.count - 1, text: text))
        let count = (speeches.last?.paragraphs.count ?? 0) + paragraphs.count
        cues.append(Cue(text: text, speech: speeches.count - 1, paragraphs: count))
    }
}
