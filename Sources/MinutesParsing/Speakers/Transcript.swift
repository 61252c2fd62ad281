/// What recorders print: a time before or behind the name of who speaks.
enum Transcript {
    /// `0:03`, `00:12:34`, `00:12:34.500` in brackets or without: where what follows it begins. `nil` when no time stands
    /// there.
    static func end(ofTimeIn bytes: Span<UInt8>, at start: Int, to end: Int) -> Int? {
        let first = bytes.byte(at: start)
        let isBracketed = first == 0x5B || first == 0x28
        guard isBracketed || (0x30...0x39).contains(first),
            var position = time(in: bytes, at: start + (isBracketed ? 1 : 0))
        else { return nil }
        if isBracketed {
            guard bytes.byte(at: position) == (first == 0x5B ? 0x5D : 0x29) else { return nil }
            position += 1
        }
        let next = bytes.skippingSpaces(from: position, to: end)
        return next > position || isBracketed ? next : nil
    }

    /// `山田 太郎   0:03` on a line of its own, what is said below.
    static func label(in bytes: Span<UInt8>, range: Range<Int>) -> SpeakerLabel? {
        // A name with a space, the time, and white space between them: 40 characters of three bytes.
        guard range.count <= 120, var stop = lastSpace(in: bytes, range: range) else { return nil }
        let isBracketed = [0x5B, 0x28].contains(bytes.byte(at: stop))
        guard let end = time(in: bytes, at: stop + (isBracketed ? 1 : 0)),
            end + (isBracketed ? 1 : 0) == range.upperBound
        else { return nil }
        let name = bytes.trimmed(range.lowerBound..<stop)
        stop = name.upperBound
        // 20 characters: an office and a name. What holds a sign is a sentence or a field.
        guard !name.isEmpty, bytes.characterCount(name) <= 20, bytes.digit(at: name.lowerBound) == nil,
            LabelToken.isFree(of: [.punctuation, .colon, .quote], in: bytes, range: name)
        else { return nil }
        return SpeakerLabel(
            range: name, body: range.upperBound, shape: RoleWords.end(name, of: bytes) ? .role : .bare)
    }

    /// Where the last word begins.
    private static func lastSpace(in bytes: Span<UInt8>, range: Range<Int>) -> Int? {
        // A time has ASCII digits only, at most 14 of them with its signs.
        var position = range.upperBound
        while position > range.lowerBound, range.upperBound - position <= 14, bytes.byte(at: position - 1) > 0x20,
            bytes.byte(at: position - 1) < 0x80
        {
            position -= 1
        }
        let isBehindSpace =
            bytes.byte(at: position - 1) == 0x20 || bytes.byte(at: position - 1) == 0x09
            || bytes.triple(at: position - 3) == Triple.fullWidthSpace
        return position < range.upperBound && position > range.lowerBound && isBehindSpace ? position : nil
    }

    /// Two or three groups of digits; the offset behind them.
    private static func time(in bytes: Span<UInt8>, at start: Int) -> Int? {
        var position = start
        for group in 0..<3 {
            let first = position
            while (0x30...0x39).contains(bytes.byte(at: position)), position - first < 2 { position += 1 }
            guard position > first, group == 0 || position - first == 2 else { return nil }
            guard group < 2, bytes.byte(at: position) == 0x3A else {
                guard group > 0 else { return nil }
                break
            }
            position += 1
        }
        if bytes.byte(at: position) == 0x2E || bytes.byte(at: position) == 0x2C {
            position += 1
            while (0x30...0x39).contains(bytes.byte(at: position)) { position += 1 }
        }
        return (0x30...0x39).contains(bytes.byte(at: position)) ? nil : position
    }
}
