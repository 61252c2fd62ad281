package import MinutesModel
package import PluginKit

package struct DeliveryFilter: Sendable, Equatable {
    /// Empty: all.
    package var states: Set<DeliveryState>
    package var endpoint: String?
    /// Created at or after.
    package var since: Instant?
    package var limit: Int

    package init(states: Set<DeliveryState> = [], endpoint: String? = nil, since: Instant? = nil, limit: Int = 100) {
        self.states = states
        self.endpoint = endpoint
        self.since = since
        self.limit = limit
    }
}

package struct DeliverySummary: Sendable, Equatable {
    package var id: String
    package var endpoint: String
    /// 1-based.
    package var part: Int
    package var parts: Int
    package var state: DeliveryState
    package var attempts: Int
    package var createdAt: Instant
    package var notBefore: Instant
    package var finishedAt: Instant?
    package var lastReason: String?
    /// The first notice's title.
    package var title: String?

    package init(
        id: String, endpoint: String, part: Int, parts: Int, state: DeliveryState, attempts: Int, createdAt: Instant,
        notBefore: Instant, finishedAt: Instant?, lastReason: String?, title: String?
    ) {
        self.id = id
        self.endpoint = endpoint
        self.part = part
        self.parts = parts
        self.state = state
        self.attempts = attempts
        self.createdAt = createdAt
        self.notBefore = notBefore
        self.finishedAt = finishedAt
        self.lastReason = lastReason
        self.title = title
    }
}

/// A delivery's whole story: what it says, what was tried, and what it waits for.
package struct DeliveryStory: Sendable, Equatable {
    package struct Attempt: Sendable, Equatable {
        package var number: Int
        package var startedAt: Instant
        /// `nil` while it is under way, or when the program died in it.
        package var endedAt: Instant?
        package var status: Int?
        package var outcome: Completion.Outcome?
        package var reason: String?

        package init(
            number: Int, startedAt: Instant, endedAt: Instant?, status: Int?, outcome: Completion.Outcome?,
            reason: String?
        ) {
            self.number = number
            self.startedAt = startedAt
            self.endedAt = endedAt
            self.status = status
            self.outcome = outcome
            self.reason = reason
        }
    }

    package var summary: DeliverySummary
    package var notices: [ToldNotice]
    package var attempts: [Attempt]
    package var body: [UInt8]
    package var contentType: String
    package var endpoint: EndpointState?
    /// The older delivery to the same endpoint that has to go first.
    package var waitsFor: String?

    package init(
        summary: DeliverySummary, notices: [ToldNotice], attempts: [Attempt], body: [UInt8], contentType: String,
        endpoint: EndpointState?, waitsFor: String?
    ) {
        self.summary = summary
        self.notices = notices
        self.attempts = attempts
        self.body = body
        self.contentType = contentType
        self.endpoint = endpoint
        self.waitsFor = waitsFor
    }
}

package struct ToldNotice: Sendable, Equatable {
    package var plugin: String
    package var key: String
    package var topic: String
    package var decidedAt: Instant
    /// `nil` after retention has dropped it.
    package var notice: Notice?

    package init(plugin: String, key: String, topic: String, decidedAt: Instant, notice: Notice?) {
        self.plugin = plugin
        self.key = key
        self.topic = topic
        self.decidedAt = decidedAt
        self.notice = notice
    }
}

package struct NoticeFilter: Sendable, Equatable {
    /// Stands in its key or in its text; `nil`: any.
    package var word: String?
    /// Only those that no delivery tells.
    package var onlyUntold: Bool
    package var limit: Int

    package init(word: String? = nil, onlyUntold: Bool = false, limit: Int = 100) {
        self.word = word
        self.onlyUntold = onlyUntold
        self.limit = limit
    }
}

/// What became of a notice, also where that is nothing.
package struct NoticeStory: Sendable, Equatable {
    /// An endpoint that was to hear it.
    package struct Way: Sendable, Equatable {
        package var endpoint: String
        /// Its parts; empty until the notice is part of a message.
        package var deliveries: [DeliverySummary]

        package init(endpoint: String, deliveries: [DeliverySummary]) {
            self.endpoint = endpoint
            self.deliveries = deliveries
        }
    }

    package var told: ToldNotice
    package var meeting: Meeting?
    /// Empty: no route took it when it was decided.
    package var ways: [Way]
    /// How often a plugin decided it again since, which tells nobody anything.
    package var repeats: Int
    package var repeatedAt: Instant?

    package init(told: ToldNotice, meeting: Meeting?, ways: [Way], repeats: Int, repeatedAt: Instant?) {
        self.told = told
        self.meeting = meeting
        self.ways = ways
        self.repeats = repeats
        self.repeatedAt = repeatedAt
    }
}

package struct CommitmentFilter: Sendable, Equatable {
    /// Empty: all.
    package var states: Set<Commitment.State>
    /// Deadlines that end on or before.
    package var until: CalendarDate?

    package init(states: Set<Commitment.State> = [.open], until: CalendarDate? = nil) {
        self.states = states
        self.until = until
    }
}

package struct DocumentFilter: Sendable, Equatable {
    /// Empty: all.
    package var states: Set<DocumentState>
    /// Only those with a plugin that owes an answer, or was given up.
    package var onlyUnanswered: Bool
    package var limit: Int

    package init(states: Set<DocumentState> = [], onlyUnanswered: Bool = false, limit: Int = 100) {
        self.states = states
        self.onlyUnanswered = onlyUnanswered
        self.limit = limit
    }
}

package struct DocumentSummary: Sendable, Equatable {
    package struct Answer: Sendable, Equatable {
        package var plugin: String
        package var state: WorkState
        package var tries: Int
        package var lastError: String?

        package init(plugin: String, state: WorkState, tries: Int, lastError: String?) {
            self.plugin = plugin
            self.state = state
            self.tries = tries
            self.lastError = lastError
        }
    }

    package var id: Int64
    package var state: DocumentState
    package var tries: Int
    /// Why it was refused, or what its reader died of.
    package var lastError: String?
    package var meeting: Meeting?
    package var bytesHash: String
    package var arrived: CalendarDate
    /// Where it was found.
    package var paths: [String]
    package var answers: [Answer]

    package init(
        id: Int64, state: DocumentState, tries: Int, lastError: String?, meeting: Meeting?, bytesHash: String,
        arrived: CalendarDate, paths: [String], answers: [Answer]
    ) {
        self.id = id
        self.state = state
        self.tries = tries
        self.lastError = lastError
        self.meeting = meeting
        self.bytesHash = bytesHash
        self.arrived = arrived
        self.paths = paths
        self.answers = answers
    }
}

/// Everything that is kept of one document.
package struct DocumentStory: Sendable, Equatable {
    package struct Place: Sendable, Equatable {
        package var source: String
        /// A file's path, or a page's URL.
        package var path: String
        package var page: PageState?

        package init(source: String, path: String, page: PageState? = nil) {
            self.source = source
            self.path = path
            self.page = page
        }
    }

    package var summary: DocumentSummary
    /// The hash of its text, once it is read.
    package var contentID: String?
    package var places: [Place]
    /// The record; `nil` when it is not read, or retention has dropped it.
    package var json: [UInt8]?

    package init(summary: DocumentSummary, contentID: String?, places: [Place], json: [UInt8]?) {
        self.summary = summary
        self.contentID = contentID
        self.places = places
        self.json = json
    }
}

package enum WorkState: String, Sendable, Codable, CaseIterable {
    case pending, done, quarantined
    /// A day that was over before its answer came.
    case missed
}
