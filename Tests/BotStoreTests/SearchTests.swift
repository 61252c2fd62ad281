import BotCore
import BotStore
import Foundation
import GRDB
import JapaneseText
import MinutesModel
import Testing

@Suite struct SearchTests {
    private func minutes(_ speeches: [String]) throws -> [UInt8] {
        let minutes = Minutes(
            id: "sha256:1",
            speeches: speeches.enumerated().map {
                Speech(index: $0.offset, speaker: Speaker(label: "甲委員"), paragraphs: [$0.element])
            }, source: Source(format: "text", encoding: "UTF-8"))
        return Array(try JSONEncoder().encode(minutes))
    }

    private func store(_ place: StorePlace, _ speeches: [String]) throws -> SQLiteStore {
        let store = try SQLiteStore(path: place.path)
        try store.begin()
        let reading = Reading.test(
            "sha256:1", path: "/in/1.txt",
            result: .read(
                contentID: "sha256:1", meeting: Meeting(key: "k", title: "会議"), json: try minutes(speeches), plugins: []
            ))
        _ = try store.record([reading], now: .testNow)
        return store
    }

    private func found(_ store: SQLiteStore, _ words: String...) throws -> [Int] {
        try store.search(words.map { SearchWord(spellings: [Folding.fold($0).bytes]) }, limit: 10).map { $0.speech }
            .sorted()
    }

    @Test func `words of two letters, of one, and Latin words are found, all of them in one speech`() throws {
        let place = try StorePlace()
        let store = try store(place, ["防災の予算です。", "予算です。AIの話。", "税です。"])

        #expect(try found(store, "予算") == [0, 1])
        #expect(try found(store, "防災", "予算") == [0])
        #expect(try found(store, "ＡＩ") == [1])
        #expect(try found(store, "税") == [2])
        #expect(try found(store, "国会") == [])
        #expect(try found(store, "。") == [])
    }

    @Test func `what an older program stored is taken in by the first search`() throws {
        let place = try StorePlace()
        let store = try store(place, ["防災です。"])
        try DatabaseQueue(path: place.path).write { db in
            try db.execute(sql: "DELETE FROM speechText; DELETE FROM searchable")
        }

        #expect(try found(store, "防災") == [0])
    }

    @Test func `what retention drops is found no more`() throws {
        let place = try StorePlace()
        let store = try store(place, ["防災です。"])
        let later = Instant.testNow + .seconds(500 * 86_400)
        #expect(try found(store, "防災") == [0])

        while try store.prune(before: later - .seconds(400 * 86_400), batch: 2, now: later) > 0 {}

        #expect(try found(store, "防災") == [])
        let rows = try DatabaseQueue(path: place.path).read {
            try Int.fetchOne($0, sql: "SELECT count(*) FROM speechText")
        }
        #expect(rows == 0)
    }
}
