import BotCore
import Testing

/// What became of notices, also where that is nothing, and what was given up goes out again.
@Suite final class NoticeContractTests {
    private var places: [StorePlace] = []

    private func store(_ kind: StoreKind) throws -> any Store {
        let place = try StorePlace(kind)
        places.append(place)
        let store = try place.open()
        try store.begin()
        return store
    }

    private func decide(_ store: any Store, _ notices: [DecidedNotice], now: Instant = .testNow) throws {
        let result = Settlement.Result.answered(notices: notices, commitments: [], state: nil)
        _ = try store.settle([Settlement(work: nil, plugin: "summary", result: result, today: .testDay)], now: now)
    }

    @Test(arguments: StoreKind.allCases)
    func `a notice that no route took is there, heard by nobody`(kind: StoreKind) throws {
        let store = try store(kind)
        try decide(store, [.test("told"), .test("lost", to: [])])
        try store.composeAll()

        #expect(try store.notices(NoticeFilter()).map(\.told.key) == ["lost", "told"])
        let untold = try store.notices(NoticeFilter(onlyUntold: true))
        #expect(untold.map(\.told.key) == ["lost"])
        #expect(untold.first?.ways == [])
        #expect(try store.notices(NoticeFilter(word: "told")).first?.ways.first?.deliveries.map(\.id) == ["msg_told"])
        #expect(try store.notices(NoticeFilter(limit: 1)).count == 1)
    }

    @Test(arguments: StoreKind.allCases)
    func `a notice is found by its key and by its words, and one that waits has no delivery yet`(kind: StoreKind) throws
    {
        let store = try store(kind)
        try decide(store, [.test("a"), .test("b")])

        #expect(try store.notices(NoticeFilter(word: "通知 b")).map(\.told.key) == ["b"])
        #expect(try store.notices(NoticeFilter(word: "通知 c")).isEmpty)
        let waiting = try store.notices(NoticeFilter(onlyUntold: true))
        #expect(
            waiting.map(\.ways) == [
                [.init(endpoint: "team", deliveries: [])], [.init(endpoint: "team", deliveries: [])],
            ])
    }

    @Test(arguments: StoreKind.allCases)
    func `a key that comes again is counted, and tells nobody`(kind: StoreKind) throws {
        let store = try store(kind)
        try decide(store, [.test("a")])
        try decide(store, [.test("a")], now: .testNow + .seconds(1))
        try decide(store, [.test("a")], now: .testNow + .seconds(2))

        let story = try #require(try store.notices(NoticeFilter()).first)

        #expect(story.repeats == 2 && story.repeatedAt == .testNow + .seconds(2))
        #expect(story.told.decidedAt == .testNow)
        #expect(try store.uncomposed().count == 1)
    }

    @Test(arguments: StoreKind.allCases)
    func `many go out again at once, in their old order and with their ids, and what waits already is not counted`(
        kind: StoreKind
    ) throws {
        let store = try store(kind)
        try decide(store, ["a", "b", "c"].map { .test($0) })
        try store.composeAll()
        for _ in 0..<2 { _ = try store.step([.test(try #require(try store.start()), .undeliverable, outcome: .retry)]) }

        let count = try store.retryDeliveries(["msg_b", "msg_a", "msg_c", "msg_none"], now: .testNow)

        #expect(count == 2)
        for id in ["msg_a", "msg_b", "msg_c"] {
            let delivery = try #require(try store.start())
            #expect(delivery.publicID == id)
            _ = try store.step([.test(delivery, .delivered)])
        }
    }
}
