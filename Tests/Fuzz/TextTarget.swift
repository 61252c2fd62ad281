import Documents
import MinutesModel
import MinutesParsing

/// Any text as minutes. The first byte chooses plain text or Markdown.
struct TextTarget: FuzzTarget {
    static let name = "text"

    func run(_ bytes: [UInt8]) {
        let name = (bytes.first ?? 0).isMultiple(of: 2) ? "a.txt" : "a.md"
        guard let document = try? DocumentReader().read(Array(bytes.dropFirst()), name: name) else { return }
        let minutes = MinutesParser().parse(document.text, id: document.id)
        for speech in minutes.speeches {
            expect(!speech.speaker.label.isEmpty, "a speech has a speaker")
        }
        expect(!minutes.json().isEmpty, "a record can be written")
    }
}
