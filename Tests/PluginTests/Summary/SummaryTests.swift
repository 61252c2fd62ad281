import Commitments
import Documents
import Foundation
import MinutesModel
import MinutesParsing
import PluginKit
@testable import Summaries
@testable import Summary
import TestSupport
import Testing

@Suite struct SummaryTests {
    private static let seed = "digital-society-council-2"

    private func sample() throws -> Minutes {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        let file = folder.appendingPathComponent("../../TestSupport/Fixtures/sample-council.md")
        return try minutes(of: Array(try Data(contentsOf: file)), name: "sample-council.md")
    }

    private func minutes(of bytes: [UInt8], name: String) throws -> Minutes {
        let document = try DocumentReader().read(bytes, name: name)
        return MinutesParser().parse(document.text, id: document.id)
    }

    private func summary(of minutes: Minutes, length: Int) async throws -> Notice {
        var harness = PluginHarness<Summary>(settings: .init(length: length))
        return try #require(try await harness.answer(to: .minutesArrived(minutes)).notices.first)
    }

    @Test func `the summary says when and where, what was decided, what was promised, and what each argued`()
        async throws
    {
        let notice = try await summary(of: sample(), length: 1400)

        #expect(notice.key == "summary/みらい地域デジタル推進会議/4/2026-10-07")
        #expect(notice.topic == "summary")
        #expect(notice.title == "【要約】第4回みらい地域デジタル推進会議")
        #expect(
            notice.body.first
                == .fields([
                    Field(label: "日時", value: "2026年10月7日（水） 10:05〜10:30"),
                    Field(label: "場所", value: "中央合同会館3階大会議室"),
                ]))
        #expect(notice.headings == ["決定事項", "期限のある約束", "期限不明の約束", "発言の要点"])
        #expect(
            notice.items(under: "決定事項") == ["了承：「みらい社会計画」の改定について／運営要領の改正について（「異議なし」と声あり）（104行目）"])
        #expect(
            notice.items(under: "期限のある約束").first
                == "年内（2026年12月31日まで） — 若松大臣：…関係する各省とまとめた施策の全体像を、年内に開くスマート田園構想実現会議でお示しします。（100行目）")
        #expect(
            notice.items(under: "期限のある約束").map { $0.prefix { $0 != "（" } } == ["年内", "来春", "令和9年度中", "2028年", "令和12年度"])
        #expect(
            notice.items(under: "期限のある約束").contains(
                "令和9年度中（2028年3月31日まで） — 農水環境省 青柳（千）大臣：…2,400 を超える全ての補助手続のオンライン化を目指します。（82行目）"))
        #expect(
            notice.items(under: "期限不明の約束").map { $0.prefix { $0 != "：" } } == ["対外連携省 三枝大臣", "小野寺大臣"])
        // Promises stand in the body: as evidence they would be printed twice.
        #expect(notice.evidence.count == 2)
        #expect(notice.evidence.contains { $0.agendaItem == "「みらい社会計画」の改定について" && $0.speaker == "水沢大臣" })
    }

    @Test(arguments: [1200, 1400])
    func `every speaker who says something has a promise or a line`(length: Int) async throws {
        let minutes = try sample()

        let notice = try await summary(of: minutes, length: length)

        #expect(Set(minutes.speeches.map(\.speaker.label)).count == 14)
        #expect(unnamed(in: notice, of: minutes).isEmpty)
    }

    @Test func `with room for everybody every speaker has a line of their own`() async throws {
        let lines = try await summary(of: sample(), length: 3000).items(under: "発言の要点")

        // 若松大臣 says nothing specific besides the promise, 五十嵐大臣 only points to it.
        #expect(lines.count == 13)
        #expect(lines.last == "ほか2人の発言は省略（上に記載）")
    }

    @Test func `no line is an empty tail`() async throws {
        let notice = try await summary(of: sample(), length: 800)

        for line in notice.items(under: "期限のある約束") + notice.items(under: "発言の要点") {
            #expect(!line.hasSuffix("：…準備を進めてまいります。") && !line.hasSuffix("：…この計画を足元から支えてまいります。"))
        }
        #expect(notice.items(under: "発言の要点").last?.hasSuffix("人は上に記載）") == true)
    }

    /// The speakers whose name stands nowhere in the summary's lines.
    private func unnamed(in notice: Notice, of minutes: Minutes) -> Set<String> {
        let lines = ["期限のある約束", "期限不明の約束", "発言の要点"].flatMap { notice.items(under: $0) }
        return Set(minutes.speeches.map(\.speaker.label)).filter { label in
            !lines.contains { $0.contains("\(label)：") }
        }
    }

    @Test(.enabled(if: TestData.folder != nil), arguments: [1200, 1400])
    func `the seed's decision, promises and fourteen speakers fit`(length: Int) async throws {
        let minutes = try minutes(of: TestData.bytes(of: "corpus/\(Self.seed).md"), name: "\(Self.seed).md")

        let notice = try await summary(of: minutes, length: length)

        #expect(notice.items(under: "決定事項").count == 1)
        #expect(notice.items(under: "期限のある約束").count == 5)
        #expect(notice.items(under: "期限不明の約束").count == 2)
        #expect(unnamed(in: notice, of: minutes).isEmpty)
        #expect(Set(minutes.speeches.map(\.speaker.label)).count == 14)
        for line in notice.items(under: "発言の要点") {
            for tail in ["利便の向上に努めてまいります。", "役割を果たしてまいります。", "実現に取り組んでまいります。"] {
                #expect(!line.hasSuffix(tail) || line.utf16.count > tail.utf16.count + 30, "\(line)")
            }
        }
        #expect(notice.units <= length)
    }

    @Test(arguments: [200, 240, 333, 500, 800, 1200, 2000, 10000])
    func `a summary keeps its length, says what it leaves out and quotes exactly`(length: Int) async throws {
        let minutes = try sample()

        let notice = try await summary(of: minutes, length: length)

        #expect(notice.units <= length)
        expectExactWords(notice, of: minutes)
        let points = notice.items(under: "発言の要点")
        let isComplete = points.count == 14 && !points.contains { $0.contains("省略") }
        #expect(isComplete || !notice.headings.contains("発言の要点") || points.last?.hasPrefix("ほか") == true)
    }

    @Test(
        .enabled(if: TestData.folder != nil),
        arguments: [
            "meguro-assembly-kensakusystem.txt", "mlit-committee-2023-10-19.txt", "shinagawa-committee-2001-11-27.txt",
            "regulatory-reform-council-2025-10-03.txt", "js-primer-2019-03-25.md",
        ])
    func `long sittings keep the length and the speakers' words too`(name: String) async throws {
        let minutes = try minutes(of: TestData.bytes(of: "corpus/\(name)"), name: name)

        for length in [200, 1200, 5000] {
            let notice = try await summary(of: minutes, length: length)

            #expect(notice.units <= length)
            expectExactWords(notice, of: minutes)
        }
    }

    /// Every line of a speaker is made of parts of their own speeches that run to the end of a sentence.
    private func expectExactWords(_ notice: Notice, of minutes: Minutes) {
        for line in notice.items(under: "発言の要点") where !line.contains("人の発言は省略") {
            guard
                let label = minutes.speeches.lazy.map(\.speaker.label)
                    .first(where: { line.hasPrefix("\(SpeakerName.short($0))：") })
            else {
                Issue.record("no speaker: \(line)")
                continue
            }
            let own = minutes.speeches.filter { $0.speaker.label == label }.map { $0.paragraphs.joined() }
            let said = line.dropFirst(SpeakerName.short(label).count + 1)
            let place = said.hasSuffix("行目）") ? said.lastIndex(of: "（") : nil
            for part in said[..<(place ?? said.endIndex)].components(separatedBy: Shortening.gap) {
                let words = part.hasPrefix(Shortening.cut) ? String(part.dropFirst()) : part
                #expect(own.contains { $0.contains(words) }, "\(words)")
            }
        }
    }

    @Test func `a promise that was past is marked`() async throws {
        let minutes = try sample()
        var harness = PluginHarness<Summary>(settings: .init())
        let command = Command(name: "run", minutes: minutes, day: try #require(CalendarDate("2027-02-01")))

        let notice = try #require(try await harness.answer(to: .command(command)).notices.first)

        let lines = notice.items(under: "期限のある約束")
        #expect(
            lines.filter { $0.contains("【経過済み】") }.map { $0.prefix { $0 != "：" } } == ["年内（2026年12月31日まで）【経過済み】 — 若松大臣"]
        )
    }

    @Test func `a record without anything to tell is still told of`() async throws {
        let minutes = Minutes(
            id: "sha256:0", title: "第1回みらい会議", council: "みらい会議", session: 1,
            source: Source(format: "text", encoding: "UTF-8"))

        let notice = try await summary(of: minutes, length: 200)

        #expect(notice.title == "【要約】第1回みらい会議")
        #expect(notice.body == [.paragraph("発言も決定事項も読み取れませんでした。")])
    }

    @Test func `the manifest's default is the program's`() throws {
        #expect(
            try PluginManifestFile.defaults(of: "Summary", as: Summary.Settings.self).length
                == nil)
        #expect(
            try PluginManifestFile.defaults(of: "Summary", as: Summary.Settings.self).detail
                == Summary.Settings().detail)
    }
}

extension Notice {
    var headings: [String] {
        body.compactMap { if case .heading(let text) = $0 { text } else { nil } }
    }

    func items(under heading: String) -> [String] {
        guard let index = body.firstIndex(of: .heading(heading)), case .list(let items) = body[index + 1] else {
            return []
        }
        return items
    }

    /// As a plain service writes it: a mark before headings and items, one line each.
    var units: Int {
        let lines = body.flatMap { block in
            switch block {
            case .heading(let text): ["■ " + text]
            case .paragraph(let text), .quote(let text): [text]
            case .fields(let fields): fields.map { "\($0.label)：\($0.value)" }
            case .list(let items): items.map { "・ " + $0 }
            case .link(let text, let url): ["\(text) \(url)"]
            }
        }
        return ([title] + lines).joined(separator: "\n").utf16.count
    }
}
