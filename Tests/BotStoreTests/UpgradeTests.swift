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

    @Test func `what an older version died of sending is known, and so are its attempts`() throws {
        let place = try StorePlace()
        let old = try DatabaseQueue(path: place.path)
        try Schema.migrations.migrator.migrate(old, upTo: "7: bodies apart, queues by endpoint")
        try old.write { db in
            for statement in [
                "INSERT INTO message (id, endpoint, isOwn, createdAt) VALUES (1, 'team', 0, 0)",
                "INSERT INTO endpointState (name, fingerprint, head) VALUES ('team', 'f', 2)",
                """
                INSERT INTO delivery (publicID, message, endpoint, part, parts, contentType, state, attempts, notBefore, finishedAt)
                VALUES ('msg_1', 1, 'team', 1, 2, 'text/plain', 'delivered', 1, 0, 6),
                    ('msg_2', 1, 'team', 2, 2, 'text/plain', 'started', 2, 0, NULL)
                """,
                "INSERT INTO deliveryBody SELECT id, CAST(publicID AS BLOB) FROM delivery",
                """
                INSERT INTO attempt (delivery, number, startedAt, endedAt, status, outcome)
                VALUES (1, 1, 5, 6, 200, 'delivered'), (2, 1, 7, 8, 503, 'retry'), (2, 2, 9, NULL, NULL, NULL)
                """,
            ] { try db.execute(sql: statement) }
        }
        try old.close()

        let store = try SQLiteStore(path: place.path)
        #expect(try store.delivery("msg_2")?.summary.state == .started)
        let run = try store.begin()

        #expect(run.recovered == [RecoveredDelivery(publicID: "msg_2", endpoint: "team", held: false)])
        #expect(try store.delivery("msg_1")?.attempts.map { $0.outcome } == [.delivered])
        let story = try #require(try store.delivery("msg_2"))
        #expect(story.summary.state == .unknown)
        #expect(story.summary.attempts == 2)
        #expect(story.attempts.map { $0.outcome } == [.retry, .unknown])
        #expect(story.attempts.map { $0.startedAt.milliseconds } == [7, 9])
        #expect(try store.start()?.body == Array("msg_2".utf8))
    }
}
