package import MinutesModel
package import PluginKit

/// A found document and what the reader made of it.
package struct Reading: Sendable, Equatable {
    package enum Result: Sendable, Equatable {
        /// The record; `plugins` are those that have to hear of it when it is new.
        case read(contentID: String, meeting: Meeting, json: [UInt8], plugins: [String])
        /// A document that is known by its bytes: only the file is noted.
        case known(document: Int64)
        case refused(sentence: String)
        /// The reader died of it; `quarantined` when it is not to be tried again.
        case crashed(reason: String, quarantined: Bool)
    }
    package var found: FoundDocument
    package var bytesHash: String
    package var result: Result
    /// The local day on which it was first seen.
    package var arrived: CalendarDate
    /// What the operator has to hear of it.
    package var notices: [DecidedNotice]
    /// The page it was fetched from.
    package var page: PageState?

    package init(
        found: FoundDocument, bytesHash: String, result: Result, arrived: CalendarDate, notices: [DecidedNotice] = [],
        page: PageState? = nil
    ) {
        self.found = found
        self.bytesHash = bytesHash
        self.result = result
        self.arrived = arrived
        self.notices = notices
        self.page = page
    }
}

package enum DocumentState: String, Sendable, Codable, CaseIterable {
    /// The reader crashed; it is tried again.
    case pending
    case read, refused, quarantined
}

package struct KnownDocument: Sendable, Equatable {
    package var id: Int64
    package var state: DocumentState
    /// How often its reader crashed.
    package var tries: Int

    package init(id: Int64, state: DocumentState, tries: Int) {
        self.id = id
        self.state = state
        self.tries = tries
    }
}

/// What a call to a plugin is about.
package enum Subject: Sendable, Hashable {
    case document(Int64)
    case day(CalendarDate)
}

/// A call that a plugin owes an answer to: a (document, plugin) or (day, plugin) pair.
package struct Work: Sendable, Equatable {
    package var id: Int64
    package var subject: Subject
    package var plugin: String
    /// How often it failed.
    package var tries: Int
    /// The meeting of a document.
    package var meeting: Meeting?

    package init(id: Int64, subject: Subject, plugin: String, tries: Int, meeting: Meeting?) {
        self.id = id
        self.subject = subject
        self.plugin = plugin
        self.tries = tries
        self.meeting = meeting
    }
}

/// What became of a call.
package struct Settlement: Sendable, Equatable {
    package enum Result: Sendable, Equatable {
        case answered(notices: [DecidedNotice], commitments: [Commitment], state: [UInt8]?)
        /// `quarantined` when it is not to be tried again; the notices tell the operator.
        case failed(reason: String, quarantined: Bool, notices: [DecidedNotice])
    }
    /// `nil` for a manual trigger, which leaves nothing behind but its notices.
    package var work: Work?
    package var plugin: String
    package var result: Result
    /// The local day. Commitments that are new make it begin again for the plugins that heard it.
    package var today: CalendarDate

    package init(work: Work?, plugin: String, result: Result, today: CalendarDate) {
        self.work = work
        self.plugin = plugin
        self.result = result
        self.today = today
    }
}

package struct Settled: Sendable, Equatable {
    /// How many of the notices had not been told before.
    package var newNotices: Int
    /// The day's calls that are owed again because new commitments arrived after the day began.
    package var reopened: [Work]

    package init(newNotices: Int, reopened: [Work]) {
        self.newNotices = newNotices
        self.reopened = reopened
    }
}

/// A notice, and who is to hear it.
package struct DecidedNotice: Sendable, Equatable {
    package var plugin: String
    package var notice: Notice
    package var meeting: Meeting?
    package var subject: Subject?
    package var addressees: [Addressee]

    package init(
        plugin: String, notice: Notice, meeting: Meeting?, subject: Subject?, addressees: [Addressee]
    ) {
        self.plugin = plugin
        self.notice = notice
        self.meeting = meeting
        self.subject = subject
        self.addressees = addressees
    }
}

package struct Addressee: Sendable, Hashable {
    package var endpoint: String
    /// Notices of one run with one group become one message.
    package var group: String

    package init(endpoint: String, group: String) {
        self.endpoint = endpoint
        self.group = group
    }
}
