import MinutesModel
import PluginKit
@testable import Summaries
@testable import Summary
import Testing

@Suite struct LongSpeechTests {
    private let topics = ["青葉橋の架け替え", "港北台図書館の夜間開館", "空き家バンクの全市展開", "防災倉庫の再配置", "宿場町資料館の改修"]

    private func points(_ speeches: [Speech], most: Int) -> [KeyPoint] {
        let minutes = Minutes(
            id: "sha256:0", title: "青葉市議会", speeches: speeches, source: Source(format: "text", encoding: "UTF-8"))
        return KeyPointFinder(shortening: Shortening(terms: Terms(of: minutes)), told: [], most: most)
            .points(of: minutes).points
    }

    private func speech(_ index: Int = 0) -> Speech {
        let paragraphs = topics.map { topic in
            "\(topic)につきましては、昨年の調査で市民の要望が千二百件に上りました。担当の職員が各地区で意見を聞いたところです。"
                + "費用の見込みも改めて示しました。利用の形も変わってきております。\(topic)を来年度から順次実施いたします。"
        }
        return Speech(index: index, speaker: Speaker(label: "市長（谷川次郎）"), paragraphs: paragraphs)
    }

    @Test func `who speaks alone and long is told of part by part, nothing twice`() {
        let points = points([speech()], most: 10)

        #expect(points.count == topics.count)
        #expect(Set(points.map { $0.variants[0].text }).count == points.count)
        let told = topics.filter { topic in points.contains { $0.variants[0].text.contains(topic) } }
        #expect(told.count >= topics.count - 1)
    }

    @Test func `where there is room for one line there is one`() {
        #expect(points([speech()], most: 1).count == 1)
    }

    @Test func `a heading between sentences and a list of people are no points`() {
        let speech = Speech(
            index: 0, speaker: Speaker(label: "桐島委員"),
            paragraphs: ["(1) 令和8年請願第16号 宿場町資料館の改修に関する請願を採択すべき", "管理部長森田一郎君、議事部長谷川次郎君、調査部長水沢三奈さん。", "ありがとうございました。"])

        #expect(points([speech], most: 3).isEmpty)
    }
}
