import BotCore
import Boxes
import Glibc

/// Takes the text out of one PDF with a boxed `pdftotext`: the file on its standard input, the text on its standard
/// output, pages ended by form feeds.
struct PDFExtraction {
    /// The text of a PDF.
    struct Text: Sendable {
        var bytes: [UInt8]
        /// What pdftotext complained of: some of the text may be missing.
        var errors: Int
    }

    let program: PDFProgram
    let limits: ProcessReader.Limits

    /// `%PDF-1.` at the start of a line within the first 1,024 bytes, as PDF readers look for it: some servers put a
    /// few bytes before it.
    static func isPDF(_ bytes: [UInt8]) -> Bool {
        let start = bytes.prefix(1024)
        let mark = Array("%PDF-".utf8)
        return start.indices.contains { index in
            start[index] == mark[0] && start[index...].starts(with: mark)
                && (index == 0 || start[index - 1] == 0x0A || start[index - 1] == 0x0D || start[index - 1] == 0xBF)
                && start.dropFirst(index + mark.count).first.map { (0x30...0x39).contains($0) } == true
        }
    }

    func start(_ bytes: [UInt8], deadline: Duration) throws(BoxError) -> BoxRun {
        let program = BoxProgram(
            executable: program.executable,
            // -raw keeps the order in which the text was written: a page of two columns is not read across.
            arguments: ["-raw", "-enc", "UTF-8", "-eol", "unix", "-", "-"],
            readable: [program.executable],
            limits: BoxLimits(memory: limits.pdfMemory, cpuSeconds: limits.pdfSeconds))
        return try BoxRun(program, input: bytes, outputLimit: limits.document, deadline: deadline)
    }

    /// - Parameter name: the document's, for messages.
    func text(_ outcome: BoxRun.Outcome, name: String, limits boxLimits: BoxLimits) -> Result<Text, ReadFailure> {
        let talk = Complaints(outcome.errorText)
        switch outcome.ending {
        case .overdue:
            return .failure(.crashed(reason: "pdftotext was not done in time", stderr: outcome.errorText))
        case .tooMuchOutput:
            return .failure(PDFRefusal.tooMuchText(limit: limits.document).failure(name))
        case .ended(let exit):
            if let limit = brokenLimit(exit, talk) { return .failure(PDFRefusal.tooCostly(limit).failure(name)) }
            guard case .exited(let status) = exit.cause else {
                return .failure(
                    .crashed(reason: "pdftotext \(exit.sentence(limits: boxLimits))", stderr: outcome.errorText))
            }
            if talk.missesTables {
                return .failure(PDFRefusal.noTables(installed: program.hasJapaneseTables).failure(name))
            }
            if talk.wantsPassword { return .failure(PDFRefusal.locked.failure(name)) }
            if status == Self.copyingForbidden { return .failure(PDFRefusal.locked.failure(name)) }
            // Each page, even an empty one, gives a form feed.
            guard status == 0, !outcome.output.isEmpty else {
                return .failure(PDFRefusal.damaged(complaint: talk.first).failure(name))
            }
            return .success(Text(bytes: outcome.output, errors: talk.count))
        }
    }

    /// Of pdftotext's manual page.
    private static let copyingForbidden: Int32 = 3

    private func brokenLimit(_ exit: BoxExit, _ talk: Complaints) -> String? {
        let seconds = "\(limits.pdfSeconds) second\(limits.pdfSeconds == 1 ? "" : "s") of processor time"
        // The kernel counts in ticks when it kills and in nanoseconds when it tells: the two were 0.2 of 5 seconds apart.
        let isUsedUp = exit.cpu * 5 >= .seconds(Int(limits.pdfSeconds)) * 4
        return switch exit.cause {
        case .signal(SIGXCPU): seconds
        case .signal(SIGKILL) where isUsedUp: seconds
        case .exited, .signal: talk.isOutOfMemory ? "\(limits.pdfMemory >> 20) MB of memory" : nil
        }
    }
}

/// What pdftotext writes to its standard error, a complaint a line.
private struct Complaints {
    private let lines: [Substring]

    init(_ text: String) {
        lines = text.split(separator: "\n").filter { $0.hasPrefix("Syntax Error") || $0.hasPrefix("Command Line") }
        isOutOfMemory = ["bad_alloc", "Out of memory", "out of memory"].contains { text.contains($0) }
    }

    let isOutOfMemory: Bool
    var count: Int { lines.count }
    var first: String? { lines.first.map(String.init) }
    var wantsPassword: Bool { lines.contains { $0.contains("Incorrect password") } }
    var missesTables: Bool { lines.contains { $0.contains("Missing language pack") } }
}
