import CICU

/// Where words begin and end, by ICU's dictionary and rules on top of it. Looks only at the stretch around the place
/// asked about, so that a page with few candidates costs little.
///
/// Opening ICU's breaks costs milliseconds: open once, at the first question, and keep.
///
/// `@unchecked Sendable`: ICU's breaks may be used from any thread by one at a time, and this is their only owner, which
/// nobody can copy and only `mutating` calls use.
package struct WordBoundaries: ~Copyable, @unchecked Sendable {
    private var breaks: OpaquePointer?
    private var triedToOpen = false
    private var stretch = Stretch(start: 0)
    private var units: [UInt16] = []
    /// UTF-16 units up to the end of each character.
    private var unitCounts: [Int] = []

    package init() {}

    deinit {
        if let breaks { cicu_close_breaks(breaks) }
    }

    /// Forgets the text seen last. Call it before asking about another one.
    package mutating func startText() {
        stretch = Stretch(start: 0)
    }

    /// Whether words begin at the range's start and end at its end.
    ///
    /// Without ICU's data only the ends of a clause count as boundaries.
    package mutating func isWhole(_ range: Range<Int>, in text: UnsafeBufferPointer<UInt8>) -> Bool {
        guard NeighbourCheck(range, in: text).allowsWhole else { return false }
        if !stretch.covers(range) { cut(around: range, in: text) }
        return stretch.isWhole(range)
    }

    /// ICU's own breaks in all of `text`, as UTF-8 offsets. For looking into it; matching asks `isWhole`.
    package mutating func breaks(in text: String) -> [Int] {
        startText()
        var text = text
        return text.withUTF8 { bytes in
            segment(0..<bytes.count, in: bytes)
            defer { startText() }
            return stretch.breakOffsets
        }
    }

    private mutating func cut(around range: Range<Int>, in text: UnsafeBufferPointer<UInt8>) {
        // Between two separators ICU decides without looking further. A clause has 20–60 characters; a stretch that
        // has none in 340 (1 KiB) is cut there, as the far end no longer sways the words here.
        let reach = 1024
        var start = range.lowerBound
        while start > 0, range.lowerBound - start < reach, !Separators.ends(text, before: start) { start -= 1 }
        while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
        var end = range.upperBound
        while end < text.count, end - range.upperBound < reach, !Separators.isSeparator(text, at: end) { end += 1 }
        while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
        segment(start..<end, in: text)
    }

    private mutating func segment(_ range: Range<Int>, in text: UnsafeBufferPointer<UInt8>) {
        stretch = Stretch(start: range.lowerBound)
        units.removeAll(keepingCapacity: true)
        unitCounts.removeAll(keepingCapacity: true)
        KanjiVariants.table.withUnsafeBufferPointer { variants in
            var position = range.lowerBound
            while position < range.upperBound {
                let (code, length) = UTF8Bytes.character(text, at: position)
                position += length
                stretch.append(code, endingAt: position)
                // ICU's dictionary knows today's forms.
                UTF16Units.append(KanjiVariants.replacement(of: code, in: variants) ?? code, to: &units)
                unitCounts.append(units.count)
            }
        }
        if !triedToOpen {
            triedToOpen = true
            breaks = cicu_open_word_breaks()
        }
        units.withUnsafeBufferPointer { buffer in
            guard let breaks, cicu_set_text(breaks, buffer.baseAddress, Int32(buffer.count)) != 0 else { return }
            var character = 0
            while case let next = cicu_next_break(breaks), next >= 0 {
                while character < unitCounts.count, unitCounts[character] < Int(next) { character += 1 }
                stretch.breakAfter(character)
            }
        }
    }
}

/// What decides nothing about the words on its other side.
private enum Separators {
    static func isSeparator(_ text: UnsafeBufferPointer<UInt8>, at position: Int) -> Bool {
        switch text[position] {
        case 0x20, 0x0A, 0x0D, 0x09: true
        case 0xE3 where position + 2 < text.count:
            switch UTF8Bytes.threeByteCode(text, at: position) {
            // Ideographic space 、 。 and the brackets 〈 to 】, 〔 to 〗.
            case 0x3000...0x3002, 0x3008...0x3011, 0x3014...0x3017: true
            default: false
            }
        case 0xEF where position + 2 < text.count:
            switch UTF8Bytes.threeByteCode(text, at: position) {
            case 0xFF08, 0xFF09: true
            default: false
            }
        default: false
        }
    }

    static func ends(_ text: UnsafeBufferPointer<UInt8>, before position: Int) -> Bool {
        isSeparator(text, at: position - 1) && text[position - 1] < 0x80
            || position >= 3 && text[position - 3] >= 0xE0 && isSeparator(text, at: position - 3)
    }
}
