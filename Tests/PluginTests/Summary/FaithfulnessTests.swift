import Foundation
import JapaneseText
import MinutesModel
import PluginKit
@testable import Summaries
@testable import Summary
import Testing

/// Whatever the minutes: every line is the speaker's own words, none is a greeting or procedure, and the length is kept.
@Suite struct FaithfulnessTests {
    /// A small generator of its own: the same minutes for the same seed on every machine.
    private struct Dice {
        var state: UInt64

        mutating func roll(_ sides: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(sides))
        }

        mutating func pick<Element>(_ elements: [Element]) -> Element { elements[roll(elements.count)] }
    }

    private static let courtesies = [
        "おはようございます。", "ありがとうございました。", "ただいまから会議を開催いたします。", "それでは、議事に入ります。", "以上、お答えとさせていただきます。", "資料３をお開き願います。",
        "御質問にお答えをいたします。",
    ]
    private static let subjects = ["学校給食費の無償化", "空き家バンクの登録制度", "河川の改修", "図書館の開館時間", "DRIT構想", "「書かない窓口」"]
    private static let fronts = ["次に、第２点目、", "また、", "", "こうしたことから、", "市民の皆様の声を踏まえ、", "県とも協議し、", "昨年の豪雨で多くの被害が生じたことから、"]
    private static let ends = [
        "を進めてまいります。", "について市長の見解を伺います。", "が必要であると考えております。", "を早急に見直すべきです。", "は行いませんでした。", "を検討しているところでございます。",
        "をどう進めるのか、お聞かせください。",
        "に取り組んでまいりたいというふうに考えております。",
    ]

    private func minutes(seed: Int) -> Minutes {
        var dice = Dice(state: UInt64(seed) &* 977 &+ 13)
        let labels = ["議長（森田一郎）", "市長（谷川次郎）", "３番（桐島花子）", "総務部長（滝本三郎）", "11番（水野四郎）"]
        let speeches = (0..<(2 + dice.roll(30))).map { index in
            let sentences = (0..<(1 + dice.roll(8))).map { _ in
                dice.roll(3) == 0
                    ? dice.pick(Self.courtesies)
                    : dice.pick(Self.fronts) + dice.pick(Self.subjects) + dice.pick(Self.ends)
            }
            return Speech(index: index, speaker: Speaker(label: dice.pick(labels)), paragraphs: [sentences.joined()])
        }
        let pairs = speeches.indices.dropLast().filter { speeches[$0].speaker.label.contains("番（") }
            .map {
                Exchange(
                    questions: [$0], answers: [$0 + 1], topics: dice.roll(2) == 0 ? [] : [dice.pick(Self.subjects)])
            }
        return Minutes(
            id: "sha256:\(seed)", title: "青葉市議会", date: CalendarDate("2026-09-14"), speeches: speeches,
            exchanges: pairs, source: Source(format: "text", encoding: "UTF-8"))
    }

    @Test(arguments: 0..<40)
    func `every line is the speaker's own and keeps its end`(seed: Int) async throws {
        let minutes = minutes(seed: seed)
        var dice = Dice(state: UInt64(seed))
        let length = 200 + dice.roll(2000)
        var harness = PluginHarness<Summary>(
            settings: .init(detail: dice.pick([.brief, .standard, .full]), length: length))

        let notice = try #require(try await harness.answer(to: .minutesArrived(minutes)).notices.first)

        #expect(notice.units <= length)
        for line in notice.items(under: "質疑応答") where !line.hasSuffix("省略") {
            let words = line.split(separator: "「", maxSplits: 1).last.map { "「" + $0 } ?? ""
            for quoted in words.components(separatedBy: "→") {
                let inner = quoted.drop { $0 != "「" }.dropFirst().prefix { $0 != "\n" }
                let text = String(
                    inner.dropLast(
                        inner.count
                            - (inner.lastIndex(of: "」").map { inner.distance(from: inner.startIndex, to: $0) }
                                ?? inner.count)))
                for piece in text.split(separator: "。") { expectOwnWords(String(piece), in: minutes) }
            }
        }
        for line in notice.items(under: "発言の要点") {
            for courtesy in Self.courtesies { #expect(!line.contains(courtesy), "\(line)") }
        }
    }

    @Test(arguments: 0..<40)
    func `a gist and an answer are the speaker's own and keep their ends`(seed: Int) throws {
        let minutes = minutes(seed: seed)
        var dice = Dice(state: UInt64(seed))
        let limit = 10 + dice.roll(150)

        let text = SpokenText(minutes.speeches)
        let gists = [
            GistWriter().gist(of: text, limit: limit),
            AnswerFinder(text).answer(to: dice.pick(Self.subjects) + "は。", limit: limit),
        ]

        for gist in gists.compactMap({ $0 }) {
            #expect(Gist.length(of: gist.text) <= limit)
            for piece in gist.text.split(separator: "。") { expectOwnWords(String(piece), in: minutes) }
        }
    }

    /// The end of one of the speech's sentences, in plain form; never a courtesy.
    private func expectOwnWords(_ piece: String, in minutes: Minutes) {
        let words = piece.hasPrefix(Shortening.cut) ? String(piece.dropFirst()) : piece
        let sentences = minutes.speeches.flatMap { $0.paragraphs.flatMap { Sentences.split($0).map(String.init) } }
        let sources = sentences.filter { PlainEnding.of($0).hasSuffix(words) }
        #expect(!sources.isEmpty, "\(words)")
        #expect(sources.contains { !Self.courtesies.contains($0) }, "\(words)")
    }
}
