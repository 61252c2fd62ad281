import MinutesModel
import Summaries

/// What was said in earlier meetings, by council: what is new is told first. The plugin's state; a meeting that is read
/// again takes its own place and is never compared with itself.
struct EarlierMeetings: Codable, Sendable {
    private struct Meeting: Codable, Sendable {
        /// Hashes: names can be long, and are only compared.
        let key: UInt32
        let council: UInt32
        let terms: [Terms.Short]
    }

    /// The newest at the end.
    private var meetings: [Meeting] = []

    /// Half a year of monthly meetings.
    private static let mostOfCouncil = 6
    /// 1.4 KB each, and a state may have 64.
    private static let most = 40
    /// The words that most speakers used; the next ones are used by two or three.
    private static let mostTerms = 120
    /// What one meeting was about is no habit yet.
    private static let least = 2

    init() {}

    init(from decoder: any Decoder) throws {
        // Written by a version without state: an empty object.
        let container = try decoder.container(keyedBy: CodingKeys.self)
        meetings = try container.decodeIfPresent([Meeting].self, forKey: .meetings) ?? []
    }

    private enum CodingKeys: String, CodingKey { case meetings }

    /// In which share of the council's other meetings a word was common.
    func familiar(in minutes: Minutes) -> [Terms.Short: Double] {
        guard let council = minutes.council.map(Self.hash) else { return [:] }
        let others = meetings.filter { $0.council == council && $0.key != Self.hash(minutes.meetingKey) }
        guard others.count >= Self.least else { return [:] }
        var counts: [Terms.Short: Double] = [:]
        for meeting in others {
            for term in Set(meeting.terms) { counts[term, default: 0] += 1 }
        }
        return counts.mapValues { $0 / Double(others.count) }
    }

    mutating func add(_ minutes: Minutes, _ terms: Terms) {
        guard let council = minutes.council.map(Self.hash) else { return }
        let key = Self.hash(minutes.meetingKey)
        let meeting = Meeting(key: key, council: council, terms: terms.commonplaces(most: Self.mostTerms))
        if let place = meetings.firstIndex(where: { $0.key == key }) {
            meetings[place] = meeting
            return
        }
        meetings.append(meeting)
        let ofCouncil = meetings.indices.filter { meetings[$0].council == council }
        if ofCouncil.count > Self.mostOfCouncil { meetings.remove(at: ofCouncil[0]) }
        meetings.removeFirst(max(0, meetings.count - Self.most))
    }

    /// FNV-1a.
    private static func hash(_ text: String) -> UInt32 {
        text.utf8.reduce(0x811C_9DC5) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
    }
}
