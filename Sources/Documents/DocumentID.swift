import Crypto
import MinutesModel

/// A document's identity: `sha256:` over its text in UTF-8, every line ended by one line feed. A speaker whom a field
/// names stands before the line: a corrected speaker makes another text.
enum DocumentID {
    static func of(_ lines: DocumentText.Lines) -> String {
        var hash = SHA256()
        // Fed in blocks: a call per line costs more than the hashing.
        var block: [UInt8] = []
        block.reserveCapacity(2 * blockSize)
        for line in lines {
            if let speaker = line.speaker {
                block.append(contentsOf: speaker.utf8)
                // A tab, which no label has.
                block.append(0x09)
            }
            // In one piece: byte for byte costs as much as the hashing.
            if line.slice.utf8.withContiguousStorageIfAvailable({ block.append(contentsOf: $0) }) == nil {
                block.append(contentsOf: line.slice.utf8)
            }
            block.append(0x0A)
            if block.count >= blockSize {
                hash.update(data: block)
                block.removeAll(keepingCapacity: true)
            }
        }
        hash.update(data: block)
        return "sha256:" + hexadecimal(hash.finalize())
    }

    private static let blockSize = 65_536

    private static func hexadecimal(_ digest: SHA256.Digest) -> String {
        let digits = Array("0123456789abcdef".utf8)
        let bytes = digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
        return String(decoding: bytes, as: UTF8.self)
    }
}
