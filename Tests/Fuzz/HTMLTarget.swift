import Documents
import MinutesModel

/// Any bytes as a web page.
struct HTMLTarget: FuzzTarget {
    static let name = "html"

    func run(_ bytes: [UInt8]) {
        guard let document = try? DocumentReader().read(Array("<html>".utf8) + bytes, name: "a.html") else { return }
        var number = 1
        for line in document.text.lines {
            expect(!line.text.utf8.contains { $0 == 0x0A || $0 == 0x0D }, "a line has no line end in it")
            expect(line.number >= number, "lines are numbered in the order of the page")
            number = line.number
        }
    }
}
