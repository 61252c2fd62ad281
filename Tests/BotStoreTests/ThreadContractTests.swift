import BotCore
import Testing

/// Threads: who joins which, and that a lost one costs nothing but itself.
@Suite final class ThreadContractTests {
    private var places: [StorePlace] = []

    private func place(_ kind: StoreKind) throws -> StorePlace {
        let place = try StorePlace(kind)
        places.append(place)
        return place
    }

    /// A run with one message per key; those of one meeting share a thread.
    private func begin(_ place: StorePlace, _ keys: [String], threads: [String?]) throws -> any Store {
        let store = try place.open()
        try store.begin()
        try store.tell(keys)
        let messages = zip(try store.messages(), threads).map { message, thread in
            var message = message
            message.threadKey = thread
            return message
        }
        try store.compose(messages, now: .testNow)
        return store
    }

    private func end(
        _ store: any Store, _ delivery: StartedDelivery, _ news: ThreadNews?, state: DeliveryState = .delivered
    ) throws {
        var completion = Completion.test(delivery, state)
        completion.thread = news
        _ = try store.step([completion])
    }

    @Test(arguments: StoreKind.allCases)
    func `what follows joins the thread that the first message began, in later programs, too`(kind: StoreKind) throws {
        let place = try self.place(kind)
        let first = try begin(place, ["a", "b", "c", "d", "e"], threads: ["m1", "m1", "m2", nil, "m1"])

        let a = try #require(try first.start())
        #expect(a.thread == nil)
        try end(first, a, .begins("$a"))
        try first.endRun(now: .testNow)
        let second = try place.open()
        try second.begin()
        let b = try #require(try second.start())
        #expect(b.thread == "$a")
        try end(second, b, .begins("$b"))
        let c = try #require(try second.start())
        #expect(c.thread == nil, "another meeting's")
        try end(second, c, nil)
        let d = try #require(try second.start())
        #expect(d.thread == nil, "of no meeting")
        try end(second, d, nil)
        #expect(try #require(try second.start()).thread == "$a", "the first one's, whatever b's answer named")
    }

    @Test(arguments: StoreKind.allCases)
    func `every attempt joins the thread of the first, whatever began since`(kind: StoreKind) throws {
        let place = try self.place(kind)
        let store = try begin(place, ["a", "b"], threads: ["m1", "m1"])
        let a = try #require(try store.start())
        try end(store, a, nil, state: .held)
        let b = try #require(try store.start())
        try end(store, b, .begins("$b"))

        #expect(try store.retryDelivery("msg_a", now: .testNow))

        #expect(try #require(try store.start()).thread == nil, "it was sent outside one before: the same bytes again")
    }

    @Test(arguments: StoreKind.allCases)
    func `a lost thread is forgotten, and what goes out outside of it begins the next`(kind: StoreKind) throws {
        let place = try self.place(kind)
        let store = try begin(place, ["a", "b", "c"], threads: ["m1", "m1", "m1"])
        try end(store, try #require(try store.start()), .begins("$a"))

        let b = try #require(try store.start())
        #expect(b.thread == "$a")
        try end(store, b, .lost, state: .pending)
        let again = try #require(try store.start())
        #expect(again.publicID == b.publicID && again.thread == nil)
        try end(store, again, .begins("$b"))

        #expect(try #require(try store.start()).thread == "$b")
    }

    @Test(arguments: StoreKind.allCases)
    func `another room knows no threads`(kind: StoreKind) throws {
        let place = try self.place(kind)
        let store = try begin(place, ["a", "b", "c"], threads: ["m1", "m1", "m1"])
        try end(store, try #require(try store.start()), .begins("$a"))
        let b = try #require(try store.start())
        try end(store, b, nil, state: .pending)
        try store.endRun(now: .testNow)

        let moved = try place.open()
        try moved.begin(.test(fingerprint: "another"))

        let again = try #require(try moved.start())
        #expect(again.publicID == b.publicID && again.thread == nil)
        try end(moved, again, nil)
        #expect(try #require(try moved.start()).thread == nil)
    }

    @Test(arguments: StoreKind.allCases)
    func `threads are forgotten with what is older than the store keeps`(kind: StoreKind) throws {
        let place = try self.place(kind)
        let store = try begin(place, ["a", "b"], threads: ["m1", "m1"])
        try end(store, try #require(try store.start()), .begins("$a"))

        _ = try store.prune(before: .testNow + .seconds(1), batch: 100, now: .testNow)

        #expect(try #require(try store.start()).thread == nil)
    }
}
