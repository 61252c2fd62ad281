import BotCore
import MemoryStore
import MinutesModel
import PluginKit
@testable import DeadlineReminder

/// Months of a promise's life: the plugin in its harness, and the store that keeps what was told, done and put right.
struct Life {
    struct Told: Equatable {
        var day: String
        var key: String
        var title: String
    }

    let store = MemoryStore(MemoryDatabase())
    private var harness: PluginHarness<DeadlineReminder>
    private(set) var told: [Told] = []
    private(set) var notices: [Notice] = []

    init(_ settings: DeadlineReminder.Settings = .init()) throws {
        harness = PluginHarness<DeadlineReminder>(settings: settings)
        _ = try store.beginRun(
            RunOpening(holder: "test", lease: .seconds(60), endpoints: [], day: nil, dayPlugins: []), now: Self.now)
    }

    private static let now = Instant(milliseconds: 0)

    /// New minutes: their commitments are stored, and the day begins again, as the bot does it.
    mutating func arrive(_ commitments: [Commitment], on day: CalendarDate) async throws {
        try settle(Answer(commitments: commitments), on: day)
        try await begin(day)
    }

    mutating func begin(_ day: CalendarDate) async throws {
        let answer = try await harness.answer(to: .dayBegan(day, open: try store.openCommitments()))
        try settle(answer, on: day)
    }

    /// Every day of a stretch, both ends included, on which the bot runs.
    mutating func live(from first: CalendarDate, to last: CalendarDate, runs: (CalendarDate) -> Bool = { _ in true })
        async throws
    {
        var day = first
        while day <= last {
            if runs(day) { try await begin(day) }
            day = day.adding(days: 1)
        }
    }

    private mutating func settle(_ answer: Answer, on day: CalendarDate) throws {
        for notice in answer.notices {
            let decided = DecidedNotice(
                plugin: "deadline-reminder", notice: notice, meeting: nil, subject: nil, addressees: [])
            let settlement = Settlement(
                work: nil, plugin: "deadline-reminder",
                result: .answered(notices: [decided], commitments: [], state: nil), today: day)
            guard try store.settle([settlement], now: Self.now).newNotices == 1 else { continue }
            told.append(Told(day: "\(day)", key: notice.key, title: notice.title))
            notices.append(notice)
        }
        let settlement = Settlement(
            work: nil, plugin: "deadline-reminder",
            result: .answered(notices: [], commitments: answer.commitments, state: nil), today: day)
        _ = try store.settle([settlement], now: Self.now)
    }

    /// `2027-03-01 lead-30`, without the digests.
    var reminders: [String] {
        told.filter { !$0.key.contains("/weekly/") }.map { told in
            "\(told.day) \(told.key.split(separator: "/").dropFirst(2).joined(separator: "/"))"
        }
    }
}

extension Commitment {
    static func life(
        _ id: String = "a", core: String = "窓口システムの統合計画を策定する", end: String = "2027-03-31", start: String? = nil,
        kind: Kind = .promise, on date: String = "2026-10-07", council: String = "みらい会議", role: String = "大臣"
    ) -> Commitment {
        let last = CalendarDate(end) ?? CalendarDate(dayNumber: 0)
        return Commitment(
            id: id, minutes: "sha256:\(date)",
            meeting: Meeting(
                key: "\(council)/\(date)", title: "\(council)（\(date)）", council: council, date: CalendarDate(date)),
            speech: 0, speaker: "水沢大臣", role: role, kind: kind, text: core + "。", core: core,
            deadline: Deadline(
                surface: "原文", start: start.flatMap { CalendarDate($0) } ?? last, end: last, precision: .day))
    }
}

extension CalendarDate {
    static func on(_ text: String) -> CalendarDate { CalendarDate(text) ?? CalendarDate(dayNumber: 0) }
}
