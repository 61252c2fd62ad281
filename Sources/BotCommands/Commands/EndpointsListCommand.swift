import ArgumentParser
import BotCore
import FoundationEssentials
import MinutesModel

struct EndpointsListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the endpoints of the configuration and how they are. Never shows a URL.",
        discussion: "Example: kairan endpoints list --format json")

    @OptionGroup var format: FormatOptions
    @OptionGroup var config: ConfigOptions
    @OptionGroup var talk: TalkOptions

    func run() throws {
        let assembly = try Assembly(config, talk, secrets: false)
        // Before the first run there is no store, and asking is no reason to make one.
        let hasStore = FileManager.default.fileExists(atPath: assembly.configuration.storePath)
        let states = hasStore ? try assembly.ledger().endpointStates() : []
        let rows = assembly.configuration.endpoints.map { endpoint in
            (endpoint, condition(states.first { $0.name == endpoint.name }, assembly))
        }
        switch format.format {
        case .json: Terminal.write(json(rows))
        case .text:
            var table = TextTable(("NAME", .whole), ("SERVICE", .whole), ("STATE", .whole))
            for (endpoint, condition) in rows { table.add(endpoint.name, endpoint.service.rawValue, condition) }
            table.print()
        }
    }

    private func condition(_ state: EndpointState?, _ assembly: Assembly) -> String {
        let time = LocalTime(zone: assembly.zone)
        guard let state else { return "not used yet" }
        if let since = state.goneSince {
            return "gone since \(time.text(since)); change its url, or: kairan endpoints enable \(state.name)"
        }
        if let until = state.pausedUntil, until > assembly.now {
            return "paused until \(time.text(until))" + (state.pausedFor.map { ": \($0)" } ?? "")
        }
        if state.failuresInRow > 0 {
            return state.failuresInRow == 1 ? "the last try failed" : "the last \(state.failuresInRow) tries failed"
        }
        return state.lastSentAt.map { "good, last sent \(time.text($0))" } ?? "not used yet"
    }

    private func json(_ rows: [(Endpoint, String)]) -> [UInt8] {
        var writer = JSONWriter()
        writer.array(rows) { writer, row in
            writer.object { writer in
                writer.field("name", row.0.name)
                writer.field("service", row.0.service.rawValue)
                writer.field("state", row.1)
            }
        }
        return writer.bytes + [0x0A]
    }
}
