package import BotCore
import GRDB

extension SQLiteStore {
    package func prune(before: Instant, batch: Int, now: Instant) throws -> Int {
        try write(now: now) { db in
            var count = 0
            for statement in Self.pruning {
                try db.run(statement, before.milliseconds, batch)
                count += db.changesCount
            }
            try forgetDropped(db)
            try db.run("UPDATE lease SET lastPruned = ?", now.milliseconds)
            return count
        }
    }

    /// ?1 is the instant before which things are old, ?2 the batch. The order matters: what is dropped first frees
    /// what refers to less.
    private static let pruning = [
        // A message is dropped as a whole, once all of its parts arrived long ago. What was refused or given up stays
        // until an operator has sent it again.
        """
        DELETE FROM failedAttempt WHERE delivery IN (\(longArrived))
        """,
        """
        DELETE FROM delivery WHERE id IN (\(longArrived))
            AND NOT EXISTS (SELECT 1 FROM failedAttempt WHERE delivery = delivery.id)
        """,
        """
        DELETE FROM addressee WHERE message IN (
            SELECT id FROM message WHERE createdAt < ?1
                AND NOT EXISTS (SELECT 1 FROM delivery WHERE message = message.id) LIMIT ?2)
        """,
        """
        DELETE FROM message WHERE id IN (
            SELECT id FROM message WHERE createdAt < ?1
                AND NOT EXISTS (SELECT 1 FROM delivery WHERE message = message.id)
                AND NOT EXISTS (SELECT 1 FROM addressee WHERE message = message.id) LIMIT ?2)
        """,
        // The key stays.
        """
        UPDATE notice SET json = NULL, meeting = NULL WHERE id IN (
            SELECT id FROM notice WHERE json IS NOT NULL AND decidedAt < ?1
                AND NOT EXISTS (SELECT 1 FROM addressee WHERE notice = notice.id) LIMIT ?2)
        """,
        """
        UPDATE commitment SET json = NULL WHERE rowid IN (
            SELECT rowid FROM commitment WHERE state != 'open' AND json IS NOT NULL AND arrived < \(day) LIMIT ?2)
        """,
        // What people noted goes with what it was noted on.
        """
        DELETE FROM commitmentEdit WHERE commitment IN (
            SELECT commitmentEdit.commitment FROM commitmentEdit
                JOIN commitment ON commitment.id = commitmentEdit.commitment
            WHERE commitment.json IS NULL LIMIT ?2)
        """,
        """
        UPDATE document SET json = NULL WHERE id IN (
            SELECT id FROM document WHERE json IS NOT NULL AND arrived < \(day)
                AND NOT EXISTS (SELECT 1 FROM work WHERE document = document.id AND state != 'done')
                AND NOT EXISTS (SELECT 1 FROM commitment WHERE document = document.id AND state = 'open') LIMIT ?2)
        """,
        // Nobody tells anything more of a meeting so old.
        """
        DELETE FROM thread WHERE (endpoint, key) IN (SELECT endpoint, key FROM thread WHERE begunAt < ?1 LIMIT ?2)
        """,
        """
        DELETE FROM work WHERE id IN (
            SELECT id FROM work WHERE (day < \(day) AND state != 'pending')
                OR (state = 'done' AND document IN (SELECT id FROM document WHERE json IS NULL)) LIMIT ?2)
        """,
    ]

    /// Along the messages, whose numbers grow with their age: no index that each delivery would have to change.
    private static let longArrived = """
        SELECT delivery.id FROM message CROSS JOIN delivery ON delivery.message = message.id
        WHERE createdAt < ?1 AND \(arrived) AND \(allArrived) ORDER BY message.id LIMIT ?2
        """
    private static let told = "('delivered', 'accepted')"
    private static let arrived = "state IN \(told) AND finishedAt < ?1"
    private static let allArrived = """
        NOT EXISTS (SELECT 1 FROM delivery AS part WHERE part.message = message.id
            AND NOT (part.state IN \(told) AND part.finishedAt < ?1))
        """
    /// Days are compared in UTC: half a day more or less of 400 matters to nobody.
    private static let day = "date(?1 / 1000, 'unixepoch')"
}
