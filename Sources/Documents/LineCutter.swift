import MinutesModel

/// Cuts UTF-8 into lines at LF, CRLF and CR.
struct LineCutter {
    /// The document's name, for errors.
    let name: String
    /// In bytes, without the line end.
    let lineLimit: Int
    /// How many lines.
    let countLimit: Int

    /// - Parameter bytes: UTF-8.
    func lines(of bytes: ArraySlice<UInt8>) throws(DocumentError) -> DocumentText.Lines {
        var text = String(decoding: bytes, as: UTF8.self)
        var lines = DocumentText.Lines(cutting: text)
        // 48 bytes: a third of a usual line, so that the array grows once or twice at most.
        lines.reserveCapacity(lines: text.utf8.count / 48)
        let failure = text.withUTF8 { cut($0, into: &lines) }
        if let failure { throw failure }
        return lines
    }

    private func cut(_ buffer: UnsafeBufferPointer<UInt8>, into lines: inout DocumentText.Lines) -> DocumentError? {
        var position = 0
        while position < buffer.count {
            let end = lineEnd(in: buffer, from: position)
            guard lines.count < countLimit else { return .tooManyLines(name: name, limit: countLimit) }
            guard end - position <= lineLimit else {
                return .lineTooLong(name: name, line: lines.count + 1, bytes: end - position, limit: lineLimit)
            }
            let line = UnsafeBufferPointer(rebasing: buffer[position..<end])
            lines.appendLine(
                at: position..<end, number: lines.count + 1, hasHardBreak: Self.hasHardBreak(line))
            position = end
            if position < buffer.count {
                let isCRLF = buffer[position] == 0x0D && position + 1 < buffer.count && buffer[position + 1] == 0x0A
                position += isCRLF ? 2 : 1
            }
        }
        return nil
    }

    private func lineEnd(in buffer: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        let lineFeed = buffer.firstIndex(of: 0x0A, in: start..<buffer.count) ?? buffer.count
        return buffer.firstIndex(of: 0x0D, in: start..<lineFeed) ?? lineFeed
    }

    private static func hasHardBreak(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        line.last == 0x5C || line.count > 2 && line.suffix(2).allSatisfy { $0 == 0x20 }
    }
}
