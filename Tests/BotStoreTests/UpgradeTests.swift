import BotCore
import Foundation
import GRDB
import Testing

@testable import BotStore

@Suite struct UpgradeTests {
    @Test func `what an older version had in its outbox is sent with its bytes, in its order`() throws {
        let place = try StorePlace()
        let old = try DatabaseQueue(path: place.path)
        try Schema.migrations.migrator.migrate(old, upTo: "5: search")
        try old.write { db in
            try db.execute(sql: "INSERT INTO message VALUES (1, 'team', 0, 0)")
            try db.execute(sql: "INSERT INTO endpointState (name, fingerprint) VALUES ('team', 'f')")
            for (part, state) in [(1, "delivered"), (2, "pending"), (3, "pending")] {
                try db.execute(
                    sql: """
                        INSERT INTO delivery
                            (publicID, message, endpoint, part, parts, body, contentType, state, notBefore, finishedAt)
                        VALUES (?, 1, 'team', ?, 3, ?, 'text/plain', ?, 0, ?)
                        """,
                    arguments: [
                        "msg_\(part)", part, Data("body \(part)".utf8), state, state == "delivered" ? 1 : nil,
                    ])
            }
        }
        try old.close()

        let store = try SQLiteStore(path: place.path)
        let run = try store.begin()
        let started = try #require(try store.start())

        #expect(run.backlogs == [Backlog(endpoint: "team", count: 2, notBefore: Instant(milliseconds: 0))])
        #expect(started.publicID == "msg_2")
        #expect(started.body == Array("body 2".utf8))
        #expect(try store.delivery("msg_1")?.body == Array("body 1".utf8))
    }
}
