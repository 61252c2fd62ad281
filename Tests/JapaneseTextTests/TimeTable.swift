import MinutesModel
import TestSupport

@testable import JapaneseText

/// The tables of fixtures: sentences, and the times they name.
enum TimeTable {
    struct Row: Sendable, CustomStringConvertible {
        var anchor: CalendarDate
        var text: String
        /// `令和5年度末 = 2024-03-31 day deadline`
        var expected: [String]

        var description: String { "\(anchor) \(text)" }
    }

    static let rows: [Row] = {
        var anchor = CalendarDate(dayNumber: 0)
        return lines(of: "time-expressions.tsv").compactMap { line in
            if line.hasPrefix("@ ") {
                anchor = CalendarDate(String(line.dropFirst(2).prefix(10))) ?? anchor
                return nil
            }
            let parts = line.replacing("\\n", with: "\n").split(separator: "\t", omittingEmptySubsequences: false)
            let pieces = parts[0].split(separator: "[", omittingEmptySubsequences: false)
            let surfaces = pieces.dropFirst().map { $0.prefix { $0 != "]" } }
            let days = parts[1].split(separator: " ; ")
            precondition(surfaces.count == days.count, "a bracket without days, or days without a bracket: \(line)")
            return Row(
                anchor: anchor, text: String(parts[0].filter { $0 != "[" && $0 != "]" }),
                expected: zip(surfaces, days).map { "\($0) = \($1)" })
        }
    }()

    static let negatives = lines(of: "time-negatives.txt")

    static func found(in text: String, anchor: CalendarDate) -> [String] {
        TimeExpressionRulesTests.expressions.find(in: text, anchor: anchor).map { "\($0.surface) = \(days($0))" }
    }

    /// `2024-03-31 day deadline ~`
    static func days(_ expression: TimeExpression) -> String {
        var text = "-"
        if let start = expression.start, let end = expression.end {
            text = (start == end ? "" : "\(start)/") + "\(end) \(expression.precision?.rawValue ?? "")"
        }
        return text + " \(expression.kind.rawValue)" + (expression.approximate ? " ~" : "")
    }

    private static func lines(of name: String) -> [String] {
        String(decoding: Fixtures.bytes(of: name), as: UTF8.self).split(whereSeparator: \.isNewline)
            .filter { !$0.hasPrefix("#") }.map(String.init)
    }
}
