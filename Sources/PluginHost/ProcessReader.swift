package import BotCore
import Boxes
import FoundationEssentials
package import Logging

/// Reads documents with `kairan-reader`, one boxed program for each document: what one document does to its reader, no
/// other feels. A PDF passes through a boxed `pdftotext` first. To be used from one thread, which lives as long as it.
package final class ProcessReader: Reader {
    package struct Limits: Sendable, Equatable {
        /// The largest document, in bytes. Larger ones are refused by the reader, with a sentence.
        package var document = 32 << 20
        /// In bytes: a record is several times its document while it is built.
        package var memory: UInt64 = 1 << 30
        /// A document of 10 MB takes 0.3 s.
        package var timeout = Duration.seconds(30)
        /// Of processor time, for taking the text out of a PDF: 1,400 pages take a second, and a sitting has 300.
        package var pdfSeconds: UInt64 = 5
        /// In bytes: a city's 18 pages take 11 MB, tables included, and the whole file is kept as well. With its libraries it
        /// stays below 256 MiB.
        package var pdfMemory: UInt64 = 240 << 20

        package init() {}
    }

    /// What a document still needs.
    private enum Step {
        /// Its text is to be taken out of it.
        case extracting(PDFExtraction)
        /// - pdf: the document's text, where the document itself is a PDF.
        case reading(pdf: PDFExtraction.Text?)
    }

    private struct Job {
        var request: ReadRequest
        var step: Step
    }

    private struct Running {
        var job: Job
        var run: BoxRun

        var name: String { job.request.name }
    }

    private let executable: String
    private let pdfProgram: PDFProgram?
    private let limits: Limits
    private let logger: Logger
    private var waiting: [Job] = []
    /// Of documents that no program looked at.
    private var unread: [ReadOutcome] = []
    private var running: [Running] = []

    /// As many as there are processors on a small machine; a document takes milliseconds.
    private static let mostAtOnce = 2

    /// - Parameters:
    ///   - executable: the path of `kairan-reader`.
    ///   - pdfProgram: `nil` when it is not installed: PDFs are refused then.
    package init(
        executable: String, pdfProgram: PDFProgram? = .find(), limits: Limits = Limits(), logger: Logger
    ) {
        self.executable = executable
        self.pdfProgram = pdfProgram
        self.limits = limits
        self.logger = logger
    }

    /// Its program starts at once: everything else in a run waits for what it reads.
    package func read(_ request: ReadRequest) {
        if !PDFExtraction.isPDF(request.bytes) {
            waiting.append(Job(request: request, step: .reading(pdf: nil)))
        } else if let pdfProgram {
            let extraction = PDFExtraction(program: pdfProgram, limits: limits)
            waiting.append(Job(request: request, step: .extracting(extraction)))
        } else {
            let failure = PDFRefusal.noProgram.failure(request.name)
            unread.append(ReadOutcome(id: request.id, result: .failure(failure)))
        }
        startWaiting(uptime: Poll.uptime)
    }

    package func advance(ready: [Int32], uptime: Duration) -> [ReadOutcome] {
        var outcomes: [ReadOutcome] = []
        running.removeAll { entry in
            guard let outcome = entry.run.advance(uptime: uptime) else { return false }
            switch entry.job.step {
            case .reading:
                outcomes.append(ReadOutcome(id: entry.job.request.id, result: result(of: outcome, entry)))
            case .extracting(let extraction):
                switch extraction.text(outcome, name: entry.name, limits: entry.run.limits) {
                // Before the others, which have not begun.
                case .success(let text):
                    var job = entry.job
                    job.step = .reading(pdf: text)
                    waiting.insert(job, at: 0)
                case .failure(let failure):
                    outcomes.append(ReadOutcome(id: entry.job.request.id, result: .failure(failure)))
                }
            }
            return true
        }
        startWaiting(uptime: uptime)
        defer { unread = [] }
        return outcomes + unread
    }

    private func startWaiting(uptime: Duration) {
        while running.count < ProcessReader.mostAtOnce, !waiting.isEmpty {
            let job = waiting.removeFirst()
            do {
                running.append(Running(job: job, run: try start(job, uptime: uptime)))
            } catch {
                let failure = ReadFailure.crashed(reason: "The reader did not start: \(error)", stderr: "")
                unread.append(ReadOutcome(id: job.request.id, result: .failure(failure)))
            }
        }
    }

    package var descriptors: [Descriptor] {
        running.flatMap { $0.run.interests }.map { Descriptor(fd: $0.fd, forWriting: $0.forWriting) }
    }

    package var nextDeadline: Duration? {
        // What is known already is due now; what waits starts when one that runs has ended.
        unread.isEmpty ? running.map { $0.run.deadline }.min() : .zero
    }

    package func stop() {
        (waiting, unread) = ([], [])
        for entry in running { entry.run.cancel() }
        running = []
    }

    private func start(_ job: Job, uptime: Duration) throws(BoxError) -> BoxRun {
        let request = job.request
        var arguments = ["--name", request.name, "--max-bytes", "\(limits.document)"]
        var bytes = request.bytes
        switch job.step {
        case .extracting(let extraction): return try extraction.start(bytes, deadline: uptime + limits.timeout)
        case .reading(pdf: let text?):
            bytes = text.bytes
            arguments += ["--pdf-errors", "\(text.errors)"]
        case .reading(pdf: nil): break
        }
        let seconds = UInt64(max(1, limits.timeout.components.seconds))
        if let url = request.url { arguments += ["--url", url] }
        if request.wants == .text { arguments += ["--wants", "text"] }
        if let charset = request.charset { arguments += ["--charset", charset] }
        let program = BoxProgram(
            executable: executable, arguments: arguments, readable: [executable],
            limits: BoxLimits(memory: limits.memory, cpuSeconds: seconds))
        // A control character becomes six bytes in JSON; the rest of the record fits into a megabyte or the same factor.
        let outputLimit = 8 * limits.document + 1 << 20
        return try BoxRun(program, input: bytes, outputLimit: outputLimit, deadline: uptime + limits.timeout)
    }

    private func result(of outcome: BoxRun.Outcome, _ entry: Running) -> Result<[UInt8], ReadFailure> {
        func crashed(_ reason: String) -> Result<[UInt8], ReadFailure> {
            logger.warning(
                "The reader \(reason)",
                metadata: ["document": "\(entry.name)", "stderr": "\(outcome.errorText)"])
            return .failure(.crashed(reason: "The reader \(reason)", stderr: outcome.errorText))
        }
        switch outcome.ending {
        case .overdue: return crashed("was not done within \(limits.timeout)")
        case .tooMuchOutput: return crashed("wrote more than a record of this document can be")
        case .inputCut: return crashed("could not be given the whole document")
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
