import Foundation
import MinutesModel
import Testing

@testable import JapaneseText

/// Every row is one decision of a reader, made by hand. All rows in one test each: a parameter per row would cost more
/// than the reading.
struct TimeExpressionTableTests {
    @Test func `every sentence of the table means the days that it says`() {
        #expect(TimeTable.rows.count > 900)
        for row in TimeTable.rows {
            let found = TimeTable.found(in: row.text, anchor: row.anchor)
            #expect(found == row.expected, "\(row)")
        }
    }

    @Test(arguments: ["2023-11-15", "2024-02-29", "2026-01-04"])
    func `a sentence of the other table names no time`(day: String) throws {
        let anchor = try #require(CalendarDate(day))
        #expect(TimeTable.negatives.count > 300)
        for text in TimeTable.negatives {
            let found = TimeTable.found(in: text, anchor: anchor)
            #expect(found == [], "\(text)")
        }
    }

    @Test func `the width of digits, letters and signs changes nothing`() {
        for row in TimeTable.rows {
            let expected = row.expected.map { Self.days(in: $0) }
            for text in [Self.widened(row.text), Self.narrowed(row.text)] where text != row.text {
                let found = TimeTable.found(in: text, anchor: row.anchor).map { Self.days(in: $0) }
                #expect(found == expected, "\(text)")
            }
        }
        for text in TimeTable.negatives {
            let found = TimeTable.found(in: Self.widened(text), anchor: TimeTable.rows[0].anchor)
            #expect(found == [], "\(Self.widened(text))")
        }
    }

    /// Each of the beginnings before every fifth row: all of them would take a debug build ten seconds.
    @Test(arguments: zip(0..<5, ["なお、", "　", "\n", "「", "そこで市は、"]))
    func `what stands before a sentence does not change it`(number: Int, before: String) {
        for row in TimeTable.rows.enumerated().filter({ $0.offset % 5 == number }).map({ $0.element }) {
            let found = TimeTable.found(in: before + row.text, anchor: row.anchor)
            #expect(found == row.expected, "\(before)\(row)")
        }
    }

    @Test func `a line end inside an expression with a date is passed over`() {
        for row in TimeTable.rows
        where row.expected.count == 1 && !row.text.contains("\n") && !row.expected[0].contains(" = -") {
            guard let surface = row.expected[0].components(separatedBy: " = ").first, surface.count > 3,
                let range = row.text.range(of: surface)
            else { continue }
            // Between two kanji, where extracted text is wrapped.
            let characters = Array(surface)
            guard
                let cut = characters.indices.dropLast().first(where: {
                    Self.isKanji(characters[$0]) && Self.isKanji(characters[$0 + 1])
                })
            else { continue }
            let wrapped = String(characters[...cut]) + "\n" + String(characters[(cut + 1)...])

            let found = TimeTable.found(
                in: row.text.replacingCharacters(in: range, with: wrapped), anchor: row.anchor)

            #expect(found.map { Self.days(in: $0) } == row.expected.map { Self.days(in: $0) }, "\(wrapped)")
        }
    }

    private static func isKanji(_ character: Character) -> Bool {
        character.unicodeScalars.allSatisfy { ScalarKind.isKanji($0.value) } && !"一二三四五六七八九十".contains(character)
    }

    private static func days(in found: String) -> String {
        found.components(separatedBy: " = ").last ?? ""
    }

    private static func widened(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map {
                    (0x21...0x7E).contains($0.value) ? Unicode.Scalar($0.value + 0xFEE0) ?? $0 : $0
                }))
    }

    private static func narrowed(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map {
                    (0xFF01...0xFF5E).contains($0.value) ? Unicode.Scalar($0.value - 0xFEE0) ?? $0 : $0
                }))
    }
}
