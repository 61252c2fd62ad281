import BotCore

/// What must hold of threads: a delivery joins the thread of its meeting as soon as the bot has written down the thread's
/// name, and stays with what it joined, whoever sends it again.
struct JudgedThreads {
    private struct Key: Hashable {
        var endpoint: String
        var meeting: String
    }
    private var named: [Key: (thread: String, at: Instant)] = [:]
    private struct Place {
        var endpoint: String
        /// `nil`: outside of any.
        var thread: String?
    }
    /// By delivery.
    private var joined: [Int64: Place] = [:]
    private(set) var violations: [String] = []
    /// How many deliveries joined one.
    private(set) var count = 0
    /// Names older than this may be forgotten.
    var retention: Duration = .seconds(400 * 86_400)

    private func key(_ endpoint: String, _ body: [UInt8]) -> Key? {
        FakeService.meeting(of: FakeService.keys(of: body)).map { Key(endpoint: endpoint, meeting: $0) }
    }

    /// An attempt's start is written down.
    mutating func started(_ delivery: StartedDelivery, at now: Instant) {
        if let before = joined[delivery.id] {
            if before.thread != delivery.thread { violations.append("\(delivery.publicID) changed its thread") }
            return
        }
        joined[delivery.id] = Place(endpoint: delivery.endpoint, thread: delivery.thread)
        if delivery.thread != nil { count += 1 }
        let known = key(delivery.endpoint, delivery.body).flatMap { named[$0] }
        if let known, now - known.at >= retention { return }
        if known?.thread != delivery.thread {
            let thread = known.map { "not in \($0.thread)" } ?? "in a thread that nobody named"
            violations.append("\(delivery.publicID) stands \(thread)")
        }
    }

    mutating func sent(_ post: Judge.Post, of delivery: Int64) {
        // Who was stopped past its lease sends what it had begun, whatever the next one has found out about the thread.
        if post.isOvertaken { return }
        if joined[delivery]?.thread != post.thread {
            violations.append("\(post.id) was sent to another thread than was written down")
        }
    }

    /// An attempt's end is written down.
    mutating func ended(_ post: Judge.Post, of delivery: Int64, at now: Instant) {
        guard let key = key(post.endpoint, post.body) else { return }
        if post.refusesThread {
            if named[key]?.thread == post.thread { named[key] = nil }
            joined[delivery]?.thread = nil
        } else if post.thread == nil, let thread = post.names, named[key] == nil {
            named[key] = (thread, now)
        }
    }

    /// The endpoint is another room now.
    mutating func moved(_ endpoint: String) {
        named = named.filter { $0.key.endpoint != endpoint }
        for (delivery, place) in joined where place.endpoint == endpoint { joined[delivery]?.thread = nil }
    }
}
