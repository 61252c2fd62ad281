import Commitments

/// Polite verb forms as plain ones, where the spelling decides: 進めます → 進める, 取り組んでまいります → 取り組む.
enum Verb {
    /// `nil` when the text does not end in a polite verb, or when its spelling leaves two readings.
    static func plain(_ text: [UInt8]) -> [UInt8]? {
        func stem(before end: String) -> [UInt8]? {
            text.count > end.utf8.count && text.suffix(end.utf8.count).elementsEqual(end.utf8)
                ? text.dropLast(end.utf8.count) : nil
        }
        // Longer ends first: まいります ends in ます.
        for going in ["まいります", "参ります", "いきます"] {
            if let te = stem(before: going), let verb = dictionaryForm(ofTe: te) { return verb }
        }
        if stem(before: "ございます") ?? stem(before: "ございました") != nil { return nil }
        if let stem = stem(before: "ませんか") { return negative(ofStem: stem).map { $0 + "か".utf8 } }
        if let stem = stem(before: "ますか") { return dictionaryForm(ofStem: stem).map { $0 + "か".utf8 } }
        if let stem = stem(before: "ません") { return negative(ofStem: stem) }
        if let stem = stem(before: "ました") { return past(ofStem: stem) }
        if let stem = stem(before: "ます") { return dictionaryForm(ofStem: stem) }
        return nil
    }

    /// 行いませんでした → 行わなかった. Apart, because でした by itself belongs to nouns.
    static func negativePast(_ text: [UInt8]) -> [UInt8]? {
        let end = "ませんでした".utf8
        guard text.count > end.count, text.suffix(end.count).elementsEqual(end),
            let plain = negative(ofStem: text.dropLast(end.count))
        else { return nil }
        return plain.dropLast(3) + "かった".utf8
    }

    /// 進めて → 進める: the going on (ていく) goes, the will stays.
    private static func dictionaryForm(ofTe text: [UInt8]) -> [UInt8]? {
        func ends(_ word: String) -> Bool { text.suffix(word.utf8.count).elementsEqual(word.utf8) }
        func front(_ length: Int, _ end: String) -> [UInt8] { Array(text.dropLast(length * 3)) + end.utf8 }
        guard ends("て") || ends("で") else { return nil }
        if ends("して") { return endsInSu(text.dropLast(6)) ? front(2, "す") : front(2, "する") }
        if ends("って") {
            let stem = text.dropLast(6)
            if uStems.suffixLength(of: stem) != nil { return front(2, "う") }
            return front(2, tsuStems.suffixLength(of: stem) != nil ? "つ" : "る")
        }
        if ends("いて") { return ichidan.suffixLength(of: text.dropLast(3)) != nil ? front(1, "る") : front(2, "く") }
        if ends("いで") { return front(2, "ぐ") }
        if ends("んで") { return front(2, buStems.suffixLength(of: text.dropLast(6)) != nil ? "ぶ" : "む") }
        return ends("て") ? front(1, "る") : nil
    }

    private static func dictionaryForm(ofStem stem: [UInt8]) -> [UInt8]? {
        guard let last = Kana(stem) else { return stem + "る".utf8 }
        let front = Array(stem.dropLast(3))
        if last.text == "し" { return front + (endsInSu(front[...]) ? "す" : "する").utf8 }
        if last.row == .e || ichidan.suffixLength(of: stem[...]) != nil { return stem + "る".utf8 }
        return last.u.map { front + $0.utf8 }
    }

    private static func past(ofStem stem: [UInt8]) -> [UInt8]? {
        guard let last = Kana(stem) else { return stem + "た".utf8 }
        if last.row == .e || last.text == "し" || ichidan.suffixLength(of: stem[...]) != nil { return stem + "た".utf8 }
        return last.past.map { Array(stem.dropLast(3)) + $0.utf8 }
    }

    private static func negative(ofStem stem: [UInt8]) -> [UInt8]? {
        guard let last = Kana(stem) else { return stem + "ない".utf8 }
        let front = Array(stem.dropLast(3))
        if last.text == "し" { return front + (endsInSu(front[...]) ? "さない" : "しない").utf8 }
        if last.row == .e || ichidan.suffixLength(of: stem[...]) != nil { return stem + "ない".utf8 }
        return last.a.map { front + "\($0)ない".utf8 }
    }

    /// 示 of 示して, not of 提示して: a single kanji of this list, with none before it.
    private static func endsInSu(_ stem: ArraySlice<UInt8>) -> Bool {
        if suStems.suffixLength(of: stem) != nil { return true }
        // 延ばして, 励まして: a kanji and one of these kana. 明らかにして and なくして have others.
        if let length = suKana.suffixLength(of: stem), isKanji(stem.dropLast(length)) { return true }
        guard let length = suKanji.suffixLength(of: stem) else { return false }
        return !isKanji(stem.dropLast(length))
    }

    private static func isKanji(_ text: ArraySlice<UInt8>) -> Bool {
        let last = text.suffix(3)
        return last.count == 3 && (0xE4...0xE9).contains(last[last.startIndex])
    }

    private static let suKana: WordList = ["ば", "や", "ら", "か", "た", "こ", "ろ", "な", "わ", "ま", "ご"]

    private static let suStems: WordList = [
        "目指", "尽く", "見直", "及ぼ", "ち出", "き出", "み出", "り出", "し出", "い出", "取り戻", "繰り返", "もたら",
    ]
    private static let suKanji: WordList = ["示", "促", "残", "正", "探", "移", "話", "表", "出", "直", "返", "試", "許", "指"]
    private static let uStems: WordList = [
        "行", "担", "使", "補", "扱", "伴", "従", "合", "競", "願", "思", "言", "向か", "戦", "闘", "養", "培", "払", "買", "失", "問", "習",
        "倣", "狙", "賄",
        "救", "誘", "負", "追", "もら", "行な", "沿", "伺", "支払", "争", "味わ", "賑わ",
    ]
    private static let tsuStems: WordList = ["立", "持", "保", "打", "待", "勝", "放", "育", "経"]
    private static let buStems: WordList = ["学", "結", "並", "及", "運", "選", "呼", "喜", "遊", "飛", "転", "尊", "浮か"]
    /// Stems in い that keep it: 用いる, 講じる.
    private static let ichidan: WordList = [
        "用い", "率い", "でき", "起き", "生き", "尽き", "過ぎ", "満ち", "足り", "借り", "試み", "省み", "顧み", "講じ", "応じ", "論じ", "感じ", "信じ",
        "通じ", "生じ",
        "準じ", "転じ", "命じ", "禁じ", "投じ", "演じ", "報じ", "重んじ", "先んじ", "強い", "てい", "でい", "老い", "降り", "閉じ", "見", "伸び", "鑑み",
        "任じ",
    ]
}

/// The last kana of a verb's stem, and what it becomes.
private struct Kana {
    enum Row { case i, e }

    let text: String
    let row: Row
    let u: String?
    let a: String?
    let past: String?

    /// `nil` when the text ends in no kana of the い or え row.
    init?(_ stem: [UInt8]) {
        let last = String(decoding: stem.suffix(3), as: UTF8.self)
        if let found = Kana.iRow[last] {
            (text, row) = (last, .i)
            (u, a, past) = (found.u, found.a, found.past)
        } else if "えけげせぜてでねへべめれ".contains(last) {
            (text, row) = (last, .e)
            (u, a, past) = (nil, nil, nil)
        } else {
            return nil
        }
    }

    private static let iRow: [String: (u: String?, a: String?, past: String?)] = [
        "い": ("う", "わ", "った"), "き": ("く", "か", "いた"), "ぎ": ("ぐ", "が", "いだ"), "し": ("す", "さ", "した"),
        "ち": ("つ", "た", "った"),
        "に": ("ぬ", "な", "んだ"), "び": ("ぶ", "ば", "んだ"), "み": ("む", "ま", "んだ"), "り": ("る", "ら", "った"),
        "じ": (nil, nil, nil),
    ]
}
