import ArgumentParser
import BotConfig
import BotCore
import FoundationEssentials
import Glibc
import Receiver

/// The main job in a folder of its own, against a receiver in this process.
struct Demo {
    let pluginFolders: [String]
    let talk: TalkOptions

    /// A key for this demonstration only: it protects nothing.
    private static let signingKey = "whsec_a2FpcmFuLWRlbW8ta2V5LW9ubHktZm9yLWxvb3BiYWNr"

    func run() throws {
        let folder = try Self.makeFolder()
        let signals = try StopSignals()
        let receiver = try LocalReceiver(secret: Self.signingKey)
        defer { receiver.stop() }
        try Self.write(SampleMinutes.text, to: folder + "/inbox/\(SampleMinutes.fileName)")
        let file = folder + "/kairan.yaml"
        try Self.write(Self.configuration(port: receiver.port), to: file)
        _ = setenv("KAIRAN_DEMO_KEY", Self.signingKey, 1)

        let options = try ConfigOptions.parse(["--config", file])
        Terminal.talk(
            "Reading fictional minutes (\(folder)/inbox/\(SampleMinutes.fileName)) and telling three endpoints …")
        let assembly = try Assembly(options, talk, secrets: true, pluginFolders: pluginFolders)
        let report = try BotRun(assembly: assembly, talk: talk, signals: signals).perform { try $0.run() }
        let arrivals = try receiver.arrivals
        for arrival in arrivals.sorted(by: { ($0.service, $0.number) < ($1.service, $1.number) }) {
            for line in ArrivalText.lines(arrival) { Terminal.print(line) }
        }
        try again(options, signals, arrivalsBefore: arrivals.count, receiver)
        try RunTalk(report: report, logger: assembly.logger, config: options).finish()
        Terminal.talk(Self.next(folder))
        guard arrivals.allSatisfy({ $0.accepted && $0.problems.isEmpty }), Set(arrivals.map { $0.service }).count == 3
        else { throw CommandFailure("Not everything arrived as it should; please report this as a bug.") }
    }

    /// A second run has nothing to say.
    private func again(
        _ options: ConfigOptions, _ signals: StopSignals, arrivalsBefore: Int, _ receiver: LocalReceiver
    ) throws {
        let assembly = try Assembly(options, talk, secrets: true, pluginFolders: pluginFolders)
        _ = try BotRun(assembly: assembly, talk: talk, signals: signals).perform { try $0.run() }
        let more = try receiver.arrivals.count - arrivalsBefore
        Terminal.print(
            more == 0 ? "A second run sent nothing: all of it had been told." : "A second run sent \(more) more.")
        Terminal.print()
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
              - { name: クラウド, any: [地域防災クラウド, データ連携基盤] }
        routes:
          - { to: [slack, teams, archive] }

        """
    }

    private static func next(_ folder: String) -> String {
        """

        What to do next:
          kairan init                                  write a configuration of your own
          kairan preview \(folder)/inbox/\(SampleMinutes.fileName) --config \(folder)/kairan.yaml
                                                       the exact bytes of each message
          kairan deadlines --config \(folder)/kairan.yaml
                                                       what was promised by when
          kairan deliveries --config \(folder)/kairan.yaml
                                                       what was sent, and why
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
