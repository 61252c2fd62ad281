import JapaneseText
import MinutesModel

/// The words with which a chair opens a meeting and names it: `ただいまから令和７年第１回みなと区議会定例会を開会いたします。`
enum OpeningSentence {
    private static let starts = ["ただいまから", "ただいまより", "只今から", "只今より", "ただ今から", "ただ今より", "これより", "それでは", "ましたので", "ため、"]
    private static let verbs = ["を開会", "を開催", "を開き", "を始め", "を開始", "を開議", "を開か", "を再開", "をはじめ", "が開かれ", "を招集"]

    /// As the first notes of a record without speakers tell it.
    static func name(inNotes notes: [Note]) -> String? {
        for paragraph in notes.prefix(3).flatMap({ $0.paragraphs.prefix(4) }) where paragraph.holds(anyOf: verbs) {
            if let name = name(in: paragraph) { return name }
        }
        return nil
    }

    /// The meeting's name, as the first speeches tell it; `nil` when none does.
    static func name(in speeches: [Speech]) -> String? {
        // An opening stands in the first words of one of the first speakers.
        for speech in speeches.prefix(5) {
            for paragraph in speech.places.prefix(4).lazy.map(\.text) where paragraph.holds(anyOf: verbs) {
                if let name = name(in: paragraph) { return name }
            }
        }
        return nil
    }

    /// `本日、令和５年２月１７日、第１回みなと審議会を開会いたします。`: the day that the opening words name.
    static func day(in speeches: [Speech]) -> AbsoluteDate? {
        for speech in speeches.prefix(3) {
            for paragraph in speech.places.prefix(4).lazy.map(\.text)
            where paragraph.holds("本日") && paragraph.holds(anyOf: verbs) {
                for sentence in Prose.sentences(of: paragraph) where sentence.holds(anyOf: verbs) {
                    guard let today = sentence.utf8Span.span.first("本日", in: sentence.utf8Range) else { continue }
                    let rest = sentence.slice((today + 6)..<sentence.utf8.count)
                    // 3 characters of three bytes for は, の and a comma: other days are told later.
                    if let found = AbsoluteDate.read(rest), found.range.lowerBound <= 9 { return found }
                }
            }
        }
        return nil
    }

    /// `…教育委員会議を教育委員室において開催した。`: where the record itself says that they met.
    static func venue(in sentence: String) -> String? {
        let bytes = sentence.utf8Span.span
        for verb in ["において開催", "において開会", "で開催した", "に招集", "において招集"] {
            guard let end = bytes.first(verb, in: 0..<bytes.count) else { continue }
            let start = ["を", "は、", "、"].compactMap { word in
                Self.last(word, of: bytes, before: end).map { $0 + word.utf8.count }
            }.max()
            // 30 characters of three bytes: a building and a room.
            guard let start, start < end, end - start <= 90 else { continue }
            return sentence.slice(start..<end).trimmed
        }
        return nil
    }

    private static func last(_ word: String, of bytes: Span<UInt8>, before end: Int) -> Int? {
        (0..<end).last { bytes.has(word, at: $0) && $0 + word.utf8.count <= end }
    }

    private static func name(in paragraph: String) -> String? {
        let bytes = paragraph.utf8Span.span
        for verb in verbs {
            guard let end = bytes.first(verb, in: 0..<bytes.count) else { continue }
            var start: Int?
            for word in starts {
                guard let at = bytes.first(word, in: 0..<end) else { continue }
                start = Swift.max(start ?? 0, at + word.utf8.count)
            }
            // `本日、議員の皆様の御出席をいただき、第４回みなと市議会定例会が開かれますことを…`
            if start == nil, verb == "が開かれ" || verb == "を招集" {
                start = (0..<end).last { bytes.triple(at: $0) == Triple.comma }.map { $0 + 3 }
            }
            guard var start else { continue }
            if bytes.triple(at: start) == Triple.comma { start += 3 }
            // 60 characters of three bytes, and no other clause.
            guard start < end, end - start <= 180 else { continue }
            let name = paragraph.slice(start..<end).trimmed
            let isOwn = !name.holds(anyOf: ["、", "。", "本日の", "この"]) && TitleReading.canRead(name)
            if isOwn, !TitleReading.generic.contains(name) { return name }
        }
        return nil
    }
}
