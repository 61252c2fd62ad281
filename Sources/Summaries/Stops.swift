import Commitments

/// What a sentence ends in and a line does not: its full stop in either width, and white space.
package enum Stops {
    package static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var text = text
        while let last = text.last {
            if ascii.contains(last) {
                text = text.dropLast()
            } else if let length = wide.suffixLength(of: text) {
                text = text.dropLast(length)
            } else {
                break
            }
        }
        return text
    }

    private static let wide: WordList = ["。", "｡", "．", "！", "？", "　"]
    private static let ascii: Set<UInt8> = Set("!? ".utf8)
}
