import Documents
import MinutesModel
import MinutesParsing

/// Megabytes of plain text a second through the decoder and the parser, on one core.
struct Parsing {
    let documents: [String]

    func measure(report: (String) -> Void) throws {
        for document in documents { try measure(document, report: report) }
    }

    private func measure(_ document: String, report: (String) -> Void) throws {
        let name = String(document.split(separator: "/").last ?? "")
        let bytes = big(document, to: 10_000_000)
        let megabytes = Double(bytes.count) / 1_000_000
        var decoding: [Double] = []
        var parsing: [Double] = []
        for _ in 0..<5 {
            let began = milliseconds()
            let read = try DocumentReader().read(bytes, name: name)
            let decoded = milliseconds()
            let minutes = MinutesParser().parse(read.text, id: read.id)
            let parsed = milliseconds()
            guard minutes.speeches.count > 100 else { throw BenchmarkError("\(name), made big, was not understood") }
            decoding.append(decoded - began)
            parsing.append(parsed - decoded)
        }
        report(
            "parsing \(name), \(megabytes.rounded(1)) MB: \((megabytes / median(parsing) * 1000).rounded(0)) MB/s "
                + "(goal >= 100), decoding and hashing before it \((megabytes / median(decoding) * 1000).rounded(0)) MB/s"
        )
    }
}

/// The document's head once, and its speeches again and again until the size is reached.
func big(_ path: String, to size: Int) -> [UInt8] {
    let text = Array(contents(of: path).utf8)
    let marks = ["\n○", "\n〇", "\n◯", "\n◎", "\n◆"].map { Array($0.utf8) }
    // Of a document without marks, everything comes again.
    let body = text.indices.first { start in marks.contains { text[start...].starts(with: $0) } } ?? 0
    var bytes = Array(text[..<body])
    while bytes.count < size, body < text.endIndex { bytes += text[body...] + [0x0A] }
    return bytes
}
