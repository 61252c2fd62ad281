import Foundation
import MinutesModel
import PluginKit
@testable import Summaries
@testable import Summary
import Testing

@Suite struct EarlierMeetingsTests {
    /// Two speakers who use the same words.
    private func meeting(_ words: String, day: Int, council: String = "青葉市環境審議会") -> Minutes {
        let speeches = (0..<2).map { index in
            Speech(index: index, speaker: Speaker(label: "\(index + 1)番"), paragraphs: [words])
        }
        return Minutes(
            id: "sha256:\(day)", title: "第\(day)回\(council)", council: council, session: day,
            date: CalendarDate(year: 2026, month: 1 + day / 28, day: 1 + day % 28), speeches: speeches,
            source: Source(format: "text", encoding: "UTF-8"))
    }

    private func weight(_ earlier: EarlierMeetings, in minutes: Minutes) -> Double {
        let terms = Terms(of: minutes, familiar: earlier.familiar(in: minutes))
        return terms.terms(in: Array("堆肥化施設を建てます。".utf8)).reduce(0) { $0 + $1.weight }
    }

    private func after(_ meetings: [Minutes]) -> EarlierMeetings {
        var earlier = EarlierMeetings()
        for minutes in meetings { earlier.add(minutes, Terms(of: minutes)) }
        return earlier
    }

    @Test func `a word of all earlier meetings of the council tells half as much`() {
        let words = "堆肥化施設を建てるべきです。"
        let now = meeting(words, day: 9)
        let new = weight(EarlierMeetings(), in: now)

        #expect(new > 0)
        #expect(weight(after([meeting(words, day: 1), meeting(words, day: 2)]), in: now) == new / 2)
        // One earlier meeting is no habit; another council's words are not this one's; of two, one counts half.
        #expect(weight(after([meeting(words, day: 1)]), in: now) == new)
        let others = [1, 2].map { meeting(words, day: $0, council: "港北市環境審議会") }
        #expect(weight(after(others), in: now) == new)
        let half = after([meeting(words, day: 1), meeting("雨水貯留槽を調べるべきです。", day: 2)])
        #expect(weight(half, in: now) == new * 0.75)
    }

    @Test func `a meeting that is read again is not compared with itself`() {
        let words = "堆肥化施設を建てるべきです。"
        let meetings = [1, 2, 3].map { meeting(words, day: $0) }
        let earlier = after(meetings)

        #expect(weight(after(meetings + meetings), in: meetings[2]) == weight(earlier, in: meetings[2]))
        #expect(earlier.familiar(in: meetings[2]) == after(Array(meetings[..<2])).familiar(in: meetings[2]))
    }

    @Test func `the state of many councils stays within what is kept`() throws {
        let letters = Array("森林河川道路橋梁水源農地漁港駅前広場校舎病院議会税率基金")
        let words: [String] = (0..<200).map { index in
            let places: [Int] = [index % 28, (index * 7 + 3) % 28, (index / 28 + index) % 28]
            return String(places.map { letters[$0] })
        }
        var earlier = EarlierMeetings()
        for day in 0..<90 {
            let minutes = meeting(words.joined(separator: "、") + "。", day: day, council: "第\(day % 30)審議会")
            earlier.add(minutes, Terms(of: minutes))
        }
        let json = try JSONEncoder().encode(earlier)

        #expect(json.count > 20_000)
        #expect(json.count < PluginProtocol.maximumStateBytes)
    }

    @Test func `a state of a version without memory is an empty one`() throws {
        let earlier = try JSONDecoder().decode(EarlierMeetings.self, from: Data("{}".utf8))

        #expect(earlier.familiar(in: meeting("堆肥化施設", day: 1)).isEmpty)
    }
}
