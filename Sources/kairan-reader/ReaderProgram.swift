import Documents
import MinutesModel
import MinutesParsing

/// `kairan-reader [--name FILE] [--url URL] [--charset NAME] [--max-bytes N] [--pdf-errors N] [--wants record|text]`
///
/// With `--wants text` the line is `{"text":"…"}`, the document's lines without a look at what they are. With `--pdf-errors` the bytes are the text of a PDF, of which pdftotext complained N times.
///
/// Nothing but the one line goes to standard output: the record with exit code 0, or `{"error":{"code","message"}}` with
/// exit code 1.
struct ReaderProgram {
    let arguments: [String]

    /// - Parameter output: takes the line, piece by piece.
    /// - Returns: the exit code.
    func run(writing output: @escaping ([UInt8]) -> Void) -> Int32 {
        do {
            // What was parsed is complete, so nothing can go wrong once the first piece is out.
            var writer = JSONWriter(into: output)
            let options = try Options(arguments)
            switch options.wants {
            case .record: try minutes(options).write(to: &writer)
            case .text:
                let text = try numbered(document(options).text.lines)
                writer.object { $0.field("text", text) }
            }
            output(writer.bytes + [0x0A])
            return 0
        } catch {
            output(Self.line(telling: error))
            return 1
        }
    }

    /// The text in which every line stands where its number says, blank ones where the document has none of that number.
    private func numbered(_ lines: DocumentText.Lines) -> String {
        var text = ""
        var last: Int?
        for line in lines {
            let ends = last.map { max(1, line.number - $0) } ?? line.number - 1
            text += String(repeating: "\n", count: ends)
            text += line.slice
            last = line.number
        }
        return text
    }

    /// Bytes, text and record are each three times the document or less: none is kept longer than the next one needs it.
    private func minutes(_ options: Options) throws -> Minutes {
        let document = try document(options)
        return MinutesParser().parse(document.text, id: document.id)
    }

    private func document(_ options: Options) throws -> Document {
        // One byte over the limit is enough to know that there is too much.
        let bytes = try StandardStreams.read(upTo: options.limits.document + 1)
        return try DocumentReader(limits: options.limits).read(
            bytes, name: options.name, url: options.url, charset: options.charset, pdfErrors: options.pdfErrors)
    }

    private static func line(telling error: any Error) -> [UInt8] {
        switch error {
        case let error as DocumentError: line(error.code, error.description)
        case let error as StandardStreams.Failure: line("unreadableInput", error.description)
        default: line("usage", "\(error)")
        }
    }

    private static func line(_ code: String, _ message: String) -> [UInt8] {
        var writer = JSONWriter()
        writer.object { writer in
            writer.key("error")
            writer.object { writer in
                writer.field("code", code)
                writer.field("message", message)
            }
        }
        return writer.bytes + [0x0A]
    }
}

/// The command line.
private struct Options {
    struct UsageError: Error, CustomStringConvertible {
        let description: String
    }

    private static let usage =
        "kairan-reader [--name FILE] [--url URL] [--charset NAME] [--max-bytes N] [--pdf-errors N] [--wants record|text]"

    enum Want: String { case record, text }

    var name: String?
    var url: String?
    /// Of the encoding, as an HTTP header names it.
    var charset: String?
    var limits = DocumentReader.Limits()
    var pdfErrors: Int?
    var wants = Want.record

    init(_ arguments: [String]) throws(UsageError) {
        var rest = arguments[...]
        while let option = rest.popFirst() {
            guard let value = rest.popFirst() else {
                throw UsageError(description: "\(option) needs a value: \(Self.usage)")
            }
            switch option {
            case "--name": name = value
            case "--url": url = value
            case "--charset": charset = value
            case "--max-bytes":
                guard let bytes = Int(value), bytes > 0 else {
                    throw UsageError(description: "--max-bytes takes a number of bytes, not '\(value)'")
                }
                limits.document = bytes
                limits.line = min(limits.line, bytes)
            case "--pdf-errors":
                guard let errors = Int(value), errors >= 0 else {
                    throw UsageError(description: "--pdf-errors takes a number, not '\(value)'")
                }
                pdfErrors = errors
            case "--wants":
                guard let want = Want(rawValue: value) else {
                    throw UsageError(description: "--wants takes record or text, not '\(value)'")
                }
                wants = want
            default:
                throw UsageError(description: "No option '\(option)': \(Self.usage)")
            }
        }
    }
}
