import BotCore
import GRDB

extension SQLiteStore {
    /// The thread that a delivery's next attempt joins: at the first one that of its message's key, later the same again.
    static let thread = """
        CASE WHEN attempts > 0 THEN delivery.thread ELSE (
            SELECT thread.id FROM thread WHERE thread.endpoint = delivery.endpoint AND key = threadKey) END
        """

    func note(_ db: Database, _ news: ThreadNews, of delivery: Int64, now: Instant) throws {
        switch news {
        case .begins(let id):
            try db.run(
                """
                INSERT INTO thread (endpoint, key, id, begunAt)
                SELECT delivery.endpoint, threadKey, ?, ? FROM delivery JOIN message ON message.id = message
                WHERE delivery.id = ? AND threadKey IS NOT NULL
                ON CONFLICT DO NOTHING
                """, id, now.milliseconds, delivery)
        case .lost:
            try db.run(
                """
                DELETE FROM thread WHERE (endpoint, key, id) IN (
                    SELECT delivery.endpoint, threadKey, delivery.thread FROM delivery JOIN message ON message.id = message
                    WHERE delivery.id = ?)
                """, delivery)
            try db.run("UPDATE delivery SET thread = NULL WHERE id = ?", delivery)
        }
    }

    /// Another room knows none of them.
    func forgetThreads(_ db: Database, of endpoint: String) throws {
        try db.run("DELETE FROM thread WHERE endpoint = ?", endpoint)
        try db.run("UPDATE delivery SET thread = NULL WHERE endpoint = ? AND thread IS NOT NULL", endpoint)
    }
}
