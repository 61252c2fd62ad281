import PluginKit
@testable import Summary
import Testing

@Suite struct TopicTests {
    private func section(_ topics: [String?]) -> Section {
        let lines = topics.enumerated().map { index, topic in
            Fitting.Line(
                prefix: "\(index)番：", variants: ["空き家の登録制度を市内全域に広げてまいります。"], rank: Double(-index), topic: topic)
        }
        return Section(heading: "発言の要点", lines: lines) { count, _ in "ほか\(count)人の発言は省略" }
    }

    private func blocks(_ topics: [String?], share: Int) -> (blocks: [Block], units: Int) {
        var draft = Draft(title: "")
        draft.add(section(topics), within: share)
        return (draft.blocks, draft.units)
    }

    private let line = "空き家の登録制度を市内全域に広げてまいります。"

    @Test func `lines on two points of the agenda stand under their titles`() {
        #expect(
            blocks([nil, "条例", "条例", "予算"], share: 1000).blocks == [
                .heading("発言の要点"), .list(["0番：\(line)"]), .paragraph("〔条例〕"), .list(["1番：\(line)", "2番：\(line)"]),
                .paragraph("〔予算〕"), .list(["3番：\(line)"]),
            ])
    }

    @Test(arguments: [["条例", "条例"], [nil, "予算"], [nil, nil]])
    func `one point of the agenda needs no title`(topics: [String?]) {
        #expect(
            blocks(topics, share: 1000).blocks == [.heading("発言の要点"), .list(["0番：\(line)", "1番：\(line)"])])
    }

    @Test func `titles never cost a fifth of the room or more than there is`() {
        let topics = ["青葉市下水道条例の一部を改正する条例", "令和8年度青葉市一般会計補正予算（第2号）", "青葉市道路線の認定", "人権擁護委員の推薦"]
        for share in 20...400 {
            let (blocks, units) = blocks(topics, share: share)
            #expect(units - 1 <= share)
            let titles = blocks.filter { if case .paragraph(let text) = $0 { text.hasPrefix("〔") } else { false } }
            #expect(titles.isEmpty || share > 300)
        }
    }
}
