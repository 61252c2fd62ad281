import BotCore
import MinutesModel
import PluginKit
import Testing

/// What both stores promise of pages, and of one document in several places.
@Suite final class PageContractTests {
    private var places: [StorePlace] = []

    private func store(_ kind: StoreKind) throws -> any Store {
        let place = try StorePlace(kind)
        places.append(place)
        let store = try place.open()
        try store.begin()
        return store
    }

    private static let url = "https://council.example.jp/1.html"

    private static func state(_ etag: String? = "\"1\"", bytes: String = "b1", failures: Int = 0) -> PageState {
        PageState(
            source: "council", url: url, askedAt: .testNow,
            validators: etag.map { PageValidators(url: url, etag: $0, lastModified: nil) }, bytesHash: bytes,
            status: 200,
            failures: failures)
    }

    private static func reading(
        _ content: String, bytes: String = "b1", _ state: PageState, _ result: Reading.Result? = nil
    ) -> Reading {
        var reading = Reading.test(content, path: url, bytes: bytes, result: result)
        reading.found.source = "council"
        reading.page = state
        return reading
    }

    @Test(arguments: StoreKind.allCases)
    func `what a server said of a page comes back with its document`(kind: StoreKind) throws {
        let store = try store(kind)
        #expect(try store.pages() == [])

        _ = try store.record([Self.reading("sha256:1", Self.state())], now: .testNow)

        #expect(try store.pages() == [Self.state()])
    }

    @Test(arguments: StoreKind.allCases)
    func `a page without a document is fetched whole, whatever is known of it`(kind: StoreKind) throws {
        let store = try store(kind)

        try store.note([Self.state()], [.test("kairan/x")], now: .testNow)

        let page = try #require(try store.pages().first)
        #expect(page.validators == nil)
        #expect(page.bytesHash == nil)
        #expect(page.askedAt == .testNow)
        #expect(try store.uncomposed().map { $0.notice.key } == ["kairan/x"])
    }

    @Test(arguments: StoreKind.allCases)
    func `while its document has to be read again, a page is fetched whole`(kind: StoreKind) throws {
        let store = try store(kind)

        _ = try store.record(
            [Self.reading("", Self.state(), .crashed(reason: "signal 11", quarantined: false))], now: .testNow)

        let page = try #require(try store.pages().first)
        #expect(page.validators == nil)
        #expect(page.owed?.tries == 1)
        #expect(page.owed?.state == .pending)
    }

    @Test(arguments: StoreKind.allCases)
    func `a page whose bytes are others each time has one poison document, not many`(kind: StoreKind) throws {
        let store = try store(kind)
        for number in 1...3 {
            var state = Self.state(nil, bytes: "b\(number)")
            state.owed = try store.pages().first?.owed
            let crashed = Reading.Result.crashed(reason: "signal 11", quarantined: number == 3)
            _ = try store.record([Self.reading("", bytes: "b\(number)", state, crashed)], now: .testNow)
        }

        let documents = try store.documents(DocumentFilter())

        #expect(documents.map { $0.state } == [.quarantined])
        #expect(documents.map { $0.tries } == [3])
        #expect(documents.map { $0.bytesHash } == ["b3"])
    }

    @Test(arguments: StoreKind.allCases)
    func `a file keeps the document that it shares with a page`(kind: StoreKind) throws {
        let store = try store(kind)
        let crashed = Reading.Result.crashed(reason: "signal 11", quarantined: false)
        _ = try store.record(
            [.test("", path: "/in/1.txt", bytes: "b1", result: crashed), Self.reading("", Self.state(), crashed)],
            now: .testNow)
        var state = Self.state(bytes: "b2")
        state.owed = try store.pages().first?.owed

        _ = try store.record([Self.reading("sha256:2", bytes: "b2", state)], now: .testNow)

        let documents = try store.documents(DocumentFilter())
        #expect(documents.map { $0.state } == [.read, .pending])
        #expect(documents.map { $0.paths } == [[Self.url], ["/in/1.txt"]])
    }

    @Test(arguments: StoreKind.allCases, [true, false])
    func `one text in a folder and on a page is one document, whichever comes first`(
        kind: StoreKind, fileFirst: Bool
    ) throws {
        let store = try store(kind)
        // The same text in CP932 and in UTF-8.
        let file = Reading.test("sha256:1", path: "/in/1.txt", bytes: "cp932")
        let page = Self.reading("sha256:1", bytes: "utf8", Self.state(bytes: "utf8"))

        let work = try [file, page].sorted { _, _ in !fileFirst }.map { try store.record([$0], now: .testNow).count }

        #expect(work == [1, 0])
        let documents = try store.documents(DocumentFilter())
        #expect(documents.map { $0.paths } == [["/in/1.txt", Self.url]])
        #expect(try store.pages().first?.bytesHash == "utf8")
    }

    @Test(arguments: StoreKind.allCases)
    func `a changed page is a new document`(kind: StoreKind) throws {
        let store = try store(kind)
        _ = try store.record([Self.reading("sha256:1", Self.state())], now: .testNow)

        let work = try store.record(
            [Self.reading("sha256:2", bytes: "b2", Self.state("\"2\"", bytes: "b2"))], now: .testNow)

        #expect(work.count == 1)
        #expect(try store.documents(DocumentFilter()).map { $0.paths } == [[Self.url], []])
        #expect(try store.pages().first?.validators?.etag == "\"2\"")
    }

    @Test(arguments: StoreKind.allCases)
    func `a document that is retried is asked for at once, and whole`(kind: StoreKind) throws {
        let store = try store(kind)
        var state = Self.state(failures: 3)
        state.notBefore = .testNow + .seconds(3600)
        _ = try store.record(
            [Self.reading("", state, .crashed(reason: "signal 11", quarantined: true))], now: .testNow)
        let id = try #require(try store.documents(DocumentFilter()).first?.id)
        #expect(try store.pages().first?.validators != nil)

        #expect(try store.retryDocument(id, now: .testNow))

        let page = try #require(try store.pages().first)
        #expect(page.failures == 0)
        #expect(page.notBefore == nil)
        #expect(page.validators == nil)
        #expect(page.owed?.id == id)
    }

    @Test(arguments: StoreKind.allCases)
    func `a document is found by number, name, path, URL and the beginning of a hash`(kind: StoreKind) throws {
        let store = try store(kind)
        _ = try store.record(
            [.test("sha256:aaaaaa1", path: "/in/議事録.txt", bytes: "sha256:bbbbbb1")], now: .testNow)
        _ = try store.record(
            [Self.reading("sha256:aaaaaa2", bytes: "sha256:cccccc1", Self.state())], now: .testNow)
        let ids = try store.documents(DocumentFilter()).map { $0.id }
        let (page, file) = (ids[0], ids[1])

        let expected: [(String, [Int64])] = [
            ("議事録.txt", [file]), ("/in/議事録.txt", [file]), ("録.txt", []), ("1.html", [page]), (Self.url, [page]),
            ("\(file)", [file]), ("aaaaaa", [page, file]), ("sha256:aaaaaa2", [page]), ("bbbbbb", [file]), ("bbb", []),
            ("%", []),
        ]
        for (word, found) in expected { #expect(try store.documents(named: word) == found, "\(word)") }
        let story = try #require(try store.document(page))
        #expect(story.contentID == "sha256:aaaaaa2")
        #expect(story.places.map { $0.source } == ["council"])
        #expect(story.places.first?.page?.status == 200)
        #expect(story.json == Array("{}".utf8))
        #expect(try store.document(99_999) == nil)
    }
}
