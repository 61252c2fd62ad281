import Glibc
import MinutesModel

/// Cuts UTF-8 into lines at LF, CRLF and CR.
struct LineCutter {
    /// The document's name, for errors.
    let name: String
    /// In bytes, without the line end.
    let lineLimit: Int
    /// How many lines.
    let countLimit: Int

    /// - Parameter bytes: valid UTF-8.
    func lines(of bytes: ArraySlice<UInt8>) throws(DocumentError) -> [DocumentText.Line] {
        var lines: [DocumentText.Line] = []
        var failure: DocumentError?
        bytes.withUnsafeBufferPointer { buffer in
            // 48 bytes: a third of a usual line, so that the array grows once or twice at most.
            lines.reserveCapacity(buffer.count / 48)
            var position = 0
            while position < buffer.count {
                let end = lineEnd(in: buffer, from: position)
                let line = UnsafeBufferPointer(rebasing: buffer[position..<end])
                guard lines.count < countLimit else {
                    failure = .tooManyLines(name: name, limit: countLimit)
                    return
                }
                guard line.count <= lineLimit else {
                    failure = .lineTooLong(
                        name: name, line: lines.count + 1, bytes: line.count, limit: lineLimit)
                    return
                }
                lines.append(
                    DocumentText.Line(
                        number: lines.count + 1, text: String(decoding: line, as: UTF8.self),
                        hasHardBreak: Self.hasHardBreak(line)))
                position = end
                if position < buffer.count {
                    let isCRLF = buffer[position] == 0x0D && position + 1 < buffer.count && buffer[position + 1] == 0x0A
                    position += isCRLF ? 2 : 1
                }
            }
        }
        if let failure { throw failure }
        return lines
    }

    private func lineEnd(in buffer: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        let lineFeed = buffer.firstIndex(of: 0x0A, in: start..<buffer.count) ?? buffer.count
        return buffer.firstIndex(of: 0x0D, in: start..<lineFeed) ?? lineFeed
    }

    private static func hasHardBreak(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        line.last == 0x5C || line.count > 2 && line.suffix(2).allSatisfy { $0 == 0x20 }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// By memchr(3): the search for line ends must not cost more than the copying of lines.
    fileprivate func firstIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
        guard let base = baseAddress, let found = memchr(base + range.lowerBound, Int32(byte), range.count) else {
            return nil
        }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }
}
