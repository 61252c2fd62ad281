import JapaneseText
import MinutesModel

/// Where in a paragraph words stand that were taken back: they do not count, neither where they were said nor where the
/// record's bracket quotes them.
struct WithdrawnWords {
    private var ranges: [Range<Int>] = []

    init(_ corrections: [Correction], speech: Int, paragraph: Int, text: String) {
        let here = corrections.filter { $0.speech == speech && $0.paragraph == paragraph }
        guard !here.isEmpty else { return }
        let bytes = Array(text.utf8)
        for correction in here {
            guard let withdrawn = correction.withdrawn.map({ Array($0.utf8) }), !withdrawn.isEmpty else { continue }
            let bracket = bytes.position(of: Array(correction.text.utf8))
            let bracketEnd = bracket.map { $0 + correction.text.utf8.count } ?? bytes.count
            var said: Range<Int>?
            var start = 0
            while let place = bytes.position(of: withdrawn, from: start), place < bracketEnd {
                let range = place..<place + withdrawn.count
                // The bracket stands behind the words: of several before it the last; what it quotes goes with them.
                if let bracket, place >= bracket { ranges.append(range) } else { said = range }
                start = range.upperBound
            }
            if let said { ranges.append(said) }
        }
    }

    /// In UTF-8 bytes of the paragraph.
    func hold(_ range: Range<Int>) -> Bool {
        ranges.contains { $0.overlaps(range) }
    }
}
