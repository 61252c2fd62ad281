import BotCore
import BotStore
import Foundation
import GRDB
import MinutesModel
import PluginKit
import TestSupport
import Testing

@Suite struct SQLiteStoreTests {
    private func mode(_ path: String) throws -> Int {
        let attributes = try FileManager.default.attributesOfItem(atPath: path)
        return (attributes[.posixPermissions] as? NSNumber)?.intValue ?? 0
    }

    @Test func `the file and its folder are its user's alone, whatever the umask`() throws {
        let place = try StorePlace()
        let path = place.folder + "/new/folder/kairan.sqlite"
        let old = umask(0)
        defer { umask(old) }

        let store = try SQLiteStore(path: path)
        try store.begin()

        #expect(try mode(path) == 0o600)
        #expect(try mode(path + ".lock") == 0o600)
        #expect(try mode(place.folder + "/new/folder") == 0o700)
    }

    @Test func `an operator's access rights are left alone`() throws {
        let place = try StorePlace()
        try SQLiteStore(path: place.path).begin()
        try FileManager.default.setAttributes([.posixPermissions: 0o640], ofItemAtPath: place.path)

        _ = try SQLiteStore(path: place.path)

        #expect(try mode(place.path) == 0o640)
    }

    @Test func `the journal stays and every commit is synced`() throws {
        let place = try StorePlace()
        let store = try SQLiteStore(path: place.path)

        #expect(try store.durability() == ["persist", "2", "1"])
    }

    @Test func `a file that another program turned to WAL is turned back`() throws {
        let place = try StorePlace()
        _ = try SQLiteStore(path: place.path)
        try DatabaseQueue(path: place.path).writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA journal_mode = WAL")
        }

        #expect(try SQLiteStore(path: place.path).durability() == ["persist", "2", "1"])
    }

    @Test func `a store from a newer version is refused with a sentence`() throws {
        let place = try StorePlace()
        _ = try SQLiteStore(path: place.path)
        try DatabaseQueue(path: place.path).write { db in
            try db.execute(sql: "INSERT INTO grdb_migrations VALUES ('99: from the future')")
        }

        #expect(throws: StoreError.newer(path: place.path)) { try SQLiteStore(path: place.path) }
        #expect(
            StoreError.newer(path: "x").description
                == "The store 'x' was written by a newer kairan; upgrade, or point store.path elsewhere")
    }

    @Test func `an empty file becomes a store, and an old store is opened as it is`() throws {
        let place = try StorePlace()
        try Data().write(to: URL(fileURLWithPath: place.path))

        let first = try SQLiteStore(path: place.path)
        try first.begin()
        try first.tell(["a"])
        try first.endRun(now: .testNow)

        #expect(try SQLiteStore(path: place.path).uncomposed().map { $0.notice.key } == ["a"])
    }

    @Test func `something else than a store is refused and left as it is`() throws {
        let place = try StorePlace()
        let text = Data(String(repeating: "これは議事録です。", count: 200).utf8)
        try text.write(to: URL(fileURLWithPath: place.path))

        #expect(throws: StoreError.notADatabase(path: place.path)) { try SQLiteStore(path: place.path) }
        #expect(try Data(contentsOf: URL(fileURLWithPath: place.path)) == text)
    }

    @Test func `another program's database is refused and left as it is`() throws {
        let place = try StorePlace()
        try DatabaseQueue(path: place.path).write { db in try db.execute(sql: "CREATE TABLE theirs (a)") }

        #expect(throws: StoreError.notADatabase(path: place.path)) { try SQLiteStore(path: place.path) }
    }

    @Test func `a place that cannot be made is named`() throws {
        let place = try StorePlace()
        try Data().write(to: URL(fileURLWithPath: place.folder + "/file"))
        let path = place.folder + "/file/kairan.sqlite"

        let error = #expect(throws: StoreError.self) { try SQLiteStore(path: path) }

        #expect(error?.description.contains(path) == true)
        #expect(error?.description.contains("store.path") == true)
    }

    @Test func `a locked store is busy, and nothing happened`() throws {
        let place = try StorePlace()
        let store = try SQLiteStore(path: place.path)
        try store.begin()
        let other = try DatabaseQueue(path: place.path)
        try other.writeWithoutTransaction { db in
            try db.execute(sql: "BEGIN EXCLUSIVE")
            #expect(throws: StoreError.busy(path: place.path)) { try store.tell(["a"]) }
            try db.execute(sql: "ROLLBACK")
        }

        #expect(try store.tell(["a"])?.newNotices == 1)
    }

    @Test func `a full disk is said so, and nothing is half written`() throws {
        let place = try StorePlace()
        let store = try SQLiteStore(path: place.path)
        try store.begin()
        try store.limitPages(to: 50)
        var told = 0

        let error = #expect(throws: StoreError.self) {
            for number in 0..<1000 {
                try store.tell(["\(number)"], document: "sha256:\(number)", path: "/in/\(number).txt")
                told += 1
            }
        }

        #expect(error == .full(path: place.path))
        try store.limitPages(to: 1 << 20)
        #expect(try store.uncomposed().count == told)
        #expect(try store.tell(["again"], document: "again", path: "/in/again.txt")?.newNotices == 1)
    }

    @Test func `damage is found when a run takes over from one that did not end`() throws {
        let place = try StorePlace()
        var dead: SQLiteStore? = try SQLiteStore(path: place.path)
        try dead?.begin()
        for number in 0..<50 {
            try dead?.tell(["\(number)"], document: "sha256:\(number)", path: "/in/\(number).txt")
        }
        dead = nil
        let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: place.path))
        let size = try handle.seekToEnd()
        // The last third: data pages, not the schema and the lease.
        try handle.seek(toOffset: size / 3 * 2)
        try handle.write(contentsOf: Data(repeating: 0xA5, count: Int(size / 3)))
        try handle.close()

        let error = #expect(throws: StoreError.self) {
            try SQLiteStore(path: place.path).begin(now: .testNow + .seconds(61))
        }
        #expect(error == .corrupt(path: place.path))
    }

    @Test func `a dead run's lease is over at once, a living one's is not`() throws {
        let place = try StorePlace()
        var first: SQLiteStore? = try SQLiteStore(path: place.path)
        try first?.begin(.test("first"))

        let second = try SQLiteStore(path: place.path)
        #expect(
            try second.beginRun(.test("second"), now: .testNow) == .held(by: "first", until: .testNow + .seconds(60)))
        first = nil

        #expect(try second.begin(.test("second")).tookOver)
    }

    @Test func `a run that has nothing to do writes nothing, and keeps others out all the same`() throws {
        let place = try StorePlace()
        let store = try SQLiteStore(path: place.path)
        let number = try store.begin(.test(day: .testDay)).run
        try store.endRun(now: .testNow)
        func changes() throws -> Data? { FileManager.default.contents(atPath: place.path) }
        let before = try changes()
        let later = Instant.testNow + .seconds(600)

        #expect(try store.begin(.test("quiet", day: .testDay), now: later).run == number + 1)
        let other = try SQLiteStore(path: place.path).beginRun(.test("other"), now: later + .seconds(1))
        try store.endRun(now: later)

        #expect(other == .held(by: "quiet", until: later + .seconds(60)))
        #expect(try changes() == before)
    }

    @Test(arguments: [
        RunOpening.test(fingerprint: "new"),  // what was paused is to be forgiven
        RunOpening.test(day: .testDay),  // the day begins
    ])
    func `a run that has something to write when it opens has its lease at once`(opening: RunOpening) throws {
        let place = try StorePlace()
        let store = try SQLiteStore(path: place.path)
        try store.begin()
        try store.endRun(now: .testNow)

        try store.begin(opening)

        let holder = try DatabaseQueue(path: place.path).read { db in
            try String.fetchOne(db, sql: "SELECT holder FROM lease")
        }
        #expect(holder == opening.holder)
    }

    @Test func `a quiet run that is stopped for longer than its lease is overtaken before it writes`() throws {
        let place = try StorePlace()
        let (zombie, heir) = (try SQLiteStore(path: place.path), try SQLiteStore(path: place.path))
        try zombie.begin()
        try zombie.endRun(now: .testNow)
        try zombie.begin(.test("zombie"))
        let later = Instant.testNow + .seconds(61)

        let run = try heir.begin(.test("heir"), now: later)

        #expect(!run.tookOver)
        #expect(throws: StoreError.leaseLost(holder: "heir")) { try zombie.tell(["late"], now: later) }
        #expect(try heir.tell(["in time"], now: later)?.newNotices == 1)
    }

    @Test func `a quiet run's first write takes the lease with it`() throws {
        let place = try StorePlace()
        var first: SQLiteStore? = try SQLiteStore(path: place.path)
        try first?.begin()
        try first?.endRun(now: .testNow)
        try first?.begin(.test("quiet"))
        try first?.tell(["a"])
        first = nil

        #expect(try SQLiteStore(path: place.path).begin().tookOver)
    }

    @Test func `many writers never start one delivery twice`() throws {
        let place = try StorePlace()
        let feeder = try SQLiteStore(path: place.path)
        try feeder.begin()
        try feeder.tell((0..<60).map { "\($0)" })
        try feeder.composeAll()
        try feeder.endRun(now: .testNow)
        let stores = try (0..<3).map { _ in try SQLiteStore(path: place.path) }
        var started: [String] = []

        // Each in turn takes the lease by force, starts one delivery and is overtaken before it completes it.
        for round in 0..<60 {
            let now = Instant.testNow + .seconds(61 * (round + 1))
            let store = stores[round % 3]
            let before = stores[(round + 2) % 3]
            try store.begin(.test("\(round)", holdsUnknown: true), now: now)
            #expect(throws: StoreError.self) { try before.start(now: now) }
            if let delivery = try store.start(now: now) { started.append(delivery.publicID) }
        }

        #expect(started.count == 60)
        #expect(Set(started).count == 60)
    }

    @Test func `four programs at once send each delivery once`() async throws {
        let place = try StorePlace()
        let feeder = try SQLiteStore(path: place.path)
        try feeder.begin()
        try feeder.tell((0..<20).map { "\($0)" })
        try feeder.composeAll()
        try feeder.endRun(now: .testNow)
        let path = place.path

        let sent = try await withThrowingTaskGroup(of: [String].self) { group in
            for number in 0..<4 {
                group.addTask {
                    let store = try SQLiteStore(path: path, busyTimeout: .seconds(10))
                    var sent: [String] = []
                    while true {
                        guard case .began = try store.beginRun(.test("\(number)"), now: .testNow) else { continue }
                        let delivery = try store.start()
                        if let delivery {
                            sent.append(delivery.publicID)
                            _ = try store.step([.test(delivery, .delivered)])
                        }
                        try store.endRun(now: .testNow)
                        if delivery == nil { return sent }
                    }
                }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }

        #expect(sent.count == 20)
        #expect(Set(sent).count == 20)
        #expect(try feeder.deliveries(DeliveryFilter(states: [.delivered])).count == 20)
    }

    @Test func `errors tell no values`() throws {
        let place = try StorePlace()
        let store = try SQLiteStore(path: place.path)
        try store.begin()
        try store.tell(["a"])
        let notice = try #require(try store.uncomposed().first)
        let part = ComposedMessage.Part(publicID: "msg_s3cret", body: [1], contentType: "s3cret")
        let message = ComposedMessage(endpoint: "team", notices: [notice.id], isOwn: false, parts: [part, part])

        let error = #expect(throws: StoreError.self) { try store.compose([message], now: .testNow) }

        #expect(error?.description.contains("s3cret") == false)
    }

    @Test func `what people noted is dropped with what it was noted on`() throws {
        let folder = try TemporaryFolder()
        let store = try SQLiteStore(path: folder.path("kairan.sqlite"))
        let later = Instant.testNow + .seconds(500 * 86_400)
        try store.begin()
        try store.tell([], commitments: [.test("p"), .test("q")])
        _ = try store.editCommitment("p") { $0.assignee = "財務課" }
        _ = try store.editCommitment("q") { $0.assignee = "財務課" }
        _ = try store.setCommitment("p", state: .done)
        try store.begin(.test("later"), now: later)

        while try store.prune(before: later - .seconds(400 * 86_400), batch: 100, now: later) > 0 {}

        #expect(try store.commitments(CommitmentFilter(states: [])).map { $0.id } == ["q"])
        #expect(
            try DatabaseQueue(path: folder.path("kairan.sqlite")).read {
                try String.fetchAll($0, sql: "SELECT commitment FROM commitmentEdit")
            } == ["q"])
    }
}
