/// What a speech says, in one line.
package struct Gist: Sendable, Equatable {
    /// Parts of the speaker's own sentences that run to their ends; ends in plain form (`PlainEnding`).
    package let text: String
    /// The sentences it is made of, as spoken, in the order of the text.
    package let sentences: [String]
    /// Where these stand in the text: places in `SpokenText.sentences`.
    package let places: [Int]

    /// Characters are Unicode characters, not bytes: what other programs count, too.
    package static func length(of text: some StringProtocol) -> Int { text.unicodeScalars.count }
}
