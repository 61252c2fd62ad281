import Foundation
import GRDB
import Glibc
import Receiver
import TestSupport
import Testing

/// What goes wrong at the edges: a sentence that names the place and the next step, the documented exit code, nothing
/// lost, no stack trace, no secret.
@Suite struct BadInputTests {
    /// Runs the command and checks what holds for every failure.
    private func failure(
        _ kairan: Kairan, _ arguments: [String], code: Int32, saying words: [String],
        environment: [String: String] = [:], input: [UInt8] = []
    ) async throws {
        let result = try await Child(arguments, in: kairan.folder, environment: environment, input: input).end()

        #expect(result.code == code, "\(arguments): \(result.talk)")
        for word in words { #expect(result.talk.contains(word), "'\(word)' is missing: \(result.talk)") }
        for bad in ["Fatal error", "Stack dump", "hooks.slack.com", "Optional(", "Error Domain"] {
            #expect(!result.talk.contains(bad), "\(result.talk)")
        }
    }

    @Test func `where libcurl is missing check and run name its package, and nothing is lost`() async throws {
        let kairan = try Kairan()
        let receiver = try LoopbackReceiver()
        try kairan.folder.write([], to: "libraries/libcurl.so.4")
        try kairan.folder.write(Fixtures.sample, to: "inbox/minutes.md")
        try kairan.folder.write(
            """
            sources: [{ name: inbox, folder: ./inbox }]
            endpoints: { team: { service: slack, url: "http://127.0.0.1:\(try await receiver.port)/slack/T", allowHTTP: true, allowPrivate: true } }
            plugins: { summary: {} }
            routes: [{ to: [team] }]
            """, to: "kairan.yaml")
        let without = ["LD_LIBRARY_PATH": kairan.folder.path("libraries")]

        for command in [["check"], ["run"], ["endpoints", "test", "team"]] {
            try await failure(
                kairan, command, code: 1, saying: ["libcurl.so.4", "apt-get install libcurl4"], environment: without)
        }
        let next = try await kairan.run("run")

        #expect(next.code == 0, "\(next.talk)")
        #expect(!next.talk.contains("did not end"), "\(next.talk)")
        #expect(await receiver.arrivals.map { $0.accepted } == [true])
    }

    static let documents: [(name: String, bytes: [UInt8], words: [String])] = [
        ("empty.md", [], ["empty.md", "holds no text"]),
        ("blank.md", Array(" \n\n　\n".utf8), ["blank.md", "holds no text"]),
        ("picture.md", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13], ["picture.md", "looks like"]),
        ("broken.md", Array("○議長　会議を開きます。\n".utf8) + [0xE3, 0x81], ["broken.md", "UTF-8"]),
        ("line.txt", [UInt8](repeating: 0x61, count: 2 << 20), ["Line 1", "line.txt", "limit"]),
    ]

    @Test(arguments: documents)
    func `a document that cannot be read is refused with its name and the reason`(
        document: (name: String, bytes: [UInt8], words: [String])
    ) async throws {
        let kairan = try Kairan()
        try kairan.folder.write(document.bytes, to: document.name)

        try await failure(kairan, ["read", document.name], code: 1, saying: document.words)
    }

    @Test func `a file of 100 MB is refused before it is read`() async throws {
        let kairan = try Kairan()
        try kairan.folder.write("", to: "huge.txt")
        // Sparse: it takes no room.
        truncate(kairan.folder.path("huge.txt"), 100 << 20)

        try await failure(kairan, ["read", "huge.txt"], code: 1, saying: ["huge.txt", "larger than the limit"])
    }

    @Test func `a missing file and a folder are named`() async throws {
        let kairan = try Kairan()

        try await failure(kairan, ["read", "none.md"], code: 1, saying: ["none.md"])
        try await failure(kairan, ["read", "/tmp"], code: 1, saying: ["/tmp is no file"])
    }

    @Test func `data that cannot be written is an error, not silence`() async throws {
        let kairan = try Kairan()
        _ = try await kairan.run("init")
        try kairan.folder.write(Fixtures.sample, to: "inbox/minutes.md")
        let command = Kairan.prefix + "/bin/kairan"
        func shell(_ line: String) async throws -> (code: Int32, talk: String) {
            try await onOwnThread { [folder = kairan.folder] in
                let shell = Process()
                shell.executableURL = URL(fileURLWithPath: "/bin/sh")
                shell.arguments = ["-c", "cd '\(folder.path)' && \(line)"]
                let talk = Pipe()
                shell.standardError = talk
                try shell.run()
                let said = talk.fileHandleForReading.readDataToEndOfFile()
                shell.waitUntilExit()
                return (shell.terminationStatus, String(decoding: said, as: UTF8.self))
            }
        }

        let full = try await shell("\(command) read inbox/minutes.md > /dev/full")
        let closed = try await shell("\(command) run >&-")
        let waiting = try await kairan.run("deliveries", "list", "--state", "pending")

        #expect(full.code == 1)
        #expect(full.talk.contains("Standard output cannot be written: No space left on device."))
        #expect(closed.code == 1)
        #expect(closed.talk.contains("Standard output cannot be written"), "\(closed.talk)")
        #expect(waiting.lines.count == 2, "the console's message waits for the next run")
    }

    @Test func `one bad document among good ones fails alone`() async throws {
        let kairan = try Kairan()
        _ = try await kairan.run("init")
        try kairan.folder.write(Fixtures.sample, to: "inbox/good.md")
        try kairan.folder.write([], to: "inbox/a-bad.md")

        let first = try await kairan.run("run")
        let second = try await kairan.run("run")

        #expect(first.code == 1)
        #expect(first.output.contains("第4回みらい地域デジタル推進会議"))
        #expect(first.talk.contains("a-bad.md"))
        #expect(second.code == 0, "it is told once: \(second.talk)")
    }

    @Test func `configurations that cannot be used leave with exit code 2 and their lines`() async throws {
        let kairan = try Kairan()

        try await failure(
            kairan, ["run"], code: 2, saying: ["kairan.yaml: error: There is no such file", "kairan init"])
        try kairan.folder.write("sources: [\n", to: "kairan.yaml")
        try await failure(kairan, ["run"], code: 2, saying: ["kairan.yaml:2:1: error: This is not YAML"])
        try kairan.folder.write("sorces: []\nendpoints: { a: { service: slack } }\n", to: "kairan.yaml")
        try await failure(
            kairan, ["check"], code: 2,
            saying: ["2 errors", "kairan.yaml:1:1", "did you mean 'sources'", "kairan.yaml:2:14"])
        try kairan.folder.write(
            "endpoints: { a: { service: slack, url: \"${env:NOT_THERE}\" } }\nroutes: [{ to: [a] }]\n",
            to: "kairan.yaml")
        try await failure(kairan, ["run"], code: 2, saying: ["kairan.yaml:1:40", "NOT_THERE is not set"])
        #expect(!FileManager.default.fileExists(atPath: kairan.folder.path("kairan.sqlite")))
    }

    @Test func `what sends nothing works without the secrets`() async throws {
        let kairan = try Kairan()
        try kairan.folder.write(
            """
            endpoints: { a: { service: slack, url: "${env:NOT_THERE}" } }
            plugins: { summary: {} }
            routes: [{ to: [a] }]
            """, to: "kairan.yaml")
        try kairan.folder.write(Fixtures.sample, to: "minutes.md")

        for arguments in [
            ["preview", "minutes.md"], ["deadlines"], ["deliveries"], ["endpoints", "list"], ["plugins"],
        ] {
            let result = try await Child(arguments, in: kairan.folder).end()
            #expect(result.code == 0, "\(arguments): \(result.talk)")
        }
    }

    @Test func `a missing plugin and a wrong setting stop a run before it reads anything`() async throws {
        let kairan = try Kairan()
        _ = try await kairan.run("init")
        try kairan.folder.write(Fixtures.sample, to: "inbox/minutes.md")
        let good = try String(contentsOfFile: kairan.folder.path("kairan.yaml"), encoding: .utf8)
        try kairan.folder.write(
            good.replacing("  summary: { length: 1200 }", with: "  sumary: { length: 1200 }"), to: "kairan.yaml")
        try await failure(kairan, ["run"], code: 2, saying: ["No plugin 'sumary'", "did you mean 'summary'?"])
        try kairan.folder.write(
            good.replacing("{ length: 1200 }", with: "{ lenght: 1200, length: 1 }"), to: "kairan.yaml")
        try await failure(
            kairan, ["check"], code: 2,
            saying: ["kairan.yaml:30:22: error: Setting 'lenght' of plugin 'summary'", "'length'"])
        try kairan.folder.write(good, to: "kairan.yaml")

        let result = try await kairan.run("run")

        #expect(result.code == 0, "\(result.talk)")
        #expect(result.output.contains("第4回みらい地域デジタル推進会議"), "nothing was taken for told")
    }

    @Test func `a store that cannot be used is named with the way out`() async throws {
        let kairan = try Kairan()
        try kairan.folder.write("store: { path: nowhere/no.sqlite }\nplugins: { summary: {} }\n", to: "kairan.yaml")
        try kairan.folder.write("x", to: "nowhere")
        try await failure(kairan, ["run"], code: 1, saying: ["nowhere/no.sqlite", "store.path"])

        unlink(kairan.folder.path("nowhere"))
        try kairan.folder.write("no database at all, but long enough to be taken for one", to: "nowhere/no.sqlite")
        try await failure(kairan, ["run"], code: 1, saying: ["nowhere/no.sqlite", "is not a kairan store"])
    }

    @Test func `check tells of a place where no store can be, and makes none`() async throws {
        let kairan = try Kairan()
        _ = try await kairan.run("init")
        let good = try await kairan.run("check")
        for (path, words) in [("kairan.yaml/k.sqlite", "is no folder"), ("inbox", "is a folder")] {
            try kairan.folder.write("store: { path: \(path) }\nplugins: { summary: {} }\n", to: "other.yaml")
            try await failure(kairan, ["check", "-c", "other.yaml"], code: 0, saying: ["warning: The store", words])
        }

        #expect(!good.talk.contains("warning"), "\(good.talk)")
        // What they need may be missing here, but it is told.
        #expect(good.talk.contains("PDFs"), "\(good.talk)")
        #expect(!FileManager.default.fileExists(atPath: kairan.folder.path("kairan.sqlite")))
    }

    @Test func `a store of a newer version is left alone`() async throws {
        let kairan = try Kairan()
        _ = try await kairan.run("init")
        _ = try await kairan.run("run")
        try DatabaseQueue(path: kairan.folder.path("kairan.sqlite")).inDatabase {
            try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('v9999')")
        }

        try await failure(kairan, ["run"], code: 1, saying: ["newer kairan", "upgrade"])
    }

    @Test func `what is wrong on the command line is a usage error`() async throws {
        let kairan = try Kairan()
        for arguments in [
            ["rnu"], ["run", "--as-of", "tomorrow"], ["run", "--budget", "5"], ["run", "-v", "-q"], ["read"],
            ["deadlines", "snooze", "x"], ["deliveries", "list", "--state", "lost"], ["explain", "time"],
        ] {
            let result = try await Child(arguments, in: kairan.folder).end()
            #expect(result.code == 64, "\(arguments): \(result.talk)")
            #expect(result.talk.contains("Usage:"))
        }
    }

    @Test func `names that are not there are answered with the ones that are`() async throws {
        let kairan = try Kairan()
        _ = try await kairan.run("init")
        try kairan.folder.write(Fixtures.sample, to: "minutes.md")

        try await failure(kairan, ["init"], code: 1, saying: ["kairan.yaml", "it was left as it is"])
        try await failure(kairan, ["endpoints", "test", "consle"], code: 2, saying: ["did you mean 'console'?"])
        try await failure(kairan, ["trigger", "sumary", "minutes.md"], code: 2, saying: ["did you mean 'summary'?"])
        try await failure(
            kairan, ["trigger", "summary", "minutes.md", "--to", "team"], code: 2,
            saying: ["No endpoint 'team'", "console"])
        try await failure(kairan, ["deliveries", "why", "msg_none"], code: 1, saying: ["kairan deliveries list"])
        try await failure(kairan, ["deadlines", "done", "nothing"], code: 1, saying: ["kairan deadlines list --all"])
        try await failure(kairan, ["documents", "retry", "7"], code: 1, saying: ["kairan documents list"])
        try await failure(
            kairan, ["run", "--plugin-dir", "none"], code: 0, saying: ["The plugin folder none cannot be read"])
    }
}
