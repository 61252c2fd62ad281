import ArgumentParser
import BotCore
import MinutesModel

struct DeliveriesExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Deliveries, the oldest first: whole as JSON lines, or as a table for a spreadsheet (--csv).",
        discussion: """
            By default what was given up. Each line of JSON is what `deliveries show --format json` prints, bytes and all.

            Examples:
              kairan deliveries export > undeliverable.jsonl
              kairan deliveries export --state held --state refused --endpoint team --since 2026-10-01
              kairan deliveries export --csv --bom > undeliverable.csv     for Excel
            """)

    @Flag(help: "A table without the messages' bytes.")
    var csv = false

    @Flag(help: "--csv: begin with a byte order mark, for Excel.")
    var bom = false

    @OptionGroup var selection: DeliverySelection
    @OptionGroup var config: ConfigOptions
    @OptionGroup var talk: TalkOptions

    func validate() throws {
        if bom, !csv { throw ValidationError("--bom goes with --csv.") }
    }

    func run() throws {
        let assembly = try Assembly(config, talk, secrets: false)
        let ledger = try assembly.ledger()
        let deliveries = try selection.deliveries(in: ledger, zone: assembly.zone)
        if csv {
            Terminal.write(CSV.bytes([Self.head] + deliveries.map { row($0, assembly.zone) }, withMark: bom))
        } else {
            // One at a time: a hundred thousand bodies need not stand in memory together.
            for delivery in deliveries {
                guard let story = try ledger.delivery(delivery.id) else { continue }
                Terminal.write(DeliveryJSON.bytes(story))
            }
        }
        Terminal.talk("\(deliveries.count) \(deliveries.count == 1 ? "delivery" : "deliveries").")
    }

    private static let head = [
        "id", "endpoint", "state", "part", "parts", "tries", "created", "finished", "reason", "title",
    ]

    private func row(_ delivery: DeliverySummary, _ zone: any Zone) -> [String] {
        let time = LocalTime(zone: zone)
        return [
            delivery.id, delivery.endpoint, delivery.state.rawValue, "\(delivery.part)", "\(delivery.parts)",
            "\(delivery.attempts)", time.text(delivery.createdAt), delivery.finishedAt.map(time.text) ?? "",
            CSV.harmless(delivery.lastReason ?? ""), CSV.harmless(delivery.title ?? ""),
        ]
    }
}
