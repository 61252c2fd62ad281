import BotCore
import BotStore
import Glibc
import Logging
import MinutesModel
import PluginKit
import Webhooks

/// Deliveries a second to one nginx worker on loopback: Kairan with its ledger (FULL sync, one commit a turn for all that
/// ends and begins) through 50 endpoints, its bare transport, and `curl --parallel`, which remembers nothing.
struct Deliveries {
    static let endpoints = 50
    /// What the reference measured with: a summary of usual length.
    static let body = [UInt8](repeating: UInt8(ascii: "x"), count: 2047)
    /// `curl --parallel-max`, and as many transfers of our own.
    static let atOnce = 64

    let count: Int
    /// What is queued for the memory figure.
    let queued: Int

    func measure(report: (String) -> Void) throws {
        guard let nginx = try Nginx() else {
            report("deliveries: no nginx here (apt-get install nginx-light)")
            return
        }
        defer { nginx.stop() }
        let curl = try curl(nginx.port)
        let bare = try bare(nginx.port)
        let durable = try durable(nginx.port)
        report(
            "deliveries of 2 KB: durable \(durable.text) through \(Self.endpoints) endpoints, bare transport "
                + "\(bare.text), curl --parallel \(curl.text): durable \((durable.perSecond / curl.perSecond).rounded(2)) "
                + "times it (goal >= 0.8), bare \((bare.perSecond / curl.perSecond).rounded(2)) times (goal >= 1.8)")
        let folder = try temporaryFolder()
        try fill(folder + "/kairan.sqlite", count: queued, port: nginx.port)
        let large = try deliver(folder, nginx.port, sampling: true).peakPrivate ?? .nan
        report("memory of a run with \(queued) deliveries queued: \(large.rounded(1)) MiB private (goal <= 40)")
    }

    private struct Rate {
        let perSecond: Double
        /// Of processors, in microseconds for each.
        let processor: Double

        init(_ count: Int, wall: Double, processor: Double) {
            perSecond = Double(count) / wall * 1000
            self.processor = processor / Double(count) * 1000
        }

        var text: String { "\(perSecond.rounded(0))/s (\(processor.rounded(1)) us of processor each)" }
    }

    private func curl(_ port: UInt16) throws -> Rate {
        let folder = try temporaryFolder()
        try write(String(decoding: Self.body, as: UTF8.self), to: folder + "/body")
        let run = try run(
            [
                "curl", "-s", "--parallel", "--parallel-max", "\(Self.atOnce)", "-H", "Content-Type: application/json",
                "--data-binary", "@body", "-o", "/dev/null", "http://127.0.0.1:\(port)/[1-\(count)]",
            ], in: folder)
        guard run.status == 0 else { throw BenchmarkError("curl ended with status \(run.status)") }
        return Rate(count, wall: run.wall, processor: run.processor)
    }

    private static func endpoints(_ port: UInt16) -> [Endpoint] { (0..<endpoints).map { endpoint($0, port) } }

    private static func endpoint(_ number: Int, _ port: UInt16) -> Endpoint {
        Endpoint(
            name: "e\(number)", service: .generic, url: Secret("http://127.0.0.1:\(port)/e\(number)"), allowHTTP: true,
            allowPrivate: true)
    }

    private func bare(_ port: UInt16) throws -> Rate {
        let transport = CurlTransport()
        let endpoint = Self.endpoint(0, port)
        var (sent, ended) = (0, 0)
        let (began, spent) = (milliseconds(), processorMilliseconds())
        while ended < count {
            while sent < count, transport.inFlight < Self.atOnce {
                transport.send(
                    HTTPRequest(
                        id: Int64(sent), endpoint: endpoint, headers: [("Content-Type", "application/json")],
                        body: Self.body))
                sent += 1
            }
            let answers = try transport.wait(on: [], atMost: .seconds(10)).answers
            guard answers.allSatisfy({ $0.status == 200 }) else { throw BenchmarkError("a POST failed: \(answers)") }
            ended += answers.count
        }
        return Rate(count, wall: milliseconds() - began, processor: processorMilliseconds() - spent)
    }

    /// A program's whole life, as `curl`'s: it opens a store with `count` deliveries in its outbox and sends them.
    private func durable(_ port: UInt16) throws -> Rate {
        let folder = try temporaryFolder()
        try fill(folder + "/kairan.sqlite", count: count, port: port)
        let run = try deliver(folder, port)
        return Rate(count, wall: run.wall, processor: run.processor)
    }

    private func deliver(_ folder: String, _ port: UInt16, sampling: Bool = false) throws -> ProcessRun {
        let run = try run(
            [Self.program, Self.sending, folder + "/kairan.sqlite", "\(port)"], in: folder, sampling: sampling)
        guard run.status == 0 else { throw BenchmarkError("the run failed: \(contents(of: folder + "/stderr"))") }
        return run
    }

    /// This one.
    private static let program: String = {
        var path = [CChar](repeating: 0, count: 4096)
        let length = readlink("/proc/self/exe", &path, path.count)
        return String(decoding: path.prefix(max(length, 0)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }()

    /// The word that makes this program the one that sends.
    static let sending = "--send"

    /// The program that is measured: a run that only sends what is in the outbox.
    static func send(_ path: String, port: UInt16) throws {
        let configuration = Configuration(
            storePath: path, retention: .seconds(400 * 86_400), timeZone: "UTC",
            remindAt: try IdlePorts.time(23), sources: [], pluginFolders: [], plugins: [],
            endpoints: endpoints(port), routes: [])
        let bot = Bot(
            configuration: configuration,
            ports: try IdlePorts.make(
                store: try SQLiteStore(path: path), transport: CurlTransport(), service: GenericService()),
            holder: "bench", logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() })
        var limits = RunLimits()
        limits.budget = .seconds(600)
        let report = try bot.run(limits)
        guard report.problems.isEmpty, report.delivered > 0, report.endpointsWaiting == 0 else {
            throw BenchmarkError("\(report.delivered) delivered, \(report.problems)")
        }
    }

    private func fill(_ path: String, count: Int, port: UInt16) throws {
        let endpoints = Self.endpoints(port)
        let store = try SQLiteStore(path: path)
        let identities = endpoints.map {
            EndpointIdentity(name: $0.name, fingerprint: Fingerprint.endpoint($0), holdsUnknown: false)
        }
        let now = Instant(milliseconds: 1_767_225_600_000)
        let opening = RunOpening(
            holder: "bench", lease: .seconds(60), endpoints: identities, day: nil, dayPlugins: [])
        guard case .began = try store.beginRun(opening, now: now) else { throw BenchmarkError("the store is held") }
        for start in stride(from: 0, to: count, by: 1000) {
            let notices = (start..<min(start + 1000, count)).map { number in
                DecidedNotice(
                    plugin: "bench", notice: Notice(key: "bench/\(number)", topic: "bench", title: "配信"), meeting: nil,
                    subject: nil, addressees: [Addressee(endpoint: "e\(number % endpoints.count)", group: "g\(number)")]
                )
            }
            let settlement = Settlement(
                work: nil, plugin: "bench", result: .answered(notices: notices, commitments: [], state: nil),
                today: CalendarDate(dayNumber: 20_000))
            _ = try store.settle([settlement], now: now)
            let messages = try store.uncomposed().map { notice in
                ComposedMessage(
                    endpoint: notice.addressee.endpoint, notices: [notice.id], isOwn: false,
                    parts: [
                        ComposedMessage.Part(
                            publicID: "msg_\(notice.id)", body: Self.body, contentType: "application/json")
                    ])
            }
            _ = try store.advance(OutboxStep(messages: messages, horizon: .seconds(100_000)), now: now)
        }
        try store.endRun(now: now)
    }
}
