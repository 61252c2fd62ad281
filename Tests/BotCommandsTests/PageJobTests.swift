import Foundation
import TestSupport
import Testing

/// URLs on the command line and in the configuration, with the real programs and a server on this machine.
@Suite struct PageJobTests {
    private static let open = ["--allow-http", "--allow-private"]

    private static func answer(_ body: [UInt8], _ headers: String = "") -> [RawServer.Step] {
        let head = "HTTP/1.1 200 OK\r\nContent-Length: \(body.count)\r\n\(headers)\r\n"
        return [.readRequest, .send(head), .sendBytes(body)]
    }

    private static let unchanged: [RawServer.Step] = [
        .readRequest, .send("HTTP/1.1 304 Not Modified\r\nETag: \"v1\"\r\n\r\n"),
    ]

    private static func configuration(_ port: UInt16, _ folder: String = "") -> String {
        """
        contact: giji@example.jp
        sources:
          - { name: council, url: "http://127.0.0.1:\(port)/2026/minutes.txt", allowHTTP: true, allowPrivate: true }
        \(folder)
        endpoints: { console: { service: console } }
        plugins: { summary: {} }
        routes: [{ to: [console] }]
        """
    }

    /// The sample as council servers send it.
    private static let cp932: [UInt8] = {
        let text = String(decoding: Fixtures.sample, as: UTF8.self)
        return [UInt8](text.data(using: .shiftJIS, allowLossyConversion: true) ?? Data())
    }()

    @Test func `a page is told with its link, and the second run costs one 304`() async throws {
        let server = try RawServer(
            Self.answer(Fixtures.sample, "ETag: \"v1\"\r\nContent-Type: text/plain; charset=UTF-8\r\n"), Self.unchanged)
        defer { server.stop() }
        let kairan = try Kairan()
        try kairan.folder.write(Self.configuration(server.port), to: "kairan.yaml")

        let checked = try await kairan.run("check")
        let first = try await kairan.run("run")
        let second = try await kairan.run("run")
        let shown = try await kairan.run("documents", "show", "minutes.txt")

        #expect(checked.code == 0, "\(checked.talk)")
        #expect(first.code == 0, "\(first.talk)")
        #expect(first.output.contains("第4回みらい地域デジタル推進会議"))
        #expect(first.output.contains("http://127.0.0.1:\(server.port)/2026/minutes.txt"))
        #expect(second.code == 0, "\(second.talk)")
        #expect(second.output == "")
        #expect(server.requests.count == 2)
        #expect(server.requests[0].contains("\r\nUser-Agent: Kairan/0.1.0 (+giji@example.jp)\r\n"))
        #expect(!server.requests[0].contains("If-None-Match"))
        #expect(server.requests[1].contains("\r\nIf-None-Match: \"v1\"\r\n"))
        #expect(shown.output.contains("(status 304)"))
        #expect(shown.output.contains("UTF-8"))
        #expect(shown.output.contains("summary: done"))
    }

    @Test(arguments: [true, false])
    func `one text in the folder and on a page, in two encodings, is told once`(pageFirst: Bool) async throws {
        let server = try RawServer(Self.answer(Self.cp932, "Content-Type: text/plain; charset=UTF-8\r\n"))
        defer { server.stop() }
        let kairan = try Kairan()
        // What CP932 cannot say the other one must not say either.
        let text = try #require(String(bytes: Self.cp932, encoding: .shiftJIS))
        try kairan.folder.write(
            Self.configuration(server.port, "  - { name: inbox, folder: ./inbox }"), to: "kairan.yaml")
        try kairan.folder.write([], to: "inbox/.keep")
        if !pageFirst { try kairan.folder.write(Array(text.utf8), to: "inbox/copy.md") }
        let first = try await kairan.run("run")
        try kairan.folder.write(Array(text.utf8), to: "inbox/copy.md")

        let second = try await kairan.run("run")
        let documents = try await kairan.run("documents", "show", "1", "--format", "json")

        #expect(first.code == 0, "\(first.talk)")
        #expect(first.output.components(separatedBy: "【要約】").count == 2)
        #expect(second.output == "")
        #expect(second.code == 0, "\(second.talk)")
        #expect(documents.output.contains("copy.md"))
        #expect(documents.output.contains("/2026/minutes.txt"))
    }

    @Test func `read takes a URL, whatever its server says of the encoding`() async throws {
        let server = try RawServer(Self.answer(Self.cp932, "Content-Type: text/plain; charset=UTF-8\r\n"))
        defer { server.stop() }
        let url = "http://127.0.0.1:\(server.port)/%E8%AD%B0%E4%BA%8B%E9%8C%B2.md"

        let text = try await Kairan().run("read", url, Self.open[0], Self.open[1])
        let json = try await Kairan().run("read", url, Self.open[0], Self.open[1], "--format", "json")

        #expect(text.code == 0, "\(text.talk)")
        #expect(text.output.contains("第4回みらい地域デジタル推進会議"))
        #expect(text.output.contains("Windows-31J"))
        #expect(json.output.contains(#""url":"\#(url)""#))
        #expect(json.output.contains(#""file":"議事録.md""#))
    }

    @Test(arguments: [
        (["--allow-private"], "is plain http, not https. If that is meant, add: --allow-http"),
        (["--allow-http"], "is in a private network. If that is meant, add: --allow-private"),
        ([], "is plain http and in a private network. If that is meant, add: --allow-http --allow-private"),
    ])
    func `what must be opened is named by its option, and nobody is asked`(options: [String], words: String)
        async throws
    {
        let server = try RawServer([.readRequest])
        defer { server.stop() }
        let url = "http://127.0.0.1:\(server.port)/m.md"

        let child = try Child(["read", url] + options, in: TemporaryFolder())
        let result = try await child.end()

        #expect(result.code == 1)
        #expect(result.talk.contains(words), "\(result.talk)")
        #expect(server.connections == 0)
    }

    @Test func `preview and trigger take a URL, too`() async throws {
        let server = try RawServer(Self.answer(Fixtures.sample))
        defer { server.stop() }
        let kairan = try Kairan()
        try kairan.folder.write(Self.configuration(server.port), to: "kairan.yaml")
        let url = "http://127.0.0.1:\(server.port)/m.md"

        let preview = try await kairan.run("preview", url, "--allow-http", "--allow-private")
        let trigger = try await kairan.run("trigger", "summary", url, "--allow-http", "--allow-private")

        for result in [preview, trigger] {
            #expect(result.code == 0, "\(result.talk)")
            #expect(result.output.contains(url))
        }
    }

    @Test func `a URL with a password is refused without repeating it`() async throws {
        let result = try await Kairan().run("read", "https://me:T0KENcanary@www.example.jp/m.html")

        #expect(result.code == 1)
        #expect(!result.talk.contains("T0KENcanary"))
        #expect(result.talk.contains("user name or password"))
    }

    @Test func `a missing page is said plainly, and check --online says it before a run does`() async throws {
        let server = try RawServer([
            .readRequest, .send("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"),
        ])
        defer { server.stop() }
        let kairan = try Kairan()
        try kairan.folder.write(Self.configuration(server.port), to: "kairan.yaml")

        let offline = try await kairan.run("check")
        let online = try await kairan.run("check", "--online")
        let run = try await kairan.run("run")

        let words = "Source 'council' cannot be fetched: http://127.0.0.1:\(server.port)/2026/minutes.txt answered 404"
        #expect(offline.code == 0)
        #expect(online.code == 1)
        #expect(online.talk.contains(words))
        #expect(run.code == 1)
        #expect(run.talk.contains(words))
        #expect(server.requests.count == 2)
    }

    @Test func `read --strict fails on a record with warnings, and shows it all the same`() async throws {
        let kairan = try Kairan()
        try kairan.folder.write("何かのメモ\nそれだけ\n", to: "memo.txt")
        try kairan.folder.write(Fixtures.sample, to: "minutes.md")

        let loose = try await kairan.run("read", "memo.txt")
        let strict = try await kairan.run("read", "memo.txt", "--strict", "--format", "json")

        #expect(loose.code == 0)
        #expect(strict.code == 1)
        #expect(strict.output.contains("kairan.minutes/1"))
        #expect(strict.talk.contains("(--strict)"))
    }

    @Test func `documents are shown and retried by name`() async throws {
        let kairan = try Kairan()
        _ = try await kairan.run("init")
        try kairan.folder.write(Fixtures.sample, to: "inbox/minutes.md")
        try kairan.folder.write([0x7F, 0x45, 0x4C, 0x46, 0, 0, 0, 1], to: "inbox/broken.txt")
        _ = try await kairan.run("run")

        let shown = try await kairan.run("documents", "show", "minutes.md")
        let broken = try await kairan.run("documents", "show", "broken.txt", "--format", "json")
        let retried = try await kairan.run("documents", "retry", "broken.txt")
        let unknown = try await kairan.run("documents", "show", "nothing.md")

        for words in ["第4回みらい地域デジタル推進会議", "sha256:", "markdown, UTF-8", "keyword-alert: done", "(source 'inbox')"] {
            #expect(shown.output.contains(words), "\(shown.output)")
        }
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(broken.output.utf8)) as? [String: Any])
        #expect(object["state"] as? String == "refused")
        #expect((object["lastError"] as? String)?.contains("binary file") == true)
        #expect(retried.code == 0)
        #expect(retried.talk.contains("(broken.txt) is tried again by the next run"))
        #expect(unknown.code == 1)
        #expect(unknown.talk.contains("No document is called 'nothing.md'"))
    }

    @Test func `check says that a store is none of ours, or a newer one`() async throws {
        let kairan = try Kairan()
        _ = try await kairan.run("init")
        try kairan.folder.write("this is no database, whatever its name says\n", to: "kairan.sqlite")

        let checked = try await kairan.run("check")

        #expect(checked.code == 1)
        #expect(checked.talk.contains("is not a kairan store"))
    }
}
