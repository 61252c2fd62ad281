import BotConfig
import BotCore
import Glibc
import TestSupport
import Testing

@Suite struct SecretTests {
    static let url = "https://hooks.slack.com/services/T0001/B0001/abcdefghijklmnopqrstuvwx"

    static let endpoint = """
        endpoints: { console: { service: slack, url: "${file:secrets/url}" } }
        plugins: { summary: {} }
        sources: [{ name: inbox, folder: inbox }]
        routes: [{ to: [console] }]
        """

    @Test(arguments: [0o600, 0o400, 0o640, 0o440, 0o644, 0o660, 0o604, 0o666, 0o602, 0o700, 0o620] as [mode_t])
    func `a secret file that others can read or change is refused by name, never with its content`(mode: mode_t) throws
    {
        let folder = try TemporaryFolder()
        try folder.write(Self.url + "\n", to: "secrets/url", mode: mode)
        let file = try folder.write(Self.endpoint, to: "kairan.yaml")
        // 0640 is for root, who shares a secret with the group of a service.
        let allowed: [mode_t] = geteuid() == 0 ? [0o600, 0o400, 0o640, 0o440] : [0o600, 0o400]
        // Nobody minds that the owner could run it.
        let isFine = allowed.contains(mode) || mode == 0o700

        if isFine {
            let loaded = try ConfigLoader.load(path: file, environment: [:])
            #expect(loaded.configuration.endpoints.first?.url?.reveal() == Self.url)
        } else {
            let errors = #expect(throws: ConfigErrors.self) { try ConfigLoader.load(path: file, environment: [:]) }
            let text = errors?.description ?? ""
            #expect(text.contains("Others can read the secret file \(folder.path("secrets/url"))"), "\(text)")
            #expect(text.contains("chmod 600"))
            #expect(!text.contains("hooks.slack.com"))
        }
    }

    @Test func `a secret in a folder that anybody can write to is refused`() throws {
        let folder = try TemporaryFolder()
        try folder.write(Self.url, to: "secrets/url")
        let file = try folder.write(Self.endpoint, to: "kairan.yaml")
        chmod(folder.path("secrets"), 0o777)

        let errors = #expect(throws: ConfigErrors.self) { try ConfigLoader.load(path: file, environment: [:]) }

        #expect(errors?.description.contains("Anybody can write to \(folder.path("secrets"))") == true)
    }

    @Test func `what counts is the file behind a symbolic link`() throws {
        let folder = try TemporaryFolder()
        let open = try folder.write(Self.url, to: "open/url", mode: 0o644)
        let closed = try folder.write(Self.url, to: "closed/url")
        let file = try folder.write(Self.endpoint, to: "kairan.yaml")
        mkdir(folder.path("secrets"), 0o700)

        symlink(open, folder.path("secrets/url"))
        #expect(throws: ConfigErrors.self) { try ConfigLoader.load(path: file, environment: [:]) }

        unlink(folder.path("secrets/url"))
        symlink(closed, folder.path("secrets/url"))
        #expect(throws: Never.self) { try ConfigLoader.load(path: file, environment: [:]) }
    }

    @Test func `systemd's credentials are read below their folder`() throws {
        let folder = try TemporaryFolder()
        let credentials = try TemporaryFolder()
        try credentials.write(Self.url, to: "slack-url", mode: 0o440)
        let text = Self.endpoint.replacing("secrets/url", with: "$CREDENTIALS_DIRECTORY/slack-url")
        let file = try folder.write(text, to: "kairan.yaml")

        let loaded = try ConfigLoader.load(path: file, environment: ["CREDENTIALS_DIRECTORY": credentials.path])
        let errors = #expect(throws: ConfigErrors.self) { try ConfigLoader.load(path: file, environment: [:]) }

        #expect(loaded.configuration.endpoints.first?.url?.reveal() == Self.url)
        #expect(errors?.description.contains("$CREDENTIALS_DIRECTORY is not set") == true)
    }

    @Test(arguments: [
        ("", "is empty"), ("a\nb", "holds more than one line"), ("\u{FFFD}", "is no https URL"),
        (String(repeating: "x", count: 20_000), "is too large for a secret"),
    ])
    func `a secret file without one secret in it is refused`(content: String, reason: String) throws {
        let folder = try TemporaryFolder()
        try folder.write(content, to: "secrets/url")
        let file = try folder.write(Self.endpoint, to: "kairan.yaml")

        let errors = #expect(throws: ConfigErrors.self) { try ConfigLoader.load(path: file, environment: [:]) }

        #expect(errors?.description.contains(reason) == true, "\(errors?.description ?? "")")
    }

    @Test func `a missing secret file, a folder and a pipe are refused at once`() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(Self.endpoint, to: "kairan.yaml")
        func complaint() -> String {
            let errors = #expect(throws: ConfigErrors.self) { try ConfigLoader.load(path: file, environment: [:]) }
            return errors?.description ?? ""
        }

        #expect(complaint().contains("Cannot open the secret file \(folder.path("secrets/url")): No such file"))
        mkdir(folder.path("secrets"), 0o700)
        mkfifo(folder.path("secrets/url"), 0o600)
        #expect(complaint().contains("is not a regular file"))
    }

    /// Somebody pastes a webhook URL or a key wherever it might be wrong: no message repeats it.
    @Test(arguments: [
        "endpoints: { console: { service: slack, url: \"\(url)\" } }",
        "endpoints: { console: { service: \(url) } }",
        "endpoints: { \"\(url)\": { service: console } }",
        "endpoints: { console: { service: console, \"\(url)\": x } }",
        "endpoints: { console: { service: generic, url: \"http://localhost/\", allowHTTP: true, allowPrivate: true, secret: whsec_abcdefghijklmnopqrstuvwx } }",
        "endpoints: { console: { service: console, timeout: \(url) } }",
        "endpoints: { console: { service: console, allowHTTP: \(url) } }",
        "endpoints: { console: { service: console, proxy: \(url) } }",
        "endpoints: { console: { service: slack, url: \"${env:\(url)\" } }",
        "endpoints: \(url)",
        "\(url): x",
        "sources: \(url)",
        "sources: [{ name: \(url), folder: x }]",
        "timezone: \(url)",
        "routes: [{ to: \(url) }]",
        "routes: [{ to: [\(url)] }]",
        "routes: [{ plugin: \(url), to: [] }]",
        "plugins: { \"\(url)\": {} }",
        "endpoints: { console: { service: slack, url: \(url)",
        "endpoints:\n  console: { service: slack }\n  url: \"\(url)",
        "x: y: url: abcdefghijklmnopqrstuvwx",
        "secret: abcd: abcdefghijkl",
    ])
    func `no message repeats a secret`(line: String) {
        let lines = complaints(line + "\n")

        #expect(lines.contains { $0.contains(": error: ") })
        for text in lines {
            for piece in ["abcdefghijkl", "hooks.slack.com", "T0001"] {
                #expect(!text.contains(piece), "\(text)")
            }
        }
    }
}
