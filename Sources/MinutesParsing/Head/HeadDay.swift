import JapaneseText
import MinutesModel

/// The days that heads print and running text does not: besides what `AbsoluteDate` reads, `06/27/2022`, `27 June 2022`,
/// `June 27, 2022`, `令4.6.27`, and in names of files `20220627` and `R040627`.
enum HeadDay {
    /// The first full date of the text.
    static func read(_ text: String) -> AbsoluteDate? {
        AbsoluteDate.read(text) ?? shortEra(text) ?? monthFirst(text) ?? english(text)
    }

    /// What a file's name says: `20220627.txt`, `gijiroku_2022-06-27.html`, `R040627会議録.pdf`.
    static func inFileName(_ name: String) -> CalendarDate? {
        let name = name.map { $0 == "_" ? "-" : $0 }.reduce(into: "") { $0.append($1) }
        return AbsoluteDate.read(name)?.date ?? packed(name) ?? packedEra(name)
    }

    /// `20070731`, eight digits and no more.
    static func packed(_ text: String) -> CalendarDate? {
        let bytes = text.utf8Span.span
        var (value, digits) = (0, 0)
        for offset in 0...bytes.count {
            if offset < bytes.count, (0x30...0x39).contains(bytes[offset]) {
                (value, digits) = (digits < 9 ? value * 10 + Int(bytes[offset] - 0x30) : value, digits + 1)
            } else {
                // Meetings of the last century have no such titles.
                if digits == 8, (2000...2099).contains(value / 10_000) {
                    return CalendarDate(year: value / 10_000, month: value / 100 % 100, day: value % 100)
                }
                (value, digits) = (0, 0)
            }
        }
        return nil
    }

    /// `R040627`, `h301201`: a letter, six digits and no more.
    private static func packedEra(_ text: String) -> CalendarDate? {
        let bytes = text.utf8Span.span
        for offset in 0..<bytes.count {
            let era: Era
            switch bytes[offset] {
            case 0x52, 0x72: era = .reiwa
            case 0x48, 0x68: era = .heisei
            default: continue
            }
            let digits = (1...7).map { bytes.digit(at: offset + $0) }
            guard digits[6] == nil, digits.prefix(6).allSatisfy({ $0 != nil }) else { continue }
            let pairs = stride(from: 0, to: 6, by: 2).map { (digits[$0] ?? 0) * 10 + (digits[$0 + 1] ?? 0) }
            if pairs[0] > 0,
                let date = CalendarDate(year: era.westernYear(of: pairs[0]), month: pairs[1], day: pairs[2])
            {
                return date
            }
        }
        return nil
    }

    /// `令4.6.27`, `平28年12月1日`: the era's first kanji.
    private static func shortEra(_ text: String) -> AbsoluteDate? {
        for (short, rest) in [("令", "和"), ("平", "成"), ("昭", "和")] {
            guard let at = text.utf8Span.span.first(short, in: text.utf8Range) else { continue }
            let whole = text.slice(0..<(at + 3)) + rest + text.slice((at + 3)..<text.utf8.count)
            guard var found = AbsoluteDate.read(in: TextBytes(whole), at: at) else { continue }
            found.range = at..<(found.range.upperBound - rest.utf8.count)
            return found
        }
        return nil
    }

    /// `06/27/2022`, as some content systems print days; the month first, unless it can be none.
    private static func monthFirst(_ text: String) -> AbsoluteDate? {
        let bytes = text.utf8Span.span
        let read = TextBytes(text)
        var offset = 0
        while offset < bytes.count {
            guard let first = Numerals.read(in: read, at: offset) else {
                offset += bytes.characterLength(at: offset)
                continue
            }
            if first.width <= 2, bytes.byte(at: first.end) == 0x2F,
                let second = Numerals.read(in: read, at: first.end + 1),
                second.width <= 2, bytes.byte(at: second.end) == 0x2F,
                let year = Numerals.read(in: read, at: second.end + 1), year.width == 4,
                let date = CalendarDate(year: year.value, month: first.value, day: second.value)
                    ?? CalendarDate(year: year.value, month: second.value, day: first.value)
            {
                return AbsoluteDate(date: date, era: nil, range: offset..<year.end)
            }
            offset = first.end
        }
        return nil
    }

    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    /// `27 June 2022`, `June 27th, 2022`, `27-Jun-2022`: three words, one of them a month and one a year.
    private static func english(_ text: String) -> AbsoluteDate? {
        let words = asciiWords(text)
        for index in words.indices.dropLast(2) {
            let three = words[index...(index + 2)].map { $0 }
            guard let year = Int(three[2].word), (1900...2200).contains(year) else { continue }
            for (month, day) in [(three[0], three[1]), (three[1], three[0])] {
                guard month.word.count >= 3, let number = months.firstIndex(of: String(month.word.prefix(3))),
                    month.word.allSatisfy(\.isLetter), let value = Int(day.word.prefix { $0.isNumber }),
                    day.word.count <= 4,
                    let date = CalendarDate(year: year, month: number + 1, day: value)
                else { continue }
                return AbsoluteDate(date: date, era: nil, range: three[0].range.lowerBound..<three[2].range.upperBound)
            }
        }
        return nil
    }

    private static func asciiWords(_ text: String) -> [(word: String, range: Range<Int>)] {
        let bytes = text.utf8Span.span
        var words: [(word: String, range: Range<Int>)] = []
        var start: Int?
        for offset in 0...bytes.count {
            let byte = bytes.byte(at: offset) | 0x20
            let isWord = offset < bytes.count && ((0x61...0x7A).contains(byte) || bytes.digit(at: offset) != nil)
            if isWord {
                start = start ?? offset
            } else if let first = start {
                words.append((text.slice(first..<offset).lowercased(), first..<offset))
                start = nil
            }
        }
        return words
    }
}
