import BotCore

/// What endpoints are to be sent next, as far as it was read, without the bodies. It holds as long as nobody but the
/// sending path writes: whoever does makes it forget.
struct ReadAhead {
    struct Entry {
        /// Its body is empty: that is read when it starts.
        var delivery: StartedDelivery
        var notBefore: Instant
        /// Its thread is not written down yet.
        var joinsNewly: Bool
    }

    /// How many of an endpoint's are read at once. Finding the first costs as much as the next ten.
    static let limit = 16

    /// The next one last.
    private var entries: [String: [Entry]] = [:]
    /// SQLite's word for "nobody else has written" (`PRAGMA data_version`).
    private var version: Int64?

    mutating func forget() { entries = [:] }

    mutating func forget(_ endpoint: String) { entries[endpoint] = nil }

    /// Forgets what was read before another connection wrote.
    mutating func check(_ version: Int64) {
        if version != self.version { forget() }
        self.version = version
    }

    /// The next one, and it is not the next one any more.
    mutating func take(_ endpoint: String) -> Entry? { entries[endpoint]?.popLast() }

    /// Returns the first and keeps the others.
    mutating func keep(_ read: [Entry], of endpoint: String) -> Entry? {
        entries[endpoint] = read.dropFirst().reversed()
        return read.first
    }
}
