import Logging
import MinutesModel
import PluginKit

/// Found files and fetched pages → the boxed reader → the store. Only what is unknown or changed is read.
final class ReadingStage {
    /// A reader that crashes on a document gets this many tries, one a run, before the document is left alone.
    static let tries = 3
    /// How many documents are in the reader's hands at once: one is read while the next one's bytes are fetched.
    /// More would only keep more bytes in memory.
    private static let window = 2

    private enum Item {
        case file(source: Int, FoundDocument)
        case page(PageDocument, FoundDocument)

        var found: FoundDocument {
            switch self {
            case .file(_, let found), .page(_, let found): found
            }
        }
        var name: String {
            switch self {
            case .file(_, let found): found.name
            case .page(let document, _): document.page.name
            }
        }
        var state: PageState? {
            if case .page(let document, _) = self { document.state } else { nil }
        }
    }
    private struct Flight {
        var item: Item
        var bytesHash: String
        /// What is known of it when its reader crashed before.
        var known: KnownDocument?

        var found: FoundDocument { item.found }
        var tries: Int { known?.tries ?? 0 }
    }

    private let run: Run
    /// In reverse, so that taking the next one is cheap.
    private var queue: [Item] = []
    /// Pages that wait to be read: they come before the files, because they take memory.
    private var pages: [Item] = []
    private var flights: [Int64: Flight] = [:]
    private var outcomes: [ReadOutcome] = []
    private var known: [Reading] = []

    init(run: Run) {
        self.run = run
    }

    var isIdle: Bool { queue.isEmpty && pages.isEmpty && flights.isEmpty && !hasUnstored }
    var isInFlight: Bool { !flights.isEmpty }
    var hasUnstored: Bool { !outcomes.isEmpty || !known.isEmpty }

    /// Fetched pages that have not been given to the reader.
    var waitingPages: Int { pages.count }

    func add(_ documents: [PageDocument], now: Instant) {
        pages += documents.map { .page($0, $0.found(now: now)) }
    }

    /// Lists the sources. One that cannot be listed does not stop the others.
    func find(now: Instant) throws {
        var items: [Item] = []
        var problems: [String] = []
        var count = 0
        for (index, source) in run.ports.intakes.enumerated() {
            let found: [FoundDocument]
            do {
                found = try source.intake.find(now: now)
            } catch {
                problems.append("Source '\(source.source)' cannot be listed: \(error)")
                continue
            }
            count += found.count
            items += try run.store.unread(among: found).map { .file(source: index, $0) }
        }
        // From here on nothing throws: a busy store repeats all of it.
        for problem in problems { run.problem(.source, problem) }
        run.report.documentsFound += count
        queue = items.reversed()
    }

    func collect(ready: [Int32], uptime: Duration) {
        outcomes += run.ports.reader.advance(ready: ready, uptime: uptime)
    }

    /// Stores what was read. Returns what plugins now have to hear.
    func settle(now: Instant) throws -> [Work] {
        guard hasUnstored else { return [] }
        let readings = known + outcomes.compactMap(reading)
        let work = try run.store.record(readings, now: now)
        for reading in readings { count(reading) }
        for outcome in outcomes { flights[outcome.id] = nil }
        outcomes = []
        known = []
        run.report.documentsNew += Set(work.map(\.subject)).count
        return work
    }

    func feed() throws {
        while !run.isEnding, flights.count < Self.window, let item = pages.first ?? queue.last {
            guard let (bytes, hash) = content(of: item) else {
                removeNext()
                continue
            }
            let document = try run.store.knownDocument(bytesHash: hash) ?? item.state?.owed
            removeNext()
            if let document, document.state != .pending {
                known.append(
                    Reading(
                        found: item.found, bytesHash: hash, result: .known(document: document.id), arrived: run.today,
                        page: item.state))
                continue
            }
            let id = run.nextCall()
            flights[id] = Flight(item: item, bytesHash: hash, known: document)
            run.ports.reader.read(request(id, item, bytes))
            run.ports.runner.prepare(uptime: run.ports.clock.uptime)
        }
    }

    private func removeNext() {
        if pages.isEmpty { queue.removeLast() } else { pages.removeFirst() }
    }

    private func request(_ id: Int64, _ item: Item, _ bytes: [UInt8]) -> ReadRequest {
        guard case .page(let document, _) = item else { return ReadRequest(id: id, name: item.name, bytes: bytes) }
        return ReadRequest(
            id: id, name: item.name, bytes: bytes, url: document.page.url, charset: document.page.charset)
    }

    private func content(of item: Item) -> (bytes: [UInt8], hash: String)? {
        switch item {
        case .page(let document, _): return (document.page.bytes, document.hash)
        case .file(let source, let found):
            do {
                let bytes = try run.ports.intakes[source].intake.bytes(of: found)
                return (bytes, Fingerprint.bytes(bytes))
            } catch {
                run.problem(.source, "'\(found.path)' cannot be read: \(error)")
                return nil
            }
        }
    }

    private func reading(_ outcome: ReadOutcome) -> Reading? {
        guard let flight = flights[outcome.id] else { return nil }
        var reading = Reading(
            found: flight.found, bytesHash: flight.bytesHash, result: .refused(sentence: ""), arrived: run.today,
            page: flight.item.state)
        switch outcome.result {
        case .success(let json):
            do {
                let head = try RecordHead.read(json)
                reading.result = .read(
                    contentID: head.id, meeting: head.meeting, json: json, plugins: run.hearers(of: .minutesArrived))
            } catch {
                crashed("its answer is not a record", flight, &reading)
            }
        case .failure(.refused(_, let message)):
            reading.result = .refused(sentence: message)
        case .failure(.crashed(let reason, _)):
            crashed(reason.asClause, flight, &reading)
        }
        return reading
    }

    private func crashed(_ reason: String, _ flight: Flight, _ reading: inout Reading) {
        let isLast = flight.tries + 1 >= Self.tries
        reading.result = .crashed(reason: reason, quarantined: isLast)
        if case .page(let document, _) = flight.item {
            reading.page = document.crashed(
                reason, policy: run.policy, now: run.ports.clock.now, random: run.ports.random.next())
        }
        guard isLast else { return }
        let notice = KairanNotices.documentQuarantined(
            flight.known?.id, flight.item.name, bytesHash: flight.bytesHash,
            reason: KairanNotices.readerDied)
        reading.notices = [run.own(notice)]
    }

    private func count(_ reading: Reading) {
        switch reading.result {
        case .read, .known:
            break
        case .refused(let sentence):
            run.report.documentsRefused += 1
            run.problem(.document, "'\(reading.found.path)' was refused: \(sentence)")
        case .crashed(let reason, let quarantined):
            let next = quarantined ? "it is not tried again" : "it is tried again in the next run"
            run.problem(.document, "The reader failed on '\(reading.found.path)': \(reason); \(next)")
        }
    }
}

extension FoundDocument {
    var name: String { path.split(separator: "/").last.map(String.init) ?? path }
}
