import BotCore

/// The transport, with an ear for signals and an eye on the clock: the first signal ends the run in order, and what is
/// then still under way gets a few seconds more.
final class StoppableTransport: Transport {
    /// systemd waits 90 s and cron for ever, but a person at a terminal does not.
    static let grace = Duration.seconds(5)

    /// What is under way did not end in time. What was sent without an answer is unknown, and told so by the next run.
    struct Interrupted: Error {}

    private let transport: any Transport
    private let signals: StopSignals
    private let clock: any Clock
    private let progress: Progress?
    private var end: Duration?
    /// Tells the bot.
    var onStop: () -> Void = {}

    init(_ transport: any Transport, signals: StopSignals, clock: any Clock, progress: Progress?) {
        self.transport = transport
        self.signals = signals
        self.clock = clock
        self.progress = progress
    }

    var wasStopped: Bool { end != nil }

    var inFlight: Int { transport.inFlight }

    func prepare() throws {
        try transport.prepare()
    }

    func send(_ request: HTTPRequest) {
        transport.send(request)
    }

    func fetch(_ request: FetchRequest) {
        transport.fetch(request)
    }

    func abandonFetches() {
        transport.abandonFetches()
    }

    func wait(on descriptors: [Descriptor], atMost limit: Duration) throws -> Wake {
        var limit = limit
        if let end {
            guard clock.uptime < end else { throw Interrupted() }
            limit = min(limit, end - clock.uptime)
        }
        progress?.show(inFlight: transport.inFlight)
        var wake = try transport.wait(on: descriptors + [Descriptor(fd: signals.descriptor)], atMost: limit)
        progress?.count(wake.answers.count + wake.pages.count)
        guard wake.ready.contains(signals.descriptor) else { return wake }
        wake.ready.removeAll { $0 == signals.descriptor }
        if signals.came() {
            // A second signal means: now.
            end = end == nil ? clock.uptime + Self.grace : clock.uptime
            onStop()
        }
        return wake
    }
}
