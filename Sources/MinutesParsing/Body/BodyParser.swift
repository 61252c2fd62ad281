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
    /// Who is listed before the first speech.
    private let head: String
    private let isMarkdown: Bool
    private let linesAreParagraphs: Bool

    /// Made when all is read.
    private(set) var speeches: [Speech] = []
    var stageDirections: [StageDirection] = []
    var cues: [Cue] = []
    var corrections: [Correction] = []
    var headings: [Heading] = []
    private(set) var warnings: [Warning] = []
    /// The time lines of the body: `○午前１０時３０分開会`, `○午前１０時４８分閉会`.
    var openedAt: TimeLine?
    var closedAt: TimeLine?

    /// The labels, and which of them each speech has: they are taken apart when all are known.
    private var table = LabelTable()
    private var labelOfSpeech: [Int] = []
    /// Where each speech begins among the paragraphs.
    private var starts: [UInt32] = []
    var paragraphs: ParagraphBuilder
    /// A marked line without a speaker: a heading if a speech or a heading follows, else part of the speech.
    var pendingHeading: LineView?

    /// What is said stands in a field of its speaker's: no label is looked for in it.
    private var isField = false
    /// A text that the document's fields give to nobody.
    var nobodys: NobodysText?
    /// What the document's fields say of the speakers, by their labels.
    private let people: [String: Speaker]

    /// - Parameter size: of all that can be said, in bytes.
    init(survey: Survey, isMarkdown: Bool, people: [Speaker] = [], size: Int) {
        grammar = survey.grammar
        head = survey.head
        linesAreParagraphs = survey.linesAreParagraphs
        self.isMarkdown = isMarkdown
        self.people = Dictionary(people.map { ($0.label, $0) }) { first, _ in first }
        labelOfSpeech.reserveCapacity(grammar.expectedSpeeches)
        starts.reserveCapacity(grammar.expectedSpeeches)
        paragraphs = ParagraphBuilder(capacity: grammar.form == .none ? 0 : size)
    }

    private var labels: [String] { table.labels }

    var voices: Voices { Voices(labels: labels, ofSpeech: labelOfSpeech) }

    /// The speeches, once all is read: whoever goes on with them has them alone, or every change would copy them all.
    mutating func takeSpeeches() -> [Speech] {
        defer { speeches = [] }
        return speeches
    }

    var speechCount: Int { labelOfSpeech.count }

    var hasBegun: Bool { !labelOfSpeech.isEmpty }

    /// So far, the open one included; before the first speech, those that stand there.
    var paragraphsOfSpeech: Int { paragraphs.count - Int(starts.last ?? 0) }

    /// True when the line opens the first speech. In a list of the people present, `○委員長　山田太郎` does not.
    /// - Parameter index: of the line in the document.
    func begins(with line: LineView, at index: Int, inAttendance: Bool) -> Bool {
        guard !line.isBlank else { return false }
        if let first = grammar.firstSpeech { return index >= first && grammar.label(in: line) != nil }
        // Nothing in the document reads as if it were said.
        return !inAttendance && grammar.label(in: line) != nil
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
            paragraphs.close()
            headings.append(Heading(text: HeadingText.clean(line.contentText), speech: speechCount))
            return
        }
        let bytes = line.text.span
        if Mark(in: bytes, at: line.content.lowerBound) != nil {
            return addMarked(line)
        }
        if Bracket.opening(in: bytes, at: line.content.lowerBound) != nil, addStageLine(line) { return }
        if let time = TimeLine(line.text.span, line.content) { return add(time) }
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
            paragraphs.close()
            nobodys = NobodysText()
            return add(line)
        }
        begin(label)
        if !line.isBlank { addSpeech(line, from: line.content.lowerBound) }
    }

    mutating func finish() {
        settleHeading(isHeading: nobodys != nil)
        endNobodysText()
        paragraphs.close()
        let reading = SpeakerReading(labels: labels, head: head)
        let speakers = labels.map { label in
            let speaker = reading.speaker(label)
            return people[label].map { speaker.with($0) } ?? speaker
        }
        let text = paragraphs.take()
        // What stands before the first label belongs to its speech.
        if !starts.isEmpty { starts[0] = 0 }
        speeches.reserveCapacity(speechCount)
        for (index, label) in labelOfSpeech.enumerated() {
            let end = index + 1 < starts.count ? Int(starts[index + 1]) : text.count
            speeches.append(
                Speech(index: index, speaker: speakers[label], paragraphs: Int(starts[index])..<end, of: text))
        }
        warnings += LabelCheck.warnings(of: labels, speeches: labelOfSpeech)
    }

    // MARK: Speeches

    func label(in line: LineView) -> SpeakerLabel? {
        isField ? nil : grammar.label(in: line) ?? knownLabel(in: line)
    }

    mutating func startSpeech(_ label: SpeakerLabel, line: LineView) {
        if let name = label.legend.flatMap({ grammar.legend?.speakers[$0] }) {
            begin(name)
        } else {
            begin(knownLabel: table.add(label.range, of: line.text.span))
        }
        addSpeech(line, from: label.body)
    }

    private mutating func begin(_ label: String) {
        begin(knownLabel: table.add(label.utf8Range, of: label.utf8Span.span))
    }

    private mutating func begin(knownLabel known: Int) {
        paragraphs.close()
        starts.append(UInt32(paragraphs.count))
        labelOfSpeech.append(known)
    }

    /// What stands behind a label on its line.
    private mutating func addSpeech(_ line: LineView, from start: Int) {
        var body = start
        // `◯議会運営委員長（山本花子）〔登壇〕　…`
        while body < line.content.upperBound,
            let found = StageBracket.read(in: line.text.span, at: body, to: line.content.upperBound)
        {
            addStage(line.text.span.text(found.inner))
            body = line.text.span.skippingSpaces(from: found.end, to: line.content.upperBound)
        }
        guard body < line.content.upperBound else { return }
        // `○森（太）委員長　○午前９時３０分開会`
        let hasMark = Mark(in: line.text.span, at: body) != nil
        if let time = TimeLine(line.text.span, (body + (hasMark ? Mark.length : 0))..<line.content.upperBound) {
            return add(time)
        }
        addText(line, from: body)
    }

    mutating func endNobodysText() {
        if let warning = nobodys?.warning { warnings.append(warning) }
        nobodys = nil
    }

    mutating func addText(_ line: LineView, from start: Int) {
        if nobodys != nil { return nobodys?.add(line) ?? () }
        let bytes = line.text.span
        let opens =
            isMarkdown
            ? line.isListItem
            : line.isListItem || line.isIndented || linesAreParagraphs || bytes.triple(at: start) == Triple.middleDot
        var end = line.content.upperBound
        var next: SpeakerLabel?
        // Directions inside a sentence stay in the text and are listed too; behind one, somebody else can begin to speak.
        var position = start
        var found: [(inner: Range<Int>, open: Int)] = []
        let marks = isField ? [] : grammar.marks
        while let event = StageBracket.next(in: bytes, from: position, to: end, marks: marks) {
            if let inner = event.inner {
                found.append((inner, event.start))
                position = event.end
            } else if event.start > start, let label = labelInside(line, at: event.start) {
                (end, next) = (bytes.trimmed(start..<event.start).upperBound, label)
            } else {
                position = event.end
            }
        }
        if end > start {
            paragraphs.add(line, start..<end, opensParagraph: opens)
        }
        for direction in found { addDirection(direction.inner, open: direction.open, in: line) }
        if let next { startSpeech(next, line: line) }
    }

    /// The label behind a mark inside the line: after a direction any firm one, after a sentence one that is known.
    private func labelInside(_ line: LineView, at mark: Int) -> SpeakerLabel? {
        let bytes = line.text.span
        let before = bytes.trimmed(line.content.lowerBound..<mark).upperBound
        let isBracket =
            switch bytes.triple(at: before - 3) {
            case Triple.closeShell, Triple.closeRound: true
            default: bytes.byte(at: before - 1) == 0x29
            }
        guard isBracket || bytes.triple(at: before - 3) == Triple.fullStop,
            let label = grammar.markedLabel(in: bytes, from: mark, to: line.content.upperBound), label.isFirm,
            label.body < line.content.upperBound
        else { return nil }
        if isBracket { return label }
        return label.shape == .roleWithName && table.holds(label.range, of: bytes) ? label : nil
    }

    /// A label that is printed without the white space behind it: `○田中太郎議長ただいまから`, once it is known.
    private func knownLabel(in line: LineView) -> SpeakerLabel? {
        let bytes = line.text.span
        guard grammar.form == .marked, let mark = Mark(in: bytes, at: line.content.lowerBound),
            grammar.marks.contains(mark), line.endsSentence
        else { return nil }
        let start = line.content.lowerBound + Mark.length
        // Three characters and more: a name and a role. 議長 alone begins headings, too.
        let known = labels.filter {
            $0.utf8.count > 9 && bytes.has($0, at: start) && RoleWords.end($0.utf8Range, of: $0.utf8Span.span)
        }
        guard let label = known.max(by: { $0.utf8.count < $1.utf8.count }) else { return nil }
        let end = start + label.utf8.count
        return SpeakerLabel(
            range: start..<end, body: bytes.skippingSpaces(from: end, to: line.content.upperBound), shape: .role)
    }
}
