import MinutesModel
import PluginKit
import Summaries

/// Tells of every new meeting in one message: what was decided, promised and argued.
@main struct Summary: Plugin {
    static let initialState = EarlierMeetings()
    static let info = PluginInfo(name: "summary", version: "1.0.0")

    /// See `plugin.json`, which the host checks and whose default it fills in.
    struct Settings: Decodable, Sendable {
        var detail = Detail.standard
        /// UTF-16 units; `nil` for what suits the detail.
        var length: Int?
        var evidence = EvidenceSetting.line

        init(detail: Detail = .standard, length: Int? = nil, evidence: EvidenceSetting = .line) {
            self.detail = detail
            self.length = length
            self.evidence = evidence
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: CodingKeys.self)
            detail = try container.decodeIfPresent(Detail.self, forKey: .detail) ?? .standard
            length = try container.decodeIfPresent(Int.self, forKey: .length)
            evidence = try container.decodeIfPresent(EvidenceSetting.self, forKey: .evidence) ?? .line
        }

        private enum CodingKeys: String, CodingKey { case detail, length, evidence }
    }

    let settings: Settings

    func handle(_ event: Event, state: inout EarlierMeetings) async throws -> Answer {
        switch event {
        case .minutesArrived(let minutes):
            let terms = Terms(of: minutes.voiced, familiar: state.familiar(in: minutes))
            state.add(minutes, terms)
            return Answer(notices: [summary(of: minutes, on: minutes.date, terms)])
        case .command(let command):
            return Answer(notices: [answer(to: command, state)])
        case .dayBegan:
            return .nothing
        }
    }

    private func summary(of minutes: Minutes, on day: CalendarDate?, _ terms: Terms) -> Notice {
        SummaryWriter(
            minutes: minutes, detail: settings.detail, length: settings.length ?? settings.detail.length, day: day,
            refers: settings.evidence == .line, terms: terms
        )
        .notice(key: "summary/\(minutes.meetingKey)")
    }

    private func answer(to command: Command, _ earlier: EarlierMeetings) -> Notice {
        guard let minutes = command.minutes else {
            return Notice(
                key: "summary/command/\(command.day)", topic: "summary", title: "【要約】議事録がありません",
                body: [.paragraph("議事録を指定すると、その会議を要約します。")])
        }
        let terms = Terms(of: minutes.voiced, familiar: earlier.familiar(in: minutes))
        return summary(of: minutes, on: command.day, terms)
    }
}
