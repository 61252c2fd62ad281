import BotCore
import Logging

/// A bot at work in this process: with real ports, and an end in order on SIGINT and SIGTERM.
struct BotRun {
    let assembly: Assembly
    let talk: TalkOptions
    let signals: StopSignals

    init(assembly: Assembly, talk: TalkOptions, signals: StopSignals) {
        self.assembly = assembly
        self.talk = talk
        self.signals = signals
    }

    init(assembly: Assembly, talk: TalkOptions) throws {
        self.init(assembly: assembly, talk: talk, signals: try StopSignals())
    }

    func perform(_ body: (Bot) throws -> RunReport) throws -> RunReport {
        let progress = Progress(clock: assembly.clock, isQuiet: talk.quiet)
        let transport = StoppableTransport(
            assembly.transport(), signals: signals, clock: assembly.clock, progress: progress)
        let ports = try assembly.ports(transport: transport)
        let bot = assembly.bot(ports)
        transport.onStop = {
            assembly.logger.notice(
                "Asked to stop; what is under way gets \(StoppableTransport.grace.milliseconds / 1000) s")
            bot.stop()
        }
        defer { progress?.clear() }
        do {
            return try body(bot)
        } catch is StoppableTransport.Interrupted {
            // The lease is given back, so that the next run need not wait for its end.
            try ports.store.endRun(now: assembly.now)
            throw CommandFailure(
                "Stopped before everything under way had ended; nothing is lost, the next run goes on.")
        }
    }
}

/// What a person (or cron's mail) is told of a run.
struct RunTalk {
    let report: RunReport
    let logger: Logger
    let config: ConfigOptions

    /// Says how it went, and leaves with the run's exit code when it is not 0.
    func finish() throws {
        if let holder = report.leaseHeldBy {
            logger.notice("Another run (\(holder)) is at work; this one did nothing. Wait for it with: --wait 60s")
            return
        }
        logger.info("\(sentence)")
        if report.outOfTime { logger.notice("The time was over; the next run goes on from here") }
        if report.noticesUnrouted > 0 {
            logger.warning(
                "\(count(report.noticesUnrouted, "notice")) had no route; see: kairan check\(config.repeated)")
        }
        guard report.exitCode != 0 else { return }
        let kinds = Set(report.problems.map { $0.kind })
        if kinds.contains(.delivery) || kinds.contains(.message) {
            logger.info("Look at what is open with: kairan deliveries list\(config.repeated)")
        }
        if kinds.contains(.document) || kinds.contains(.plugin) {
            logger.info("Look at what is open with: kairan documents list\(config.repeated)")
        }
        throw ExitStatus.code(report.exitCode)
    }

    private var sentence: String {
        var parts = [
            count(report.documentsNew, "new document"), count(report.noticesNew, "new notice"),
            "\(report.delivered + report.accepted) delivered",
        ]
        if report.documentsRefused > 0 { parts.insert("\(count(report.documentsRefused, "document")) refused", at: 1) }
        let rest = [
            (report.held, "held"), (report.unknown, "unknown"), (report.refused, "refused"),
            (report.undeliverable, "undeliverable"),
        ]
        parts += rest.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        if report.endpointsWaiting > 0 { parts.append("\(count(report.endpointsWaiting, "endpoint")) waiting") }
        return parts.joined(separator: ", ")
    }

    private func count(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }
}
