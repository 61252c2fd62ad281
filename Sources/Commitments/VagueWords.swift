/// The words of a vague promise (期限不明).
enum VagueWords {
    static let all: WordList = [
        "可及的速やかに", "速やかに", "すみやかに", "早急に", "早急な", "早期に", "早期", "至急", "一日も早く", "一日も早い", "できるだけ早く", "できる限り早く",
        "可能な限り早く", "なるべく早く", "できるだけ早期に", "できる限り早期に", "可能な限り早期に", "遅滞なく",
    ]
    /// 早期 as a part of a term, not a time.
    static let terms: WordList = [
        "早期発見", "早期治療", "早期診断", "早期対応", "早期離職", "早期退職", "早期警戒", "早期介入", "早期教育", "早期支援", "早期療育", "早期把握", "早期予防",
        "早期検知", "早期接触", "早期健全化", "早期英語", "早期給付", "早期避難", "早期割引", "早期償還",
    ]
    /// 早期解決に向けた啓発: the word belongs to a noun's purpose, not to what the speaker will do.
    static let nounPurposes: WordList = ["に向けた", "のための", "を目指した", "に関する", "に係る"]
    /// 難局を早期に乗り越えるため、: a purpose, to which the promise only leads.
    static let purposeEndings: WordList = ["ため", "ために", "ためにも", "よう", "ように"]
    /// 速やかに避難できるよう: what others shall be able to do.
    static let abilities: WordList = ["できる", "られる", "れるよう", "できます"]

    /// The vague word of a clause, where it says when the speaker will act.
    static func word(in clause: ArraySlice<UInt8>) -> String? {
        var index = clause.startIndex
        while let place = all.firstRange(in: clause[index...]) {
            index = place.upperBound
            let after = clause[place.upperBound...]
            let phrase = after[..<(Phrases.commas(in: after).first ?? after.endIndex)]
            if terms.prefixLength(of: clause[place.lowerBound...]) == nil, !nounPurposes.isFound(in: phrase),
                !abilities.isFound(in: phrase), purposeEndings.suffixLength(of: phrase) == nil
            {
                return String(decoding: clause[place], as: UTF8.self)
            }
        }
        return nil
    }
}
