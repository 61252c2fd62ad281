package import BotCore
import Foundation
import GRDB
import MinutesModel
import PluginKit

extension SQLiteStore {
    package func notices(_ filter: NoticeFilter) throws -> [NoticeStory] {
        try read { db in
            // Bytes, because the text of a notice is stored as JSON in bytes; a word of people holds nothing that JSON escapes.
            try db.rows(
                """
                SELECT id, plugin, key, topic, decidedAt, json, meeting, repeats, repeatedAt FROM notice
                WHERE (?1 IS NULL OR instr(key, ?1) > 0 OR instr(json, CAST(?1 AS BLOB)) > 0)
                    AND (?2 = 0 OR NOT EXISTS (SELECT 1 FROM addressee WHERE notice = notice.id AND message IS NOT NULL))
                ORDER BY id DESC LIMIT ?3
                """, filter.word, filter.onlyUntold, filter.limit
            ).map { row in
                NoticeStory(
                    told: ToldNotice(
                        plugin: row[1], key: row[2], topic: row[3], decidedAt: Instant(milliseconds: row[4]),
                        notice: try JSON.value(row[5] as Data?)),
                    meeting: try JSON.value(row[6] as String?), ways: try ways(db, notice: row[0]), repeats: row[7],
                    repeatedAt: (row[8] as Int64?).map(Instant.init(milliseconds:)))
            }
        }
    }

    private func ways(_ db: Database, notice: Int64) throws -> [NoticeStory.Way] {
        try db.rows("SELECT endpoint, message FROM addressee WHERE notice = ? ORDER BY endpoint", notice).map { row in
            let deliveries = try (row[1] as Int64?).map { message in
                try db.rows(
                    """
                    SELECT \(Self.summaryColumns) FROM delivery JOIN message ON message.id = message
                    WHERE message = ? ORDER BY part
                    """, message
                ).map { try summary(db, $0) }
            }
            return NoticeStory.Way(endpoint: row[0], deliveries: deliveries ?? [])
        }
    }
}
