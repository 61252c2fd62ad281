import BotCore

/// The network and the endpoints behind it. What reached an endpoint goes into the judge's log at once.
final class FakeTransport: Transport {
    private let world: World
    private let life: Life
    private var due: [(at: Duration, answer: HTTPAnswer)] = []
    private var pages: [(at: Duration, host: String, answer: HTTPAnswer)] = []

    init(_ world: World, _ life: Life) {
        self.world = world
        self.life = life
    }

    var inFlight: Int { due.count + pages.count }

    func prepare() throws {
        if world.lacksLibrary { throw TransportUnavailable("Nothing can be sent here.") }
    }

    func fetch(_ request: FetchRequest) {
        life.tell("fetch \(request.url)") {
            let host = String(request.url.split(separator: "/")[1])
            world.judge.fetches(
                from: host, at: world.uptime,
                isFirst: !request.url.hasSuffix("?moved") && !world.judge.overtaken.contains(life.name))
            if pages.contains(where: { $0.host == host }) { world.judge.violate("two fetches at once from \(host)") }
            let (latency, answer) = world.answer(to: request)
            pages.append((world.uptime + latency, host, answer))
            world.note("\(life.name) fetches \(request.url): \(answer.status ?? 0)")
        }
    }

    func abandonFetches() { pages = [] }

    func send(_ request: HTTPRequest) {
        life.tell("send to \(request.endpoint.name)") {
            let mood = world.mood(of: request.endpoint)
            let (latency, acts, answer) = answer(to: request, mood)
            due.append((world.uptime + latency, answer))
            let id = request.headers.first?.value ?? ""
            let thread = request.headers.first { $0.name == "thread" }?.value
            life.unrecorded[request.id] = id
            let isDoubtful = answer.failure?.requestMayHaveArrived ?? false
            world.judge.log(
                Judge.Post(
                    at: world.now, endpoint: request.endpoint.name, id: id, body: request.body, attempt: request.id,
                    acts: acts, isOvertaken: world.judge.overtaken.contains(life.name), isDoubtful: isDoubtful,
                    isLast: answer.status == 410, keys: FakeService.keys(of: request.body), thread: thread,
                    names: acts ? answer.headers["thread"] : nil,
                    refusesThread: thread != nil && [400, 403].contains(answer.status),
                    limits: FakeService.all[request.endpoint.service]?.limits ?? []))
            if isDoubtful { world.judge.doubts[id, default: 0] += 1 }
            if let asked = answer.headers["retry-after"].flatMap({ Int64($0) }) {
                world.judge.askToWait(attempt: request.id, until: world.now + latency + .seconds(asked))
            }
            world.note("\(life.name) sends \(id) to \(request.endpoint.name): \(mood), acts: \(acts)")
        }
    }

    private func answer(
        to request: HTTPRequest, _ mood: World.MoodNow
    ) -> (latency: Duration, acts: Bool, answer: HTTPAnswer) {
        let latency = Duration.milliseconds(world.random.range(20...2_000))
        let success = request.endpoint.service == .teams ? 202 : 200
        func status(_ status: Int, _ headers: [String: String] = [:]) -> HTTPAnswer {
            HTTPAnswer(id: request.id, status: status, headers: HeaderFields(headers))
        }
        func failure(_ reason: TransportFailure.Reason, _ mayHaveArrived: Bool) -> HTTPAnswer {
            HTTPAnswer(
                id: request.id, status: nil,
                failure: TransportFailure(
                    reason: reason, code: 0, requestMayHaveArrived: mayHaveArrived, message: reason.rawValue))
        }
        switch mood {
        case .well:
            guard request.endpoint.service == .slack else { return (latency, true, status(success)) }
            switch world.rooms.take(request, world.random) {
            case .refused(let code): return (latency, false, status(code))
            case .taken(let thread): return (latency, true, status(success, thread.map { ["thread": $0] } ?? [:]))
            }
        case .failing: return (latency, false, status(500))
        case .throttling:
            if world.random.oneIn(2) { return (latency, true, status(success)) }
            return (latency, false, status(429, ["retry-after": "\(world.random.pick([1, 3, 60, 7_200]))"]))
        case .unreachable: return (latency, false, failure(.connect, false))
        case .silentBefore: return (.seconds(20), false, failure(.timeout, true))
        case .silentAfter: return (.seconds(20), true, failure(.timeout, true))
        case .forbidden: return (latency, false, status(403))
        case .teapot: return (latency, false, status(400))
        case .gone: return (latency, false, status(410))
        }
    }

    func wait(on descriptors: [Descriptor], atMost limit: Duration) throws -> Wake {
        try life.call("wait") {
            let next = (due.map { $0.at } + pages.map { $0.at }).min().map { $0 - world.uptime } ?? limit
            world.pass(min(next, limit))
            // What an interruption of this very call adds to the clock, the next wait finds.
            let ended = due.filter { $0.at <= world.uptime }.map(\.answer)
            due.removeAll { $0.at <= world.uptime }
            let fetched = pages.filter { $0.at <= world.uptime }.map(\.answer)
            pages.removeAll { $0.at <= world.uptime }
            return Wake(answers: ended, pages: fetched)
        }
    }
}

extension World {
    enum MoodNow {
        case well, failing, throttling, unreachable, silentBefore, silentAfter, forbidden, teapot, gone
    }

    func mood(of endpoint: Endpoint) -> MoodNow {
        guard let planned = scenario.endpoints.first(where: { $0.endpoint.name == endpoint.name }) else { return .well }
        let time = now.milliseconds
        // A new URL is a new room.
        if let gone = planned.goneFrom, time >= gone, endpoint.url == planned.endpoint.url { return .gone }
        guard let spell = planned.spells.first(where: { $0.from <= time && time < $0.until }) else { return .well }
        switch spell.mood {
        case .well: return .well
        case .failing: return .failing
        case .throttling: return .throttling
        case .unreachable: return .unreachable
        case .silentBefore: return .silentBefore
        case .silentAfter: return .silentAfter
        case .forbidden: return .forbidden
        case .teapot: return .teapot
        }
    }
}
