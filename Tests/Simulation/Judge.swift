import BotCore

/// What the endpoints saw, held against the rules. It never asks the bot.
struct Judge {
    struct Post {
        var at: Instant
        var endpoint: String
        var id: String
        var body: [UInt8]
        var attempt: Int64
        /// Whether the endpoint posted it.
        var acts: Bool
        /// Sent by a process whose lease had been taken.
        var isOvertaken: Bool
        /// Nobody can know from outside whether it arrived.
        var isDoubtful: Bool
        /// The endpoint said that it is gone for ever.
        var isLast: Bool
        /// What it tells.
        var keys: [String]
        /// The thread that it was sent into.
        var thread: String?
        /// The thread that the answer says it began.
        var names: String?
        var refusesThread = false
        /// What the endpoint takes.
        var limits: [RateLimit] = []
    }

    private(set) var posts: [Post] = []
    /// Attempts that the store had committed as started, with their deliveries.
    private var committed: [Int64: Int64] = [:]
    /// By delivery: how often nobody could know whether an attempt arrived.
    var doubts: [String: Int] = [:]
    /// By delivery: how often a process died (or was overtaken) between sending and recording.
    var interrupted: [String: Int] = [:]
    /// Attempts whose end was never recorded.
    private var lost: Set<Int64> = []
    var commitments: Set<String> = []
    /// Processes whose lease was taken.
    private(set) var overtaken: Set<String> = []
    private var holder: String?
    private var waits: [Int64: Instant] = [:]
    private var quietUntil: [String: Instant] = [:]
    private var goneEndpoints: Set<String> = []
    var threads = JudgedThreads()
    private(set) var violations: [String] = []
    private var forgivenAt = 0

    private var lastFetch: [String: Duration] = [:]

    /// Nobody asks one host twice in a second; where a redirect leads is the same visit.
    mutating func fetches(from host: String, at uptime: Duration, isFirst: Bool) {
        if isFirst, let last = lastFetch[host], uptime - last < .seconds(1) { violate("\(host) is asked too often") }
        lastFetch[host] = uptime
    }

    mutating func began(_ life: String, isTakeOver: Bool) {
        if let holder, holder != life { overtaken.insert(holder) }
        holder = life
    }

    mutating func ended(_ life: String) {
        if holder == life { holder = nil }
    }

    mutating func askToWait(attempt: Int64, until: Instant) { waits[attempt] = until }

    mutating func started(_ delivery: StartedDelivery, at now: Instant) {
        committed[delivery.attempt] = delivery.id
        threads.started(delivery, at: now)
    }

    mutating func recorded(_ attempt: Int64, at now: Instant) {
        guard let post = posts.last(where: { $0.attempt == attempt }) else { return }
        if let delivery = committed[attempt] { threads.ended(post, of: delivery, at: now) }
        if post.isLast { goneEndpoints.insert(post.endpoint) }
        if let until = waits.removeValue(forKey: attempt) { quietUntil[post.endpoint] = until }
    }

    mutating func gone(_ life: Life) {
        for (attempt, id) in life.unrecorded {
            lost.insert(attempt)
            doubts[id, default: 0] += 1
            interrupted[id, default: 0] += 1
        }
    }

    /// A new URL, or an operator's retry: what was asked for before no longer counts.
    mutating func forgive() {
        quietUntil = [:]
        goneEndpoints = []
        forgivenAt = posts.count
    }

    mutating func log(_ post: Post) {
        if let delivery = committed[post.attempt] {
            threads.sent(post, of: delivery)
        } else {
            violations.append("attempt \(post.attempt) of \(post.id) was sent before its start was committed")
        }
        if let until = quietUntil[post.endpoint], post.at < until, !post.isOvertaken {
            violations.append("\(post.endpoint) asked for quiet until \(until.milliseconds) and got \(post.id)")
        }
        if goneEndpoints.contains(post.endpoint), !post.isOvertaken {
            violations.append("\(post.endpoint) is gone and got \(post.id)")
        }
        posts.append(post)
        for limit in post.limits where !post.isOvertaken {
            // The newest come last.
            let within = posts.reversed().prefix { post.at - $0.at < limit.span }
                .filter { $0.endpoint == post.endpoint && !$0.isOvertaken }
            if within.count > limit.count {
                violations.append(
                    "\(post.endpoint) got \(within.count) posts within \(limit.span) before \(post.at.milliseconds)")
            }
        }
    }

    /// The rules that hold at any time, whatever happened.
    mutating func check(upTo count: Int, attempts: Int) {
        var bodies: [String: [UInt8]] = [:]
        var acted: [String: Int] = [:]
        var tried: [String: Int] = [:]
        /// What a thread costs is no failure.
        var unthreaded: [String: Int] = [:]
        var mostTried: [String: Int] = [:]
        var told: [String: Set<String>] = [:]
        var current: [String: String] = [:]
        var done: Set<String> = []
        var doubtful: Set<String> = []
        for (index, post) in posts.enumerated() {
            if let body = bodies[post.id], body != post.body { violations.append("\(post.id) changed its body") }
            bodies[post.id] = post.body
            if post.acts {
                acted[post.id, default: 0] += 1
                for key in post.keys { told["\(post.endpoint) \(key)", default: []].insert(post.id) }
            }
            guard index < count else { continue }
            if index == forgivenAt { tried = [:] }
            tried[post.id, default: 0] += 1
            if post.refusesThread { unthreaded[post.id, default: 0] += 1 }
            mostTried[post.id] = max(mostTried[post.id, default: 0], tried[post.id, default: 0])
            guard !post.isOvertaken else { continue }
            if let before = current[post.endpoint], before != post.id { done.insert(before) }
            if done.contains(post.id) {
                violations.append("\(post.id) came again at \(post.endpoint) after a later one had been sent")
            }
            current[post.endpoint] = post.id
            guard post.endpoint == "careful" else { continue }
            if doubtful.contains(post.id) {
                violations.append("\(post.id) was sent again to an endpoint that wants doubts held")
            }
            if post.isDoubtful || lost.contains(post.attempt) { doubtful.insert(post.id) }
        }
        for (id, count) in acted where count > 1 + doubts[id, default: 0] {
            violations.append("\(id) was posted \(count) times with \(doubts[id, default: 0]) doubts")
        }
        for (id, count) in mostTried where count > attempts + interrupted[id, default: 0] + unthreaded[id, default: 0] {
            violations.append("\(id) was tried \(count) times")
        }
        for (what, ids) in told where ids.count > 1 {
            violations.append("\(what) was told under \(ids.sorted())")
        }
    }

    mutating func violate(_ sentence: String) { violations.append(sentence) }

    /// What each endpoint posted.
    var told: Set<String> {
        Set(posts.filter(\.acts).flatMap { post in post.keys.map { "\(post.endpoint) \($0)" } })
    }
    var postCount: Int { posts.count }
}
