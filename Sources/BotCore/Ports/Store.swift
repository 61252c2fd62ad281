package import MinutesModel

/// Everything the bot writes down. Each verb that changes something is one transaction; what it promises holds once
/// it returns. Verbs of a run (all above the ledger's) are refused with `StoreError.leaseLost` as soon as another run
/// has taken the lease, so a stopped and resumed program can spoil nothing.
///
/// Any verb may throw `StoreError.busy`: nothing happened, try again on a later turn.
package protocol Store: Ledger {
    /// Takes the lease and opens the run: what an earlier, crashed run left `started` becomes unknown (or held),
    /// endpoints whose configuration changed are forgiven, and the day begins for `opening.dayPlugins`.
    func beginRun(_ opening: RunOpening, now: Instant) throws -> RunStart
    /// Keeps the lease for another `RunOpening.lease`. Every other verb that writes does that too.
    func renewLease(now: Instant) throws
    /// Nothing happens when the last step of the outbox has ended it.
    func endRun(now: Instant) throws

    /// Those that have to be read: unknown, changed since, or left over by a reader that crashed.
    func unread(among found: [FoundDocument]) throws -> [FoundDocument]
    /// What is known of a document with these very bytes.
    func knownDocument(bytesHash: String) throws -> KnownDocument?
    /// What plugins have to hear of it: empty for a document that was known.
    func record(_ readings: [Reading], now: Instant) throws -> [Work]

    /// What is remembered of pages, in no order.
    func pages() throws -> [PageState]
    /// Notes what came of fetching pages that gave nothing to read: they were unchanged, or failed. Pages that gave a
    /// document come with its `Reading`, so that no document is lost between being fetched and being read.
    func note(_ pages: [PageState], _ notices: [DecidedNotice], now: Instant) throws

    /// The calls that plugins still owe an answer to, oldest first.
    func pendingWork() throws -> [Work]
    func minutesJSON(of document: Int64) throws -> [UInt8]?
    /// Oldest first, with those that are put off. What says another again is part of it.
    func openCommitments() throws -> [Commitment]
    func pluginState(_ plugin: String) throws -> [UInt8]?
    func settle(_ settlements: [Settlement], now: Instant) throws -> Settled

    /// Notices that are addressed and not yet part of a message, in the order in which they were decided.
    func uncomposed() throws -> [UncomposedNotice]
    /// Ends attempts, takes in new messages and starts the next attempts in one commit. An endpoint's claim is its
    /// oldest delivery that is not done; it is started when it is due. What is returned as started may be sent from
    /// then on, and not before. The answers to the claims come first, then those to the peeks, in their order.
    func advance(_ step: OutboxStep, now: Instant) throws -> [Claim]

    /// When attempts began, at or after `since`, newest first; of deliveries that retention has left.
    func attemptStarts(since: Instant) throws -> [AttemptStart]

    /// Drops at most `batch` bodies and rows of each kind that are older than `before`, never anything that is still
    /// to be told or still open, and never a notice's key. Returns how many rows changed.
    func prune(before: Instant, batch: Int, now: Instant) throws -> Int
}

/// What the commands read and what an operator may change, without a lease.
package protocol Ledger: AnyObject {
    /// Newest first.
    func deliveries(_ filter: DeliveryFilter) throws -> [DeliverySummary]
    /// By its public id (`msg_…`) or an unambiguous beginning of it.
    func delivery(_ id: String) throws -> DeliveryStory?
    /// Back into the outbox, due at once, with the same id and bytes. `false` when there is nothing to retry: it is
    /// delivered or waits already, or its body has been dropped.
    func retryDelivery(_ id: String, now: Instant) throws -> Bool
    /// The same of many in one transaction, by their whole ids. Returns how many there was something to retry of.
    func retryDeliveries(_ ids: [String], now: Instant) throws -> Int
    /// Newest first.
    func notices(_ filter: NoticeFilter) throws -> [NoticeStory]

    /// By deadline, the undated last. What says another again is part of it.
    func commitments(_ filter: CommitmentFilter) throws -> [Commitment]
    /// One that somebody adds by hand. `false` when its id is known.
    func addCommitment(_ commitment: Commitment, today: CalendarDate) throws -> Bool
    /// Puts it right. `body` gets what was put right before. `false` when there is none of that id.
    func editCommitment(_ id: String, _ body: (inout CommitmentEdit) -> Void) throws -> Bool
    /// Takes what was joined last to a commitment out of it, for good: two promises that only sounded alike. The id of
    /// what stands alone now; `nil` when nothing was joined.
    func separateCommitment(_ id: String) throws -> String?
    /// With everything that says it again.
    func setCommitment(_ id: String, state: Commitment.State) throws -> Bool
    func snoozeCommitment(_ id: String, until day: CalendarDate?) throws -> Bool

    /// Newest first.
    func documents(_ filter: DocumentFilter) throws -> [DocumentSummary]
    /// By its number, the beginning of a hash (at least six digits), its file's name, its path or its URL. Newest first.
    func documents(named word: String) throws -> [Int64]
    func document(_ id: Int64) throws -> DocumentStory?
    /// Reads it again, and asks again the plugins that were given up. `false` when nothing had been given up.
    func retryDocument(_ id: Int64, now: Instant) throws -> Bool

    func endpointStates() throws -> [EndpointState]
    /// Forgives an endpoint what was noted against it, and puts back into the outbox what was given up since it has been
    /// gone. `nil` when there was nothing against it; otherwise how many deliveries go out again.
    func enableEndpoint(_ name: String, now: Instant) throws -> Int?
}
