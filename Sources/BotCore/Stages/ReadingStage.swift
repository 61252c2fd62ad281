import Logging
import MinutesModel
import PluginKit

/// Found files → the boxed reader → the store. Only what is unknown or changed is read.
final class ReadingStage {
    /// A reader that crashes on a document gets this many tries, one a run, before the document is left alone.
    static let tries = 3
    /// How many documents are in the reader's hands at once: one is read while the next one's bytes are fetched.
    /// More would only keep more bytes in memory.
    private static let window = 2

    private struct Item {
        var source: Int
        var found: FoundDocument
    }
    private struct Flight {
        var found: FoundDocument
        var bytesHash: String
        /// What is known of it when its reader crashed before.
        var known: KnownDocument?

        var tries: Int { known?.tries ?? 0 }
    }

    private let run: Run
    /// In reverse, so that taking the next one is cheap.
    private var queue: [Item] = []
    private var flights: [Int64: Flight] = [:]
    private var outcomes: [ReadOutcome] = []
    private var known: [Reading] = []

    init(run: Run) {
        self.run = run
    }

    var isIdle: Bool { queue.isEmpty && flights.isEmpty && !hasUnstored }
    var isInFlight: Bool { !flights.isEmpty }
    var hasUnstored: Bool { !outcomes.isEmpty || !known.isEmpty }

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
            items += try run.store.unread(among: found).map { Item(source: index, found: $0) }
        }
        // From here on nothing throws: a busy store repeats all of it.
        for problem in problems { run.problem(.source, problem) }
        run.report.documentsFound = count
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
        while !run.isEnding, flights.count < Self.window, let item = queue.last {
            guard let bytes = bytes(of: item) else {
                queue.removeLast()
                continue
            }
            let hash = Fingerprint.bytes(bytes)
            let document = try run.store.knownDocument(bytesHash: hash)
            queue.removeLast()
            if let document, document.state != .pending {
                known.append(
                    Reading(
                        found: item.found, bytesHash: hash, result: .known(document: document.id), arrived: run.today))
                continue
            }
            let id = run.nextCall()
            flights[id] = Flight(found: item.found, bytesHash: hash, known: document)
            run.ports.reader.read(ReadRequest(id: id, name: item.found.name, bytes: bytes))
            run.ports.runner.prepare(uptime: run.ports.clock.uptime)
        }
    }

    private func bytes(of item: Item) -> [UInt8]? {
        do {
            return try run.ports.intakes[item.source].intake.bytes(of: item.found)
        } catch {
            run.problem(.source, "'\(item.found.path)' cannot be read: \(error)")
            return nil
        }
    }

    private func reading(_ outcome: ReadOutcome) -> Reading? {
        guard let flight = flights[outcome.id] else { return nil }
        var reading = Reading(
            found: flight.found, bytesHash: flight.bytesHash, result: .refused(sentence: ""), arrived: run.today)
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
        guard isLast else { return }
        let notice = KairanNotices.documentQuarantined(
            flight.known?.id, flight.found.name, bytesHash: flight.bytesHash, reason: reason)
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
