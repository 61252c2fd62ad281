import Documents
import MinutesModel

/// Any bytes as a Word document: as the archive, or as the main part of a sound one.
struct WordTarget: FuzzTarget {
    static let name = "word"

    func run(_ bytes: [UInt8]) {
        let document = bytes.starts(with: [0x50, 0x4B]) ? bytes : Self.archive(of: bytes)
        guard let document = try? DocumentReader().read(document, name: "a.docx") else { return }
        for line in document.text.lines {
            expect(!line.text.utf8.contains { $0 == 0x0A || $0 == 0x0D }, "a line has no line end in it")
        }
    }

    /// The bytes as `word/document.xml`, stored.
    private static func archive(of part: [UInt8]) -> [UInt8] {
        let name = Array("word/document.xml".utf8)
        let size = number(part.count, 4)
        // Version, flags, method, time and date, checksum, both sizes, lengths of name and extra field.
        let header =
            number(20, 2) + number(0, 8) + number(checksum(part), 4) + size + size + number(name.count, 2)
            + number(0, 2)
        let local = number(0x0403_4B50, 4) + header + name + part
        let directory = number(0x0201_4B50, 4) + number(20, 2) + header + number(0, 14) + name
        return local + directory + number(0x0605_4B50, 4) + number(0, 4) + number(1, 2) + number(1, 2)
            + number(directory.count, 4) + number(local.count, 4) + number(0, 2)
    }

    private static func number(_ value: Int, _ length: Int) -> [UInt8] {
        (0..<length).map { $0 < 8 ? UInt8(truncatingIfNeeded: value >> (8 * $0)) : 0 }
    }

    /// CRC-32, bit by bit: the parts are small.
    private static func checksum(_ bytes: [UInt8]) -> Int {
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
        return Int(~sum)
    }
}
