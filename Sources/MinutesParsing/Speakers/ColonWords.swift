/// Words with a colon right behind them, and what they can be. In a chat log a handful of them begin nearly all lines:
/// each is read once.
struct ColonWords {
    struct Word {
        fileprivate let text: UnsafeBufferPointer<UInt8>
        /// `nil` for what is no label.
        let shape: SpeakerLabel.Shape?
        /// Its numbers where labels are counted: in the form with a colon, and in the one without marks.
        var colon: Int?
        var unmarked: Int?
    }

    /// 64: more people do not talk to each other. Two words on one place are read in turn.
    private var words = [Word?](repeating: nil, count: 64)

    subscript(place: Int) -> Word? {
        get { words[place] }
        set { words[place] = newValue }
    }

    /// The place of the word that begins a line and ends before its colon.
    mutating func place(of range: Range<Int>, in line: UnsafeBufferPointer<UInt8>) -> Int {
        let text = UnsafeBufferPointer(rebasing: line[range])
        let bytes = line.span
        let place = Int(text[0] &* 7 ^ text[text.count - 1] &+ UInt8(truncatingIfNeeded: text.count) &* 5) & 63
        if let word = words[place], word.text.count == text.count, bytes.has(word.text.span, at: range.lowerBound) {
            return place
        }
        let label = SpeakerGrammar.candidate(.colon, in: bytes, range: range.lowerBound..<line.count)
        words[place] = Word(text: text, shape: label?.shape)
        return place
    }
}
