import Commitments

/// What makes a sentence the gist of a speech: every weight of the choice, in one place.
///
/// Measured on 67 passages of seven assemblies (429 sentences) for which a one-line summary was written by hand: the
/// weights are those of a ridge regression of how well a sentence's end agrees with that line (mean of ROUGE-1, -2 and -L
/// over characters, less the passage's mean), in units of .03. What did not come out above .02 is left out: a figure, a
/// date, the past tense, 例えば, a sentence's greater length.
package struct GistWeights: Sendable {
    /// From the first sentence that tells something (0) to the last (this much).
    package var place = 2.2
    /// The last one.
    package var last = 1.3
    /// 伺います, でしょうか.
    package var question = 3.7
    /// まいります, 予定です: a will, which is what an answer is asked for.
    package var will = 1.9
    /// べきです, 必要です.
    package var need = 1.0
    /// そこで, このため: what follows is drawn from what came before.
    package var conclusion = 1.0
    /// また, さらに: one thing among others.
    package var addition = -0.6
    /// これ and その point to a sentence that is not there.
    package var pointing = -0.8
    /// Fewer than `SummaryWeights.shortUnits` characters.
    package var short = -2.8
    /// What it costs that the front of a sentence is missing, of a whole sentence's worth: at a comma, and within a list
    /// or between an object and its verb.
    package var cut = 0.15
    package var torn = 0.6
    /// A second sentence stands beside the first when it is worth this much of it.
    package var second = 0.3
    /// Of a question's words: how much a sentence that holds them all gains.
    package var overlap = 6.0
    /// How much the first sentence of a passage counts besides the passage, when a passage is looked for.
    package var heading = 0.5

    package init() {}

    static let wills: WordList = [
        "まいります", "参ります", "ていきます", "でいきます", "所存です", "所存でございます", "所存であります", "予定です", "予定でございます", "予定であります", "予定としております",
        "予定しております",
        "まいりたいと考えております", "まいりたいと思います", "まいりたいと存じます", "まいりたいと考えています", "ていきたいと思います", "ていきたいと考えております", "ていきたいと思っております",
        "でいきたいと思います", "でいきたいと考えております",
        "まいりたい", "ていきたい", "こととしております", "こととしました", "ことといたしました", "こととしています",
    ]
    static let needs: WordList = [
        "必要です", "必要であります", "必要でございます", "必要があります", "必要がございます", "必要がある", "必要だ", "重要です", "重要であります", "重要でございます", "重要だ",
        "大切です", "大切だ",
        "大事です", "大事だ", "べきです", "べきであります", "べき", "べきだ", "不可欠です", "不可欠であります", "不可欠でございます", "求めます", "求められています",
        "求められております", "なりません",
        "いただきたい", "必要", "重要", "大事", "大切",
    ]
    static let conclusions: WordList = ["そこで", "このため", "したがって", "こうした", "そのため", "以上のことから", "よって"]
    static let additions: WordList = ["また", "加えて", "さらに", "更に", "なお", "あわせて", "併せて", "例えば"]
}
