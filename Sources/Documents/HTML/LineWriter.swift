import MinutesModel

/// Text as a browser would lay it out, in lines: white space closed up, a break where an element or a `br` makes one.
struct LineWriter {
    let limits: DocumentReader.Limits
    /// The document's name, for errors.
    let name: String

    private(set) var lines: [DocumentText.Line] = []
    private(set) var failure: DocumentError?

    /// Of the lines to come.
    var headingLevel = 0
    /// The next line begins a point of a list.
    var opensListItem = false
    /// A table of speeches ended: what follows is no longer said by the last of its speakers.
    private var followsSpeeches = false
    /// Inside `pre`: white space is text.
    var isPreformatted = false

    private var text: [UInt8] = []
    /// Of the source; where `text` begins.
    private var number = 1
    private var gap = Gap.none

    private enum Gap {
        case none, space
        /// White space with a line's end in it: nothing between two Japanese characters, as browsers have it.
        case wrap
    }

    init(limits: DocumentReader.Limits, name: String) {
        self.limits = limits
        self.name = name
    }

    // MARK: Text

    /// - Parameter line: of the source, where `bytes` begin.
    mutating func add(_ bytes: ArraySlice<UInt8>, line: Int) {
        var line = line
        var index = bytes.startIndex
        while index < bytes.endIndex {
            let byte = bytes[index]
            if byte <= 0x20 {
                addSpace(byte, line: line)
                if byte == 0x0A { line += 1 }
                index += 1
            } else if byte == 0xC2, bytes.endIndex > index + 1, bytes[index + 1] == 0xA0 {
                // A space that stays, as indentation or between letters.
                append([0x20], line: line)
                index += 2
            } else {
                let end = bytes[(index + 1)...].firstIndex { $0 <= 0x20 || $0 == 0xC2 } ?? bytes.endIndex
                append(bytes[index..<end], line: line)
                index = end
            }
        }
    }

    private mutating func addSpace(_ byte: UInt8, line: Int) {
        switch (isPreformatted, byte) {
        case (true, 0x0A):
            if text.isBlank { number = line }
            breakLine()
        case (true, 0x20), (true, 0x09): text.append(byte)
        case (_, 0x0A), (_, 0x0D): gap = .wrap
        default: if gap == .none { gap = .space }
        }
    }

    private mutating func append(_ bytes: ArraySlice<UInt8>, line: Int) {
        if text.isBlank { number = line }
        if !text.isEmpty, gap == .space || gap == .wrap && !(text.endsWide && bytes.startsWide) { text.append(0x20) }
        gap = .none
        text.append(contentsOf: bytes)
        if text.count > limits.line, failure == nil {
            failure = .lineTooLong(name: name, line: number, bytes: text.count, limit: limits.line)
        }
    }

    // MARK: Lines

    /// Where an element begins or ends: nothing, when no text stands before.
    mutating func endLine() {
        gap = .none
        guard !text.isBlank else { return text.removeAll(keepingCapacity: true) }
        append(String(decoding: text, as: UTF8.self))
        text.removeAll(keepingCapacity: true)
    }

    /// A `br`: on a line without text it makes a blank one.
    mutating func breakLine() {
        guard text.isBlank else { return endLine() }
        text.removeAll(keepingCapacity: true)
        addBlank()
    }

    /// Ends the line and sets what follows apart.
    mutating func endBlock() {
        endLine()
        addBlank()
    }

    private mutating func addBlank() {
        gap = .none
        guard let last = lines.last, !last.text.isEmpty else { return }
        lines.append(DocumentText.Line(number: max(number, last.number), text: ""))
    }

    private mutating func append(_ text: String) {
        guard lines.count < limits.lines else {
            failure = failure ?? .tooManyLines(name: name, limit: limits.lines)
            return
        }
        lines.append(
            DocumentText.Line(
                number: number, text: text, speaker: followsSpeeches ? "" : nil, headingLevel: headingLevel,
                isListItem: opensListItem))
        (opensListItem, followsSpeeches) = (false, false)
    }

    /// What failed elsewhere fails here.
    mutating func fail(_ failure: DocumentError) {
        self.failure = self.failure ?? failure
    }

    /// Lines that were put together elsewhere.
    mutating func append(_ more: [DocumentText.Line], areSpeeches: Bool = false) {
        endLine()
        guard lines.count + more.count <= limits.lines else {
            failure = failure ?? .tooManyLines(name: name, limit: limits.lines)
            return
        }
        lines.append(contentsOf: more)
        followsSpeeches = areSpeeches
    }
}

extension Sequence<UInt8> {
    /// Nothing but white space of any width.
    fileprivate var isBlank: Bool {
        // U+3000 is E3 80 80; other characters with these three bytes alone do not exist.
        allSatisfy { $0 <= 0x20 || $0 == 0xE3 || $0 == 0x80 }
    }
}

extension BidirectionalCollection<UInt8> {
    /// From U+2E80 on characters are as wide as they are high, and a line may end between any two.
    fileprivate var startsWide: Bool {
        guard let first else { return false }
        return first >= 0xE3 || first == 0xE2 && (dropFirst().first ?? 0) >= 0xBA
    }

    fileprivate var endsWide: Bool {
        guard let lead = suffix(4).lastIndex(where: { $0 & 0xC0 != 0x80 }) else { return false }
        return self[lead...].startsWide
    }
}
