import BotCore
import Boxes
import Logging
import PluginKit

/// One plugin: its program when it runs, the call it works on, and the calls that wait. The program is started for the
/// first call, lives from call to call, is ended by the first fault, and started again for the next call.
final class PluginProcess {
    private enum Work {
        /// `initialize` was sent; the calls wait.
        case starting
        case call(PluginCall)
    }

    private struct Pending {
        var work: Work
        var id: Int
        var deadline: Duration
    }

    let configured: ConfiguredPlugin
    private let logger: Logger
    private(set) var box: Box?
    private var pending: Pending?
    private var waiting: [PluginCall] = []
    private var outcomes: [PluginOutcome] = []
    private var lastID = 0
    /// How many calls this program has answered.
    private var answered = 0
    /// The call that was given to a second program.
    private var triedAgain: Int64?
    /// Lines of this program that were no messages.
    private var strayLines = 0
    /// Until when a program that closed its output may take to end.
    private var closingDeadline: Duration?

    /// Longer answers are no notices. Settings, documents and states go the other way.
    static let lineLimit = 4 << 20
    /// Between the end of the output and the end of the program lie its last destructors.
    private static let closingTime = Duration.milliseconds(200)

    init(_ configured: ConfiguredPlugin, logger: Logger) {
        self.configured = configured
        var logger = logger
        logger[metadataKey: "plugin"] = "\(configured.plugin.manifest.name)"
        self.logger = logger
    }

    var name: String { configured.plugin.manifest.name }

    func enqueue(_ call: PluginCall) {
        waiting.append(call)
    }

    /// Starts the program before its first call. When it does not start, the call finds that out.
    func prepare(uptime: Duration) {
        guard box == nil, pending == nil else { return }
        start(uptime: uptime)
    }

    var interests: [Interest] { box?.interests ?? [] }

    var nextDeadline: Duration? {
        // A call that nobody has begun is due now.
        if pending == nil, !waiting.isEmpty { return .zero }
        return [pending?.deadline, closingDeadline].compactMap { $0 }.min()
    }

    func advance(uptime: Duration) -> [PluginOutcome] {
        if let box { listen(to: box, uptime: uptime) }
        while pending == nil, !waiting.isEmpty { begin(uptime: uptime) }
        defer { outcomes = [] }
        return outcomes
    }

    // MARK: - Ending

    /// Asks a running program to end. `bury` comes later.
    func askToEnd() {
        waiting = []
        guard let box else { return }
        lastID += 1
        box.write(HostWire.shutdown(id: lastID))
        box.closeInput()
    }

    func bury() {
        if let box {
            logErrors(of: box)
            logger.debug("The program \(box.end().sentence(limits: box.limits))")
        }
        forgetProgram()
    }

    private func forgetProgram() {
        box = nil
        pending = nil
        closingDeadline = nil
        strayLines = 0
        answered = 0
    }

    // MARK: - Calls

    private func begin(uptime: Duration) {
        guard let box else { return start(uptime: uptime) }
        lastID += 1
        let call = waiting.removeFirst()
        pending = Pending(work: .call(call), id: lastID, deadline: uptime + configured.plugin.manifest.limits.timeout)
        box.write(HostWire.handle(id: lastID, event: call.event.json, state: call.state))
    }

    private func start(uptime: Duration) {
        lastID += 1
        do {
            let request = try HostWire.initialize(id: lastID, settings: configured.settings)
            let box = try Box.spawn(configured.plugin.program, lineLimit: PluginProcess.lineLimit)
            logger.debug("Started", metadata: ["pid": "\(box.pid)"])
            self.box = box
            let deadline = uptime + configured.plugin.manifest.limits.timeout
            pending = Pending(work: .starting, id: lastID, deadline: deadline)
            box.write(request)
        } catch {
            failAll(
                PluginFailure(reason: "The plugin '\(name)' did not start: \(error)", stderr: "", cause: .notStarted))
        }
    }

    /// Also every call that waits: a program that does not start would be started in vain for each of them.
    private func failAll(_ failure: PluginFailure) {
        logger.warning("\(failure.reason)", metadata: ["stderr": "\(failure.stderr)"])
        outcomes += waiting.map { PluginOutcome(id: $0.id, plugin: name, result: .failure(failure)) }
        waiting = []
    }

    // MARK: - Listening

    private func listen(to box: Box, uptime: Duration) {
        read(box)
        guard self.box === box else { return }
        if box.hasEnded {
            // What its last moments wrote.
            read(box)
            if self.box === box { programEnded(box) }
        } else if box.outputIsClosed {
            let deadline = closingDeadline ?? uptime + PluginProcess.closingTime
            closingDeadline = deadline
            if uptime >= deadline { fail("closed its standard output without ending", .ended) }
        } else if let pending, uptime >= pending.deadline {
            fail("gave no answer within \(configured.plugin.manifest.limits.timeout)", .overdue)
        }
    }

    private func read(_ box: Box) {
        box.advance()
        logErrors(of: box)
        while self.box === box, let line = box.nextLine() { take(line) }
        if self.box === box, box.hasOverlongLine {
            fail("wrote a line of more than \(PluginProcess.lineLimit) bytes", .brokeProtocol)
        }
    }

    private func logErrors(of box: Box) {
        // A plugin's log is for its author; the last lines before a fault come with the failure.
        guard logger.logLevel <= .debug else { return }
        let text = box.takeErrorText()
        if !text.isEmpty { logger.debug("\(text)", metadata: ["stream": "stderr"]) }
    }

    private func take(_ line: [UInt8]) {
        guard line.first == UInt8(ascii: "{") else {
            if line.isEmpty { return }
            strayLines += 1
            logger.warning(
                "A line on standard output is no message and was skipped: \(Text.printable(line.prefix(80)))")
            return
        }
        do {
            switch pending?.work {
            case .call(let call): try finish(call, try Response<ReplyBody>(line: line), line: line)
            case .starting, nil: try finishStart(try Response<Introduction>(line: line))
            }
        } catch {
            fail("broke the protocol: \(ProtocolFault.sentence(of: error))", .brokeProtocol)
        }
    }

    private func finish(_ call: PluginCall, _ response: Response<ReplyBody>, line: [UInt8]) throws {
        guard try isExpected(response.id, isRequest: response.isRequest) else { return }
        if let refusal = response.refusal {
            // Its own considered word: the program is well and goes on.
            pending = nil
            let message = Text.printable(refusal.message.utf8.prefix(500))
            deliver(
                call,
                .failure(
                    PluginFailure(
                        reason: "The plugin '\(name)' refused: \(message)", stderr: box?.errorText ?? "",
                        cause: .refused(message))))
            return
        }
        let reply = try PluginReply(try response.value.get(), line: line)
        pending = nil
        deliver(call, .success(reply))
    }

    private func finishStart(_ response: Response<Introduction>) throws {
        guard try isExpected(response.id, isRequest: response.isRequest) else { return }
        if let refusal = response.refusal {
            let message = Text.printable(refusal.message.utf8.prefix(500))
            fail("refused to start: \(message)", .refused(message))
            return
        }
        let introduction = try response.value.get()
        guard introduction.protocol == PluginProtocol.version else {
            throw ProtocolFault(
                description: "it speaks version \(introduction.protocol), not \(PluginProtocol.version)")
        }
        guard introduction.name == name else {
            throw ProtocolFault(
                description: "it says that it is '\(Text.printable(introduction.name.utf8.prefix(64)))', not '\(name)'")
        }
        pending = nil
    }

    /// Whether the answer is to the request that is pending. An answer to an older one is too late for anybody.
    private func isExpected(_ id: Int?, isRequest: Bool) throws(ProtocolFault) -> Bool {
        if isRequest { throw ProtocolFault(description: "it sent a request, and a plugin only answers") }
        guard let id else { throw ProtocolFault(description: "an answer has no id") }
        guard id <= lastID else {
            throw ProtocolFault(description: "it answered a request that was never sent (\(id))")
        }
        if let pending, id == pending.id { return true }
        logger.warning("An answer came twice or too late and was dropped", metadata: ["id": "\(id)"])
        return false
    }

    private func deliver(_ call: PluginCall, _ result: Result<PluginReply, PluginFailure>) {
        answered += 1
        triedAgain = nil
        if case .failure(let failure) = result {
            logger.warning("\(failure.reason)", metadata: ["stderr": "\(failure.stderr)"])
        }
        outcomes.append(PluginOutcome(id: call.id, plugin: name, result: result))
    }

    // MARK: - Faults

    private func programEnded(_ box: Box) {
        let ending = box.end().sentence(limits: box.limits)
        switch pending?.work {
        case nil:
            logger.warning("The program \(ending) between two calls", metadata: ["stderr": "\(box.errorText)"])
            forgetProgram()
        // It may have died of earlier calls: of a leak, or of something that came to an end just when this call came.
        // Only a fresh program's death is this call's own.
        case .call(let call) where answered > 0 && triedAgain != call.id:
            logger.warning("The program \(ending); its call is tried again", metadata: ["stderr": "\(box.errorText)"])
            forgetProgram()
            triedAgain = call.id
            waiting.insert(call, at: 0)
        default:
            fail("\(ending) before it answered", .ended)
        }
    }

    /// Ends the program and the call it worked on. `reason` continues "The plugin".
    private func fail(_ reason: String, _ cause: PluginFailure.Cause) {
        guard let box else { return }
        box.end()
        var reason = "The plugin '\(name)' \(reason)"
        if strayLines > 0 {
            reason +=
                "; it wrote \(strayLines) lines on standard output that are no messages (a plugin logs on standard error)"
        }
        if box.hasPartialLine { reason += "; it left a line without a line end" }
        let failure = PluginFailure(reason: reason, stderr: box.errorText, cause: cause)
        let work = pending?.work
        forgetProgram()
        switch work {
        case .call(let call): deliver(call, .failure(failure))
        case .starting: failAll(failure)
        case nil: logger.warning("\(failure.reason)", metadata: ["stderr": "\(failure.stderr)"])
        }
    }
}
