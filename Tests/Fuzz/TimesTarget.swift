import JapaneseText
import MinutesModel

/// Any text as a sentence with times in it, said on a day in 2026.
struct TimesTarget: FuzzTarget {
    static let name = "times"

    private let expressions = TimeExpressions()
    private let anchor = CalendarDate(year: 2026, month: 10, day: 7)

    func run(_ bytes: [UInt8]) {
        guard let anchor else { return }
        let text = String(decoding: bytes, as: UTF8.self)
        let bytes = Array(text.utf8)
        for found in expressions.find(in: text, anchor: anchor) {
            let isInside = found.range.lowerBound >= 0 && found.range.upperBound <= bytes.count
            expect(isInside && bytes[found.range].elementsEqual(found.surface.utf8), "a surface stands at its place")
        }
    }
}
