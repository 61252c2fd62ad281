import BotCore
import MinutesModel
import PluginKit
import Testing

/// What the Store port promises, held against the real store and against the one the simulator uses.
@Suite final class ContractTests {
    /// Kept until the test is over: a place takes its folder with it.
    private var places: [StorePlace] = []

    private func place(_ kind: StoreKind) throws -> StorePlace {
        let place = try StorePlace(kind)
        places.append(place)
        return place
    }

    // MARK: The lease

    @Test(arguments: StoreKind.allCases)
    func `a second run is told who is at work`(kind: StoreKind) throws {
        let place = try self.place(kind)
        let (first, second) = (try place.open(), try place.open())
        try first.begin(.test("first"))

        let answer = try second.beginRun(.test("second"), now: .testNow + .seconds(30))

        #expect(answer == .held(by: "first", until: .testNow + .seconds(60)))
    }

    @Test(arguments: StoreKind.allCases)
    func `a run that lost its lease cannot write any more`(kind: StoreKind) throws {
        let place = try self.place(kind)
        let (zombie, heir) = (try place.open(), try place.open())
        try zombie.begin(.test("zombie"))
        let later = Instant.testNow + .seconds(61)

        #expect(try heir.begin(.test("heir"), now: later).tookOver)

        #expect(throws: StoreError.leaseLost(holder: "heir")) { try zombie.renewLease(now: later) }
        #expect(throws: StoreError.leaseLost(holder: "heir")) { try zombie.tell(["late"], now: later) }
        #expect(throws: StoreError.leaseLost(holder: "heir")) { try zombie.start(now: later) }
        try heir.endRun(now: later)
        #expect(throws: StoreError.self) { try zombie.endRun(now: later) }
    }

    @Test(arguments: StoreKind.allCases)
    func `every write renews the lease`(kind: StoreKind) throws {
        let place = try self.place(kind)
        let (first, second) = (try place.open(), try place.open())
        try first.begin(.test("first"))

        try first.tell(["a"], now: .testNow + .seconds(50))

        let answer = try second.beginRun(.test("second"), now: .testNow + .seconds(80))
        #expect(answer == .held(by: "first", until: .testNow + .seconds(110)))
    }

    @Test(arguments: StoreKind.allCases)
    func `a lease from a clock that was wrong holds nobody up`(kind: StoreKind) throws {
        let place = try self.place(kind)
        try place.open().begin(now: .testNow + .seconds(10 * 365 * 86_400))

        #expect(try place.open().begin(.test("second")).tookOver)
    }

    // MARK: The outbox's end

    @Test(arguments: StoreKind.allCases)
    func `the commit that ends an attempt says what is left, and a peek starts nothing`(kind: StoreKind) throws {
        let store = try place(kind).open()
        try store.begin()
        try store.tell(["a", "b"])
        try store.composeAll()
        let first = try #require(try store.start())

        let left = try store.step([.test(first, .delivered)], peeks: ["team"])
        #expect(left == [.waits(endpoint: "team", until: .testNow)])

        let second = try #require(try store.start())
        #expect(second.publicID == "msg_b")
        #expect(try store.step([.test(second, .delivered)], peeks: ["team"]) == [.nothing(endpoint: "team")])
    }

    @Test(arguments: StoreKind.allCases)
    func `claims are answered before peeks, and messages of the same step are there`(kind: StoreKind) throws {
        let store = try place(kind).open()
        try store.begin()
        try store.tell(["a"])
        let message = try #require(try store.messages().first)

        let step = OutboxStep(messages: [message], claims: ["team"], peeks: ["other"], horizon: .seconds(100_000))
        let answers = try store.advance(step, now: .testNow)

        #expect(answers.count == 2)
        guard case .started(let delivery)? = answers.first else {
            Issue.record("nothing was started")
            return
        }
        #expect(delivery.publicID == "msg_a")
        #expect(answers.last == .nothing(endpoint: "other"))
    }

    @Test(arguments: StoreKind.allCases)
    func `the last step ends the run, unless something is left`(kind: StoreKind) throws {
        let place = try self.place(kind)
        let (store, other) = (try place.open(), try place.open())
        try store.begin(.test("one"))
        try store.tell(["a", "b"])
        try store.composeAll()

        for isLast in [false, true] {
            let delivery = try #require(try store.start())
            _ = try store.advance(
                OutboxStep(
                    completions: [.test(delivery, .delivered)], peeks: ["team"], isLast: true, horizon: .seconds(1)),
                now: .testNow)

            let answer = try other.beginRun(.test("two"), now: .testNow)
            if case .began(let run) = answer {
                #expect(isLast)
                #expect(!run.tookOver)
            } else {
                #expect(!isLast)
            }
        }
        // Another run is at work by now: the first one's end leaves it alone.
        try store.endRun(now: .testNow)
        try other.renewLease(now: .testNow)
    }

    @Test(arguments: StoreKind.allCases)
    func `a run is told what waits, for endpoints that are gone from the configuration, too`(kind: StoreKind) throws {
        let place = try self.place(kind)
        let store = try place.open()
        try store.begin()
        _ = try store.record([.test("sha256:1", path: "/in/1.txt")], now: .testNow)
        let work = try #require(try store.pendingWork().first)
        let notices = ["a", "b"].map { DecidedNotice.test($0, subject: work.subject, to: ["team", "old"]) }
        _ = try store.settle(
            [
                Settlement(
                    work: work, plugin: "summary",
                    result: .answered(notices: notices, commitments: [], state: nil), today: .testDay)
            ], now: .testNow)
        let messages = try store.messages().enumerated().map { index, message in
            var message = message
            message.parts[0].publicID += " \(index)"
            return message
        }
        try store.compose(messages, now: .testNow)
        try store.endRun(now: .testNow)

        let run = try store.begin(now: .testNow + .seconds(1))

        #expect(
            run.backlogs == [
                Backlog(endpoint: "old", count: 2, notBefore: .testNow),
                Backlog(endpoint: "team", count: 2, notBefore: .testNow),
            ])
    }

    // MARK: Documents

    @Test(arguments: StoreKind.allCases)
    func `a file is read once, and again when it changed`(kind: StoreKind) throws {
        let store = try place(kind).open()
        try store.begin()
        let reading = Reading.test("sha256:1", path: "/in/1.txt")
        var touched = reading.found
        touched.modified += 1
        #expect(try store.unread(among: [reading.found]) == [reading.found])

        _ = try store.record([reading], now: .testNow)

        #expect(try store.unread(among: [reading.found, touched]) == [touched])
    }

    @Test(arguments: StoreKind.allCases)
    func `one content under two names is one document`(kind: StoreKind) throws {
        let store = try place(kind).open()
        try store.begin()

        let first = try store.record([.test("sha256:1", path: "/in/1.txt")], now: .testNow)
        let second = try store.record([.test("sha256:1", path: "/in/2.txt", bytes: "crlf")], now: .testNow)

        #expect(first.map { $0.plugin } == ["summary"])
        #expect(second == [])
        #expect(try store.documents(DocumentFilter()).map { $0.paths } == [["/in/1.txt", "/in/2.txt"]])
    }

    @Test(arguments: StoreKind.allCases)
    func `a document that killed its reader is tried again until it is left alone`(kind: StoreKind) throws {
        let store = try place(kind).open()
        try store.begin()
        func crash(quarantined: Bool) throws -> KnownDocument? {
            let reading = Reading.test(
                "", path: "/in/1.txt", bytes: "poison", result: .crashed(reason: "signal 11", quarantined: quarantined))
            _ = try store.record([reading], now: .testNow)
            let isUnread = try !store.unread(among: [reading.found]).isEmpty
            #expect(isUnread != quarantined)
            return try store.knownDocument(bytesHash: "poison")
        }

        #expect(try crash(quarantined: false)?.tries == 1)
        #expect(try crash(quarantined: true)?.tries == 2)

        let document = try #require(try store.documents(DocumentFilter(states: [.quarantined])).first)
        #expect(document.lastError == "signal 11")
        #expect(try store.retryDocument(document.id, now: .testNow))
        #expect(try store.knownDocument(bytesHash: "poison")?.state == .pending)
        #expect(try !store.retryDocument(document.id, now: .testNow))
    }

    @Test(arguments: StoreKind.allCases)
    func `a document that is read after a crash is heard of like any other`(kind: StoreKind) throws {
        let store = try place(kind).open()
        try store.begin()
        let crash = Reading.Result.crashed(reason: "signal 11", quarantined: false)
        _ = try store.record([.test("", path: "/in/1.txt", bytes: "b", result: crash)], now: .testNow)

        let work = try store.record([.test("sha256:1", path: "/in/1.txt", bytes: "b")], now: .testNow)

        #expect(work.count == 1)
        #expect(try store.documents(DocumentFilter()).map { $0.state } == [.read])
    }

    @Test(arguments: StoreKind.allCases)
    func `two files that crashed and turn out to be one content become one document`(kind: StoreKind) throws {
        let store = try place(kind).open()
        try store.begin()
        let crash = Reading.Result.crashed(reason: "signal 11", quarantined: false)
        _ = try store.record([.test("", path: "/in/2.txt", bytes: "b", result: crash)], now: .testNow)
        _ = try store.record([.test("sha256:1", path: "/in/1.txt", bytes: "a")], now: .testNow)

        let work = try store.record([.test("sha256:1", path: "/in/2.txt", bytes: "b")], now: .testNow)

        #expect(work == [])
        #expect(try store.documents(DocumentFilter()).map { $0.paths } == [["/in/1.txt", "/in/2.txt"]])
    }

    // MARK: Answers

    @Test(arguments: StoreKind.allCases)
    func `a key is told once for ever`(kind: StoreKind) throws {
        let store = try place(kind).open()
        try store.begin()

        let first = try store.tell(["a", "b", "a"])
        let corrected = try store.tell(["a", "c"], document: "sha256:2")

        #expect(first?.newNotices == 2)
        #expect(corrected?.newNotices == 1)
        #expect(try store.uncomposed().map { $0.notice.key } == ["a", "b", "c"])
    }

    @Test(arguments: StoreKind.allCases)
    func `an answer that fails leaves the pair pending until it is given up`(kind: StoreKind) throws {
        let store = try place(kind).open()
        try store.begin()
        let item = try #require(try store.record([.test("sha256:1", path: "/in/1.txt")], now: .testNow).first)
        func fail(quarantined: Bool) throws {
            let result = Settlement.Result.failed(reason: "timeout", quarantined: quarantined, notices: [])
            _ = try store.settle(
                [Settlement(work: item, plugin: "summary", result: result, today: .testDay)], now: .testNow)
        }

        try fail(quarantined: false)
        #expect(try store.pendingWork().map { $0.tries } == [1])
        try fail(quarantined: true)
        #expect(try store.pendingWork().isEmpty)

        let document = try #require(try store.documents(DocumentFilter(onlyUnanswered: true)).first)
        #expect(document.answers.map { $0.lastError } == ["timeout"])
        #expect(try store.retryDocument(document.id, now: .testNow))
        #expect(try store.pendingWork().map { $0.tries } == [0])
    }

    @Test(arguments: StoreKind.allCases)
    func `what a plugin remembers is kept with its answer`(kind: StoreKind) throws {
        let place = try self.place(kind)
        let store = try place.open()
        try store.begin()
        let item = try #require(try store.record([.test("sha256:1", path: "/in/1.txt")], now: .testNow).first)
        #expect(try store.pluginState("summary") == nil)

        let result = Settlement.Result.answered(notices: [], commitments: [], state: Array("{}".utf8))
        _ = try store.settle(
            [Settlement(work: item, plugin: "summary", result: result, today: .testDay)], now: .testNow)

        #expect(try place.open().pluginState("summary") == Array("{}".utf8))
    }

    @Test(arguments: StoreKind.allCases)
    func `reading a promise again changes its words and nothing else`(kind: StoreKind) throws {
        let store = try place(kind).open()
        try store.begin()
        try store.tell([], commitments: [.test("p"), .test("q")])
        let snooze = CalendarDate.testDay.adding(days: 3)
        #expect(try store.setCommitment("p", state: .done))
        #expect(try store.snoozeCommitment("q", until: snooze))

        try store.tell([], document: "sha256:2", commitments: [.test("p", text: "訂正"), .test("q", text: "訂正")])

        let all = try store.commitments(CommitmentFilter(states: []))
        #expect(all.map { $0.text } == ["訂正", "訂正"])
        #expect(all.map { $0.state } == [.done, .open])
        #expect(all.map { $0.snoozedUntil } == [nil, snooze])
        #expect(all.map { $0.arrived } == [.testDay, .testDay])
        // What is put off is open: a plugin has to recognise it when it is said again.
        #expect(try store.openCommitments().map { $0.id } == ["q"])
        #expect(try store.openCommitments().map { $0.snoozedUntil } == [snooze])
    }

    @Test(arguments: StoreKind.allCases)
    func `promises are listed by deadline, the undated last`(kind: StoreKind) throws {
        let store = try place(kind).open()
        try store.begin()
        let day = CalendarDate.testDay
        try store.tell(
            [],
            commitments: [.test("vague"), .test("late", end: day.adding(days: 9)), .test("soon", end: day)])

        #expect(try store.commitments(CommitmentFilter()).map { $0.id } == ["soon", "late", "vague"])
        #expect(try store.commitments(CommitmentFilter(until: day)).map { $0.id } == ["soon"])
        #expect(try !store.setCommitment("unknown", state: .done))
    }

    @Test(arguments: StoreKind.allCases)
    func `a promise that is said again becomes one with the first, with the later day`(kind: StoreKind) throws {
        let store = try place(kind).open()
        try store.begin()
        let day = CalendarDate.testDay
        try store.tell([], commitments: [.test("p", end: day, on: day), .test("q", end: day.adding(days: 9), on: day)])
        let later = Commitment.test("r", end: day.adding(days: 30), text: "延ばします", on: day.adding(days: 5))
        try store.tell([], document: "sha256:2", commitments: [later])

        try store.repeated(later, of: "p")

        let all = try store.commitments(CommitmentFilter())
        #expect(all.map { $0.id } == ["q", "p"], "by the later day")
        #expect(all.last?.text == "延ばします")
        #expect(all.last?.deadline?.end == day.adding(days: 30))
        #expect(all.last?.moves.map { $0.from?.end } == [day])
        #expect(try store.openCommitments().map { $0.id } == ["p", "q"])
        // Reading the second record again leaves them one; done is said of both.
        try store.tell([], document: "sha256:3", commitments: [later])
        #expect(try store.commitments(CommitmentFilter()).count == 2)
        #expect(try store.setCommitment("p", state: .done))
        #expect(try store.openCommitments().map { $0.id } == ["q"])
    }

    @Test(arguments: StoreKind.allCases)
    func `repetitions are flat, and nonsense from a plugin changes nothing`(kind: StoreKind) throws {
        let store = try place(kind).open()
        try store.begin()
        let day = CalendarDate.testDay
        let promises = ["p", "q", "r"].enumerated().map { Commitment.test($1, end: day, on: day.adding(days: $0)) }
        try store.tell([], commitments: promises)

        try store.repeated(promises[2], of: "q")
        try store.repeated(promises[1], of: "p")
        try store.repeated(promises[0], of: "r")
        try store.repeated(promises[0], of: "p")
        try store.repeated(promises[0], of: "unknown")

        #expect(try store.commitments(CommitmentFilter()).map { $0.id } == ["p"])
    }

    @Test(arguments: StoreKind.allCases)
    func `what people put right stays when the minutes are read again, until a later meeting says more`(
        kind: StoreKind
    ) throws {
        let store = try place(kind).open()
        try store.begin()
        let day = CalendarDate.testDay
        try store.tell([], commitments: [.test("p", end: day, on: day)])
        let right = Deadline(surface: "手", start: day.adding(days: 2), end: day.adding(days: 2), precision: .day)

        #expect(
            try store.editCommitment("p") { edit in
                edit.deadline = right
                edit.assignee = "財務課"
                edit.note = "確認済み"
            })
        try store.tell([], document: "sha256:2", commitments: [.test("p", end: day, text: "訂正", on: day)])

        let read = try store.commitments(CommitmentFilter()).first
        #expect(read?.text == "訂正")
        #expect(read?.deadline == right)
        #expect(read?.isCorrected == true)
        #expect(read?.assignee == "財務課")
        #expect(read?.note == "確認済み")
        #expect(try store.openCommitments().first?.deadline == right)

        let later = Commitment.test("q", end: day.adding(days: 60), on: day.adding(days: 7))
        try store.tell([], document: "sha256:3", commitments: [later])
        try store.repeated(later, of: "p")
        #expect(try store.commitments(CommitmentFilter()).map { $0.deadline?.end } == [day.adding(days: 60)])
        #expect(try store.commitments(CommitmentFilter()).first?.assignee == "財務課")

        #expect(try store.editCommitment("p") { $0 = CommitmentEdit() })
        #expect(try store.commitments(CommitmentFilter()).first?.assignee == nil)
        #expect(try !store.editCommitment("unknown") { $0.note = "x" })
    }

    @Test(arguments: StoreKind.allCases)
    func `two promises that were joined wrongly are taken apart for good, each with what was put right on it`(
        kind: StoreKind
    ) throws {
        let store = try place(kind).open()
        try store.begin()
        let day = CalendarDate.testDay
        let (end, laterEnd) = (day.adding(days: 30), day.adding(days: 60))
        let later = Commitment.test("q", end: laterEnd, on: day.adding(days: 7))
        try store.tell([], commitments: [.test("p", end: end, on: day), later])
        try store.repeated(later, of: "p")
        _ = try store.editCommitment("p") { edit in
            edit.core = "訂正"
            edit.assignee = "財務課"
        }

        #expect(try store.separateCommitment("p") == "q")
        #expect(try store.separateCommitment("p") == nil)
        // A plugin that had not heard of it joins them again.
        try store.repeated(later, of: "p")

        let apart = try store.commitments(CommitmentFilter())
        #expect(apart.map(\.id) == ["p", "q"])
        #expect(apart.map { $0.deadline?.end } == [end, laterEnd])
        #expect(apart.map(\.isSeparate) == [false, true])
        #expect(apart.map(\.assignee) == ["財務課", "財務課"])
        #expect(apart.map(\.isCorrected) == [false, true])
        // Back to what was read: then they may be joined.
        _ = try store.editCommitment("q") { $0 = CommitmentEdit() }
        try store.repeated(later, of: "p")
        #expect(try store.commitments(CommitmentFilter()).map(\.id) == ["p"])
    }

    @Test(arguments: StoreKind.allCases)
    func `what somebody adds by hand is open like the rest, once`(kind: StoreKind) throws {
        let store = try place(kind).open()
        let day = CalendarDate.testDay

        #expect(try store.addCommitment(.test("hand", end: day), today: day))
        #expect(try !store.addCommitment(.test("hand", end: day), today: day))

        #expect(try store.openCommitments().map { $0.id } == ["hand"])
        #expect(try store.commitments(CommitmentFilter()).first?.arrived == day)
    }

    // MARK: Days

    @Test(arguments: StoreKind.allCases)
    func `a day begins once, and only today is owed`(kind: StoreKind) throws {
        let store = try place(kind).open()
        let day = CalendarDate.testDay

        try store.begin(.test(day: day))
        try store.endRun(now: .testNow)
        try store.begin(.test(day: day))
        #expect(try store.pendingWork().map { $0.subject } == [.day(day)])
        try store.endRun(now: .testNow)
        try store.begin(.test(day: day.adding(days: 2)))

        #expect(try store.pendingWork().map { $0.subject } == [.day(day.adding(days: 2))])
    }

    @Test(arguments: StoreKind.allCases)
    func `new promises make the day begin again, known ones do not`(kind: StoreKind) throws {
        let store = try place(kind).open()
        try store.begin(.test(day: .testDay))
        let item = try #require(try store.pendingWork().first)
        let result = Settlement.Result.answered(notices: [], commitments: [], state: nil)
        _ = try store.settle(
            [Settlement(work: item, plugin: "reminder", result: result, today: .testDay)], now: .testNow)

        let first = try store.tell([], commitments: [.test("p")])
        #expect(first?.reopened.map { $0.plugin } == ["reminder"])
        _ = try store.settle(
            [Settlement(work: item, plugin: "reminder", result: result, today: .testDay)], now: .testNow)
        let second = try store.tell([], document: "sha256:2", commitments: [.test("p")])

        #expect(second?.reopened == [])
        #expect(try store.pendingWork().isEmpty)
    }

    // MARK: The outbox

    @Test(arguments: StoreKind.allCases)
    func `an endpoint's deliveries go in order, one at a time`(kind: StoreKind) throws {
        let store = try place(kind).open()
        try store.begin()
        try store.tell(["a", "b"])
        try store.composeAll()

        let first = try #require(try store.start())
        let claims = try store.step([.test(first, .delivered)], claims: ["team"])

        #expect(first.publicID == "msg_a")
        guard case .started(let second) = claims.first else { throw StoreError.busy(path: "no second") }
        #expect(second.publicID == "msg_b")
        #expect(try store.step([.test(second, .delivered)], claims: ["team"]) == [.nothing(endpoint: "team")])
    }

    @Test(arguments: StoreKind.allCases)
    func `a delivery that waits holds up those behind it`(kind: StoreKind) throws {
        let store = try place(kind).open()
        try store.begin()
        try store.tell(["a", "b"])
        try store.composeAll()
        let first = try #require(try store.start())
        let later = Instant.testNow + .seconds(5)

        let claims = try store.step(
            [.test(first, .pending, failures: 1, notBefore: later, outcome: .retry)], claims: ["team"])
        #expect(claims == [.waits(endpoint: "team", until: later)])

        let again = try #require(try store.start(now: later))
        #expect(again.publicID == first.publicID)
        #expect(again.body == first.body)
        #expect(again.failures == 1)
        #expect(again.attempt != first.attempt)
        #expect(try store.delivery("msg_b")?.waitsFor == "msg_a")
    }

    @Test(arguments: StoreKind.allCases)
    func `a wait from a clock that was wrong is over`(kind: StoreKind) throws {
        let store = try place(kind).open()
        try store.begin()
        try store.tell(["a"])
        try store.composeAll()
        let first = try #require(try store.start())
        let never = Instant.testNow + .seconds(10 * 365 * 86_400)

        let claims = try store.step([.test(first, .pending, notBefore: never)], claims: ["team"])

        guard case .started = claims.first else { throw StoreError.busy(path: "it waits") }
    }

    @Test(arguments: StoreKind.allCases, [false, true])
    func `what a dead run had begun to send is unknown, or held where that is wanted`(kind: StoreKind, holds: Bool)
        throws
    {
        let place = try self.place(kind)
        var dead: (any Store)? = try place.open()
        try dead?.begin()
        try dead?.tell(["a"])
        try dead?.composeAll()
        let started = try #require(try dead?.start())
        dead = nil

        let store = try place.open()
        let later = Instant.testNow + .seconds(61)
        let run = try store.begin(.test("heir", holdsUnknown: holds), now: later)

        #expect(run.recovered == [RecoveredDelivery(publicID: "msg_a", endpoint: "team", held: holds)])
        let story = try #require(try store.delivery("msg_a"))
        #expect(story.summary.state == (holds ? .held : .unknown))
        #expect(story.attempts.map { $0.outcome } == [.unknown])
        let again = try store.start(now: later)
        #expect(again?.publicID == (holds ? nil : started.publicID))
        #expect(again?.body == (holds ? nil : started.body))
    }

    @Test(arguments: StoreKind.allCases)
    func `the store knows when attempts began, those of runs that died, too`(kind: StoreKind) throws {
        let place = try self.place(kind)
        let first = try place.open()
        try first.begin()
        try first.tell(["a", "b"])
        try first.composeAll()
        let a = try #require(try first.start())
        let later = Instant.testNow + .seconds(2)
        _ = try first.step([.test(a, .pending, failures: 1)], now: later)
        _ = try first.start(now: later)

        let second = try place.open()
        try second.begin(now: later + .seconds(100))

        let start = AttemptStart(endpoint: "team", at: .testNow)
        #expect(
            try second.attemptStarts(since: .testNow) == [AttemptStart(endpoint: "team", at: later), start])
        #expect(try second.attemptStarts(since: .testNow + .milliseconds(1)).map(\.at) == [later])
        #expect(try second.attemptStarts(since: later + .milliseconds(1)) == [])
    }

    @Test(arguments: StoreKind.allCases)
    func `a notice is part of one message for an endpoint`(kind: StoreKind) throws {
        let store = try place(kind).open()
        try store.begin()
        try store.tell(["a"])
        let notice = try #require(try store.uncomposed().first)
        func message(_ id: String) -> ComposedMessage {
            ComposedMessage(
                endpoint: "team", notices: [notice.id], isOwn: false,
                parts: [ComposedMessage.Part(publicID: id, body: [1], contentType: "text/plain")])
        }
        try store.compose([message("msg_1")], now: .testNow)

        #expect(throws: StoreError.self) { try store.compose([message("msg_2")], now: .testNow) }

        #expect(try store.uncomposed().isEmpty)
        #expect(try store.deliveries(DeliveryFilter()).map { $0.id } == ["msg_1"])
    }

    @Test(arguments: StoreKind.allCases)
    func `a gone endpoint's deliveries are undeliverable until its url changes`(kind: StoreKind) throws {
        let store = try place(kind).open()
        try store.begin()
        try store.tell(["a", "b"])
        try store.composeAll()
        let first = try #require(try store.start())
        let gone = EndpointState(name: "team", goneSince: .testNow, failuresInRow: 1)

        _ = try store.step([.test(first, .undeliverable, outcome: .gone)], endpoints: [gone])
        try store.tell(["c"], document: "sha256:2")
        try store.composeAll()

        #expect(try store.deliveries(DeliveryFilter(states: [.undeliverable])).count == 3)
        try store.endRun(now: .testNow)
        #expect(try store.begin().endpoints == [gone])
        try store.endRun(now: .testNow)
        #expect(try store.begin(.test(fingerprint: "new")).endpoints == [EndpointState(name: "team")])
        #expect(try store.start()?.publicID == "msg_a")
    }

    @Test(arguments: StoreKind.allCases)
    func `an enabled endpoint gets what was given up since it was gone, under the same ids`(kind: StoreKind) throws {
        let store = try place(kind).open()
        try store.begin()
        #expect(try store.enableEndpoint("team", now: .testNow) == nil)
        #expect(try store.enableEndpoint("nobody", now: .testNow) == nil)
        try store.tell(["a", "b"])
        try store.composeAll()
        let first = try #require(try store.start())
        let gone = EndpointState(
            name: "team", pausedFor: "403", goneSince: .testNow, failuresInRow: 7, failingSince: .testNow)
        _ = try store.step([.test(first, .undeliverable, outcome: .gone)], endpoints: [gone])
        #expect(try store.endpointStates() == [gone])

        #expect(try store.enableEndpoint("team", now: .testNow) == 2)

        #expect(try store.endpointStates() == [EndpointState(name: "team", lastSentAt: gone.lastSentAt)])
        try store.endRun(now: .testNow)
        try store.begin()
        let again = try #require(try store.start())
        #expect(again.publicID == first.publicID)
        #expect(again.body == first.body)
    }

    @Test(arguments: StoreKind.allCases)
    func `what is given up is addressed to the fallback, once`(kind: StoreKind) throws {
        let store = try place(kind).open()
        try store.begin()
        try store.tell(["a", "b"])
        try store.composeAll()
        let first = try #require(try store.start())
        var step = OutboxStep(
            completions: [.test(first, .undeliverable)], fallbacks: ["team": "other", "other": "team"],
            horizon: .seconds(100_000))

        _ = try store.advance(step, now: .testNow)

        #expect(try store.uncomposed().map { "\($0.notice.key) \($0.addressee.endpoint)" } == ["a other"])
        // The next one is given up a moment later; what is at the fallback already is not addressed again.
        let second = try #require(try store.start())
        step.completions = [.test(second, .undeliverable)]
        _ = try store.advance(step, now: .testNow + .seconds(1))
        #expect(try store.uncomposed().map { "\($0.notice.key) \($0.addressee.endpoint)" } == ["a other", "b other"])
    }

    @Test(arguments: StoreKind.allCases)
    func `an operator's retry sends the same bytes under the same id at once`(kind: StoreKind) throws {
        let store = try place(kind).open()
        try store.begin()
        try store.tell(["a"])
        try store.composeAll()
        let first = try #require(try store.start())
        _ = try store.step([.test(first, .refused, failures: 3, outcome: .refused)])
        #expect(try store.start() == nil)

        #expect(try store.retryDelivery("msg_", now: .testNow))

        let again = try #require(try store.start())
        #expect(again.publicID == first.publicID)
        #expect(again.body == first.body)
        #expect(again.failures == 0)
        _ = try store.step([.test(again, .delivered)])
        #expect(try !store.retryDelivery("msg_a", now: .testNow))
        #expect(try !store.retryDelivery("msg_unknown", now: .testNow))
    }

    @Test(arguments: StoreKind.allCases)
    func `what an operator sends again goes before what is younger`(kind: StoreKind) throws {
        let store = try place(kind).open()
        try store.begin()
        try store.tell(["a", "b", "c"])
        try store.composeAll()
        let first = try #require(try store.start())
        let claims = try store.step([.test(first, .refused, outcome: .refused)], claims: ["team"])
        guard case .started(let second) = claims.first else { throw StoreError.busy(path: "no second") }

        #expect(try store.retryDelivery("msg_a", now: .testNow))

        #expect(try store.delivery("msg_c")?.waitsFor == "msg_a")
        let next = try store.step([.test(second, .delivered)], claims: ["team"])
        guard case .started(let again) = next.first else { throw StoreError.busy(path: "no third") }
        #expect(again.publicID == "msg_a")
    }

    @Test(arguments: StoreKind.allCases)
    func `what an operator sends again from another program goes before what is younger`(kind: StoreKind) throws {
        let place = try self.place(kind)
        let (store, other) = (try place.open(), try place.open())
        try store.begin()
        try store.tell(["a", "b", "c", "d"])
        try store.composeAll()
        let first = try #require(try store.start())
        let claims = try store.step([.test(first, .refused, outcome: .refused)], claims: ["team"])
        guard case .started(let second) = claims.first else { throw StoreError.busy(path: "no second") }
        #expect(try !other.retryDelivery("msg_b", now: .testNow), "it is under way")

        #expect(try other.retryDelivery("msg_a", now: .testNow))

        let next = try store.step([.test(second, .delivered)], claims: ["team"])
        guard case .started(let again) = next.first else { throw StoreError.busy(path: "no third") }
        #expect(again.publicID == "msg_a")
        #expect(try store.delivery("msg_a")?.attempts.map { $0.number } == [1, 2])
    }

    @Test(arguments: StoreKind.allCases)
    func `an attempt is told while it is under way and when it has ended`(kind: StoreKind) throws {
        let store = try place(kind).open()
        try store.begin()
        try store.tell(["a", "b"])
        try store.composeAll()
        let first = try #require(try store.start())
        let later = Instant.testNow + .seconds(5)

        var story = try #require(try store.delivery("msg_a"))
        #expect(story.summary.state == .started)
        #expect(story.summary.attempts == 1)
        #expect(story.attempts.map { $0.endedAt } == [nil])
        #expect(try store.deliveries(DeliveryFilter(states: [.started])).map { $0.id } == ["msg_a"])
        #expect(try store.deliveries(DeliveryFilter(states: [.pending])).map { $0.id } == ["msg_b"])

        _ = try store.step([.test(first, .pending, failures: 1, outcome: .retry)], now: later)
        let again = try #require(try store.start(now: later))
        _ = try store.step([.test(again, .delivered)], now: later)

        story = try #require(try store.delivery("msg_a"))
        #expect(story.summary.state == .delivered)
        #expect(story.summary.attempts == 2)
        #expect(story.attempts.map { $0.number } == [1, 2])
        #expect(story.attempts.map { $0.startedAt } == [.testNow, later])
        #expect(story.attempts.map { $0.endedAt } == [later, later])
        #expect(story.attempts.map { $0.status } == [200, 200])
        #expect(story.attempts.map { $0.outcome } == [.retry, .delivered])
    }

    // MARK: Retention

    @Test(arguments: StoreKind.allCases)
    func `retention drops what is told, and never a key`(kind: StoreKind) throws {
        let store = try place(kind).open()
        try store.begin()
        try store.tell(["a"])
        try store.composeAll()
        _ = try store.step([.test(try #require(try store.start()), .delivered)])
        let later = Instant.testNow + .seconds(500 * 86_400)
        let document = try #require(try store.documents(DocumentFilter()).first?.id)

        while try store.prune(before: later - .seconds(400 * 86_400), batch: 2, now: later) > 0 {}

        #expect(try store.deliveries(DeliveryFilter()).isEmpty)
        #expect(try store.minutesJSON(of: document) == nil)
        #expect(try store.tell(["a", "b"], document: "sha256:2")?.newNotices == 1)
        #expect(try store.tell(["x"]) == nil)
    }

    @Test(arguments: StoreKind.allCases)
    func `retention keeps what is open, undelivered or not told yet`(kind: StoreKind) throws {
        let store = try place(kind).open()
        try store.begin(.test(day: .testDay))
        try store.tell(["sent", "refused", "waiting"], commitments: [.test("open")])
        try store.composeAll()
        try store.tell(["uncomposed"], document: "sha256:2", path: "/in/2.txt")
        let sent = try #require(try store.start())
        let claims = try store.step([.test(sent, .delivered)], claims: ["team"])
        guard case .started(let refused) = claims.first else { throw StoreError.busy(path: "no second") }
        _ = try store.step([.test(refused, .refused)])
        let later = Instant.testNow + .seconds(500 * 86_400)
        let documents = try store.documents(DocumentFilter()).map { $0.id }.sorted()

        while try store.prune(before: later - .seconds(400 * 86_400), batch: 100, now: later) > 0 {}

        #expect(try store.deliveries(DeliveryFilter()).map { $0.id } == ["msg_waiting", "msg_refused"])
        #expect(try store.delivery("msg_refused")?.notices.first?.notice != nil)
        #expect(try store.uncomposed().map { $0.notice.key } == ["uncomposed"])
        #expect(try store.commitments(CommitmentFilter()).map { $0.id } == ["open"])
        #expect(try store.minutesJSON(of: documents[0]) != nil, "an open promise refers to it")
        #expect(try store.pendingWork().map { $0.subject } == [.day(.testDay)])
    }
}
