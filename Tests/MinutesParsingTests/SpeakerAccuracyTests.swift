import Foundation
import MinutesModel
import TestSupport
import Testing

/// Real documents, flattened to text with their marks, against the speakers that their source has in fields.
@Suite(.enabled(if: TestData.folder != nil))
struct SpeakerAccuracyTests {
    /// The share of speeches that must have the right label, in order.
    private static let goal = 0.995

    @Test func `a DiscussNet sitting has the speakers of its fields`() throws {
        struct Record: Decodable {
            struct Minute: Decodable {
                let title: String
                let body: String
            }
            let tenant_minutes: [Minute]
        }
        let record = try JSONDecoder().decode(
            Record.self, from: Data(TestData.bytes(of: "corpus/yokohama-assembly-discussnet.json")))
        let text = record.tenant_minutes.map(\.body).joined(separator: "\n")
            .replacingOccurrences(of: "<[^>]+>", with: "", options: .regularExpression)

        try check(text, record.tenant_minutes.map(\.title).filter { $0 != "（名簿）" })
    }

    @Test func `a DB-Search sitting has the speakers of its list`() throws {
        let html = String(decoding: try TestData.bytes(of: "corpus/otofuke-assembly-dbsearch.html"), as: UTF8.self)
        let labels = Self.matches("<span class=\"speaker__name *\">(.*?)</span>", in: html).map {
            String($0.dropFirst())
        }
        let speeches = Self.matches("<p class=\"voice__text\">(.*?)</p>", in: html)
            .map { $0.replacingOccurrences(of: "<[^>]+>", with: "", options: .regularExpression) }

        try check(speeches.joined(separator: "\n"), labels)
    }

    @Test(arguments: [("meguro-assembly-kensakusystem", 25), ("diet-plenary-2026-02-18", 10)])
    func `a sitting has as many speeches as lines with its mark and a name`(name: String, count: Int) throws {
        let text = String(decoding: try TestData.bytes(of: "corpus/\(name).txt"), as: UTF8.self)
        let labels = Self.matches("(?m)^[ 　]*○((?:[^ 　（\n]*（[^（）\n]*）|[^ 　（\n]*(?:議長|区長|教育長|議員)))[ 　]", in: text)

        #expect(labels.count == count)
        try check(text, labels)
    }

    @Test func `a record is the same in every encoding`() throws {
        var old = try parsed(TestData.bytes(of: "corpus/meguro-assembly-kensakusystem.cp932.txt"), name: "minutes.txt")
        let new = try parsed(TestData.bytes(of: "corpus/meguro-assembly-kensakusystem.txt"), name: "minutes.txt")

        #expect(old.source.encoding == "Windows-31J")
        old.source.encoding = new.source.encoding
        #expect(old == new)
    }

    private static func matches(_ pattern: String, in text: String) -> [String] {
        guard let expression = try? NSRegularExpression(pattern: pattern, options: [.dotMatchesLineSeparators]) else {
            return []
        }
        let all = NSRange(text.startIndex..., in: text)
        return expression.matches(in: text, range: all).compactMap {
            Range($0.range(at: 1), in: text).map { String(text[$0]) }
        }
    }

    private func check(_ text: String, _ labels: [String], location: SourceLocation = #_sourceLocation) throws {
        let minutes = try parsed(text)

        let right = zip(minutes.speeches.map(\.speaker.label), labels).count { $0 == $1 }
        let share = Double(right) / Double(max(labels.count, minutes.speeches.count, 1))
        #expect(labels.count > 0, sourceLocation: location)
        #expect(share >= Self.goal, "\(right) of \(labels.count)", sourceLocation: location)
        #expect(minutes.speeches.allSatisfy { ($0.speaker.name ?? "").count <= 15 }, sourceLocation: location)
    }
}
