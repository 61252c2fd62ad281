import GRDB

/// The tables. One migration per change, never edited after a release; constraints do the checking.
enum Schema {
    static var migrations: Migrations {
        var migrator = Migrations()
        migrator.registerMigration("1: documents, work, outbox") { db in
            for statement in first { try db.execute(sql: statement) }
        }
        migrator.registerMigration("2: pages") { db in try db.execute(sql: pages) }
        migrator.registerMigration("3: promises: repetitions, edits") { db in
            for statement in promises { try db.execute(sql: statement) }
        }
        migrator.registerMigration("4: since when an endpoint fails") { db in
            try db.execute(sql: "ALTER TABLE endpointState ADD COLUMN failingSince INTEGER")
        }
        migrator.registerMigration("5: search") { db in
            for statement in search { try db.execute(sql: statement) }
        }
        migrator.registerMigration("6: threads, repeated notices") { db in
            for statement in threads { try db.execute(sql: statement) }
        }
        migrator.registerMigration("7: bodies apart, queues by endpoint") { db in
            for statement in queues { try db.execute(sql: statement) }
        }
        migrator.registerMigration("8: what is under way stands with its endpoint") { db in
            for statement in flights { try db.execute(sql: statement) }
        }
        return migrator
    }

    /// Whether it is a database of somebody else: it has tables and knows no migration of ours.
    static func isForeign(_ db: Database) throws -> Bool {
        let tables = try String.fetchSet(db, sql: "SELECT name FROM sqlite_master WHERE type = 'table'")
        return !tables.isEmpty && !tables.contains("grdb_migrations")
    }

    /// What is remembered of a page that is fetched. Its document is the one of `file` with this source and, as the path,
    /// this URL.
    private static let pages = """
        CREATE TABLE page (
            source TEXT NOT NULL,
            url TEXT NOT NULL,
            askedAt INTEGER,
            validatedURL TEXT,
            etag TEXT,
            lastModified TEXT,
            bytesHash TEXT,
            status INTEGER,
            failures INTEGER NOT NULL DEFAULT 0 CHECK (failures >= 0),
            notBefore INTEGER,
            lastError TEXT,
            PRIMARY KEY (source, url),
            CHECK (validatedURL IS NOT NULL OR (etag IS NULL AND lastModified IS NULL))
        ) STRICT, WITHOUT ROWID
        """

    private static let promises = [
        // A promise that a later meeting says again, and the row it belongs to: never one that repeats another.
        "ALTER TABLE commitment ADD COLUMN repeats TEXT REFERENCES commitment",
        "CREATE INDEX commitmentMention ON commitment(repeats) WHERE repeats IS NOT NULL",
        // What people put right, apart from what was read.
        "CREATE TABLE commitmentEdit (commitment TEXT PRIMARY KEY REFERENCES commitment, json BLOB NOT NULL) STRICT, WITHOUT ROWID",
    ]

    /// What `kairan search` looks into: a row per speech, cut by `Bigrams`. SQLite's own trigrams find no word of two
    /// letters, and most Japanese words have two. `detail=none`: a third of the size, and what is found is looked at
    /// again anyway.
    private static let search = [
        "CREATE VIRTUAL TABLE speechText USING fts5(terms, tokenize = \"unicode61 remove_diacritics 0\", detail = none)",
        // Whose speeches stand there; older documents are taken in by the first search.
        "CREATE TABLE searchable (document INTEGER PRIMARY KEY REFERENCES document) STRICT",
    ]

    /// What services call the threads that messages began, and which one a delivery joins.
    private static let threads = [
        """
        CREATE TABLE thread (
            endpoint TEXT NOT NULL,
            key TEXT NOT NULL,
            id TEXT NOT NULL,
            begunAt INTEGER NOT NULL,
            PRIMARY KEY (endpoint, key)
        ) STRICT, WITHOUT ROWID
        """,
        "ALTER TABLE message ADD COLUMN threadKey TEXT",
        "ALTER TABLE delivery ADD COLUMN thread TEXT",
        // A key is told once; how often it came again is for whoever asks why.
        "ALTER TABLE notice ADD COLUMN repeats INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE notice ADD COLUMN repeatedAt INTEGER",
    ]

    /// A wave of attempts changes what it must and little else, since each page that a commit changes is written twice
    /// and synced. Rows without their bodies stand thirty to a page instead of one; and what an endpoint is to be sent
    /// is found from where its queue begins, in an index that no attempt changes.
    private static let queues = [
        """
        CREATE TABLE deliveryBody (
            delivery INTEGER PRIMARY KEY REFERENCES delivery ON DELETE CASCADE,
            bytes BLOB NOT NULL
        ) STRICT
        """,
        "INSERT INTO deliveryBody SELECT id, body FROM delivery",
        "ALTER TABLE delivery DROP COLUMN body",
        "DROP INDEX deliveryOpen",
        "CREATE INDEX deliveryByEndpoint ON delivery(endpoint, id)",
        // No delivery before this one is open.
        "ALTER TABLE endpointState ADD COLUMN head INTEGER NOT NULL DEFAULT 0",
    ]

    /// An attempt that arrives costs two rows that stand close to others of its wave: its start stands with its endpoint,
    /// where one is under way at a time, and its end in its delivery's row. Only one that failed is a row of its own.
    private static let flights = [
        // What is under way at the endpoint, and since when.
        "ALTER TABLE endpointState ADD COLUMN underWay INTEGER",
        "ALTER TABLE endpointState ADD COLUMN startedAt INTEGER CHECK ((startedAt IS NULL) = (underWay IS NULL))",
        // Of the attempt that arrived, at `finishedAt`. NULL for what arrived before this step: it is in `failedAttempt`.
        "ALTER TABLE delivery ADD COLUMN startedAt INTEGER",
        "ALTER TABLE delivery ADD COLUMN status INTEGER",
        "DROP INDEX deliveryUnderWay",
        // Retention walks along the messages instead.
        "DROP INDEX deliveryDone",
        // A program of before this step that is still at work finds no table to write to, and ends.
        "ALTER TABLE attempt RENAME TO failedAttempt",
        // For limits that count what was sent lately. Starts come in their order: a wave changes the last page only.
        "CREATE INDEX deliveryStarted ON delivery(startedAt) WHERE startedAt IS NOT NULL",
        "CREATE INDEX failedAttemptStarted ON failedAttempt(startedAt)",
        // What it had begun, the next run finds where it looks now.
        """
        UPDATE endpointState SET (underWay, startedAt) = (
            SELECT delivery.id, failedAttempt.startedAt
            FROM delivery JOIN failedAttempt ON failedAttempt.delivery = delivery.id AND number = attempts
            WHERE delivery.endpoint = name AND state = 'started')
        """,
        "DELETE FROM failedAttempt WHERE outcome IS NULL AND delivery IN (SELECT underWay FROM endpointState)",
        "UPDATE delivery SET state = 'pending', attempts = attempts - 1 WHERE state = 'started'",
    ]

    private static let first = [
        // What was read, and what could not be. `json` is dropped by retention; the row stays, so that nothing is
        // told twice.
        """
        CREATE TABLE document (
            id INTEGER PRIMARY KEY,
            bytesHash TEXT NOT NULL,
            contentID TEXT UNIQUE,
            meeting TEXT,
            json BLOB,
            state TEXT NOT NULL CHECK (state IN ('pending', 'read', 'refused', 'quarantined')),
            tries INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0),
            lastError TEXT,
            arrived TEXT NOT NULL,
            CHECK ((state = 'read') = (contentID IS NOT NULL))
        ) STRICT
        """,
        "CREATE INDEX documentByBytes ON document(bytesHash)",
        """
        CREATE TABLE file (
            source TEXT NOT NULL,
            path TEXT NOT NULL,
            size INTEGER NOT NULL,
            modified INTEGER NOT NULL,
            inode INTEGER NOT NULL,
            document INTEGER NOT NULL REFERENCES document,
            PRIMARY KEY (source, path)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX fileByDocument ON file(document)",
        // The answers that plugins owe.
        """
        CREATE TABLE work (
            id INTEGER PRIMARY KEY,
            document INTEGER REFERENCES document,
            day TEXT,
            plugin TEXT NOT NULL,
            state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'done', 'quarantined', 'missed')),
            tries INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0),
            lastError TEXT,
            UNIQUE (document, plugin),
            UNIQUE (day, plugin),
            CHECK ((document IS NULL) != (day IS NULL))
        ) STRICT
        """,
        "CREATE INDEX workPending ON work(id) WHERE state = 'pending'",
        "CREATE TABLE pluginState (plugin TEXT PRIMARY KEY, json BLOB NOT NULL) STRICT, WITHOUT ROWID",
        """
        CREATE TABLE commitment (
            id TEXT PRIMARY KEY,
            plugin TEXT NOT NULL,
            document INTEGER REFERENCES document,
            json BLOB,
            state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'dropped')),
            snoozedUntil TEXT,
            arrived TEXT NOT NULL,
            deadlineEnd TEXT,
            CHECK (json IS NOT NULL OR state != 'open')
        ) STRICT
        """,
        "CREATE INDEX commitmentOpen ON commitment(deadlineEnd) WHERE state = 'open'",
        // UNIQUE (plugin, key) is the deduplication. `json` is dropped by retention, the key never.
        """
        CREATE TABLE notice (
            id INTEGER PRIMARY KEY,
            plugin TEXT NOT NULL,
            key TEXT NOT NULL,
            topic TEXT NOT NULL,
            run INTEGER NOT NULL,
            document INTEGER REFERENCES document,
            day TEXT,
            meeting TEXT,
            json BLOB,
            decidedAt INTEGER NOT NULL,
            UNIQUE (plugin, key)
        ) STRICT
        """,
        """
        CREATE TABLE message (
            id INTEGER PRIMARY KEY,
            endpoint TEXT NOT NULL,
            isOwn INTEGER NOT NULL CHECK (isOwn IN (0, 1)),
            createdAt INTEGER NOT NULL
        ) STRICT
        """,
        // `message` is NULL until the notice is part of one.
        """
        CREATE TABLE addressee (
            notice INTEGER NOT NULL REFERENCES notice,
            endpoint TEXT NOT NULL,
            "group" TEXT NOT NULL,
            message INTEGER REFERENCES message,
            PRIMARY KEY (notice, endpoint)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX addresseeWaiting ON addressee(notice) WHERE message IS NULL",
        "CREATE INDEX addresseeByMessage ON addressee(message)",
        """
        CREATE TABLE delivery (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            publicID TEXT NOT NULL UNIQUE,
            message INTEGER NOT NULL REFERENCES message,
            endpoint TEXT NOT NULL,
            part INTEGER NOT NULL CHECK (part >= 1),
            parts INTEGER NOT NULL CHECK (part <= parts),
            body BLOB NOT NULL,
            contentType TEXT NOT NULL,
            state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN (
                'pending', 'started', 'delivered', 'accepted', 'unknown', 'held', 'refused', 'undeliverable')),
            attempts INTEGER NOT NULL DEFAULT 0,
            failures INTEGER NOT NULL DEFAULT 0,
            notBefore INTEGER NOT NULL,
            finishedAt INTEGER,
            lastReason TEXT,
            UNIQUE (message, part),
            CHECK ((finishedAt IS NULL) = (state IN ('pending', 'started', 'unknown')))
        ) STRICT
        """,
        "CREATE INDEX deliveryOpen ON delivery(endpoint, id) WHERE state IN ('pending', 'started', 'unknown')",
        "CREATE INDEX deliveryDone ON delivery(finishedAt) WHERE state IN ('delivered', 'accepted')",
        // One delivery per endpoint is under way, whoever sends.
        "CREATE UNIQUE INDEX deliveryUnderWay ON delivery(endpoint) WHERE state = 'started'",
        """
        CREATE TABLE attempt (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            delivery INTEGER NOT NULL REFERENCES delivery,
            number INTEGER NOT NULL,
            startedAt INTEGER NOT NULL,
            endedAt INTEGER,
            status INTEGER,
            outcome TEXT CHECK (outcome IN (
                'delivered', 'accepted', 'retry', 'paused', 'gone', 'refused', 'unknown')),
            reason TEXT,
            UNIQUE (delivery, number)
        ) STRICT
        """,
        """
        CREATE TABLE endpointState (
            name TEXT PRIMARY KEY,
            fingerprint TEXT NOT NULL,
            pausedUntil INTEGER,
            pausedFor TEXT,
            goneSince INTEGER,
            lastSentAt INTEGER,
            failuresInRow INTEGER NOT NULL DEFAULT 0
        ) STRICT, WITHOUT ROWID
        """,
        // `run` only grows: a writer whose number is no longer here has been overtaken. `locks` says whether the
        // holder also holds the lock file, which dies with its process.
        """
        CREATE TABLE lease (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            run INTEGER NOT NULL,
            holder TEXT,
            until INTEGER NOT NULL,
            locks INTEGER NOT NULL CHECK (locks IN (0, 1)),
            lastPruned INTEGER
        ) STRICT
        """,
        "INSERT INTO lease (id, run, holder, until, locks) VALUES (1, 0, NULL, 0, 0)",
    ]
}
