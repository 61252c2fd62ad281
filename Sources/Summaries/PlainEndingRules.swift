import Commitments

/// The set phrases of politeness and what is left of them. Verbs are conjugated in `Verb`.
struct PlainEndingRules: Sendable {
    struct Rule: Sendable {
        let polite: [UInt8]
        let plain: [UInt8]
        let condition: Condition

        func applies(after front: ArraySlice<UInt8>) -> Bool {
            switch condition {
            case .none: true
            case .predicate:
                PlainEndingRules.predicateEnds.suffixLength(of: front) != nil
                    && PlainEndingRules.attributes.suffixLength(of: front) == nil
            case .thing: PlainEndingRules.pointers.suffixLength(of: front) == nil
            case .question: PlainEndingRules.questionEnds.suffixLength(of: front) != nil
            }
        }
    }

    enum Condition: Sendable {
        case none
        /// A whole claim must stand before it: 〔必要がある〕と考えます, not 慎重にと考えます.
        case predicate
        /// 見解を伺います, not ここを伺います: ここは by itself asks nothing.
        case thing
        /// …のか、伺います.
        case question
    }

    static let phrases = PlainEndingRules()

    /// By the last three bytes, longest first.
    private let rules: [ArraySlice<UInt8>: [Rule]]

    /// The longest rule whose words `text` ends in and whose condition holds.
    func first(for text: [UInt8]) -> Rule? {
        rules[text.suffix(3)]?.first { rule in
            let front = text.dropLast(rule.polite.count)
            return !front.isEmpty && text[front.endIndex...].elementsEqual(rule.polite) && rule.applies(after: front)
        }
    }

    private init() {
        var rules: [ArraySlice<UInt8>: [Rule]] = [:]
        func add(_ polite: String, _ plain: String, _ condition: Condition = .none) {
            let rule = Rule(polite: Array(polite.utf8), plain: Array(plain.utf8), condition: condition)
            rules[rule.polite.suffix(3), default: []].append(rule)
        }
        for (polite, plain) in Self.replaced { add(polite, plain) }
        for noun in ["ところ", "もの", "わけ", "次第", "所存", "の", "ん"] {
            for copula in Self.copulas { add(noun + copula, "", .predicate) }
        }
        for copula in Self.copulas { add(copula, "") }
        for opinion in Self.opinions {
            add("と" + opinion, "", .predicate)
            add("というふうに" + opinion, "", .predicate)
        }
        for asking in Self.askings {
            // 見解を伺います → 見解は
            for object in ["を", "について", "についても", "も", "について、"] { add(object + asking, "は", .thing) }
            // どれだけ見込むのかというのを伺います → …のか
            for gap in ["というのを", "というところを", "ということを", "という点を", "というのを、"] { add(gap + asking, "", .question) }
            for gap in ["", "、", "を", "について", "について、", "について、ぜひ", "、ぜひ"] { add(gap + asking, "", .question) }
        }
        self.rules = rules.mapValues { $0.sorted { $0.polite.count > $1.polite.count } }
    }

    private static let copulas = ["でございます", "であります", "です", "となってございます"]

    private static let opinions = [
        "考えております", "考えています", "考えます", "考えてございます", "考えている", "考えるところでございます", "思います", "思っております", "思っています",
        "思ってございます", "思っている", "存じます", "存じております", "認識しております", "認識しています", "認識してございます", "認識している", "理解しております", "理解してございます",
        "承知しております", "承知している", "感じております", "捉えております", "捉えている",
    ]

    private static let askings = [
        "伺います", "お伺いします", "お伺いいたします", "伺いたいと思います", "お伺いしたいと思います", "伺いたい", "お伺いしたい", "お聞きします", "お聞きいたします", "お聞きしたいと思います",
        "お聞きしたい", "お尋ねします", "お尋ねいたします", "お聞かせください", "お聞かせ願います", "お聞かせいただきたいと思います", "教えてください", "教えていただきたいと思います",
        "お答えください",
        "お示しください", "質問いたします", "質問します", "伺って終わります", "お伺いをいたします", "伺っておきます", "お伺いをします", "伺いまして終わります", "お伺いしておきます",
        "お聞きしておきます",
    ]

    private static let replaced: [(String, String)] = [
        ("でしょうか", "か"), ("のでしょうか", "のか"), ("ですか", "か"), ("いかがでしょうか", "いかがか"), ("でした", "だった"), ("でありました", "だった"),
        ("でございました", "だった"), ("ております", "ている"), ("でおります", "でいる"), ("てございます", "ている"), ("でございませんか", "でないか"),
        ("ておりました", "ていた"),
        ("でおりました", "でいた"), ("ておりません", "ていない"), ("いたします", "する"), ("いたしました", "した"), ("いたしません", "しない"), ("いたしたい", "したい"),
        ("をいたします", "をする"), ("させていただきます", "する"), ("させていただきました", "した"), ("させていただいております", "している"), ("させていただきたい", "したい"),
        ("がございます", "がある"), ("もございます", "もある"), ("はございます", "はある"), ("ございません", "ない"), ("がございました", "があった"),
        ("もございました", "もあった"), ("はございました", "はあった"), ("くございました", "かった"), ("くございます", "い"), ("ございませんか", "ないか"),
        ("ありませんか", "ないか"), ("ありませんでした", "なかった"), ("ございませんでした", "なかった"), ("んでしょうか", "のか"), ("んですか", "のか"),
        ("あります", "ある"),
        ("ありません", "ない"), ("ありました", "あった"), ("てまいりたい", "ていきたい"), ("でまいりたい", "でいきたい"), ("てまいりました", "てきた"),
        ("でまいりました", "できた"),
        ("て参りたい", "ていきたい"), ("で参りたい", "でいきたい"), ("て参りました", "てきた"), ("で参りました", "できた"),
    ]

    /// る, た, い and what else a claim can end in. べき and だ, too.
    static let predicateEnds: WordList = [
        "る", "た", "だ", "い", "う", "く", "す", "つ", "ぬ", "ぶ", "む", "ぐ", "べき", "ます", "ん", "必要", "重要", "大切", "大事", "課題",
        "不可欠",
    ]
    /// Words that need a noun behind them: こういったもの, 人事異動によるもの.
    private static let attributes: WordList = ["という", "といった", "いった", "による", "よる", "ような", "に関する", "に係る", "における", "に対する"]
    private static let pointers: WordList = [
        "ここ", "そこ", "これ", "それ", "こと", "の点", "この点", "その点", "辺", "あたり", "ところ", "二つ", "三つ", "点ほど", "分かりのこと",
    ]
    private static let questionEnds: WordList = ["か", "か。", "か、"]
}
