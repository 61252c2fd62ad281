import Glibc

/// Measures what Kairan claims, beside peers found on the machine. Prints figures; judges nothing.
@main enum Main {
    static func main() {
        let arguments = CommandLine.arguments.dropFirst()
        guard !arguments.contains("--help") else {
            print(
                """
                kairan-bench [--quick] [times|cron|parsing|reader|pages|keywords|summary|gists|deliveries|calls …]

                Measures what Kairan claims. Build it and install first:
                  swift build -c release --static-swift-stdlib
                  scripts/install .build/demo
                  .build/release/kairan-bench
                KAIRAN_TESTDATA names a folder with corpus/ for the real document.
                KAIRAN_BENCH_PYTHON names a Python with ja-timex, sumy, pyahocorasick, apprise and numpy for the peer.
                """)
            return
        }
        if arguments.first == Deliveries.sending, arguments.count == 3, let port = UInt16(arguments[3]) {
            attempt { try Deliveries.send(arguments[2], port: port) }
            return
        }
        let wanted = Set(arguments.filter { !$0.hasPrefix("-") })
        func asked(_ name: String) -> Bool { wanted.isEmpty || wanted.contains(name) }
        let rounds = arguments.contains("--quick") ? 5 : 20
        let root = String(CronRun.here.dropLast("/Benchmarks".count))
        let sample = root + "/Tests/TestSupport/Fixtures/sample-council.md"
        let prefix = root + "/.build/demo"
        let table = root + "/Tests/TestSupport/Fixtures/time-expressions.tsv"
        attempt {
            // First: the start-up of its tables counts.
            if asked("times") { try Times(document: sample, table: table).measure { print($0) } }
            if asked("cron") {
                let cron = CronRun(kairan: prefix + "/bin/kairan", rounds: rounds)
                try cron.measure(document: sample, name: "sample") { print($0) }
                if let data = getenv("KAIRAN_TESTDATA").map({ String(cString: $0) }) {
                    let real = data + "/corpus/digital-society-council-2.md"
                    try cron.measure(document: real, name: "real document") { print($0) }
                }
            }
            let texts = [sample] + realTexts
            if asked("parsing") { try Parsing(documents: texts).measure { print($0) } }
            if asked("reader") {
                let reader = ReaderRuns(program: root + "/.build/release/kairan-reader", documents: texts)
                try reader.measure { print($0) }
            }
            if asked("keywords") { try KeywordSearch(document: sample).measure { print($0) } }
            if asked("pages") {
                try Pages(document: sample).measure { print($0) }
                if let data = getenv("KAIRAN_TESTDATA").map({ String(cString: $0) }) {
                    let real = data + "/corpus/otofuke-assembly-dbsearch.html"
                    try Pages(document: sample).measure(real: real) { print($0) }
                }
            }
            if asked("summary") { try Summarising(prefix: prefix).measure { print($0) } }
            if asked("gists"), let data = getenv("KAIRAN_TESTDATA").map({ String(cString: $0) }) {
                try Gists(corpus: data + "/corpus", judged: root + "/Benchmarks/Judged").measure { print($0) }
            }
            if asked("deliveries") {
                let quick = arguments.contains("--quick")
                try Deliveries(count: quick ? 10_000 : 50_000, queued: quick ? 20_000 : 100_000).measure { print($0) }
            }
            if asked("calls") { try PluginCalls(prefix: prefix, document: sample).measure { print($0) } }
        }
    }

    private static func attempt(_ body: () throws -> Void) {
        do {
            try body()
        } catch {
            let message = "kairan-bench: \(error)\n"
            _ = message.withCString { Glibc.write(2, $0, strlen($0)) }
            exit(1)
        }
    }

    /// One of each kind of record.
    private static var realTexts: [String] {
        guard let data = getenv("KAIRAN_TESTDATA").map({ String(cString: $0) }) else { return [] }
        return [
            "digital-society-council-2.md", "tokyo-committee-2020-04-17.txt", "diet-plenary-2026-02-18.txt",
            "meguro-assembly-kensakusystem.txt", "mlit-committee-2023-10-19.txt", "js-primer-2019-03-25.md",
        ].map { "\(data)/corpus/\($0)" }
    }
}
