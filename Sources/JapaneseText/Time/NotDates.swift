/// Ordinary words that hold a date's characters. They win over every rule that does not read further.
struct NotDates: TimeRule {
    private let words = Lexicon<TimeRefusal>(
        names.map { ($0, .name) } + ordinary.map { ($0, .word) } + comparisons.map { ($0, .comparison) }
            + amounts.map { ($0, .amount) })

    var triggers: String { words.triggers + "第資参議別様図表附付条" }

    func match(at offset: Int, in reading: Reading) -> Match? {
        let text = reading.text
        if let (refusal, end) = words.longest(in: text, at: offset) { return .refused(refusal, to: end) }
        return numbered(at: offset, in: text).map { .refused(.ordinal, to: $0) }
    }

    /// 第3回, 資料2-1, 別表１: a number that counts documents or meetings. (第3四半期 is read further by its own rule.)
    private func numbered(at offset: Int, in text: TextBytes) -> Int? {
        guard let word = text.end(ofAny: Self.counted, at: offset) else { return nil }
        let number = text.skippingSpaces(at: word)
        guard let end = NumberToken.end(in: text, at: number) else { return nil }
        return text.end(
            ofAny: ["年度目", "年次", "年目", "年度", "四半世紀", "期", "回", "号", "条", "項", "次", "日目", "日", "年", "月", "週"], at: end)
            ?? end
    }

    private static let counted: [StaticString] = [
        "第", "資料", "参考資料", "議案", "別紙", "別表", "様式", "図表", "図", "表", "附則", "付録", "附属資料", "議題", "条例",
    ]

    /// 地名, 人名, 組織.
    private static let names = [
        "四日市", "五日市", "八日市", "十日市", "廿日市", "二日市", "三日市", "六日市", "七日市", "十日町", "六日町", "五日町", "八日町", "四日町", "二日町", "三日町",
        "七日町", "一日市",
        "七日会", "二月堂", "三月堂", "八月踊", "五月女", "五月台", "五月丘", "三日月", "四月一日さ", "日本", "毎日新聞", "毎日放送", "明日香", "明日葉",
        "春日部", "春日井", "春日", "秋田", "二十四日市", "今日子", "七日原", "六月田", "二十日町", "一日橋", "明日美", "千秋", "三日坊",

    ]

    /// 熟語. Those that a rule would read into, no others.
    private static let ordinary = [
        "将来推計", "将来世代", "従来", "以来", "未来", "本来", "古来", "元来", "在来", "往来", "到来", "出来", "外来", "伝来", "旧来", "由来", "近来", "渡来",
        "昨今", "現今",
        "古今", "当今", "今更", "今日的", "今日では", "今日において", "今日における", "今日に至", "今日までの歴史", "今日の日本", "今日の社会", "今日の我が国", "今日の状況",
        "今日性", "十分", "一日も早",
        "一日でも早", "1日も早", "１日も早", "1日でも早", "１日でも早", "一日千秋", "十年一日", "百年の計", "二日酔", "三日坊主", "五月雨", "五月晴", "五月病", "同年代",
        "同年齢", "同年輩",
        "同年配", "同時", "同日選", "一朝一夕", "一年生", "合同", "共同", "協同", "混同", "賛同", "一同", "異同", "基本", "資本", "根本", "見本", "手本", "標本",
        "年末調整", "年頭所感",
        "日曜大工", "早期退職", "早期発見", "早期教育", "早期療育", "早期離職", "早期警戒", "早期診断", "早期治療", "早期英語", "早期健全化", "早期療養", "年末年始手当",
        "年度末手当", "今回線", "今回答", "前回答", "四半世紀", "当面接", "先日付",
        "後日談", "三日天下", "翌日物", "当日券", "前日比", "今日日", "年初来", "明日への", "明日へと", "明日を担", "明日を拓", "明日をひら", "春夏秋冬",
    ]

    /// 前年比: what is compared with, not when.
    private static let comparisons = [
        "前年度比", "前年比", "前年同月比", "前年同期比", "前年同月と比", "前年同月に比", "前年同期と比", "前年同期に比", "前月比", "前年同日比", "前週比", "前年対比", "前年並",
        "前年度並", "対前年度比", "対前年度", "対前年比", "対前年", "前日比",
        "前期比", "昨年度比", "昨年比",
    ]

    /// Numbers that are names, and 年 in words for money, books and lengths.
    private static let amounts = [
        "七五三", "1日当たり", "1日あたり", "一日当たり", "一日あたり", "1日平均", "一日平均", "十月十日", "3.11", "三・一一", "9.11", "最終年度", "初年度",
        "単年度", "複数年度", "過年度", "会計年度", "年度別", "年度間", "年度割", "平年度", "年度版", "年度計画書", "24時間365日", "365日", "三百六十五日",
    ]
}

/// A number with what hangs on it: 3,000 and 3-1-1 and 100-8968 and 4.5.
enum NumberToken {
    static func end(in text: TextBytes, at offset: Int) -> Int? {
        guard let first = Numerals.read(in: text, at: offset) else { return nil }
        var end = first.end
        while first.script == .digits, let joint = joint(in: text, at: end),
            let next = Numerals.read(in: text, at: joint),
            next.script == .digits
        {
            end = next.end
        }
        return end
    }

    private static func joint(in text: TextBytes, at offset: Int) -> Int? {
        switch text.scalar(at: offset) {
        case 0x2C, 0xFF0C, 0x3A, 0xFF1A: offset + text.length(at: offset)  // , :
        default: AbsoluteDate.separator(in: text, at: offset)?.end
        }
    }
}
