import MinutesModel

/// One line, seen as the parser needs it: what is content and what is indentation or Markdown around it.
struct LineView {
    let number: Int
    /// The whole line: a part of the document's text, no copy, and there only while the document is parsed.
    let text: UnsafeBufferPointer<UInt8>
    /// Without white space at both ends and, in Markdown, without list and quote marks and the backslash of a hard break.
    let content: Range<Int>
    let isIndented: Bool
    let isListItem: Bool
    let hasHardBreak: Bool
    /// `#` to `######` in Markdown, else what the format says; 0 for a line that is no heading.
    let headingLevel: Int

    var isBlank: Bool { content.isEmpty }

    init(_ line: DocumentText.Lines.Bytes.Line, isMarkdown: Bool) {
        number = line.number
        text = line.text
        let bytes = text.span
        var range = bytes.trimmed(0..<bytes.count)
        isIndented = range.lowerBound > 0
        guard isMarkdown, !range.isEmpty else {
            range = Self.withoutSpeechNumber(range, of: bytes)
            (content, isListItem, hasHardBreak) = (range, line.isListItem, false)
            headingLevel = line.headingLevel
            return
        }
        hasHardBreak = line.hasHardBreak
        if hasHardBreak, bytes[range.upperBound - 1] == 0x5C {
            range = bytes.trimmed(range.lowerBound..<(range.upperBound - 1))
        }
        let level = Self.headingLevel(of: bytes, in: range)
        if level > 0 {
            range = bytes.trimmed((range.lowerBound + level)..<range.upperBound)
        }
        headingLevel = level
        let marker = Self.markerLength(of: bytes, in: range)
        isListItem = marker > 0
        content = bytes.trimmed((range.lowerBound + marker)..<range.upperBound)
    }

    /// `12: ◯委員（山田太郎君）　…`, `12 ◯委員（山田太郎君）　…`, as databases number speeches: the number is none of the text.
    private static func withoutSpeechNumber(_ range: Range<Int>, of bytes: Span<UInt8>) -> Range<Int> {
        guard !range.isEmpty, bytes.digit(at: range.lowerBound) != nil else { return range }
        var position = range.lowerBound
        var digits = 0
        // Four digits: a sitting has some hundreds of speeches.
        while position < range.upperBound, digits <= 4, bytes.digit(at: position) != nil {
            (position, digits) = (position + bytes.characterLength(at: position), digits + 1)
        }
        guard digits <= 4, position < range.upperBound else { return range }
        let hasColon = SpeakerLabel.isColon(in: bytes, at: position)
        guard hasColon || bytes.spaceLength(at: position) > 0 else { return range }
        position = bytes.skippingSpaces(
            from: position + (hasColon ? bytes.characterLength(at: position) : 0), to: range.upperBound)
        guard position < range.upperBound, let mark = Mark(in: bytes, at: position) else { return range }
        // `1 ○環境について` numbers a point.
        guard
            hasColon
                || SpeakerGrammar.candidate(behind: mark, in: bytes, at: position, to: range.upperBound)?.isFirm
                    ?? false
        else { return range }
        return position..<range.upperBound
    }

    /// The same line with less content: what stands behind a bracket.
    init(_ line: LineView, content: Range<Int>) {
        (number, text, self.content) = (line.number, line.text, content)
        (isIndented, isListItem) = (line.isIndented, false)
        (hasHardBreak, headingLevel) = (line.hasHardBreak, 0)
    }

    var contentText: String { text.span.text(content) }

    private static func headingLevel(of bytes: Span<UInt8>, in range: Range<Int>) -> Int {
        var level = 0
        while level < 7, range.lowerBound + level < range.upperBound, bytes[range.lowerBound + level] == 0x23 {
            level += 1
        }
        guard (1...6).contains(level), range.lowerBound + level < range.upperBound,
            bytes.spaceLength(at: range.lowerBound + level) > 0
        else { return 0 }
        return level
    }

    /// `- `, `* `, `+ ` and `> `.
    private static func markerLength(of bytes: Span<UInt8>, in range: Range<Int>) -> Int {
        guard range.count > 2, bytes[range.lowerBound + 1] == 0x20 else { return 0 }
        switch bytes[range.lowerBound] {
        case 0x2D, 0x2A, 0x2B, 0x3E: return 2
        default: return 0
        }
    }

    /// A separator of one repeated sign: ─────, ----, ＝＝＝, ―――◇―――.
    var isRule: Bool {
        let bytes = text.span
        guard !content.isEmpty else { return false }
        let length = bytes.characterLength(at: content.lowerBound)
        guard content.count >= 3 * length, content.count % length == 0 else { return false }
        switch length == 3 ? bytes.triple(at: content.lowerBound) : UInt32(bytes[content.lowerBound]) {
        case 0x2D, 0x2A, 0x3D, 0x5F, 0x7E, 0x2E,  // - * = _ ~ .
            0xE2_94_80, 0xE2_94_81, 0xE2_80_95, 0xE2_80_94, 0xE2_80_90, 0xE2_88_92,  // ─ ━ ― — ‐ −
            0xEF_BC_8D, 0xEF_BC_9D, 0xEF_BC_8A, 0xE2_80_A6, 0xE3_83_BB, 0xEF_BC_BF, 0xE3_83_BC:  // － ＝ ＊ … ・ ＿ ー
            break
        default: return false
        }
        // One ornament in the middle is the Diet's: ―――――◇―――――.
        var ornaments = 0
        for offset in stride(from: content.lowerBound, to: content.upperBound, by: length) {
            if (0..<length).allSatisfy({ bytes[offset + $0] == bytes[content.lowerBound + $0] }) { continue }
            guard length == 3, [0xE2_97_87, 0xE2_97_8B, 0xE3_83_BB].contains(bytes.triple(at: offset)) else {
                return false  // ◇ ○ ・
            }
            ornaments += 1
        }
        return ornaments <= 1
    }

    /// `12`, `- 12 -`, `－１２－`: a page's number, when the rest of the document agrees.
    var pageNumber: (value: Int, isDashed: Bool)? {
        // A page number with dashes and spaces has at most 9 characters of three bytes.
        guard content.count <= 27, !content.isEmpty else { return nil }
        let bytes = text.span
        var position = content.lowerBound
        var (value, digits, dashes) = (0, 0, 0)
        while position < content.upperBound {
            let space = bytes.spaceLength(at: position)
            if space > 0 {
                position += space
            } else if let digit = bytes.digit(at: position) {
                digits += 1
                guard digits <= 4 else { return nil }
                value = value * 10 + digit
                position += bytes.characterLength(at: position)
            } else if bytes.isDash(at: position) {
                // Before the number and behind it, not inside.
                guard dashes == 0 ? digits == 0 : digits > 0 && dashes == 1 else { return nil }
                dashes += 1
                position += bytes.characterLength(at: position)
            } else {
                return nil
            }
        }
        guard digits > 0, dashes != 1 else { return nil }
        return (value, dashes == 2)
    }

    /// True when the line ends where a sentence does.
    var endsSentence: Bool {
        text.span.endsSentence(at: content.upperBound)
    }
}

extension Span<UInt8> {
    /// A digit of either width.
    func digit(at offset: Int) -> Int? {
        let byte = byte(at: offset)
        if (0x30...0x39).contains(byte) { return Int(byte) - 0x30 }
        let code = triple(at: offset)
        return (0xEF_BC_90...0xEF_BC_99).contains(code) ? Int(code - 0xEF_BC_90) : nil
    }

    /// - ‐ – — ― − － ─
    func isDash(at offset: Int) -> Bool {
        switch triple(at: offset) {
        case 0xE2_80_90...0xE2_80_95, 0xE2_88_92, 0xEF_BC_8D, 0xE2_94_80: true
        default: byte(at: offset) == 0x2D
        }
    }

    /// True when a sentence ends before `end`: 。 ！ ？ 」 』 ） ) 〕 .
    func endsSentence(at end: Int) -> Bool {
        guard end > 0 else { return true }
        switch self[end - 1] {
        case 0x29, 0x2E, 0x3F, 0x21: return true
        default: break
        }
        let last = triple(at: end - 3)
        return last == Triple.fullStop || last == Triple.question || last == Triple.exclamation
            || last == Triple.closeQuote || last == Triple.closeHalfQuote || last == Triple.closeDoubleQuote
            || last == Triple.closeRound
            || last == Triple.closeShell || last == Triple.fullWidthPeriod
    }
}
