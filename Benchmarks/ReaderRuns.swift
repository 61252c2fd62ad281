/// The whole reader as the bot starts it (but for its box): bytes on standard input, the record on standard output.
struct ReaderRuns {
    let program: String
    let documents: [String]

    func measure(report: (String) -> Void) throws {
        let folder = try temporaryFolder()
        for document in documents {
            let name = String(document.split(separator: "/").last ?? "")
            let bytes = big(document, to: 10_000_000)
            let text = String(decoding: bytes, as: UTF8.self)
            try write("議事録\n", to: folder + "/small.txt")
            try write(text, to: folder + "/big.txt")
            func read(_ file: String, sampling: Bool = false) throws -> ProcessRun {
                let result = try run(
                    ["/bin/sh", "-c", "exec '\(program)' --name '\(name)' < \(file)"], in: folder, sampling: sampling)
                guard result.status == 0 else { throw BenchmarkError("\(program) could not read \(name), made big") }
                return result
            }
            let idle = try read("small.txt", sampling: true).peakPrivate ?? 0
            let peak = try read("big.txt", sampling: true).peakPrivate ?? 0
            let times = try (0..<5).map { _ in try read("big.txt").wall }
            let mebibytes = Double(bytes.count) / 1_048_576
            report(
                "reader, \(name), \((Double(bytes.count) / 1_000_000).rounded(1)) MB: \(median(times).rounded(0)) ms "
                    + "(goal <= 300), \(((peak - idle) / mebibytes).rounded(1)) times the document's memory (goal <= 4)"
            )
        }
    }
}
