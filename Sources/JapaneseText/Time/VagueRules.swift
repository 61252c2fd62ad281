/// Words that say when without saying a day: 早急に, 当面, 今後, 追って.
struct VagueRules: TimeRule {
    /// What must not surround the word, or it is another one.
    private enum Condition: Sendable { case always, notBeforeKanji, notBehindParticle, notVerb }

    private let words = Lexicon<Condition>(
        [
            "ただいま", "ただ今", "只今", "これまで", "後ほど", "のちほど", "今後", "今般", "今回", "早急に", "早急", "早期", "当面の間", "近いうち", "近々",
            "当分の間", "当分",
            "しばらく",
            "暫く", "近日中", "近日", "速やかに", "すみやかに", "可及的速やかに", "可及的速やか", "直ちに", "ただちに", "遅滞なく", "至急", "早々に", "早めに", "早い時期",
            "早い段階",
            "早いうち", "できるだけ早く", "できるだけ早期", "できるだけ早い時期", "なるべく早く", "できる限り早く", "できる限り早期", "できる限り速やかに", "可能な限り早く",
            "可能な限り早期", "可能な限り速やかに",
            "間もなく", "まもなく", "中長期的", "中長期", "長期的", "中期的", "短期的", "将来的", "近い将来", "遠くない将来", "後日", "先般", "先日", "過日", "随時",
            "順次", "適時",
            "逐次", "先ほど", "先程", "早晩", "遠からず", "そう遠くない時期", "今しばらく", "いましばらく", "折を見て", "時期を見て", "適切な時期", "しかるべき時期",
            "準備が整い次第",
            "準備ができ次第", "決まり次第", "決定次第", "まとまり次第", "でき次第", "整い次第",
        ].map { ($0, Condition.always) }
            + [("当面", .notVerb), ("将来", .notBeforeKanji), ("追って", .notBehindParticle), ("おって", .notBehindParticle)])

    var triggers: String { words.triggers }

    func match(at offset: Int, in reading: Reading) -> Match? {
        let text = reading.text
        guard let (condition, end) = words.longest(in: text, at: offset) else { return nil }
        let isOtherWord =
            switch condition {
            case .always: false
            case .notVerb: text.starts(withAny: ["する", "して", "した"], at: end)
            case .notBeforeKanji: ScalarKind.isKanji(text.scalar(at: end))
            case .notBehindParticle:  // 順を追って, 追っている
                text.scalar(before: offset) == 0x3092 || ScalarKind.isHiragana(text.scalar(before: offset))
                    || text.starts(withAny: ["い", "き", "く"], at: end)
            }
        return isOtherWord ? .refused(.word, to: end) : .expression(.vague, offset..<end, rule: .vague)
    }
}
