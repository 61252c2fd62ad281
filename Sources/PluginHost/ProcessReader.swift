package import BotCore
import Boxes
import FoundationEssentials
package import Logging

/// Reads documents with `kairan-reader`, one boxed program for each document: what one document does to its reader, no
/// other feels. To be used from one thread, which lives as long as it.
package final class ProcessReader: Reader {
    package struct Limits: Sendable, Equatable {
        /// The largest document, in bytes. Larger ones are refused by the reader, with a sentence.
        package var document = 32 << 20
        /// In bytes: a record is several times its document while it is built.
        package var memory: UInt64 = 1 << 30
        /// A document of 10 MB takes 0.3 s.
        package var timeout = Duration.seconds(30)

        package init() {}
    }

    private struct Running {
        var request: ReadRequest
        var run: BoxRun
    }

    private let executable: String
    private let limits: Limits
    private let logger: Logger
    private var waiting: [ReadRequest] = []
    private var running: [Running] = []

    /// As many as there are processors on a small machine; a document takes milliseconds.
    private static let mostAtOnce = 2

    /// - Parameter executable: the path of `kairan-reader`.
    package init(executable: String, limits: Limits = Limits(), logger: Logger) {
        self.executable = executable
        self.limits = limits
        self.logger = logger
    }

    package func read(_ request: ReadRequest) {
        waiting.append(request)
    }

    package func advance(ready: [Int32], uptime: Duration) -> [ReadOutcome] {
        var outcomes: [ReadOutcome] = []
        running.removeAll { entry in
            guard let outcome = entry.run.advance(uptime: uptime) else { return false }
            outcomes.append(ReadOutcome(id: entry.request.id, result: result(of: outcome, entry)))
            return true
        }
        while running.count < ProcessReader.mostAtOnce, !waiting.isEmpty {
            let request = waiting.removeFirst()
            do {
                running.append(Running(request: request, run: try start(request, uptime: uptime)))
            } catch {
                let failure = ReadFailure.crashed(reason: "The reader did not start: \(error)", stderr: "")
                outcomes.append(ReadOutcome(id: request.id, result: .failure(failure)))
            }
        }
        return outcomes
    }

    package var descriptors: [Descriptor] {
        running.flatMap { $0.run.interests }.map { Descriptor(fd: $0.fd, forWriting: $0.forWriting) }
    }

    package var nextDeadline: Duration? {
        // A document that nobody has begun is due now.
        if running.count < ProcessReader.mostAtOnce, !waiting.isEmpty { return .zero }
        return running.map { $0.run.deadline }.min()
    }

    package func stop() {
        waiting = []
        for entry in running { entry.run.cancel() }
        running = []
    }

    private func start(_ request: ReadRequest, uptime: Duration) throws(BoxError) -> BoxRun {
        let seconds = UInt64(max(1, limits.timeout.components.seconds))
        var arguments = ["--name", request.name, "--max-bytes", "\(limits.document)"]
        if let url = request.url { arguments += ["--url", url] }
        if let charset = request.charset { arguments += ["--charset", charset] }
        let program = BoxProgram(
            executable: executable, arguments: arguments,
            readable: [executable], limits: BoxLimits(memory: limits.memory, cpuSeconds: seconds))
        // A control character becomes six bytes in JSON; the rest of the record fits into a megabyte or the same factor.
        let outputLimit = 8 * limits.document + 1 << 20
        return try BoxRun(
            program, input: request.bytes, outputLimit: outputLimit, deadline: uptime + limits.timeout)
    }

    private func result(of outcome: BoxRun.Outcome, _ entry: Running) -> Result<[UInt8], ReadFailure> {
        func crashed(_ reason: String) -> Result<[UInt8], ReadFailure> {
            logger.warning(
                "The reader \(reason)",
                metadata: ["document": "\(entry.request.name)", "stderr": "\(outcome.errorText)"])
            return .failure(.crashed(reason: "The reader \(reason)", stderr: outcome.errorText))
        }
        switch outcome.ending {
        case .overdue: return crashed("was not done within \(limits.timeout)")
        case .tooMuchOutput: return crashed("wrote more than a record of this document can be")
        case .ended(let exit):
            var line = outcome.output
            guard line.popLast() == 0x0A, !line.contains(0x0A), line.first == UInt8(ascii: "{"),
                line.last == UInt8(ascii: "}")
            else { return crashed("\(exit.sentence(limits: entry.run.limits)) without a record") }
            if let refusal = ProcessReader.refusal(in: line) { return .failure(refusal) }
            guard exit.cause == .exited(0) else { return crashed(exit.sentence(limits: entry.run.limits)) }
            return .success(line)
        }
    }

    private struct Refused: Decodable {
        struct Reason: Decodable {
            var code: String
            var message: String
        }
        var error: Reason
    }

    /// `{"error":{"code","message"}}`, told from a record by its first key: decoding a record only to look would cost
    /// more than reading it.
    private static func refusal(in line: [UInt8]) -> ReadFailure? {
        guard line.starts(with: #"{"error":"#.utf8),
            let reason = try? JSONDecoder().decode(Refused.self, from: Data(line)).error
        else { return nil }
        return .refused(code: reason.code, message: Text.printable(reason.message.utf8))
    }
}
