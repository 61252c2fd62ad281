import BotCore
import BotStore
import Foundation
import MemoryStore
import MinutesModel
import PluginKit
import Testing

/// The two stores that have to keep the same promises.
enum StoreKind: CaseIterable, CustomTestStringConvertible {
    case sqlite, memory

    var testDescription: String { self == .sqlite ? "SQLite" : "memory" }
}

/// A place for a store, and as many programs with it open as a test wants.
final class StorePlace {
    let kind: StoreKind
    let folder: String
    private let database = MemoryDatabase()

    init(_ kind: StoreKind = .sqlite) throws {
        self.kind = kind
        folder = NSTemporaryDirectory() + "kairan-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: folder) }

    var path: String { folder + "/kairan.sqlite" }

    func open() throws -> any Store {
        switch kind {
        case .sqlite: try SQLiteStore(path: path)
        case .memory: MemoryStore(database)
        }
    }
}

extension Instant {
    static let testNow = Instant(milliseconds: 1_767_225_600_000)  // 2026-01-01T00:00Z
}

extension CalendarDate {
    static let testDay = CalendarDate(dayNumber: 20_454)  // 2026-01-01
}

extension RunOpening {
    static func test(
        _ holder: String = "one", fingerprint: String = "f", holdsUnknown: Bool = false, day: CalendarDate? = nil
    ) -> RunOpening {
        RunOpening(
            holder: holder, lease: .seconds(60),
            endpoints: [EndpointIdentity(name: "team", fingerprint: fingerprint, holdsUnknown: holdsUnknown)],
            day: day, dayPlugins: ["reminder"])
    }
}

extension Store {
    /// A run that can be relied on to begin.
    @discardableResult
    func begin(_ opening: RunOpening = .test(), now: Instant = .testNow) throws -> OpenRun {
        guard case .began(let run) = try beginRun(opening, now: now) else { throw StoreError.busy(path: "held") }
        return run
    }

    func step(
        _ completions: [Completion] = [], endpoints: [EndpointState] = [], claims: [String] = [], peeks: [String] = [],
        now: Instant = .testNow
    ) throws -> [Claim] {
        try advance(
            OutboxStep(
                completions: completions, endpoints: endpoints, claims: claims, peeks: peeks,
                horizon: .seconds(100_000)),
            now: now)
    }

    func compose(_ messages: [ComposedMessage], now: Instant) throws {
        _ = try advance(OutboxStep(messages: messages, horizon: .seconds(100_000)), now: now)
    }

    /// What the endpoint's next claim starts.
    func start(now: Instant = .testNow) throws -> StartedDelivery? {
        guard case .started(let delivery)? = try step(claims: ["team"], now: now).first else { return nil }
        return delivery
    }

    /// One document with one plugin's answer: `keys` become notices for `team`.
    @discardableResult
    func tell(
        _ keys: [String], document: String = "sha256:1", path: String = "/in/1.txt",
        commitments: [Commitment] = [], now: Instant = .testNow
    ) throws -> Settled? {
        let work = try record([.test(document, path: path)], now: now)
        guard let item = work.first else { return nil }
        let notices = keys.map { DecidedNotice.test($0, subject: item.subject) }
        return try settle(
            [
                Settlement(
                    work: item, plugin: "summary",
                    result: .answered(notices: notices, commitments: commitments, state: nil), today: .testDay)
            ], now: now)
    }

    /// What the reminder answers at the beginning of a day.
    func repeated(_ later: Commitment, of earlier: String) throws {
        var later = later
        later.repeats = earlier
        let result = Settlement.Result.answered(notices: [], commitments: [later], state: nil)
        _ = try settle([Settlement(work: nil, plugin: "reminder", result: result, today: .testDay)], now: .testNow)
    }

    /// Everything that waits, as one message per notice.
    func composeAll(now: Instant = .testNow) throws {
        try compose(messages(), now: now)
    }

    func messages() throws -> [ComposedMessage] {
        try uncomposed().map { notice in
            ComposedMessage(
                endpoint: notice.addressee.endpoint, notices: [notice.id], isOwn: false,
                parts: [
                    ComposedMessage.Part(
                        publicID: "msg_\(notice.notice.key)", body: Array(notice.notice.key.utf8),
                        contentType: "text/plain")
                ])
        }
    }
}

extension Reading {
    static func test(
        _ contentID: String, path: String, bytes: String? = nil, modified: Int64 = 1, result: Result? = nil,
        plugins: [String] = ["summary"]
    ) -> Reading {
        let meeting = Meeting(key: "会議/1/2026-01-01", title: "第1回会議", council: "会議", date: .testDay)
        return Reading(
            found: FoundDocument(source: "inbox", path: path, size: 10, modified: modified, inode: .max),
            bytesHash: bytes ?? "bytes of \(contentID)",
            result: result
                ?? .read(contentID: contentID, meeting: meeting, json: Array("{}".utf8), plugins: plugins),
            arrived: .testDay)
    }
}

extension DecidedNotice {
    static func test(_ key: String, subject: Subject? = nil, to endpoints: [String] = ["team"]) -> DecidedNotice {
        DecidedNotice(
            plugin: "summary", notice: Notice(key: key, topic: "summary", title: "通知 \(key)"), meeting: nil,
            subject: subject, addressees: endpoints.map { Addressee(endpoint: $0, group: "g") })
    }
}

extension Commitment {
    static func test(
        _ id: String, end: CalendarDate? = nil, text: String = "公表します", on date: CalendarDate? = nil
    ) -> Commitment {
        Commitment(
            id: id, minutes: "sha256:1", meeting: Meeting(key: "会議", title: "会議", date: date), speech: 0,
            speaker: "山田委員",
            text: text,
            deadline: end.map { Deadline(surface: "年内", start: $0, end: $0, precision: .day) })
    }
}

extension Completion {
    static func test(
        _ delivery: StartedDelivery, _ state: DeliveryState, failures: Int = 0, notBefore: Instant = .testNow,
        outcome: Outcome = .delivered
    ) -> Completion {
        Completion(
            attempt: delivery.attempt, delivery: delivery.id, status: 200, outcome: outcome, reason: nil, state: state,
            failures: failures, notBefore: notBefore)
    }
}
