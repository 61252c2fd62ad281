/// A member's number, which stands for or before the name: `２０番`, `六十七番`, `6 番`, `１２番議員`.
enum Seat {
    /// The length of the seat with which the range starts, white space counted; 0 when there is none.
    static func length(_ range: Range<Int>, of bytes: Span<UInt8>) -> Int {
        var position = range.lowerBound
        var digits = 0
        while position < range.upperBound {
            let space = bytes.spaceLength(at: position)
            if space > 0 {
                position += space
            } else if isDigit(at: position, of: bytes) {
                digits += 1
                position += bytes.characterLength(at: position)
            } else {
                break
            }
        }
        // 四百七十番台 is no seat; the Diet, the largest house, has three digits (百二十三 has four characters).
        guard (1...5).contains(digits), position + 3 <= range.upperBound, bytes.has("番", at: position) else { return 0 }
        position += 3
        for word in ["議員", "委員"] where bytes.has(word, at: position) && position + 6 <= range.upperBound {
            return position + 6 - range.lowerBound
        }
        return position - range.lowerBound
    }

    private static let kanji = Set(
        ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百", "〇"].map { $0.utf8Span.span.triple(at: 0) })

    static func isDigit(at offset: Int, of bytes: Span<UInt8>) -> Bool {
        bytes.digit(at: offset) != nil || kanji.contains(bytes.triple(at: offset))
    }
}
