/// What one run did, and whether its caller has to look.
package struct RunReport: Sendable, Equatable {
    package struct Problem: Sendable, Equatable {
        package enum Kind: String, Sendable, Codable, CaseIterable {
            /// A source that cannot be listed, or a file that cannot be read.
            case source
            /// A document the reader refused, or that killed it.
            case document
            /// An answer that is missing.
            case plugin
            /// A message that cannot be rendered.
            case message
            /// An attempt that failed, a delivery that is unknown, refused or given up.
            case delivery
            case store
            /// This machine cannot send at all.
            case transport
        }
        package var kind: Kind
        /// One English sentence that names the thing and the next step.
        package var sentence: String

        package init(_ kind: Kind, _ sentence: String) {
            self.kind = kind
            self.sentence = sentence
        }
    }

    package var documentsFound = 0
    package var documentsNew = 0
    package var documentsRefused = 0
    package var answers = 0
    package var noticesNew = 0
    /// New notices that no route wanted.
    package var noticesUnrouted = 0
    package var messages = 0
    package var attempts = 0
    package var delivered = 0
    package var accepted = 0
    package var held = 0
    /// Deliveries, not attempts: one that was tried twice counts once, and not at all when it arrived after all.
    package var unknown = 0
    package var refused = 0
    package var undeliverable = 0
    /// Endpoints whose next delivery is not due yet.
    package var endpointsWaiting = 0
    /// When the next of them is due: a daemon sleeps until then.
    package var nextDue: Instant?
    /// What waits for endpoints that the configuration no longer has.
    package var stranded: [Backlog] = []
    package var pruned = 0
    /// Another run is at work: this one did nothing.
    package var leaseHeldBy: String?
    /// Work was left for the next run because the time was over.
    package var outOfTime = false
    package var problems: [Problem] = []

    package init() {}

    /// 0: nothing went wrong (held by another run, paced and not yet due are normal); 1: look at `problems`.
    package var exitCode: Int32 { problems.isEmpty ? 0 : 1 }
}
