/// Questions and answers: `Q 片桐委員`, `A 鈴木課長`, `問（山田議員）`, `答（町長）`, `Q. …`, `A1：…`.
enum QuestionLabel {
    private static let questions = ["質問", "質疑", "問", "Q", "Ｑ"]
    private static let answers = ["回答", "答弁", "応答", "答", "A", "Ａ"]

    struct Found {
        let label: SpeakerLabel
        let isQuestion: Bool
        /// It says who asks or answers.
        var isNamed: Bool { label.shape != .bare }
    }

    /// The first characters of all words: most lines are dismissed by them.
    private static let leads = Set((questions + answers).map { $0.utf8Span.span.triple(at: 0) })

    @inline(__always)
    static func read(in bytes: Span<UInt8>, range: Range<Int>) -> Found? {
        // `・ 質問 …`
        if bytes.triple(at: range.lowerBound) == Triple.middleDot {
            let start = bytes.skippingSpaces(from: range.lowerBound + 3, to: range.upperBound)
            return start < range.upperBound && bytes.triple(at: start) != Triple.middleDot
                ? read(in: bytes, range: start..<range.upperBound) : nil
        }
        switch bytes.byte(at: range.lowerBound) {
        case 0x41, 0x51: break
        case 0xE5...0xE8, 0xEF:
            guard leads.contains(bytes.triple(at: range.lowerBound)) else { return nil }
        default: return nil
        }
        return label(words: questions, in: bytes, range: range).map { Found(label: $0, isQuestion: true) }
            ?? label(words: answers, in: bytes, range: range).map { Found(label: $0, isQuestion: false) }
    }

    private static func label(words: [String], in bytes: Span<UInt8>, range: Range<Int>) -> SpeakerLabel? {
        guard let word = words.first(where: { bytes.has($0, at: range.lowerBound) }) else { return nil }
        return label(behind: range.lowerBound + word.utf8.count, in: bytes, range: range)
    }

    private static func label(behind word: Int, in bytes: Span<UInt8>, range: Range<Int>) -> SpeakerLabel? {
        var position = word
        while position < range.upperBound, bytes.digit(at: position) != nil {
            position += bytes.characterLength(at: position)
        }
        guard position < range.upperBound else { return nil }
        if Bracket.opening(in: bytes, at: position)?.kind == .round {
            return BracketLabel.read(in: bytes, prefix: range.lowerBound..<word, at: position, to: range.upperBound)
        }
        let behind = delimiterEnd(in: bytes, at: position, to: range.upperBound)
        guard behind > position else { return nil }
        let body = bytes.skippingSpaces(from: behind, to: range.upperBound)
        guard body < range.upperBound else { return nil }
        if let label = LabelReader.read(in: bytes, from: body, to: range.upperBound), label.isFirm, label.shape != .seat
        {
            return label
        }
        return SpeakerLabel(range: range.lowerBound..<position, body: body, shape: .bare)
    }

    /// Behind `.`, `．`, `:`, `：`, `)`, `）`, or white space.
    private static func delimiterEnd(in bytes: Span<UInt8>, at offset: Int, to end: Int) -> Int {
        switch bytes.byte(at: offset) {
        case 0x2E, 0x3A, 0x29: return offset + 1
        default: break
        }
        switch bytes.triple(at: offset) {
        case Triple.fullWidthPeriod, Triple.colon, Triple.closeRound: return offset + 3
        default: return bytes.skippingSpaces(from: offset, to: end)
        }
    }
}
