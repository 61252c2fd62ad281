import Foundation
import MinutesModel
import TestSupport
import Testing

@testable import JapaneseText

/// The shared lines, judged as their README says: an expected end is right when an expression that overlaps the expected
/// words has it.
struct TimeExpressionGoldTests {
    private struct Line: Decodable {
        struct Expected: Decodable {
            var surface: String
            var end: String?
            var alt_end: [String]?
        }

        var id: String
        var anchor: CalendarDate
        var text: String
        var negative: Bool?
        var expect: [Expected]
    }

    @Test(.enabled(if: TestData.folder != nil))
    func `98 of 100 end dates are right and no negative line alarms`() throws {
        let lines = try TestData.lines(of: "gold/time-expressions.jsonl").map {
            try JSONDecoder().decode(Line.self, from: Data($0.utf8))
        }
        let expressions = TimeExpressions()
        var (right, all, surfaces, words) = (0, 0, 0, 0)
        var misses: [String] = []
        var alarms: [String] = []
        for line in lines {
            let found = expressions.find(in: line.text, anchor: line.anchor)
            if line.negative == true { alarms += found.map { "\(line.id) \($0.surface) in \(line.text)" } }
            var offset = line.text.startIndex
            for expected in line.expect {
                let range = try #require(
                    line.text.range(of: expected.surface, range: offset..<line.text.endIndex), "\(line.id)")
                offset = range.upperBound
                let start = range.lowerBound.utf16Offset(in: line.text)
                let bytes = String(line.text.utf16.prefix(start)).map { $0.utf8.count } ?? 0
                let place = bytes..<(bytes + expected.surface.utf8.count)
                let overlapping = found.filter { $0.range.overlaps(place) }
                words += 1
                if overlapping.contains(where: { $0.surface == expected.surface }) {
                    surfaces += 1
                } else {
                    print("surface \(line.id): \(expected.surface), found \(overlapping.map(\.surface))")
                }
                guard let end = expected.end else {
                    for wrong in overlapping where wrong.end != nil {
                        print("undated \(line.id): \(wrong.surface) \(wrong.rule)")
                    }
                    continue
                }
                all += 1
                let ends = [end] + (expected.alt_end ?? [])
                if overlapping.contains(where: { ends.contains($0.end?.description ?? "") }) {
                    right += 1
                } else {
                    misses.append(
                        "\(line.id) \(expected.surface) \(end): \(overlapping.map { "\($0.surface) \($0.end?.description ?? "-") \($0.rule)" })"
                    )
                }
            }
            for extra in found where line.negative != true {
                if !line.expect.contains(where: {
                    $0.surface.contains(extra.surface) || extra.surface.contains($0.surface)
                }) {
                    print("extra \(line.id): \(extra.surface) \(extra.end?.description ?? "-") \(extra.rule)")
                }
            }
        }
        print("end dates right: \(right) of \(all); same words: \(surfaces) of \(words); false alarms: \(alarms.count)")
        #expect(Double(right) >= 0.98 * Double(all), "\(misses)")
        #expect(alarms.isEmpty, "\(alarms)")
    }
}
