import Documents
import MinutesModel

/// Any bytes as a document: encodings, gzip, what files look like. The first byte chooses what the server said.
struct EncodingsTarget: FuzzTarget {
    static let name = "encodings"

    private let charsets = [nil, "UTF-8", "Shift_JIS", "EUC-JP", "ISO-2022-JP", "UTF-16"]

    func run(_ bytes: [UInt8]) {
        let charset = charsets[Int(bytes.first ?? 0) % charsets.count]
        guard let document = try? DocumentReader().read(Array(bytes.dropFirst()), name: "a.txt", charset: charset)
        else {
            return
        }
        for line in document.text.lines {
            expect(!line.text.utf8.contains { $0 == 0x0A || $0 == 0x0D }, "a line has no line end in it")
        }
    }
}
