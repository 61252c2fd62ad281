import BotCore
import MemoryStore
import MinutesModel
import PluginKit
import Testing

/// Single runs over pages among the simulator's fakes.
@Suite struct PageTests {
    private typealias Place = BotTests.Place

    private static func page(
        _ number: Int = 0, _ mood: Scenario.PageMood = .well, validates: Bool = true, every: Duration? = nil
    ) -> Scenario.PlannedPage {
        Scenario.PlannedPage(
            number: number, spells: [Scenario.PageSpell(from: 0, until: .max, mood: mood)], validates: validates,
            every: every)
    }

    private static func document(
        _ number: Int, on page: Int? = 0, content: Int? = nil, crashes: Int = 0, arrives: Int64 = 0
    ) -> Scenario.PlannedDocument {
        Scenario.PlannedDocument(
            number: number, content: content ?? number, meeting: 1, arrives: arrives,
            fate: .readable(afterCrashes: crashes), failures: [:], page: page)
    }

    private func fetches(_ place: Place) -> [String] {
        place.world.trace.filter { $0.contains(" fetches ") }.map { String($0.split(separator: " ").last ?? "") }
    }

    @Test(arguments: [true, false])
    func `an unchanged page is asked for in each run and read once`(validates: Bool) throws {
        let place = Place(documents: [Self.document(0)], pages: [Self.page(validates: validates)])
        place.world.traces = true

        let first = try place.run()
        let told = place.posts.count
        place.world.pass(.seconds(600))
        let second = try place.run()

        #expect(first.documentsNew == 1)
        #expect(first.exitCode == 0)
        #expect(told > 0)
        #expect(second.documentsFound == 1)
        #expect(second.documentsNew == 0)
        #expect(place.posts.count == told)
        #expect(fetches(place) == ["200", validates ? "304" : "200"])
        #expect(place.world.asked["read 0"] == 1)
    }

    @Test func `a page that changes is a new document, and only what is new in it is told`() throws {
        let place = Place(
            documents: [Self.document(0), Self.document(5, arrives: Scenario.start + 600_000)].enumerated().map {
                var document = $1
                document.number = $0
                return document
            }, pages: [Self.page()])
        _ = try place.run()
        let before = Set(place.posts)
        place.world.pass(.seconds(700))

        let second = try place.run()

        #expect(second.documentsNew == 1)
        #expect(place.posts.count == Set(place.posts).count, "nothing is told twice")
        #expect(Set(place.posts).subtracting(before).contains { $0.contains("correction 5") })
    }

    @Test(arguments: [true, false])
    func `a document in the folder and on a page is told once, whichever is read first`(fileFirst: Bool) throws {
        let late = Scenario.start + 600_000
        let place = Place(
            documents: [
                Self.document(0, on: nil, content: 0, arrives: fileFirst ? 0 : late),
                Self.document(1, content: 0, arrives: fileFirst ? late : 0),
            ], pages: [Self.page()])
        _ = try place.run()
        let told = place.posts
        place.world.pass(.seconds(700))
        let second = try place.run()

        #expect(!told.isEmpty)
        #expect(second.documentsNew == 0)
        #expect(place.posts == told)
        #expect(try place.store.documents(DocumentFilter(states: [.read])).first?.paths.count == 2)
    }

    @Test func `one page that fails does not stop the others, is told in its run, and comes ever later`() throws {
        let place = Place(
            documents: [Self.document(0, on: 1)], pages: [Self.page(0, .failing), Self.page(1)])
        place.world.traces = true

        var reports = [try place.run()]
        for minute in 1...60 {
            place.world.pass(until: Instant(milliseconds: Scenario.start + Int64(minute) * Scenario.minute))
            reports.append(try place.run())
        }

        #expect(reports[0].documentsNew == 1)
        #expect(reports[0].problems.map { $0.kind } == [.source])
        let sentence = try #require(reports[0].problems.first?.sentence)
        #expect(sentence.hasPrefix("Source 'page0' cannot be fetched: https://site0.test/0.txt answered 500"))
        // At once, and after about 5 s, 5 min and 30 min: the other runs are patient.
        #expect(reports.count { $0.exitCode == 1 } == 4)
        #expect(fetches(place).count { $0 == "500" } == 4)
    }

    @Test func `a page that fails for more than half an hour is told of in chat, once, in Japanese`() throws {
        let place = Place(pages: [Self.page(0, .missing)])
        for _ in 0..<20 {
            _ = try place.run()
            place.world.pass(.seconds(3600))
        }

        let own = place.database.ownNotices.filter { $0.key.hasPrefix("kairan/pageFailing/page0/") }
        #expect(own.count == 1)
        guard case .fields(let fields)? = own.first?.body.last else {
            Issue.record("no facts")
            return
        }
        #expect(fields.first { $0.label == "理由" }?.value == "ページが見つかりません（HTTP 404）")
    }

    @Test func `a busy host is left alone with all its pages, for as long as it asks`() throws {
        let place = Place(
            documents: [Self.document(0, on: 2)], pages: [Self.page(0, .throttling), Self.page(2), Self.page(1)])
        place.world.traces = true

        let first = try place.run()

        // Pages 0 and 2 share a host.
        #expect(fetches(place).sorted() == ["404", "429"])
        #expect(first.documentsNew == 0)
    }

    @Test func `pages of one host are a second apart, those of two are not`() throws {
        let place = Place(
            documents: [Self.document(0, on: 0), Self.document(1, on: 1), Self.document(2, on: 2)],
            pages: [Self.page(0), Self.page(2), Self.page(1)])
        let report = try place.run()

        #expect(report.documentsNew == 3)
        #expect(place.world.judge.violations == [])
    }

    @Test func `an interval is kept, and an hourly run is not a second too early for an hourly page`() throws {
        let place = Place(documents: [Self.document(0)], pages: [Self.page(every: .seconds(3600))])
        place.world.traces = true
        _ = try place.run()
        place.world.pass(.seconds(1800))
        _ = try place.run()
        #expect(fetches(place).count == 1)

        place.world.pass(until: Instant(milliseconds: Scenario.start + 3_599_000))
        _ = try place.run()
        #expect(fetches(place).count == 2)
    }

    @Test func `a redirect is followed in the same run`() throws {
        let place = Place(documents: [Self.document(0)], pages: [Self.page(0, .moved)])
        place.world.traces = true

        #expect(try place.run().documentsNew == 1)
        place.world.pass(.seconds(600))
        _ = try place.run()

        #expect(fetches(place) == ["302", "200", "302", "304"])
    }

    @Test func `a page that kills its reader is given up after three runs and told of once`() throws {
        let place = Place(
            documents: [Self.document(0, crashes: 1_000), Self.document(1, on: nil, content: 7)], pages: [Self.page()])
        place.world.traces = true

        var codes: [Int32] = []
        for _ in 0..<5 {
            codes.append(try place.run().exitCode)
            place.world.pass(.seconds(3600))
        }

        #expect(codes == [1, 1, 1, 0, 0])
        #expect(place.world.asked["read 0"] == 3)
        #expect(place.posts.filter { $0.hasPrefix("kairan/quarantinedDocument/") }.count == 1)
        #expect(place.posts.contains("beta/1/correction 7"), "the folder's document is told all the same")
        // Fetched whole until it was given up, and asked for with a condition since.
        #expect(fetches(place) == ["200", "200", "200", "304", "304"])
        #expect(
            try place.store.documents(DocumentFilter(states: [.quarantined])).map { $0.paths } == [[Self.page().url]])
    }

    @Test func `a page that hangs holds the day's reminders up for seconds, not for its whole time`() throws {
        let place = Place(pages: [Self.page(0, .hanging)])
        let day = try #require(
            (0..<30).map { CalendarDate.testDay.adding(days: $0) }.first { FakeRunner.tells(of: $0.description) })
        place.world.pass(until: Japan().instant(of: day, at: place.configuration.remindAt))
        let start = place.world.now

        let report = try place.run()

        let reminded = try #require(place.world.judge.posts.first { $0.keys.contains { $0.hasPrefix("gamma/") } })
        #expect(reminded.at - start < .seconds(35))
        #expect(report.problems.map { $0.kind } == [.source])
        #expect(!report.outOfTime)
    }

    @Test func `a page that was taken out of the configuration is asked for no more`() throws {
        let place = Place(documents: [Self.document(0)], pages: [Self.page()])
        place.world.traces = true
        _ = try place.run()
        place.configuration.sources = []
        _ = try place.run()

        #expect(fetches(place).count == 1)
    }
}
