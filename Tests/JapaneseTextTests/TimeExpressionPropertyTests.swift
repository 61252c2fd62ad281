import MinutesModel
import TestSupport
import Testing

@testable import JapaneseText

struct TimeExpressionPropertyTests {
    private static let pieces = [
        "令和", "平成", "昭和", "元", "年", "年度", "月", "日", "末", "中", "内", "上旬", "半期", "第", "四半期", "来", "翌", "同", "前", "今", "毎",
        "後", "以内", "から", "～", "まで", "の", "5",
        "31", "２", "０", "二十八", "〇", "十", "百", "2024", "99999999999", "/", "-", ".", "：", "（", "）", "金", "曜日", "午後", "時",
        "分", "春", "夏", "か月", "週", "営業日", "数", "約", "R", "FY", "H",
        "a", "\n", "\u{3000}", " ", "。", "、", "施行", "次回", "早急に", "た", "する", "𠮟", "🗓", "é", "\u{0}", "翌営業日", "2月29日",
        "中旬", "明", "日本", "通常国会", "今国会", "会期末", "連休明け", "お盆", "出水期", "21世紀", "半ば", "この", "年代", "議会", "定例会", "時間", "今頃",
        "第3", "\r\n", "Ｒ", "ＧＷ", "９", "翌月", "を目途", "までに", "次の", "200", "元日", "12月", "29日", "その年",
    ]

    @Test(arguments: 0..<20)
    func `whatever the text, the expressions are slices of it in order`(seed: Int) throws {
        var random = SplitMix(state: UInt64(seed))
        let expressions = TimeExpressions()
        for _ in 0..<60 {
            let text = (0..<Int.random(in: 0...24, using: &random)).map { _ in
                Self.pieces.randomElement(using: &random) ?? ""
            }.joined()
            let anchor = CalendarDate(dayNumber: Int.random(in: -36_000...80_000, using: &random))
            let bytes = Array(text.utf8)

            let found = expressions.find(in: text, anchor: anchor)

            var last = 0
            for expression in found {
                #expect(expression.range.lowerBound >= last && expression.range.upperBound <= bytes.count, "\(text)")
                #expect(!expression.range.isEmpty, "\(text)")
                #expect(Array(expression.surface.utf8) == Array(bytes[expression.range]), "\(text)")
                #expect((expression.start == nil) == (expression.end == nil), "\(text)")
                #expect((expression.end == nil) == (expression.precision == nil), "\(text)")
                if let start = expression.start, let end = expression.end {
                    #expect(start <= end, "\(text): \(expression)")
                    let isPlausible = (1868...2200).contains(start.year) && (1868...2200).contains(end.year)
                    #expect(isPlausible || expression.approximate, "\(text)")
                }
                last = expression.range.upperBound
            }
        }
    }
}
