import BotCore
import MinutesModel
package import PluginKit

/// What a store file holds, as plain values: what survives a crash of a `MemoryStore`.
package final class MemoryDatabase {
    struct File: Hashable {
        var source: String
        var path: String
    }
    struct Document {
        var bytesHash: String
        var contentID: String?
        var meeting: Meeting?
        var json: [UInt8]?
        var state: DocumentState
        var tries = 0
        var lastError: String?
        var arrived: CalendarDate
    }
    struct WorkRow {
        var subject: Subject
        var plugin: String
        var state = WorkState.pending
        var tries = 0
        var lastError: String?
    }
    struct CommitmentRow {
        var commitment: Commitment?
        var state = Commitment.State.open
        var snoozedUntil: CalendarDate?
        var document: Int64?
        var arrived: CalendarDate
        var repeats: String?
        var edit: CommitmentEdit?
    }
    struct NoticeKey: Hashable {
        var plugin: String
        var key: String
    }
    struct NoticeRow {
        var plugin: String
        var key: String
        var topic: String
        var run: Int64
        var notice: Notice?
        var meeting: Meeting?
        var subject: Subject?
        var decidedAt: Instant
        var repeats = 0
        var repeatedAt: Instant?
    }
    struct MessageRow {
        var endpoint: String
        var notices: [Int64]
        var deliveries: [Int64]
        var isOwn: Bool
        var createdAt: Instant
        var threadKey: String?
    }
    struct ThreadKey: Hashable {
        var endpoint: String
        var key: String
    }
    struct DeliveryRow {
        var publicID: String
        var message: Int64
        var endpoint: String
        var part: Int
        var parts: Int
        var body: [UInt8]
        var contentType: String
        var state = DeliveryState.pending
        var attempts = 0
        var failures = 0
        var notBefore: Instant
        var finishedAt: Instant?
        var lastReason: String?
        var thread: String?
    }

    var run: Int64 = 0
    var holder: String?
    var until = Instant(milliseconds: 0)
    var lastPruned: Instant?

    var files: [File: (found: FoundDocument, document: Int64)] = [:]
    var documents: [Int64: Document] = [:]
    var pages: [File: PageState] = [:]
    var work: [Int64: WorkRow] = [:]
    var pendingWork: Set<Int64> = []
    var pluginStates: [String: [UInt8]] = [:]
    var commitments: [String: CommitmentRow] = [:]
    /// Ids in the order of their arrival.
    var commitmentOrder: [String] = []
    var notices: [Int64: NoticeRow] = [:]
    var noticeKeys: [NoticeKey: Int64] = [:]
    /// Notices and endpoints that no message holds yet.
    var waiting: [(notice: Int64, addressee: Addressee)] = []
    var messages: [Int64: MessageRow] = [:]
    var deliveries: [Int64: DeliveryRow] = [:]
    var deliveryOfID: [String: Int64] = [:]
    /// Per endpoint, ascending.
    var open: [String: [Int64]] = [:]
    var attempts: [Int64: [DeliveryStory.Attempt]] = [:]
    var attemptOf: [Int64: (delivery: Int64, index: Int)] = [:]
    var endpoints: [String: (fingerprint: String, state: EndpointState)] = [:]
    var threads: [ThreadKey: (id: String, begunAt: Instant)] = [:]
    private var lastID: Int64 = 0

    package init() {}

    /// What the bot told its operator.
    package var ownNotices: [Notice] {
        notices.values.filter { $0.plugin == KairanNotices.plugin }.compactMap { $0.notice }
    }

    func nextID() -> Int64 {
        lastID += 1
        return lastID
    }

    func close(_ delivery: Int64, of endpoint: String) {
        open[endpoint]?.removeAll { $0 == delivery }
    }

    func reopen(_ delivery: Int64, of endpoint: String) {
        let at = open[endpoint, default: []].firstIndex { $0 > delivery } ?? open[endpoint, default: []].count
        open[endpoint, default: []].insert(delivery, at: at)
    }
}
