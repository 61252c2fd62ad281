import Documents
import MinutesModel
import MinutesParsing

/// `kairan-reader [--name FILE] [--url URL] [--charset NAME] [--max-bytes N] [--pdf-errors N]`
///
/// With `--pdf-errors` the bytes are the text of a PDF, of which pdftotext complained N times.
///
/// Nothing but the one line goes to standard output: the record with exit code 0, or `{"error":{"code","message"}}` with
/// exit code 1.
struct ReaderProgram {
    struct Result {
        var line: [UInt8]
        var code: Int32
    }

    let arguments: [String]

    func run() -> Result {
        do {
            let options = try Options(arguments)
            // One byte over the limit is enough to know that there is too much.
            let bytes = try StandardStreams.read(upTo: options.limits.document + 1)
            let document = try DocumentReader(limits: options.limits).read(
                bytes, name: options.name, url: options.url, charset: options.charset, pdfErrors: options.pdfErrors)
            var line = MinutesParser().parse(document.text, id: document.id).json()
            line.append(0x0A)
            return Result(line: line, code: 0)
        } catch let error as DocumentError {
            return failed(error.code, error.description)
        } catch let error as StandardStreams.Failure {
            return failed("unreadableInput", error.description)
        } catch {
            return failed("usage", "\(error)")
        }
    }

    private func failed(_ code: String, _ message: String) -> Result {
        var writer = JSONWriter()
        writer.object { writer in
            writer.key("error")
            writer.object { writer in
                writer.field("code", code)
                writer.field("message", message)
            }
        }
        return Result(line: writer.bytes + [0x0A], code: 1)
    }
}

/// The command line.
private struct Options {
    struct UsageError: Error, CustomStringConvertible {
        let description: String
    }

    private static let usage =
        "kairan-reader [--name FILE] [--url URL] [--charset NAME] [--max-bytes N] [--pdf-errors N]"

    var name: String?
    var url: String?
    /// Of the encoding, as an HTTP header names it.
    var charset: String?
    var limits = DocumentReader.Limits()
    var pdfErrors: Int?

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
            default:
                throw UsageError(description: "No option '\(option)': \(Self.usage)")
            }
        }
    }
}
