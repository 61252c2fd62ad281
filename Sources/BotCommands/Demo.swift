import ArgumentParser
import BotConfig
import BotCore
import FoundationEssentials
import Glibc

/// The main job in a folder of its own, against a receiver beside it: three runs, on three times of a calendar.
struct Demo {
    let pluginFolders: [String]
    let talk: TalkOptions

    /// A key for this demonstration only: it protects nothing.
    private static let signingKey = "whsec_a2FpcmFuLWRlbW8ta2V5LW9ubHktZm9yLWxvb3BiYWNr"

    func run() throws {
        let folder = try Self.makeFolder()
        let signals = try StopSignals()
        let receiver = try ReceiverProcess(secret: Self.signingKey, log: folder + "/arrivals.jsonl")
        defer { receiver.stop() }
        try Self.write(SampleMinutes.text, to: folder + "/inbox/\(SampleMinutes.fileName)")
        let file = folder + "/kairan.yaml"
        try Self.write(Self.configuration(port: receiver.port), to: file)
        _ = setenv("KAIRAN_DEMO_KEY", Self.signingKey, 1)

        Terminal.talk(
            "Reading fictional minutes (\(folder)/inbox/\(SampleMinutes.fileName)) and telling three endpoints …")
        let stage = Stage(
            options: try ConfigOptions.parse(["--config", file]), talk: talk, pluginFolders: pluginFolders,
            signals: signals, receiver: receiver)
        let first = try stage.act("2026-10-07T18:00", "The minutes of 2026-10-07 arrive.")
        let second = try stage.act("2026-10-07T18:10", "Ten minutes later cron calls again.")
        if second.isEmpty { Terminal.print("Nothing was sent: all of it had been told.\n") }
        let third = try stage.act("2026-12-24T09:00", "On 2026-12-24 a promise is due in a week.")
        Terminal.talk(Self.next(folder))
        guard (first + second + third).allSatisfy({ $0.accepted && $0.problems.isEmpty }), second.isEmpty,
            [first, third].allSatisfy({ Set($0.map { $0.service }).count == 3 })
        else { throw CommandFailure("Not everything arrived as it should; please report this as a bug.") }
    }

    /// What one run after the other is played on.
    private struct Stage {
        let options: ConfigOptions
        let talk: TalkOptions
        let pluginFolders: [String]
        let signals: StopSignals
        let receiver: ReceiverProcess

        /// One run as of a minute; prints what arrived in it, and returns that.
        func act(_ time: String, _ title: String) throws -> [ReceiverProcess.Arrival] {
            let before = try receiver.arrivals.count
            let assembly = try Assembly(
                options, talk, secrets: true, pluginFolders: pluginFolders, asOf: AsOf(argument: time))
            let report = try BotRun(assembly: assembly, talk: talk, signals: signals).perform { try $0.run() }
            let arrivals = try receiver.arrivals.dropFirst(before).sorted {
                (Self.order($0), $0.number) < (Self.order($1), $1.number)
            }
            Terminal.print("\(title)\n")
            for line in arrivals.flatMap(\.shown) { Terminal.print(line) }
            try RunTalk(report: report, logger: assembly.logger, config: options).finish()
            return arrivals
        }

        /// What people read comes first.
        private static func order(_ arrival: ReceiverProcess.Arrival) -> Int {
            ["slack", "teams", "generic"].firstIndex(of: arrival.service) ?? .max
        }
    }

    private static func configuration(port: UInt16) -> String {
        """
        # The configuration of `kairan demo`.
        store: { path: kairan.sqlite }
        sources:
          - { name: inbox, folder: ./inbox }
        endpoints:
          slack: { service: slack, url: "http://127.0.0.1:\(port)/slack/demo", allowHTTP: true, allowPrivate: true }
          teams: { service: teams, url: "http://127.0.0.1:\(port)/teams/demo", allowHTTP: true, allowPrivate: true }
          archive: { service: generic, url: "http://127.0.0.1:\(port)/generic/demo", secret: "${env:KAIRAN_DEMO_KEY}", allowHTTP: true, allowPrivate: true }
        plugins:
          summary: { length: 1200 }
          deadline-reminder: { leadDays: [30, 7, 3, 1, 0] }
          keyword-alert:
            rules:
              - { name: 防災クラウド, any: [地域防災クラウド] }
              - { name: データ連携, any: [データ連携基盤] }
        routes:
          - { to: [slack, teams, archive] }

        """
    }

    private static func next(_ folder: String) -> String {
        """
        What to do next:
          kairan init                         write a kairan.yaml of your own, with comments, and an inbox
          cp minutes.md inbox/ && kairan run  see what your minutes say

        Or look at what the demo left:
          cd \(folder)
          kairan deadlines                    what was promised by when
          kairan deliveries                   what was sent (why: kairan deliveries why ID)
          kairan preview inbox/\(SampleMinutes.fileName)
                                              the exact bytes of each message
          less arrivals.jsonl                 each request as it came in
        """
    }

    private static func makeFolder() throws -> String {
        let parent = ProcessInfo.processInfo.environment["TMPDIR"] ?? "/tmp"
        var template = Array("\(parent)/kairan-demo-XXXXXX".utf8CString)
        let path = template.withUnsafeMutableBufferPointer { buffer in
            buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) }
        }
        guard let path, mkdir(path + "/inbox", 0o700) == 0 else {
            throw CommandFailure("Cannot make a folder below \(parent): \(String(cString: strerror(errno))).")
        }
        return path
    }

    private static func write(_ text: String, to path: String) throws {
        guard FileManager.default.createFile(atPath: path, contents: Data(text.utf8)) else {
            throw CommandFailure("Cannot write \(path): \(String(cString: strerror(errno))).")
        }
    }
}
