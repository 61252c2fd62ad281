import BotCore
import FoundationEssentials
package import PluginKit

/// `plugin.json`, checked: what a plugin is called, how it is started, and what it may use.
package struct Manifest: Sendable, Equatable {
    package struct Limits: Sendable, Equatable {
        /// How long one answer may take.
        package var timeout: Duration = .seconds(10)
        /// In bytes.
        package var memory: UInt64 = 256 << 20
    }

    package var name: String
    package var version: String
    /// For people, in `kairan plugins list`.
    package var summary: String?
    /// The program, relative to the plugin's folder, and its arguments.
    package var exec: [String]
    package var events: Set<EventKind>
    package var limits = Limits()
    /// Whether it may start programs of its own (a shell script does).
    package var mayStartProcesses = false
    package var settings = SettingsSchema.none

    /// All that is wrong with the file. One sentence each, in the file's order of reading.
    package struct Invalid: Error, Equatable, CustomStringConvertible {
        package var path: String
        package var problems: [String]

        package var description: String { problems.map { "\(path): \($0)" }.joined(separator: "\n") }
    }

    /// - Parameter path: the file's path, for the messages.
    package init(json: [UInt8], path: String) throws(Invalid) {
        let object: [String: JSONValue]
        do {
            object = try JSONDecoder().decode([String: JSONValue].self, from: Data(json))
        } catch {
            let problem = JSONScanner.syntaxProblem(in: json)
            throw Invalid(
                path: path,
                problems: [
                    problem.map { "line \($0.line) is not JSON: expected \($0.expectation)" }
                        ?? "must hold one JSON object in UTF-8"
                ])
        }
        var problems: [SettingsProblem] = []
        let manifest = Manifest(ManifestSection(object), &problems)
        guard problems.isEmpty else { throw Invalid(path: path, problems: problems.map { "\($0)" }) }
        self = manifest
    }

    /// What a folder, a configuration key and a notice key can hold, and a shell need not quote.
    static func isName(_ text: String) -> Bool {
        let allowed = text.utf8.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
                || byte == UInt8(ascii: "-")
        }
        return allowed && (1...64).contains(text.utf8.count) && !text.hasPrefix("-")
    }
}

extension Manifest {
    private init(_ section: ManifestSection, _ problems: inout [SettingsProblem]) {
        func wrong(_ key: String, _ message: String) {
            problems.append(SettingsProblem(path: section.place(key), message: message))
        }
        section.checkKeys(
            [
                "manifest", "name", "version", "description", "protocol", "exec", "events", "limits", "permissions",
                "settings",
            ], &problems)
        if section.members["manifest"] != .integer(1) {
            wrong("manifest", "must be 1: this Kairan reads manifests of version 1")
        }
        name = section.text("name", &problems) ?? ""
        section.missing("name", "a name such as 'keyword-alert'", &problems)
        if !name.isEmpty, !Manifest.isName(name) {
            wrong("name", "must be of lower-case letters, digits and hyphens, at most 64, not '\(name)'")
        }
        version = section.text("version", &problems) ?? ""
        section.missing("version", "a version such as '1.0.0'", &problems)
        summary = section.text("description", &problems)
        exec = section.texts("exec", &problems) ?? []
        section.missing("exec", "a list: the program's path inside the folder, and its arguments", &problems)
        if let program = exec.first, program.hasPrefix("/") || program.split(separator: "/").contains("..") {
            wrong("exec", "must name a program inside the plugin's folder, not '\(program)'")
        }
        events = []
        section.missing("events", "a list of \(Self.eventNames.joined(separator: ", "))", &problems)
        for name in section.texts("events", &problems) ?? [] {
            if let event = EventKind(rawValue: name) {
                events.insert(event)
            } else {
                let hint = DidYouMean.hint(for: name, among: Self.eventNames)
                wrong("events", "names '\(name)'; the events are \(Self.eventNames.joined(separator: ", "))\(hint)")
            }
        }
        readProtocol(section, &problems)
        readLimits(section, &problems)
        readPermissions(section, &problems)
        if let schema = section.section("settings", &problems) { settings = SettingsSchema(schema, &problems) }
        if case .object = settings.shape {} else { wrong("settings", "must have the type 'object'") }
    }

    private static var eventNames: [String] { EventKind.allCases.map { $0.rawValue } }

    private func readProtocol(_ section: ManifestSection, _ problems: inout [SettingsProblem]) {
        section.missing("protocol", #"{"min": 1, "max": 1}"#, &problems)
        guard let range = section.section("protocol", &problems) else { return }
        range.checkKeys(["min", "max"], &problems)
        let low = range.integer("min", in: 1...Int.max, &problems) ?? 1
        let high = range.integer("max", in: 1...Int.max, &problems) ?? low
        if low > high || !(low...high).contains(PluginProtocol.version) {
            problems.append(
                SettingsProblem(
                    path: "protocol",
                    message: "is \(low) to \(high), and this Kairan speaks \(PluginProtocol.version): "
                        + (low > PluginProtocol.version ? "update Kairan" : "update the plugin")))
        }
    }

    private mutating func readLimits(_ section: ManifestSection, _ problems: inout [SettingsProblem]) {
        guard let given = section.section("limits", &problems) else { return }
        given.checkKeys(["timeoutSeconds", "memoryMB"], &problems)
        // A run from cron must end before the next one; a plugin that needs ten minutes for a document is broken.
        if let seconds = given.integer("timeoutSeconds", in: 1...600, &problems) { limits.timeout = .seconds(seconds) }
        // 16: less than any runtime needs to start. 4096: the box's address space.
        if let megabytes = given.integer("memoryMB", in: 16...4096, &problems) {
            limits.memory = UInt64(megabytes) << 20
        }
    }

    private mutating func readPermissions(_ section: ManifestSection, _ problems: inout [SettingsProblem]) {
        guard let given = section.section("permissions", &problems) else { return }
        given.checkKeys(["network", "processes"], &problems)
        if given.flag("network", &problems) == true {
            problems.append(
                SettingsProblem(
                    path: "permissions.network",
                    message: "must be false: a plugin decides what to say, and Kairan sends it"))
        }
        mayStartProcesses = given.flag("processes", &problems) ?? false
    }
}
