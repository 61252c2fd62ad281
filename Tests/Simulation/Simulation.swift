import BotCore
import Logging
import MinutesModel
import PluginKit

/// Thirty days of one seed: cron, crashes, overlaps, moods; then calm, an operator, and the judgement.
final class Simulation {
    private let world: World
    private let openStore: () throws -> any Store
    private var store: (any Store)?
    private var configuration: Configuration
    private var expected: Set<String> = []
    private var runs = 0
    private var lastReport = RunReport()
    private var hasUnfinished = false
    /// When the first of the pages that failed is due again.
    private var nextVisit: Instant?

    init(seed: UInt64, traces: Bool = false, openStore: @escaping () throws -> any Store) {
        world = World(seed: seed, traces: traces)
        self.openStore = openStore
        configuration = Configuration(
            storePath: "", retention: .seconds(world.scenario.retentionDays * 86_400), timeZone: "Asia/Tokyo",
            remindAt: .nine,
            sources: world.scenario.pageSources, pluginFolders: [],
            plugins: Scenario.plugins.map { Configuration.PluginUse(name: $0, settings: .object([:])) },
            endpoints: world.scenario.endpoints.map { $0.endpoint }, routes: Self.routes)
        world.judge.threads.retention = configuration.retention
    }

    private static let routes = [
        Route(plugin: "alpha", to: ["archive", "team"]), Route(plugin: "beta", to: ["team"], separate: true),
        Route(plugin: "beta", to: ["careful"]), Route(plugin: "gamma", to: ["archive", "team", "careful"]),
        Route(plugin: "kairan", to: ["team", "archive"]),
    ]

    struct Verdict {
        var violations: [String]
        var trace: [String]
        var runs: Int
        var posts: Int
        /// Deliveries that joined a thread.
        var threaded: Int
        var expected: Int
    }

    func judge() throws -> Verdict {
        try thirtyDays()
        try calm()
        let storm = world.judge.postCount
        world.judge.check(upTo: 0, attempts: 0)
        try listsWhatIsMissing()
        try operate()
        world.judge.check(upTo: storm, attempts: RetryPolicy().attempts)
        let expected = expectedEverywhere()
        for missing in expected.subtracting(world.judge.told).sorted() {
            world.judge.violate("never told: \(missing)")
        }
        return Verdict(
            violations: world.judge.violations + world.judge.threads.violations, trace: world.trace, runs: runs,
            posts: world.judge.postCount, threaded: world.judge.threads.count,
            expected: expected.count)
    }

    // MARK: The thirty days

    private func thirtyDays() throws {
        let end = Instant(milliseconds: Scenario.start + Int64(Scenario.days) * Scenario.day)
        while world.now < end {
            try cron()
            // Nights in which nothing can happen are not worth simulating.
            let event = hasUnfinished ? world.now : nextEvent(after: world.now)
            world.pass(until: cronTime(after: world.now, notBefore: event))
        }
    }

    private func cronTime(after now: Instant, notBefore event: Instant) -> Instant {
        let step = Int64(world.scenario.cronMinutes) * Scenario.minute
        let sinceStart = max(now.milliseconds + 1, event.milliseconds) - Scenario.start
        return Instant(milliseconds: Scenario.start + (sinceStart + step - 1) / step * step)
    }

    /// When the next document arrives, the next day begins for the plugins, or something is due.
    private func nextEvent(after now: Instant) -> Instant {
        let arrival = world.scenario.documents.map { $0.arrives }.filter { $0 > now.milliseconds }.min()
        let (today, time) = Japan().local(now)
        let day = time < configuration.remindAt ? today : today.adding(days: 1)
        let morning = Japan().instant(of: day, at: configuration.remindAt)
        return min(morning, Instant(milliseconds: arrival ?? .max), lastReport.nextDue ?? morning, nextVisit ?? morning)
    }

    private func cron() throws {
        let random = world.random
        let scenario = world.scenario
        let dies =
            scenario.crashesOneIn < .max && random.oneIn(scenario.crashesOneIn)
            ? (at: random.range(1...40), before: random.oneIn(2)) : nil
        var interruption: (at: Int, happen: () -> Void)?
        if scenario.zombiesOneIn < .max, random.oneIn(scenario.zombiesOneIn) {
            interruption = (random.range(1...30), { [self] in overtake(sleep: true) })
        } else if scenario.overlapsOneIn < .max, random.oneIn(scenario.overlapsOneIn) {
            interruption = (random.range(1...30), { [self] in overtake(sleep: false) })
        }
        try run(dies: dies, interruption: interruption)
    }

    /// A second run starts while the first one is in the middle of something; `sleep` stops the first one for longer
    /// than its lease.
    private func overtake(sleep: Bool) {
        if sleep { world.pass(.seconds(world.random.range(61...600))) }
        do {
            let life = Life("run \(runs + 1)b", world)
            _ = try pass(life, on: openStore())
        } catch {
            world.judge.violate("the second run failed: \(error)")
        }
    }

    private func run(
        dies: (at: Int, before: Bool)? = nil, interruption: (at: Int, happen: () -> Void)? = nil
    ) throws {
        let life = Life("run \(runs + 1)", world, dies: dies, interruption: interruption)
        let store = try self.store ?? openStore()
        self.store = store
        let before = world.now
        let outcome = try pass(life, on: store)
        runs += 1
        guard let (report, hasFailed) = outcome else {
            // The process is dead, and its connection with it.
            self.store = nil
            hasUnfinished = true
            return
        }
        lastReport = report
        nextVisit = try store.pages().filter { $0.failures > 0 }.compactMap { $0.notBefore }.min()
        hasUnfinished = try report.leaseHeldBy != nil || report.outOfTime || owes(report, store)
        if report.leaseHeldBy == nil, !report.outOfTime, !hasFailed, !world.judge.overtaken.contains(life.name),
            !report.problems.contains(where: { $0.kind == .store || $0.kind == .plugin })
        {
            expectReminders(of: before)
        }
    }

    /// Whether the next run goes on with something, whatever the time.
    private func owes(_ report: RunReport, _ store: any Store) throws -> Bool {
        let kinds = Set(report.problems.map { $0.kind }).subtracting([.delivery, .source])
        guard !kinds.isEmpty else { return false }
        return try kinds.contains(.store) || !store.pendingWork().isEmpty
            || !store.documents(DocumentFilter(states: [.pending])).isEmpty
    }

    /// A run to its end, or `nil` when it died.
    private func pass(_ life: Life, on store: any Store) throws -> (RunReport, hasFailed: Bool)? {
        let transport = FakeTransport(world, life)
        let runner = FakeRunner(world, life)
        let ports = Ports(
            clock: world, random: world.random, zone: Japan(), store: WatchedStore(store, world, life),
            transport: transport, runner: runner, reader: FakeReader(world, life),
            intakes: [("inbox", FakeIntake(world: world, life: life))], services: FakeService.all)
        let bot = Bot(configuration: configuration, ports: ports, holder: life.name, logger: Simulation.silence)
        defer { world.judge.gone(life) }
        do {
            let report = try bot.run()
            world.note(
                "\(life.name) ends: \(report.problems.map(\.sentence)) held by \(report.leaseHeldBy ?? "nobody")")
            return (report, runner.hasFailed)
        } catch is Crash {
            return nil
        } catch StoreError.busy {
            // It could not even begin.
            return (RunReport(), true)
        }
    }

    private static let silence = Logger(label: "simulation") { _ in SwiftLogNoOpLogHandler() }

    // MARK: What is expected

    /// A run that came to its end without a failure has told the day to gamma, with every promise known by then.
    private func expectReminders(of begin: Instant) {
        let (day, time) = Japan().local(begin)
        guard time >= configuration.remindAt else { return }
        if FakeRunner.tells(of: day.description) { expected.insert("gamma/\(day)") }
        for id in world.judge.commitments where FakeRunner.reminds(of: id, on: day.description) {
            expected.insert("gamma/\(day)/\(id)")
        }
    }

    /// - Parameter listed: pages whose document is quarantined: the operator sees it in a list.
    private func expectedEverywhere(butOn listed: Set<String> = []) -> Set<String> {
        var all: Set<String> = []
        func expect(_ key: String, from plugin: String) {
            for route in Self.routes where route.plugin == plugin {
                for endpoint in route.to { all.insert("\(endpoint) \(key)") }
            }
        }
        for document in world.scenario.documents where world.scenario.stays(document) {
            guard case .readable(let crashes) = document.fate, crashes < 3 else { continue }
            let page = world.scenario.pages.first { $0.number == document.page }
            if let page, listed.contains(page.url) { continue }
            for plugin in ["alpha", "beta"] where document.failures[plugin, default: 0] < 3 {
                let answer = FakeRunner.answer(plugin, meeting: document.meeting, content: document.content)
                for notice in answer.notices { expect(notice.key, from: plugin) }
            }
        }
        for key in expected { expect(key, from: "gamma") }
        return all
    }

    // MARK: Afterwards

    /// The storm is over, dead rooms get new URLs, and cron goes on for five days: every schedule runs out.
    private func calm() throws {
        for index in configuration.endpoints.indices where world.scenario.endpoints[index].goneFrom != nil {
            let name = configuration.endpoints[index].name
            configuration.endpoints[index].url = Secret("https://\(name).test/2")
            world.judge.threads.moved(name)
        }
        world.judge.forgive()
        world.note("calm")
        for _ in 0..<8 {
            try run()
            world.pass(.seconds(15 * 3600))
            if isQuiet { break }
        }
    }

    /// Whether time alone brings nothing more.
    private var isQuiet: Bool {
        !hasUnfinished && lastReport.endpointsWaiting == 0 && nextVisit == nil && hasVisitedAll
    }

    /// Whether every page was read as it stands at the end.
    private var hasVisitedAll: Bool {
        let end = Instant(milliseconds: Scenario.start + Int64(Scenario.days) * Scenario.day)
        return (try? store?.pages().allSatisfy { $0.askedAt.map { $0 >= end } ?? false }) ?? false
    }

    /// What is not told yet must stand in a list that the operator can see.
    private func listsWhatIsMissing() throws {
        guard let store else { return }
        let stuck = try store.deliveries(
            DeliveryFilter(states: [.held, .refused, .undeliverable], limit: .max))
        let listed = Set(
            try stuck.flatMap { delivery in
                try store.delivery(delivery.id)?.notices.map { "\(delivery.endpoint) \($0.key)" } ?? []
            })
        let pages = Set(try quarantinedPages(store).flatMap(\.paths))
        for missing in expectedEverywhere(butOn: pages).subtracting(world.judge.told).subtracting(listed).sorted() {
            world.judge.violate("neither told nor listed: \(missing)")
        }
        let waiting = try store.deliveries(DeliveryFilter(states: [.pending, .started, .unknown]))
        for delivery in waiting { world.judge.violate("\(delivery.id) still waits after five calm days") }
    }

    /// A page that killed its reader three times is given up, also when other documents stood on it each time.
    private func quarantinedPages(_ store: any Store) throws -> [DocumentSummary] {
        let urls = Set(world.scenario.pages.map(\.url))
        return try store.documents(DocumentFilter(states: [.quarantined], limit: .max)).filter {
            !urls.isDisjoint(with: $0.paths)
        }
    }

    /// The operator sends again what was held, refused and given up, and has read again what was quarantined: the rest
    /// arrives, under the same ids.
    private func operate() throws {
        guard let store else { return }
        // Spells of trouble are longer than five days: some endpoints were given up.
        for state in try store.endpointStates() where state.goneSince != nil {
            _ = try store.enableEndpoint(state.name, now: world.now)
        }
        let states: Set<DeliveryState> = [.held, .refused, .undeliverable]
        for delivery in try store.deliveries(DeliveryFilter(states: states, limit: .max)) {
            if delivery.state == .held { world.judge.doubts[delivery.id, default: 0] += 1 }
            if try !store.retryDelivery(delivery.id, now: world.now) {
                world.judge.violate("\(delivery.id) cannot be retried")
            }
        }
        let pages = try quarantinedPages(store)
        for page in pages { _ = try store.retryDocument(page.id, now: world.now) }
        for _ in 0..<40 {
            try run()
            // A page can have a day between two visits.
            world.pass(.seconds(pages.isEmpty ? 600 : 26 * 3600))
            if isQuiet { break }
        }
    }
}

extension ClockTime {
    fileprivate static var nine: ClockTime {
        guard let time = ClockTime(hour: 9, minute: 0) else { preconditionFailure("nine o'clock exists") }
        return time
    }
}
