import BotConfig
import BotCore
import Foundation
import MinutesModel
import PluginKit
import TestSupport
import Testing

@Suite struct LoadedConfigurationTests {
    @Test func `the example that init writes has neither errors nor warnings`() throws {
        let loaded = try load(ExampleConfiguration.text)

        #expect(loaded.warnings == [])
        #expect(loaded.configuration.plugins.map { $0.name } == ["summary", "deadline-reminder", "keyword-alert"])
        #expect(loaded.configuration.endpoints == [Endpoint(name: "console", service: .console)])
    }

    @Test func `deploy ships the same example`() throws {
        let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let shipped = try String(contentsOf: repository.appendingPathComponent("deploy/kairan.yaml"), encoding: .utf8)

        #expect(shipped == ExampleConfiguration.text)
    }

    @Test func `the example still holds when its commented endpoints are switched on`() throws {
        let text = ExampleConfiguration.text.replacing("# team:", with: "team:").replacing(
            "# archive:", with: "archive:"
        )
        .replacing("# - { plugin: keyword-alert", with: "- { to: [team, archive] }\n  # ")

        let loaded = try load(
            text,
            environment: [
                "KAIRAN_SLACK_URL": "https://hooks.slack.com/services/T/B/x",
                "KAIRAN_ARCHIVE_URL": "https://archive.example/in",
                "KAIRAN_ARCHIVE_SECRET": "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
            ])

        #expect(loaded.warnings == [])
        #expect(loaded.configuration.endpoints.map { $0.service } == [.console, .slack, .generic])
    }

    @Test func `a page is a source with its own rules`() throws {
        var draft = Draft()
        draft.sources = """
            contact: giji@example.jp
            sources:
              - { name: 審議会, url: "https://www.example.jp/議事録/1.html#top", every: 6h, proxy: "http://proxy:3128", caFile: ca.pem }
              - { name: 社内, url: "http://10.0.0.5:8080/m", allowHTTP: true, allowPrivate: true }
            """

        let configuration = try load(draft.text).configuration

        #expect(configuration.contact == "giji@example.jp")
        let encoded = "https://www.example.jp/%E8%AD%B0%E4%BA%8B%E9%8C%B2/1.html"
        #expect(
            configuration.sources == [
                Configuration.Source(
                    name: "審議会",
                    place: .page(
                        Page(
                            address: try WebAddress(encoded), caFile: "/srv/kairan/ca.pem",
                            proxy: Secret("http://proxy:3128"), every: .seconds(6 * 3600)))),
                Configuration.Source(
                    name: "社内",
                    place: .page(
                        Page(
                            address: try WebAddress("http://10.0.0.5:8080/m"), allowHTTP: true, allowPrivate: true))),
            ])
    }

    @Test func `everything the file says arrives as typed values`() throws {
        let loaded = try load(
            """
            store: { path: data/k.sqlite, retention: 90d }
            timezone: Europe/Berlin
            remindAt: "08:30"
            sources:
              - { name: 受信箱, folder: ../in, recursive: true }
              - { name: one, file: /srv/one.md }
              - { name: pipe, stdin: true }
            pluginFolders: [plugins, /opt/kairan/plugins]
            endpoints:
              全員: { service: slack, url: "${env:SLACK}", timeout: 5s, onUnknown: hold, proxy: "http://proxy:3128" }
              local: { service: generic, url: "http://127.0.0.1:8080/in", secret: "${env:KEY}", allowHTTP: true, allowPrivate: true, caFile: ca.pem }
            plugins:
              keyword-alert: { rules: [{ name: "1", any: [no, 生成AI], weight: 1.5, on: true, off: null, count: 3 }] }
            routes:
              - { plugin: keyword-alert, topic: t, council: c, keyword: k, to: [全員, local], separate: true }
            """,
            environment: [
                "SLACK": "https://hooks.slack.com/services/T/B/x",
                "KEY": "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
            ])

        let rule: JSONValue = .object([
            "name": .string("1"), "any": .array([.string("no"), .string("生成AI")]), "weight": .number(1.5),
            "on": .bool(true), "off": .null, "count": .integer(3),
        ])
        let expected = Configuration(
            storePath: "/srv/kairan/data/k.sqlite", retention: .seconds(90 * 86_400), timeZone: "Europe/Berlin",
            remindAt: try #require(ClockTime(hour: 8, minute: 30)),
            sources: [
                .init(name: "受信箱", place: .folder("/srv/in"), recursive: true),
                .init(name: "one", place: .file("/srv/one.md")),
                .init(name: "pipe", place: .standardInput),
            ],
            pluginFolders: ["/srv/kairan/plugins", "/opt/kairan/plugins"],
            plugins: [.init(name: "keyword-alert", settings: .object(["rules": .array([rule])]))],
            endpoints: [
                Endpoint(
                    name: "全員", service: .slack, url: Secret("https://hooks.slack.com/services/T/B/x"),
                    proxy: Secret("http://proxy:3128"), timeout: .seconds(5), onUnknown: .hold),
                Endpoint(
                    name: "local", service: .generic, url: Secret("http://127.0.0.1:8080/in"),
                    secret: Secret("whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="), allowHTTP: true,
                    allowPrivate: true, caFile: "/srv/kairan/ca.pem"),
            ],
            routes: [
                Route(
                    plugin: "keyword-alert", topic: "t", council: "c", keyword: "k", to: ["全員", "local"], separate: true
                )
            ])
        #expect(loaded.configuration == expected)
        #expect(loaded.warnings == [])
        #expect(loaded.place(ofSetting: "rules.0.any.1", plugin: "keyword-alert")?.line == 13)
        #expect(loaded.place(ofSetting: "rules.0.nothing.here", plugin: "keyword-alert")?.line == 13)
    }

    @Test func `what the file leaves out has the documented defaults`() throws {
        let configuration = try load(Draft().text).configuration

        #expect(configuration.storePath == "/srv/kairan/kairan.sqlite")
        #expect(configuration.retention == .seconds(400 * 86_400))
        #expect(configuration.timeZone == "Asia/Tokyo")
        #expect(configuration.remindAt == ClockTime(hour: 9, minute: 0))
    }

    @Test func `an anchor can be used again, as in any YAML`() throws {
        var draft = Draft()
        draft.routes = "routes: [{ plugin: summary, to: &all [console] }, { topic: x, to: *all }]"

        let routes = try load(draft.text).configuration.routes

        #expect(routes.map { $0.to } == [["console"], ["console"]])
    }

    @Test func `a file with a byte order mark is read`() throws {
        #expect(try load("\u{FEFF}" + Draft().text).warnings == [])
    }

    @Test func `a missing file and a folder are named with the next command`() throws {
        let folder = try TemporaryFolder()

        let missing = #expect(throws: ConfigErrors.self) {
            try ConfigLoader.load(path: folder.path("none.yaml"), environment: [:])
        }
        let isFolder = #expect(throws: ConfigErrors.self) {
            try ConfigLoader.load(path: folder.path, environment: [:])
        }

        #expect(
            missing?.description.hasSuffix(
                "none.yaml: error: There is no such file. Write one with: kairan init \(folder.path("none.yaml"))")
                == true)
        #expect(isFolder?.description.contains("This is a folder. Name a file in it.") == true)
    }
}
