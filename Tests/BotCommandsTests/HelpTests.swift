import Foundation
import TestSupport
import Testing

@Suite struct HelpTests {
    struct CommandHelp: Decodable {
        var commandName: String
        var abstract: String?
        var discussion: String?
        var subcommands: [CommandHelp]?

        /// With the commands below it, but without ArgumentParser's own `help`.
        func all(below path: [String]) -> [(path: [String], help: CommandHelp)] {
            let own = path + [commandName]
            let below = (subcommands ?? []).filter { $0.commandName != "help" }.flatMap { $0.all(below: own) }
            return [(own, self)] + below
        }
    }

    private func commands() async throws -> [(path: [String], help: CommandHelp)] {
        struct Dump: Decodable { var command: CommandHelp }
        let dump = try await Kairan().run("--experimental-dump-help")
        return try JSONDecoder().decode(Dump.self, from: Data(dump.output.utf8)).command.all(below: [])
    }

    @Test func `every command says what it does and shows an example that names it`() async throws {
        for (path, help) in try await commands() {
            let name = path.joined(separator: " ")
            #expect(help.abstract?.isEmpty == false, "\(name)")
            let isGroup = (help.subcommands ?? []).contains { $0.commandName != "help" }
            if !isGroup { #expect(help.discussion?.contains(name) == true, "\(name) has no example") }
        }
    }

    @Test func `the commands are those that were promised`() async throws {
        let names = try await commands().map { $0.path.dropFirst().joined(separator: " ") }

        let promised = [
            "init", "check", "run", "trigger", "preview", "read", "deadlines list", "deadlines done", "deadlines drop",
            "deadlines snooze", "deliveries list", "deliveries show", "deliveries retry", "deliveries why",
            "deliveries untold", "deliveries export", "deliveries replay",
            "plugins list",
            "endpoints list", "endpoints test", "explain time", "explain keywords", "explain summary", "demo",
            "receiver",
        ]
        for name in promised { #expect(names.contains(name), "\(name)") }
    }

    @Test func `every command stands in the README`() async throws {
        let readme = try String(contentsOfFile: Kairan.repository + "/README.md", encoding: .utf8)
        for (path, _) in try await commands() where path.count == 2 {
            #expect(readme.contains("kairan \(path[1])") || readme.contains("`\(path[1])`"), "\(path[1])")
        }
    }

    @Test func `help goes to standard output with exit code 0`() async throws {
        let result = try await Kairan().run("run", "--help")

        #expect(result.code == 0)
        #expect(result.output.contains("USAGE: kairan run"))
        #expect(result.talk == "")
    }
}
