import Glibc

/// A whole cron run, process start to exit: one document, three plugins, three loopback endpoints that each get one
/// merged message. Cold: a new store, everything to do. Warm: the same store, nothing to do.
struct CronRun {
    let kairan: String
    let rounds: Int

    func measure(document: String, name: String, report: (String) -> Void) throws {
        setenv("KAIRAN_BENCH_SECRET", "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", 1)
        let server = try StubServer()
        server.start()
        var cold: [Double] = []
        var warm: [Double] = []
        var memory: [Double] = []
        for round in 0..<(rounds + 1) {
            let folder = try workFolder(document: document, port: server.port)
            let command = [kairan, "run", "--quiet", "--config", "kairan.yaml", "--as-of", "2026-10-08T10:00"]
            // Later, as with cron: a clock that goes back makes a run put its store in order first.
            let later = command.dropLast() + ["2026-10-08T10:05"]
            let first = try checked(run(command, in: folder), folder)
            let second = try checked(run(Array(later), in: folder), folder)
            // The first round fills the page cache.
            guard round > 0 else { continue }
            cold.append(first.wall)
            warm.append(second.wall)
            let sampled = try workFolder(document: document, port: server.port)
            memory.append(try checked(run(command, in: sampled, sampling: true), sampled).peakPrivate ?? 0)
        }
        report(
            "cron run, \(name): cold \(median(cold).rounded(1)) ms, warm \(median(warm).rounded(1)) ms (goal <= 60), "
                + "peak private memory of all processes \((memory.max() ?? 0).rounded(1)) MiB (goal <= 64)")
        try peer(document: document, port: server.port, cold: median(cold), report: report)
    }

    /// The Python packages a user would wire up, when they are installed.
    private func peer(document: String, port: UInt16, cold: Double, report: (String) -> Void) throws {
        let script = CronRun.here + "/peers/cron_run.py"
        let python = getenv("KAIRAN_BENCH_PYTHON").map { String(cString: $0) } ?? "python3"
        let command = [python, script, document, "http://127.0.0.1:\(port)", "重点計画", "クラウド"]
        let folder = try temporaryFolder()
        guard let first = try? run(command, in: folder), first.status == 0 else {
            report("  beside it: no peer here (pip install ja-timex sumy pyahocorasick apprise numpy)")
            return
        }
        let times = try (0..<5).map { _ in try run(command, in: folder).wall }
        let memory = try run(command, in: folder, sampling: true).peakPrivate ?? 0
        report(
            "  beside it: Python packages \(median(times).rounded(0)) ms, \(memory.rounded(0)) MiB: "
                + "\((median(times) / cold).rounded(1)) times as long")
    }

    private func checked(_ run: ProcessRun, _ folder: String) throws -> ProcessRun {
        guard run.status == 0 else {
            throw BenchmarkError("kairan run ended with status \(run.status): \(contents(of: folder + "/stderr"))")
        }
        return run
    }

    private func workFolder(document: String, port: UInt16) throws -> String {
        let folder = try temporaryFolder()
        mkdir(folder + "/inbox", 0o700)
        try write(contents(of: document), to: folder + "/inbox/minutes.md")
        try write(CronRun.configuration(port: port), to: folder + "/kairan.yaml")
        return folder
    }

    static let here = String(#filePath.dropLast("/CronRun.swift".count))

    static func configuration(port: UInt16) -> String {
        """
        store: { path: kairan.sqlite }
        sources:
          - { name: inbox, folder: inbox }
        endpoints:
          slack: { service: slack, url: "http://127.0.0.1:\(port)/slack", allowHTTP: true, allowPrivate: true }
          teams: { service: teams, url: "http://127.0.0.1:\(port)/teams", allowHTTP: true, allowPrivate: true }
          generic:
            service: generic
            url: "http://127.0.0.1:\(port)/generic"
            secret: "${env:KAIRAN_BENCH_SECRET}"
            allowHTTP: true
            allowPrivate: true
        plugins:
          summary: {}
          deadline-reminder: {}
          keyword-alert:
            rules:
              - { name: クラウド, any: [ガバメントクラウド, ハイブリッドクラウド], aliases: { ガバメントクラウド: [ガバクラ] } }
              - { name: 計画, any: [重点計画, 実行計画] }
        routes:
          - { to: [slack, teams, generic] }

        """
    }
}

func temporaryFolder() throws -> String {
    var template = Array("/tmp/kairan-bench-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw BenchmarkError("cannot make a folder below /tmp") }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

extension Double {
    func rounded(_ digits: Int) -> String {
        let scale = [1.0, 10, 100][digits]
        let value = (self * scale).rounded() / scale
        return digits == 0 ? String(Int(value)) : String(value)
    }
}
