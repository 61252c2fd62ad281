import Commitments
import JapaneseText
import MinutesModel
import Summaries

/// The words of the record that say what was decided.
///
/// 「異議なし」と声あり and よって、本特別委員会を設置することに決しました do not: there what was put to the meeting says it.
struct DecisionWords {
    let minutes: Minutes

    func words(of decision: Decision) -> String {
        guard minutes.titles(of: decision).isEmpty else { return decision.evidence }
        let opener = "よって、"
        let evidence =
            decision.evidence.hasPrefix(opener) ? decision.evidence.dropFirst(opener.count) : decision.evidence[...]
        guard DecisionWords.saysNothing(evidence) else { return String(evidence) }
        return motion(before: decision).map { DecisionWords.matter(of: $0) } ?? String(evidence)
    }

    /// What is put to the vote, without the words that put it: 〔空き家対策特別委員会を設置すること〕について採決をいたします.
    static func matter(of motion: Substring) -> String {
        var text = Array(motion.utf8)[...]
        while let length = openers.prefixLength(of: text) {
            text = text.dropFirst(length)
            if let comma = commas.prefixLength(of: text) { text = text.dropFirst(comma) }
        }
        let end = puttings.firstRange(in: text)?.lowerBound ?? text.endIndex
        // Fifteen bytes are five characters: これを採決 names nothing.
        return end - text.startIndex >= 15 ? String(decoding: text[..<end], as: UTF8.self) : String(motion)
    }

    private static let openers: WordList = [
        "それでは", "では", "まず", "次に", "本件につきましては", "本件については", "本件は", "よって", "お諮りいたします。", "お諮りします。",
    ]
    private static let commas: WordList = ["、", "，"]
    private static let puttings: WordList = [
        "について採決", "についてを採決", "について、採決", "でよろしいでしょうか", "でよろしいですか", "でよろしゅうございます", "についてお諮り", "について、お諮り", "をお諮り", "にご異議",
        "に御異議",
        "に異議", "にご賛成", "に御賛成", "に賛成の",
    ]

    private static func saysNothing(_ evidence: Substring) -> Bool {
        let text = Array(evidence.utf8)[...]
        return pointers.prefixLength(of: text) != nil || shouts.isFound(in: text)
    }

    /// The last sentence that puts something by its name to the vote, in the speech or the one before it.
    private func motion(before decision: Decision) -> Substring? {
        for index in [decision.speech, decision.speech - 1] where minutes.speeches.indices.contains(index) {
            let sentences = minutes.speeches[index].paragraphs.flatMap { Sentences.split($0) }
            // In the speech that tells the verdict, what follows it is the next matter.
            let end = sentences.firstIndex { decision.evidence.contains($0) || $0.contains(decision.evidence) }
            let named = sentences[..<(end ?? sentences.endIndex)].reversed().lazy
                .map { Shortening.withoutOpener($0) }
                .first { sentence in
                    let text = Array(sentence.utf8)[...]
                    return DecisionWords.motions.isFound(in: text)
                        && DecisionWords.pointers.prefixLength(of: text) == nil
                        && text.count >= DecisionWords.shortest
                }
            if let named { return named }
        }
        return nil
    }

    private static let pointers: WordList = ["本", "これ", "この", "その", "さよう", "そのように", "以上", "右"]
    private static let shouts: WordList = ["声あり", "呼ぶ者あり", "発言する者あり", "の声"]
    private static let motions: WordList = ["採決", "よろしいでしょうか", "よろしいですか", "異議", "お諮り", "賛成の"]
    /// 15 characters: ご異議ありませんか names nothing.
    private static let shortest = 45
}
