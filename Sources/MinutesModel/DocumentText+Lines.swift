extension DocumentText {
    /// One line without its line end.
    public struct Line: Sendable, Equatable {
        /// 1-based, as an editor counts.
        public let number: Int
        /// What stands on the line: a part of the text of all lines, no copy.
        public let slice: Substring
        /// Markdown's hard break: the line ended in two or more spaces, or in a backslash.
        public let hasHardBreak: Bool
        /// Whose speech begins with this line, where the format says it in a field of its own (JSON, table columns): the
        /// label as printed there; empty where a text begins that is nobody's. `nil` in plain text, where the parser
        /// finds the speakers itself, and for the lines that go on with the speech.
        public let speaker: String?
        /// 1 to 6 where the format itself says that the line is a heading (HTML, a style of Word's); 0 where the text alone
        /// can tell.
        public let headingLevel: Int
        /// The line begins a point of a list, where the format itself says so.
        public let isListItem: Bool

        /// A copy of what stands on the line.
        public var text: String { String(slice) }

        public init(
            number: Int, text: String, hasHardBreak: Bool = false, speaker: String? = nil, headingLevel: Int = 0,
            isListItem: Bool = false
        ) {
            self.init(
                number: number, slice: text[...], hasHardBreak: hasHardBreak, speaker: speaker,
                headingLevel: headingLevel, isListItem: isListItem)
        }

        package init(
            number: Int, slice: Substring, hasHardBreak: Bool = false, speaker: String? = nil, headingLevel: Int = 0,
            isListItem: Bool = false
        ) {
            self.number = number
            self.slice = slice
            self.hasHardBreak = hasHardBreak
            self.speaker = speaker
            self.headingLevel = headingLevel
            self.isListItem = isListItem
        }
    }

    /// Lines whose text lies in memory once and in one piece, with twelve bytes beside it for each: a string of its own
    /// would cost a short line three times its length.
    public struct Lines: Sendable {
        /// Where a line stands and what it is.
        private struct Entry {
            /// UTF-8 offsets. 4 GiB are a hundred times what a document may have.
            let start: UInt32
            let count: UInt32
            /// The number, above the flags.
            let bits: UInt32
        }

        private static let hardBreak: UInt32 = 1 << 3
        private static let listItem: UInt32 = 1 << 4
        private static let spoken: UInt32 = 1 << 5
        /// The heading's level takes three bits, the flags three: 67 million lines can be numbered.
        private static let levelMask: UInt32 = 0b111
        private static let numberShift: UInt32 = 6

        private var text: String
        private var entries: [Entry] = []
        /// Few lines name a speaker.
        private var speakers: [Int: String] = [:]

        public init() {
            text = ""
        }

        public init(_ lines: some Collection<Line>) {
            self.init()
            reserveCapacity(text: lines.reduce(0) { $0 + $1.slice.utf8.count }, lines: lines.count)
            for line in lines { append(line) }
        }

        /// - Parameter text: of the lines that `appendLine(at:…)` is about to cut out of it.
        package init(cutting text: String) {
            self.text = text
        }

        /// - Parameters:
        ///   - text: bytes of UTF-8, of all lines together.
        ///   - lines: how many.
        package mutating func reserveCapacity(text bytes: Int? = nil, lines: Int) {
            if let bytes { text.reserveCapacity(bytes) }
            entries.reserveCapacity(lines)
        }

        public mutating func append(_ line: Line) {
            let start = text.utf8.count
            text += line.slice
            append(
                start: start, count: text.utf8.count - start, number: line.number, hasHardBreak: line.hasHardBreak,
                level: line.headingLevel, isListItem: line.isListItem, speaker: line.speaker)
        }

        /// A line of the text that is there already.
        /// - Parameter range: in UTF-8, from character to character.
        package mutating func appendLine(at range: Range<Int>, number: Int, hasHardBreak: Bool) {
            append(
                start: range.lowerBound, count: range.count, number: number, hasHardBreak: hasHardBreak, level: 0,
                isListItem: false, speaker: nil)
        }

        private mutating func append(
            start: Int, count: Int, number: Int, hasHardBreak: Bool, level: Int, isListItem: Bool, speaker: String?
        ) {
            var bits = UInt32(number) << Self.numberShift | UInt32(level) & Self.levelMask
            if hasHardBreak { bits |= Self.hardBreak }
            if isListItem { bits |= Self.listItem }
            if let speaker {
                bits |= Self.spoken
                speakers[entries.count] = speaker
            }
            entries.append(Entry(start: UInt32(start), count: UInt32(count), bits: bits))
        }
    }
}

extension DocumentText.Lines: RandomAccessCollection, Equatable {
    public var startIndex: Int { 0 }
    public var endIndex: Int { entries.count }

    public subscript(index: Int) -> DocumentText.Line {
        let entry = entries[index]
        let start = text.utf8.index(text.startIndex, offsetBy: Int(entry.start))
        let end = text.utf8.index(start, offsetBy: Int(entry.count))
        return DocumentText.Line(
            number: Int(entry.bits >> Self.numberShift), slice: text[start..<end],
            hasHardBreak: entry.bits & Self.hardBreak != 0,
            speaker: entry.bits & Self.spoken == 0 ? nil : speakers[index],
            headingLevel: Int(entry.bits & Self.levelMask), isListItem: entry.bits & Self.listItem != 0)
    }

    /// Bytes of the text that the lines were cut out of, their ends included.
    package var textSize: Int { text.utf8.count }

    /// Whether any line names a speaker.
    package var nameSpeakers: Bool { !speakers.isEmpty }

    public static func == (one: Self, other: Self) -> Bool { one.elementsEqual(other) }
}
