import Commitments
import MinutesModel

/// On which lines of the document words stand that the record keeps without a place.
struct Whereabouts {
    let minutes: Minutes

    /// Where the paragraph begins that holds the words: in the speech; with an index of none, in the notes.
    func line(of words: String, inSpeech index: Int?) -> Int? {
        let wanted = WordList([words])
        guard let index, minutes.speeches.indices.contains(index) else {
            return minutes.notes.lazy.compactMap { place(of: wanted, in: $0.paragraphs, at: $0.lines) }.first
        }
        return place(of: wanted, in: minutes.speeches[index].paragraphs, at: minutes.speeches[index].lines)
    }

    /// Where a decision is told; where the floor called it, where it was put to the vote.
    func line(of decision: Decision) -> Int? {
        let own = [decision.speech, decision.speech + 1].lazy.filter { minutes.speeches.indices.contains($0) }
            .compactMap { line(of: decision.evidence, inSpeech: $0) }.first
        if let own { return own }
        guard minutes.speeches.indices.contains(decision.speech) else {
            return line(of: decision.evidence, inSpeech: nil)
        }
        return minutes.speeches[decision.speech].lines.last
    }

    private func place(of words: WordList, in paragraphs: [String], at lines: [Int]) -> Int? {
        zip(paragraphs, lines).first { words.isFound(in: Array($0.0.utf8)[...]) }?.1
    }
}
