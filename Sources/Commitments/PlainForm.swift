/// A sentence of polite speech in the plain form, as far as promises need it: 進めてまいります → 進める, 公表する予定で
/// ございます → 公表する. The last verb only; what it cannot turn it leaves as it is.
enum PlainForm {
    static func plain(_ sentence: [UInt8]) -> [UInt8] {
        var text = sentence
        while drop(stops, from: &text) {}
        // Each may stand around the next: 実施する予定としているところでございます.
        for _ in 0..<3 {
            _ = drop(places, from: &text)
            dropIntention(from: &text)
            dropPlan(from: &text)
            _ = drop(decided, from: &text)
        }
        guard drop(["たい"], from: &text) || drop(["ます", "ました"], from: &text) else { return text }
        return dictionary(text)
    }

    private static func drop(_ words: WordList, from text: inout [UInt8]) -> Bool {
        guard let length = words.suffixLength(of: text[...]) else { return false }
        text.removeLast(length)
        return true
    }

    /// …たいと考えております; but 年度末を考えております keeps its verb.
    private static func dropIntention(from text: inout [UInt8]) {
        guard let length = intentions.suffixLength(of: text[...]) else { return }
        var rest = Array(text.dropLast(length))
        guard drop(quotations, from: &rest) else { return }
        text = rest
    }

    /// 更新を予定しております keeps its noun.
    private static func dropPlan(from text: inout [UInt8]) {
        guard let length = plans.suffixLength(of: text[...]) else { return }
        text.removeLast(length)
        if objects.suffixLength(of: text[...]) != nil { text += Array("予定".utf8) }
    }

    /// From a stem, 進め or 図り, to the word in the dictionary.
    private static func dictionary(_ stem: [UInt8]) -> [UInt8] {
        var text = stem
        if drop(["させていただき"], from: &text) { return text + Array("する".utf8) }
        if drop(["らせていただき"], from: &text) { return text + Array("る".utf8) }
        // お示しいたし, 実施いたし; 公表し has する in it already.
        if drop(["いたし", "致し"], from: &text) { return text + Array("する".utf8) }
        if drop(["まいり", "参り"], from: &text) || continues(&text) { return fromTe(text) }
        if drop(["ており", "ておい"], from: &text) { return text + Array("ている".utf8) }
        if drop(["でおり"], from: &text) { return text + Array("でいる".utf8) }
        if godanSu.suffixLength(of: text[...]) != nil { return text.dropLast(3) + Array("す".utf8) }
        if ichidan.suffixLength(of: text[...]) != nil { return text + Array("る".utf8) }
        for (stem, base) in stems where text.suffix(3).elementsEqual(stem) { return text.dropLast(3) + base }
        return text + Array("る".utf8)
    }

    /// 進めてい(きたい), 進めていき(ます).
    private static func continues(_ text: inout [UInt8]) -> Bool {
        for ending: WordList in [["ていき"], ["でいき"], ["てゆき"]] {
            if let length = ending.suffixLength(of: text[...]) {
                text.removeLast(length - 3)
                return true
            }
        }
        return false
    }

    private static func fromTe(_ te: [UInt8]) -> [UInt8] {
        var text = te
        if drop(["して"], from: &text) {
            let su = text + Array("し".utf8)
            return text + Array((godanSu.suffixLength(of: su[...]) == nil ? "する" : "す").utf8)
        }
        if drop(["って"], from: &text) {
            return text
                + Array(
                    (wa.suffixLength(of: text[...]) != nil ? "う" : ta.suffixLength(of: text[...]) != nil ? "つ" : "る")
                        .utf8)
        }
        if drop(["んで"], from: &text) { return text + Array((ba.suffixLength(of: text[...]) != nil ? "ぶ" : "む").utf8) }
        if drop(["いて"], from: &text) {
            return text + Array((ichidanTe.suffixLength(of: te[...]) != nil ? "いる" : "く").utf8)
        }
        if drop(["いで"], from: &text) { return text + Array("ぐ".utf8) }
        if drop(["て"], from: &text) { return text + Array("る".utf8) }
        return text
    }

    private static let stops: WordList = ["。", "．", "！", "　", "」", "）"]
    private static let places: WordList = [
        "ところでございます", "ところであります", "ところです", "ということでございます", "ということです", "という状況でございます", "という内容でございます", "という中身でございます",
    ]
    private static let intentions: WordList = [
        "考えております", "考えています", "考えてございます", "考えている", "考えておる", "考えます", "思っております", "思っています", "思ってございます", "思っている", "思います",
        "存じます", "存じております", "考えておるところでございます", "考えているところでございます", "考えているところです",
    ]
    private static let quotations: WordList = ["というふうに", "という形で", "ということで", "と"]
    private static let plans: WordList = [
        "予定", "予定です", "予定であります", "予定でございます", "予定しております", "予定しています", "予定してございます", "予定をしております", "予定をしています", "予定をしてございます",
        "予定としております", "予定としています", "予定となっております", "予定となっています", "予定となってございます", "予定でおります", "予定である", "予定としている", "予定している",
        "予定でありまして", "予定で",
    ]
    private static let objects: WordList = ["を", "の"]
    private static let decided: WordList = [
        "こととしております", "こととしています", "こととしている", "こととしました", "こととします", "こととする", "ことといたしました", "ことといたします", "ことにしております",
        "ことにしています",
        "ことにしている", "ことにいたしました", "ことにしました", "ことを決定しました", "ことを決定いたしました", "ことを決めました", "所存です", "所存でございます", "所存であります",
        "考えです",
        "考えでございます", "考えであります", "方針です", "方針でございます", "方針であります", "つもりです", "つもりでございます", "つもりであります", "決意です", "決意でございます",
        "決意であります",
        "こととしており", "段取りです", "段取りでございます",
    ]
    /// 示し is 示す; other し is する.
    private static let godanSu: WordList = [
        "目指し", "めざし", "示し", "出し", "促し", "果たし", "表し", "起こし", "生かし", "活かし", "増やし", "減らし", "残し", "戻し", "移し", "渡し", "通し",
        "直し", "返し",
        "探し", "試し", "回し", "伸ばし", "下ろし", "起し", "見直し", "後押し", "打ち出し", "洗い出し", "引き出し", "描き出し", "生み出し", "つくり出し",
    ]
    private static let ichidan: WordList = ["用い", "率い", "試み", "報い", "でき", "出来", "起き"]
    private static let ichidanTe: WordList = ["用いて", "率いて", "報いて"]
    private static let stems: [([UInt8], [UInt8])] = [
        ("し", "する"), ("り", "る"), ("い", "う"), ("き", "く"), ("ぎ", "ぐ"), ("ち", "つ"), ("び", "ぶ"), ("み", "む"),
    ].map { (Array($0.utf8), Array($1.utf8)) }
    private static let wa: WordList = [
        "行", "伺", "従", "担", "補", "払", "扱", "使", "賄", "負", "願", "沿", "問", "整", "言", "おこな", "向か",
    ]
    private static let ta: WordList = ["待", "立", "保", "持", "打"]
    private static let ba: WordList = ["結", "選", "運", "呼", "学", "並", "及", "喜"]
}
