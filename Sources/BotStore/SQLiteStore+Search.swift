import Foundation
import GRDB
import JapaneseText
import MinutesModel

/// A word to search for, in all its spellings.
package struct SearchWord: Sendable {
    /// Folded (`Folding.fold`); one of them is enough.
    package var spellings: [[UInt8]]

    package init(spellings: [[UInt8]]) {
        self.spellings = spellings
    }
}

/// A speech that may hold all the words: the index knows pairs of letters, not words.
package struct SearchCandidate: Sendable, Equatable {
    package var document: Int64
    /// Its index in the minutes.
    package var speech: Int
}

extension SQLiteStore {
    /// Room for the speeches of one document in a row id: more than any sitting has.
    private static let speeches: Int64 = 1 << 20

    /// Speeches with all the words, the best first. Takes in what an older program stored, before it looks.
    package func search(_ words: [SearchWord], limit: Int) throws -> [SearchCandidate] {
        let parts = words.compactMap(Self.query)
        guard !words.isEmpty, parts.count == words.count else { return [] }
        let query = parts.joined(separator: " AND ")
        try catchUp()
        return try read { db in
            try db.rows("SELECT rowid FROM speechText WHERE speechText MATCH ? ORDER BY rank LIMIT ?", query, limit).map
            {
                let row: Int64 = $0[0]
                return SearchCandidate(document: row / Self.speeches, speech: Int(row % Self.speeches))
            }
        }
    }

    /// `nil` where nothing is left to look at: the word has no letters.
    private static func query(_ word: SearchWord) -> String? {
        let spellings = word.spellings.map { spelling in
            Bigrams.terms(ofFolded: spelling).map { "\"\($0.term)\"\($0.isBeginning ? "*" : "")" }
                .joined(separator: " AND ")
        }
        .filter { !$0.isEmpty }
        return spellings.isEmpty ? nil : "(" + spellings.map { "(\($0))" }.joined(separator: " OR ") + ")"
    }

    /// The records that are still there, by document, for those who look through all of them: oldest meeting first.
    package func eachMinutes(_ body: (_ document: Int64, _ json: [UInt8]) throws -> Void) throws {
        let documents = try read { db in
            try db.rows("SELECT id FROM document WHERE json IS NOT NULL ORDER BY id").map { $0[0] as Int64 }
        }
        for document in documents {
            if let json = try minutesJSON(of: document) { try body(document, json) }
        }
    }

    private func catchUp() throws {
        let missing = try read { db in
            try db.rows(
                """
                SELECT id FROM document WHERE json IS NOT NULL
                    AND NOT EXISTS (SELECT 1 FROM searchable WHERE document = document.id)
                """
            ).map { $0[0] as Int64 }
        }
        for document in missing {
            try transaction { db in
                guard let data: Data = try db.row("SELECT json FROM document WHERE id = ?", document)?[0] else {
                    return
                }
                try makeSearchable(db, document, [UInt8](data))
            }
        }
    }

    /// A record that cannot be read is one of a newer program: nothing is searched in it, and nothing fails.
    private func makeSearchable(_ db: Database, _ document: Int64, _ json: [UInt8]) throws {
        try forget(db, document)
        try db.run("INSERT INTO searchable (document) VALUES (?)", document)
        guard let minutes = try? JSONDecoder().decode(Minutes.self, from: Data(json)) else { return }
        for (index, speech) in minutes.voiced.speeches.enumerated() {
            let terms = Bigrams.index(of: speech.paragraphs.joined(separator: "\n"))
            guard !terms.isEmpty else { continue }
            try db.run(
                "INSERT INTO speechText (rowid, terms) VALUES (?, ?)", document * Self.speeches + Int64(index), terms)
        }
    }

    func forget(_ db: Database, _ document: Int64) throws {
        try db.run("DELETE FROM searchable WHERE document = ?", document)
        guard db.changesCount > 0 else { return }
        try db.run(
            "DELETE FROM speechText WHERE rowid BETWEEN ? AND ?", document * Self.speeches,
            (document + 1) * Self.speeches - 1)
    }

    /// What retention has dropped cannot be found any more.
    func forgetDropped(_ db: Database) throws {
        let dropped = try db.rows(
            "SELECT searchable.document FROM searchable JOIN document ON id = searchable.document WHERE json IS NULL")
        for row in dropped { try forget(db, row[0]) }
    }
}
