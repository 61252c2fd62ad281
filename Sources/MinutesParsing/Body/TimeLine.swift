import JapaneseText
import MinutesModel

/// A line that says when the meeting opened, paused or closed: `○午前１０時３０分開会`, `午後１時開会・開議`.
struct TimeLine {
    enum Event { case opening, closing, other }

    let text: String
    let time: ClockTime
    let event: Event

    private static let openings = ["開会", "開議", "開始"]
    private static let closings = ["閉会", "散会", "終了", "閉議", "延会", "流会"]
    private static let others = ["休憩", "再開", "中断", "続行"]

    init?(_ text: String, _ range: Range<Int>) {
        self.init(text[...], range)
    }

    /// - Parameter range: the line's content, without a mark.
    init?(_ text: Substring, _ range: Range<Int>) {
        // 25 characters of three bytes: time, event and nothing else.
        guard range.count <= 75, Self.canStart(text.utf8Span.span, at: range.lowerBound) else { return nil }
        let line = text.slice(range).trimmed
        let bytes = TextBytes(line)
        guard let found = ClockTimes.read(in: bytes, at: 0) else { return nil }
        var rest = line.slice(found.range.upperBound..<line.utf8.count).withoutSpaces
        var event: Event?
        while !rest.isEmpty {
            guard let (word, kind) = Self.word(at: rest) else { return nil }
            event = event ?? kind
            rest.removeFirst(word.count)
        }
        guard let event else { return nil }
        (self.text, time, self.event) = (line, found.start, event)
    }

    /// 午前, 午後, 正午, a digit or a kanji numeral follow: nothing else is worth a closer look.
    private static func canStart(_ bytes: Span<UInt8>, at offset: Int) -> Bool {
        let position = bytes.skippingSpaces(from: offset, to: bytes.count)
        guard position < bytes.count else { return false }
        return bytes.has("午", at: position) || bytes.has("正午", at: position) || (0x30...0x39).contains(bytes[position])
            || bytes.triple(at: position) >> 8 == 0xEF_BC
    }

    private static func word(at rest: String) -> (word: String, kind: Event?)? {
        for (words, kind) in [(openings, Event.opening), (closings, .closing), (others, .other)] {
            for word in words where rest.hasPrefix(word) { return (word, kind) }
        }
        for word in ["・", "、", "。"] where rest.hasPrefix(word) { return (word, nil) }
        return nil
    }
}
