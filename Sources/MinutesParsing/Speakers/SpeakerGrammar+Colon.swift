/// Labels with a colon behind them, and what stands for one in chats (`azu > …`) and transcripts (`山田太郎 0:03`).
extension SpeakerGrammar {
    /// Bytes. 40 characters of three, which a bullet, a time and the longest label are shorter than.
    static let colonReach = 120

    private static func hasColon(in bytes: Span<UInt8>, range: Range<Int>) -> Bool {
        let start = range.lowerBound..<Swift.min(range.upperBound, range.lowerBound + colonReach)
        return bytes.first(":", in: start) != nil || bytes.first("：", in: start) != nil
            || bytes.first(" > ", in: start) != nil
    }

    /// The length of a bullet: `* `, `- `, `・`, `･`, `•`.
    @inline(__always)
    static func bulletLength(in bytes: Span<UInt8>, at offset: Int) -> Int {
        switch bytes.byte(at: offset) {
        case 0x2A, 0x2D: bytes.byte(at: offset + 1) == 0x20 ? 2 : 0
        case 0xE2, 0xE3, 0xEF:
            [Triple.middleDot, Triple.halfMiddleDot, Triple.bullet].contains(bytes.triple(at: offset)) ? 3 : 0
        default: 0
        }
    }

    /// Behind a bullet.
    @inline(__always)
    static func start(behindBulletIn bytes: Span<UInt8>, range: Range<Int>) -> Int {
        let bullet = bulletLength(in: bytes, at: range.lowerBound)
        return bullet > 0
            ? bytes.skippingSpaces(from: range.lowerBound + bullet, to: range.upperBound) : range.lowerBound
    }

    /// Behind a bullet and the time of a transcript.
    private static func colonStart(in bytes: Span<UInt8>, range: Range<Int>) -> Int {
        let start = start(behindBulletIn: bytes, range: range)
        return Transcript.end(ofTimeIn: bytes, at: start, to: range.upperBound) ?? start
    }

    /// A known label in one piece, with its colon right behind it. Nearly all lines of a chat log begin so, and reading the
    /// label again (`colon(in:range:)` says the same of it) costs four times as much.
    func knownColon(in bytes: Span<UInt8>, range: Range<Int>) -> SpeakerLabel? {
        let start = Self.colonStart(in: bytes, range: range)
        guard let token = LabelToken(in: bytes, from: start, to: range.upperBound), token.delimiter == .colon,
            names.holds(token.range, of: bytes)
        else { return nil }
        let body = LabelReader.body(behind: token.range.upperBound, in: bytes, to: range.upperBound)
        return SpeakerLabel(range: token.range, body: body, shape: .bare)
    }

    static func colon(in bytes: Span<UInt8>, range: Range<Int>) -> SpeakerLabel? {
        guard hasColon(in: bytes, range: range) else { return nil }
        let start = colonStart(in: bytes, range: range)
        guard start < range.upperBound, !bytes.has("http", at: start) else { return nil }
        if let label = Transcript.label(in: bytes, range: start..<range.upperBound) { return label }
        guard let label = LabelReader.read(in: bytes, from: start, to: range.upperBound),
            // 9:40 is a time, １６番（中村君）： a speaker.
            label.isFirm || bytes.digit(at: start) == nil
        else { return nil }
        for candidate in [label, label.lengthened] {
            let stop = bytes.skippingSpaces(from: candidate.range.upperBound, to: range.upperBound)
            guard stop < range.upperBound else { continue }
            if SpeakerLabel.isColon(in: bytes, at: stop) {
                return SpeakerLabel(range: candidate.range, body: candidate.body, shape: candidate.shape)
            }
            // `azu > …`, never `a>b`.
            if stop > candidate.range.upperBound, bytes.has("> ", at: stop) {
                let body = bytes.skippingSpaces(from: stop + 2, to: range.upperBound)
                return SpeakerLabel(range: candidate.range, body: body, shape: candidate.shape)
            }
        }
        return nil
    }
}
