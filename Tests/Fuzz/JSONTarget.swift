import Documents
import MinutesModel
import MinutesParsing

/// Any bytes as JSON, through the parser: the fields' speakers come back in their order.
struct JSONTarget: FuzzTarget {
    static let name = "json"

    func run(_ bytes: [UInt8]) {
        guard let document = try? DocumentReader().read(bytes, name: "a.json"),
            document.text.source.format.hasPrefix("json")
        else { return }
        let labels = document.text.lines.compactMap(\.speaker).filter { !$0.isEmpty }
        let minutes = MinutesParser().parse(document.text, id: document.id)
        expect(minutes.speeches.map(\.speaker.label) == labels, "every speaker of a field speaks, in order")
    }
}
