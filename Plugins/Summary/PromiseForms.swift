import Commitments
import MinutesModel
import Summaries

/// The forms of a promise: what is done, without the words of the date, which stand before it.
struct PromiseForms {
    let shortening: Shortening

    /// - Parameter before: the sentence before it, for one that only points: これは今年度中に決めます.
    /// - Returns: longest first; and whether the sentence before stands in front of the first one.
    func forms(of commitment: Commitment, after before: Substring? = nil) -> (texts: [String], leads: Bool) {
        let core = commitment.phrase
        let isWhole = core.startIndex == commitment.text.startIndex
        var texts = [isWhole ? String(Shortening.withoutOpener(core)) : Shortening.cut + core]
        let word = commitment.deadline?.surface ?? ""
        if let rest = Self.behind(word, in: core) { texts = [Shortening.cut + rest] }
        let length = texts[0].utf16.count
        let (forms, best) = shortening.forms(of: core)
        texts += forms[min(best, forms.count)...].map(\.text).filter { $0.utf16.count < length && saysWhat($0) }
        // A line and a half of a chat window, then one: below that a promise says nothing, and it is better counted as
        // left out.
        for units in [60, 40] {
            guard let tail = Shortening.tail(of: core, within: units), shortening.isTelling(tail), saysWhat(tail) else {
                continue
            }
            if tail.utf16.count < texts[texts.count - 1].utf16.count { texts.append(tail) }
        }
        if let before, SummaryWeights.pointers.prefixLength(of: Array(core.utf8)[...]) != nil {
            let front = before.utf16.count <= Self.longestBefore ? String(before) : nil
            if let front = front ?? Shortening.tail(of: before, within: Self.longestBefore) {
                texts.insert(front + (isWhole ? String(core) : Shortening.gap + core), at: 0)
                return (texts, true)
            }
        }
        return (texts, false)
    }

    /// UTF-16 units: two lines of a chat window, so that the promise does not drown.
    private static let longestBefore = 80

    private func saysWhat(_ form: String) -> Bool {
        Commitment.saysWhat(Array(form.utf8)[...])
    }

    /// What follows 令和9年度中に、. A date that stands in a longer phrase (年内に開く会議で) belongs to it.
    private static func behind(_ date: String, in core: Substring) -> Substring? {
        guard !date.isEmpty, core.utf8.starts(with: date.utf8) else { return nil }
        let text = Array(core.utf8)
        guard let comma = Phrases.commas(in: text[...]).first, comma - date.utf8.count <= longestParticle else {
            return nil
        }
        return core[core.utf8.index(core.startIndex, offsetBy: comma + 3)...]
    }

    /// Three kana: までに.
    private static let longestParticle = 9
}
