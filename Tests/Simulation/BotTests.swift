import BotCore
import Logging
import MemoryStore
import MinutesModel
import PluginKit
import TestSupport
import Testing

/// Single runs of the bot among the simulator's fakes, where a seed would only say that something is wrong.
@Suite struct BotTests {
    final class Place {
        let world: World
        let database = MemoryDatabase()
        let log = RecordedLog()
        var configuration: Configuration
        private(set) var runs = 0

        init(
            documents: [Scenario.PlannedDocument] = [], pages: [Scenario.PlannedPage] = [],
            moods: [Scenario.Mood] = [.well],
            routes: [Route] = [Route(to: ["e0"])], service: ServiceKind = .generic, firstIsGone: Bool = false
        ) {
            let endpoints = moods.enumerated().map { index, mood in
                Scenario.PlannedEndpoint(
                    endpoint: Endpoint(name: "e\(index)", service: service, url: Secret("https://e\(index).test")),
                    spells: [Scenario.Spell(from: 0, until: .max, mood: mood)],
                    goneFrom: firstIsGone && index == 0 ? 0 : nil)
            }
            world = World(Scenario(documents: documents, pages: pages, endpoints: endpoints))
            configuration = Configuration(
                storePath: "", retention: .seconds(400 * 86_400), timeZone: "Asia/Tokyo",
                remindAt: ClockTime("09:00") ?? Scenario.midnight, sources: world.scenario.pageSources,
                pluginFolders: [],
                plugins: Scenario.plugins.map { Configuration.PluginUse(name: $0, settings: .object([:])) },
                endpoints: endpoints.map { $0.endpoint }, routes: routes)
        }

        var store: MemoryStore { MemoryStore(database) }
        var posts: [String] { world.judge.posts.flatMap { $0.keys } }

        func run(
            _ limits: RunLimits = RunLimits(), trigger: Trigger? = nil,
            services: [ServiceKind: any Service] = FakeService.all,
            interruption: (at: Int, happen: () -> Void)? = nil
        ) throws -> RunReport {
            runs += 1
            let life = Life("run \(runs)", world, interruption: interruption)
            let ports = Ports(
                clock: world, random: world.random, zone: Japan(), store: WatchedStore(store, world, life),
                transport: FakeTransport(world, life), runner: FakeRunner(world, life),
                reader: FakeReader(world, life), intakes: [("inbox", FakeIntake(world: world, life: life))],
                services: services)
            let bot = Bot(
                configuration: configuration, ports: ports, holder: life.name,
                logger: Logger(label: "test") { [log] _ in RecordingHandler(log: log) })
            defer { world.judge.gone(life) }
            return if let trigger { try bot.trigger(trigger, limits) } else { try bot.run(limits) }
        }
    }

    /// A document that alpha and beta have something to say about.
    private func document(
        _ number: Int = 0, fate: Scenario.Fate = .readable(afterCrashes: 0), failures: [String: Int] = [:]
    ) -> Scenario.PlannedDocument {
        Scenario.PlannedDocument(
            number: number, content: number, meeting: 1, arrives: 0, fate: fate, failures: failures)
    }

    @Test func `a run without trouble tells everything and exits with 0`() throws {
        let place = Place(documents: [document()])

        let report = try place.run()

        #expect(report.problems == [])
        #expect(report.exitCode == 0)
        #expect(report.documentsNew == 1)
        #expect(report.delivered == place.world.judge.postCount)
        #expect(place.posts.contains { $0.hasPrefix("alpha/1/") })
        #expect(place.posts.contains { $0.hasPrefix("beta/1/") })
    }

    @Test func `where nothing can be sent nothing is marked as begun, and the next run sends it`() throws {
        let place = Place(documents: [document()])
        place.world.lacksLibrary = true

        let unable = try place.run()
        let again = try place.run()
        place.world.lacksLibrary = false
        let able = try place.run()

        for report in [unable, again] {
            #expect(report.problems == [RunReport.Problem(.transport, "Nothing can be sent here.")])
            #expect(report.attempts == 0)
        }
        #expect(able.problems == [])
        #expect(able.delivered == place.world.judge.postCount)
        #expect(Set(place.posts).count == place.posts.count)
        #expect(!place.log.text.contains("did not end"), "each run ended in order")
    }

    @Test func `what was told is not told again`() throws {
        let place = Place(documents: [document()])
        _ = try place.run()
        let count = place.world.judge.postCount

        let report = try place.run()

        #expect(report.documentsFound == 1)
        #expect(report.documentsNew == 0)
        #expect(place.world.judge.postCount == count)
    }

    @Test func `one endpoint's notices on one document are one message`() throws {
        let place = Place(documents: [document()])

        let report = try place.run()

        #expect(report.messages == 1)
        #expect(place.world.judge.posts.first?.keys.contains { $0.hasPrefix("alpha") } == true)
        #expect(Set(place.posts).count == place.posts.count)
    }

    @Test func `a message tells the plugins in the configuration's order, whoever answers first`() throws {
        for names in [["alpha", "beta"], ["beta", "alpha"]] {
            let place = Place(documents: [document()])
            place.configuration.plugins = names.map { Configuration.PluginUse(name: $0, settings: .object([:])) }

            _ = try place.run()

            let order = place.posts.map { String($0.prefix { $0 != "/" }) }
            #expect(order == order.sorted { names.firstIndex(of: $0) ?? 9 < names.firstIndex(of: $1) ?? 9 })
            #expect(Set(order) == Set(names))
        }
    }

    @Test func `a separate route has one message per notice`() throws {
        let place = Place(documents: [document()], routes: [Route(to: ["e0"], separate: true)])

        let report = try place.run()

        #expect(report.messages == report.noticesNew)
        #expect(report.messages > 1)
    }

    /// The same run with and without a pace meets the same delays, so the difference is what the pace cost.
    @Test(arguments: [false, true])
    func `a run waits out the pace between two messages, and never after the last`(separate: Bool) throws {
        let routes = [Route(to: ["e0"], separate: separate)]
        let (paced, free) = (
            Place(documents: [document()], routes: routes), Place(documents: [document()], routes: routes)
        )
        var services = FakeService.all
        services[.generic] = FakeService(
            kind: .generic, limits: [.every(.milliseconds(1100))], deduplicates: true)

        let report = try paced.run(services: services)
        _ = try free.run()

        let times = paced.world.judge.posts.map { $0.at }
        let gaps = zip(times, times.dropFirst()).map { $1 - $0 }
        let freeTimes = free.world.judge.posts.map { $0.at }
        let freeGaps = zip(freeTimes, freeTimes.dropFirst()).map { $1 - $0 }
        #expect((times.count > 1) == separate)
        #expect(gaps == freeGaps.map { max($0, .milliseconds(1100)) })
        #expect(paced.world.uptime - free.world.uptime == gaps.reduce(.zero, +) - freeGaps.reduce(.zero, +))
        #expect(report.endpointsWaiting == 0)
        #expect(report.nextDue == nil)
    }

    @Test(arguments: 1...60)
    func `the pace counts from each endpoint's own sending, wherever the run is held up`(call: Int) throws {
        let names = (0..<6).map { "e\($0)" }
        let route = Route(to: names, separate: true)
        let place = Place(documents: [document()], moods: names.map { _ in .well }, routes: [route], service: .slack)

        _ = try place.run(interruption: (call, { place.world.pass(.milliseconds(900)) }))

        for endpoint in names {
            let times = place.world.judge.posts.filter { $0.endpoint == endpoint }.map { $0.at }
            #expect(times.count > 1)
            #expect(zip(times, times.dropFirst()).allSatisfy { $1 - $0 >= .milliseconds(1100) })
        }
    }

    @Test func `a run whose time is over between two paced messages says when the next is due`() throws {
        let place = Place(
            documents: [document()], routes: [Route(to: ["e0"], separate: true)], service: .slack)
        var limits = RunLimits()
        limits.budget = .milliseconds(500)
        var report = RunReport()
        while place.world.judge.postCount == 0 { report = try place.run(limits) }

        #expect(report.endpointsWaiting == 1)
        #expect(report.nextDue != nil)
    }

    /// Whatever the answers take, four never stand within ten seconds; three need not wait.
    @Test func `a burst leaves at once while there is room, and the limit holds from run to run`() throws {
        let limit = RateLimit(3, per: .seconds(10))
        var services = FakeService.all
        services[.generic] = FakeService(kind: .generic, limits: [limit], deduplicates: true)
        let routes = [Route(to: ["e0"], separate: true)]
        let documents = (0..<4).map { number in
            var document = document(number)
            document.meeting = number
            return document
        }
        let (paced, free) = (Place(documents: documents, routes: routes), Place(documents: documents, routes: routes))
        var limits = RunLimits()
        limits.budget = .seconds(4)

        while try paced.run(limits, services: services).endpointsWaiting > 0 { paced.world.pass(.seconds(1)) }
        _ = try free.run()

        let times = paced.world.judge.posts.map { $0.at }
        #expect(times.count >= 7)
        #expect(times.count == free.world.judge.postCount)
        #expect(paced.runs > 2)
        for (first, fourth) in zip(times, times.dropFirst(3)) { #expect(fourth - first >= limit.span) }
        for (first, third) in zip(times, times.dropFirst(2)) where third - first < limit.span { return }
        Issue.record("no burst: \(times)")
    }

    @Test(arguments: [RateLimit.every(.seconds(2)), RateLimit(4, per: .seconds(30))])
    func `endpoints of one account share its pace and take turns`(limit: RateLimit) throws {
        let place = Place(
            documents: [document()], moods: [.well, .well, .well],
            routes: [Route(to: ["e0", "e1", "e2"], separate: true)], service: .slack)
        var services = FakeService.all
        services[.slack] = FakeService(
            kind: .slack, limits: [], deduplicates: false, accountLimits: [limit], sharesAccount: true)

        let report = try place.run(services: services)

        #expect(report.problems == [])
        let posts = place.world.judge.posts
        #expect(posts.count >= 6)
        for (before, after) in zip(posts, posts.dropFirst(limit.count)) {
            #expect(after.at - before.at >= limit.span)
        }
        #expect(Set(posts.prefix(3).map(\.endpoint)) == ["e0", "e1", "e2"])
    }

    @Test func `a service that wants a rest after an answer gets it`() throws {
        let place = Place(documents: [document()], routes: [Route(to: ["e0"], separate: true)])
        var services = FakeService.all
        services[.generic] = FakeService(
            kind: .generic, limits: [], deduplicates: true, restAfter: .seconds(3))

        _ = try place.run(services: services)

        let posts = place.world.judge.posts
        #expect(posts.count >= 2)
        for (before, after) in zip(posts, posts.dropFirst()) { #expect(after.at - before.at >= .seconds(3)) }
    }

    @Test func `what an endpoint never takes is told by its fallback`() throws {
        let place = Place(
            documents: [document()], moods: [.well, .well], routes: [Route(to: ["e0"])], firstIsGone: true)
        place.configuration.endpoints[0].fallback = "e1"

        _ = try place.run()

        #expect(!place.world.judge.posts.filter { $0.endpoint == "e0" }.isEmpty)
        let told = place.world.judge.posts.filter { $0.endpoint == "e1" && $0.acts }.flatMap(\.keys)
        #expect(told.contains { $0.hasPrefix("alpha/1/") })
        #expect(told.contains { $0.hasPrefix("beta/1/") })
        let count = place.world.judge.postCount
        _ = try place.run()
        #expect(place.world.judge.postCount == count)
    }

    @Test func `a failing endpoint is an error in the run that met it, and patience in the next`() throws {
        let place = Place(documents: [document()], moods: [.failing])

        let first = try place.run()
        let second = try place.run()

        // At once, and again after about five seconds.
        #expect(first.attempts == 2)
        #expect(first.exitCode == 1)
        #expect(second.attempts == 0)
        #expect(second.exitCode == 0)
        #expect(second.endpointsWaiting == 1)
        let due = try #require(second.nextDue)
        #expect((200...400).contains((due - place.world.now).milliseconds / 1000))
    }

    @Test func `a delivery that stays unknown is counted once, however often it was tried`() throws {
        let place = Place(documents: [document()], moods: [.silentAfter])

        let report = try place.run()

        #expect(report.attempts == 2)
        #expect(report.unknown == 1)
    }

    @Test func `a run without patience leaves every retry to the next`() throws {
        let place = Place(documents: [document()], moods: [.failing])
        var limits = RunLimits()
        limits.patience = .zero

        #expect(try place.run(limits).attempts == 1)
    }

    @Test func `one endpoint's trouble does not hold up another, which hears of it`() throws {
        let routes = [Route(plugin: "alpha", to: ["e0", "e1"]), Route(topic: "kairan", to: ["e0", "e1"])]
        let place = Place(documents: [document()], moods: [.forbidden, .well], routes: routes)

        let report = try place.run()

        let well = place.world.judge.posts.filter { $0.endpoint == "e1" }.flatMap { $0.keys }
        #expect(well.contains { $0.hasPrefix("alpha/1/") })
        #expect(well.contains { $0.hasPrefix("kairan/endpointPaused/e0/") })
        #expect(place.world.judge.posts.filter { $0.endpoint == "e0" }.count == 1)
        #expect(report.exitCode == 1)
    }

    @Test func `a plugin that fails three times is given up and the operator told once`() throws {
        let place = Place(documents: [document(failures: ["alpha": 1_000])])

        let codes = try (0..<4).map { _ in try place.run().exitCode }

        #expect(codes == [1, 1, 1, 0])
        #expect(place.posts.filter { $0.hasPrefix("kairan/quarantined/") }.count == 1)
        #expect(place.posts.contains { $0.hasPrefix("beta/1/") })
        #expect(place.world.asked["alpha 0"] == 3)
    }

    @Test func `a document that kills its reader is given up after three runs`() throws {
        let place = Place(documents: [document(0, fate: .readable(afterCrashes: 1_000)), document(1), document(2)])

        let codes = try (0..<4).map { _ in try place.run().exitCode }

        #expect(codes == [1, 1, 1, 0])
        #expect(place.posts.filter { $0.hasPrefix("kairan/quarantinedDocument/") }.count == 1)
        #expect(place.posts.contains("beta/1/correction 2"), "the other documents are told all the same")
        #expect(place.world.asked["read 0"] == 3)
    }

    @Test func `a refused document is said once and kept with its sentence`() throws {
        let place = Place(documents: [document(fate: .refused)])

        #expect(try place.run().problems.map { $0.kind } == [.document])
        #expect(try place.run().problems == [])

        let kept = try place.store.documents(DocumentFilter(states: [.refused]))
        #expect(kept.map { $0.lastError } == ["there is no text in it"])
    }

    @Test func `a plugin that cannot be started owes its answers`() throws {
        let place = Place(documents: [document()])
        place.configuration.plugins.append(Configuration.PluginUse(name: "delta", settings: .object([:])))

        let report = try place.run()

        #expect(report.exitCode == 1)
        #expect(report.problems.map { $0.kind } == [.plugin])
        #expect(try place.store.pendingWork().map { $0.plugin } == ["delta"])
        #expect(place.posts.contains { $0.hasPrefix("beta/1/") })
    }

    @Test func `a new plugin hears of documents that come after it`() throws {
        let place = Place(documents: [document()])
        place.configuration.plugins.removeAll { $0.name == "alpha" }
        _ = try place.run()
        place.configuration.plugins.append(Configuration.PluginUse(name: "alpha", settings: .object([:])))

        _ = try place.run()

        #expect(!place.posts.contains { $0.hasPrefix("alpha") })
    }

    @Test func `the day begins for reminders at its hour, once`() throws {
        let place = Place()
        func tells() throws -> Int {
            let before = place.posts.count
            _ = try place.run()
            return place.posts.count - before
        }
        // The first day that gamma has something to say about.
        let day = try #require(
            (0..<30).map { CalendarDate.testDay.adding(days: $0) }.first { FakeRunner.tells(of: $0.description) })
        let morning = Japan().instant(of: day, at: place.configuration.remindAt)

        place.world.pass(until: morning - .seconds(1))
        #expect(try tells() == 0)
        place.world.pass(until: morning)
        #expect(try tells() == 1)
        place.world.pass(.seconds(3600))
        #expect(try tells() == 0)
    }

    @Test func `what waits for an endpoint that was taken out is told in every run, and sent once it is back`() throws {
        let place = Place(documents: [document()], moods: [.failing, .well])
        _ = try place.run()
        let old = place.configuration.endpoints.removeFirst()

        for _ in 0..<2 {
            let report = try place.run()
            #expect(report.stranded.map { "\($0.endpoint) \($0.count)" } == ["e0 1"])
            #expect(report.exitCode == 0)
        }
        let warnings = place.log.text.split(separator: "\n").filter { $0.contains("no longer in the configuration") }
        #expect(warnings.count == 2)
        #expect(warnings.first?.contains("1 delivery waits for the endpoint 'e0'") == true)

        place.configuration.endpoints.insert(old, at: 0)
        #expect(try place.run().stranded == [])
    }

    @Test func `what is told of trouble names commands that mend it`() throws {
        let place = Place(documents: [
            document(0, failures: ["alpha": 1_000]), document(1, fate: .readable(afterCrashes: 1_000)),
        ])
        for _ in 0..<3 { _ = try place.run() }

        let own = place.database.ownNotices
        let next = own.flatMap { $0.body }.compactMap { block in
            if case .fields(let fields) = block { fields.first { $0.label == "次に" }?.value } else { nil }
        }
        let quarantined = try place.store.documents(DocumentFilter(states: [.quarantined])).map { $0.id }
        let read = try place.store.documents(DocumentFilter(states: [.read])).map { $0.id }

        #expect(Set(next) == Set((quarantined + read).map { "kairan documents retry \($0)" }))
        #expect(next.count == 2)
        let reasons = own.flatMap { $0.body }.compactMap { block in
            if case .fields(let fields) = block { fields.first { $0.label == "理由" }?.value } else { nil }
        }
        #expect(reasons.count == 2)
        #expect(
            reasons.allSatisfy { $0.unicodeScalars.contains { (0x3040...0x30FF).contains($0.value) } }, "in Japanese")
    }

    @Test func `a trigger tells again, under a key of its own, and reads nothing`() throws {
        let place = Place(documents: [document()], moods: [.well, .well], routes: [Route(to: ["e0"])])
        let command = Command(name: "tell", day: .testDay)
        // gamma answers anything that is no document with its reminders of the day.
        let day = try #require(
            (0..<30).map { CalendarDate.testDay.adding(days: $0) }.first { FakeRunner.tells(of: $0.description) })
        var named = command
        named.day = day

        let first = try place.run(trigger: Trigger(plugin: "gamma", command: named, to: ["e1"]))
        let second = try place.run(trigger: Trigger(plugin: "gamma", command: named))

        #expect(first.documentsFound == 0)
        #expect(first.exitCode == 0)
        #expect(second.exitCode == 0)
        #expect(place.world.judge.posts.map { $0.endpoint } == ["e1", "e0"])
        #expect(place.posts == ["trigger/1/gamma/\(day)", "trigger/2/gamma/\(day)"])
    }

    @Test func `a trigger of an unknown plugin is a problem`() throws {
        let report = try Place().run(trigger: Trigger(plugin: "nobody", command: Command(name: "tell", day: .testDay)))

        #expect(report.problems.map { $0.kind } == [.plugin])
    }

    @Test func `a run whose time is over leaves the rest and the next one takes it up`() throws {
        let place = Place(documents: (0..<40).map { document($0) })
        var limits = RunLimits()
        limits.budget = .seconds(5)

        let first = try place.run(limits)
        #expect(first.outOfTime)
        #expect(first.exitCode == 0)
        var runs = 1
        while runs < 40, try place.run(limits).outOfTime { runs += 1 }

        #expect(runs > 1)
        let corrections = (0..<40).filter { $0 != 1 }.map { "alpha/1/correction \($0)" }
        #expect(Set(corrections).isSubset(of: place.posts))
        #expect(Set(place.posts).count == place.posts.count)
    }

    @Test func `a second run leaves with 0 and says who is at work, or waits`() throws {
        let place = Place(documents: [document()])
        let first = place.store
        let opening = RunOpening(holder: "first", lease: .seconds(60), endpoints: [], day: nil, dayPlugins: [])
        _ = try first.beginRun(opening, now: place.world.now)

        let second = try place.run()
        #expect(second.leaseHeldBy == "first")
        #expect(second.exitCode == 0)
        #expect(place.world.judge.postCount == 0)

        // The first one is dead: its lease runs out.
        var limits = RunLimits()
        limits.waitForLease = .seconds(61)
        #expect(try place.run(limits).leaseHeldBy == nil)
        #expect(place.world.judge.postCount > 0)
    }
}

extension Scenario {
    static var midnight: ClockTime {
        guard let time = ClockTime(hour: 0, minute: 0) else { preconditionFailure("midnight exists") }
        return time
    }
}

extension CalendarDate {
    static let testDay = CalendarDate(dayNumber: 20_454)  // 2026-01-01
}
