import Commitments

/// Turns the polite end of a sentence into the plain one that headlines and assembly newsletters (議会だより) use:
/// `…に取り組んでまいります。` → `…に取り組む`. Only ends change, by fixed rules: what is claimed, asked, denied or hoped
/// stays. Where no rule fits, the end stays as it was spoken.
package enum PlainEnding {
    /// - Parameter sentence: with or without its full stop; the result has none.
    package static func of(_ sentence: String) -> String {
        var text = Array(Stops.trimmed(Array(sentence.utf8)[...]))
        // Politeness comes in layers: 〔取り組んでまいりたい〕と考えている〕ところでございます.
        for _ in 0..<deepest {
            guard let next = shorter(text) else { break }
            text = next
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Without と考えております and the like at its end.
    static func withoutOpinion(_ text: [UInt8]) -> [UInt8] {
        var text = text
        for _ in 0..<deepest {
            guard let rule = PlainEndingRules.phrases.first(for: text), rule.condition == .predicate else { break }
            text.removeLast(rule.polite.count)
        }
        return text
    }

    private static func shorter(_ text: [UInt8]) -> [UInt8]? {
        if let past = Verb.negativePast(text) { return past }
        if let rule = PlainEndingRules.phrases.first(for: text) { return text.dropLast(rule.polite.count) + rule.plain }
        return Verb.plain(text)
    }

    /// Layers that one sentence has been seen to have, and two more.
    private static let deepest = 6
}
