import Foundation
import TestSupport

/// The built command in an installation of its own: a real child process in a folder of the test's.
struct Kairan: Sendable {
    struct Result: Sendable {
        var code: Int32
        var output: String
        var talk: String

        var lines: [String] { output.split(separator: "\n").map(String.init) }
    }

    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    /// `PREFIX/bin/kairan` and what belongs to it, as `scripts/install` lays them out: hard links to what was built.
    static let prefix: String = {
        let prefix = (Products.folder as NSString).resolvingSymlinksInPath + "/test-prefix"
        let library = prefix + "/lib/kairan"
        link("kairan", to: prefix + "/bin/kairan")
        link("kairan-reader", to: library + "/kairan-reader")
        for (target, name) in [
            ("Summary", "summary"), ("DeadlineReminder", "deadline-reminder"), ("KeywordAlert", "keyword-alert"),
        ] {
            let plugin = library + "/plugins/" + name
            link(name, to: plugin + "/bin/" + name)
            let manifest = repository + "/Plugins/\(target)/plugin.json"
            try? FileManager.default.removeItem(atPath: plugin + "/plugin.json")
            try? FileManager.default.copyItem(atPath: manifest, toPath: plugin + "/plugin.json")
        }
        return prefix
    }()

    static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().path

    private static func link(_ product: String, to path: String) {
        let folder = (path as NSString).deletingLastPathComponent
        try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try? FileManager.default.removeItem(atPath: path)
        try? FileManager.default.linkItem(atPath: Products.path(product), toPath: path)
    }

    /// Runs `kairan ARGUMENTS` in the test's folder to its end.
    func run(_ arguments: String..., environment: [String: String] = [:], input: [UInt8] = []) async throws -> Result {
        let child = try Child(arguments, in: folder, environment: environment, input: input)
        return try await child.end()
    }
}

/// A run of the command. Its streams are files: nobody has to read along, and nothing can block.
final class Child: @unchecked Sendable {
    // Foundation's Process is not Sendable; this one is started in `init` and afterwards only waited for and signalled.
    private let process = Process()
    private let folder: TemporaryFolder
    private let name = UUID().uuidString

    init(
        _ arguments: [String], in folder: TemporaryFolder, environment: [String: String] = [:], input: [UInt8] = []
    ) throws {
        self.folder = folder
        process.executableURL = URL(fileURLWithPath: Kairan.prefix + "/bin/kairan")
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
        process.environment = environment.merging([
            "PATH": "/usr/bin:/bin", "HOME": folder.path, "TMPDIR": folder.path, "SWIFT_BACKTRACE": "enable=no",
        ]) { given, _ in given }
        try folder.write(input, to: ".input-\(name)")
        try folder.write("", to: ".output-\(name)")
        try folder.write("", to: ".talk-\(name)")
        process.standardInput = try FileHandle(forReadingFrom: url("input"))
        process.standardOutput = try FileHandle(forWritingTo: url("output"))
        process.standardError = try FileHandle(forWritingTo: url("talk"))
        try process.run()
    }

    func signal(_ number: Int32) { kill(process.processIdentifier, number) }

    func end() async throws -> Kairan.Result {
        try await onOwnThread { [self] in
            process.waitUntilExit()
            return Kairan.Result(
                code: process.terminationReason == .exit ? process.terminationStatus : -process.terminationStatus,
                output: try text("output"), talk: try text("talk"))
        }
    }

    private func url(_ stream: String) -> URL { URL(fileURLWithPath: folder.path(".\(stream)-\(name)")) }

    private func text(_ stream: String) throws -> String {
        String(decoding: try Data(contentsOf: url(stream)), as: UTF8.self)
    }
}
