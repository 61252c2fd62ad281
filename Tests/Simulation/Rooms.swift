import BotCore

/// The threads that stand in the endpoints' rooms. Somebody may delete one at any time.
struct Rooms {
    enum Answer {
        /// `named`: the thread that the message began, where the answer says so.
        case taken(named: String?)
        case refused(status: Int)
    }

    private var threads: [String: Set<String>] = [:]
    private var count = 0

    mutating func take(_ request: HTTPRequest, _ random: SeededRandom) -> Answer {
        let room = request.endpoint.url?.reveal() ?? ""
        if let thread = request.headers.first(where: { $0.name == "thread" })?.value {
            if random.oneIn(8) { threads[room]?.remove(thread) }
            let stands = threads[room]?.contains(thread) ?? false
            return stands ? .taken(named: nil) : .refused(status: random.pick([400, 403]))
        }
        count += 1
        let thread = "thread \(count)"
        threads[room, default: []].insert(thread)
        return .taken(named: random.oneIn(5) ? nil : thread)
    }
}
