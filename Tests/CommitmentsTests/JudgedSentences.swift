import Commitments
import Foundation
import JapaneseText
import MinutesModel
import TestSupport

/// Sentences of public records, judged by hand: a fixture without their text. A sentence is known by a hash of its end,
/// which survives line wraps, letter spacing and headings glued to its start.
struct JudgedSentences {
    enum Label: String {
        /// Somebody promises something, by the day given.
        case promise
        case none
        /// Two readers would differ: counts neither for nor against.
        case doubtful
    }

    struct Judgement {
        var document: String
        var sentence: String
        var label: Label
        /// The last day of each deadline.
        var ends: [CalendarDate]
        /// A part of the speaker's label: 市長.
        var who: String?
    }

    struct Document {
        var name: String
        /// The day of the meeting, for records that do not say it.
        var date: CalendarDate
        /// Judged and measured before any rule was set on it: precision 0.78, recall 0.82 then (docs/figures.md). The
        /// rules have seen it since.
        var isHeldOut: Bool
    }

    let documents: [Document]
    let judgements: [Judgement]

    /// Reads `Judged/sentences.tsv` beside this file.
    init() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Judged")
        func rows(_ name: String) throws -> [[String]] {
            let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
            return text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map { line in
                line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            }
        }
        documents = try rows("documents.tsv").compactMap { row in
            CalendarDate(row[1]).map { Document(name: row[0], date: $0, isHeldOut: row[2] == "held-out") }
        }
        judgements = try rows("sentences.tsv").compactMap { row in
            Label(rawValue: row[2]).map { label in
                Judgement(
                    document: row[0], sentence: row[1], label: label,
                    ends: row[3].split(separator: ",").compactMap { CalendarDate(String($0)) },
                    who: row[4] == "-" ? nil : row[4])
            }
        }
    }

    /// Sixteen digits of FNV-1a over the last 40 characters that are no white space, without the full stop.
    static func hash(_ sentence: some StringProtocol) -> String {
        let scalars = sentence.unicodeScalars.filter { !$0.properties.isWhitespace && $0 != "。" && $0 != "」" }
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in String(String.UnicodeScalarView(scalars.suffix(40))).utf8 {
            hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}

/// What the finder did on judged sentences.
struct Score: CustomStringConvertible {
    var right = 0
    var missed: [String] = []
    var wrong: [String] = []
    /// Found, with another day than the judged one.
    var otherDay: [String] = []
    var otherSpeaker: [String] = []

    var precision: Double { Double(right) / Double(max(1, right + wrong.count)) }
    var recall: Double { Double(right) / Double(max(1, right + missed.count)) }

    var description: String {
        "right \(right), missed \(missed.count), wrong \(wrong.count), other day \(otherDay.count), "
            + "other speaker \(otherSpeaker.count): precision \(precision), recall \(recall)"
    }

    static func + (left: Score, right: Score) -> Score {
        Score(
            right: left.right + right.right, missed: left.missed + right.missed, wrong: left.wrong + right.wrong,
            otherDay: left.otherDay + right.otherDay, otherSpeaker: left.otherSpeaker + right.otherSpeaker)
    }
}
