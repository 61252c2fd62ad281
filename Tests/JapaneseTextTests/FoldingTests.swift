import JapaneseText
import Testing

struct FoldingTests {
    @Test(arguments: [
        ("ＡＩ活用", "ai活用"),
        ("５Ｇ", "5g"),
        ("ｻｰﾊﾞｰ", "サーバー"),
        ("ﾊﾟｰﾄ", "パート"),
        ("國會", "国会"),
        ("山﨑", "山崎"),
        ("髙橋", "高橋"),
        ("渡邊", "渡辺"),
        ("渡邉", "渡辺"),
        ("齋藤", "斎藤"),
        ("𠮷田", "吉田"),
        ("神社", "神社"),  // U+FA19, a compatibility form
        ("ウェブ", "ウエブ"),
        ("ヴァイオリン", "バイオリン"),
        ("ｳﾞｨｼﾞｮﾝ", "ビジョン"),
        ("サービス・デザイン", "サービスデザイン"),
        ("サ―ビス", "サービス"),  // U+2015
        ("サ‐ビス", "サービス"),  // U+2010
        ("サ−ビス", "サービス"),  // U+2212
        ("サｰビス", "サービス"),  // half width
        ("サ－ビス", "サービス"),  // U+FF0D
        ("㈱", "(株)"),
        ("㌔", "キロ"),
        ("か\u{3099}ん", "がん"),
        ("Web サイト", "Webサイト"),
        ("令和 4 年度", "令和4年度"),
        ("デジタル　トランスフォーメーション", "デジタルトランスフォーメーション"),
        ("A\u{3000}B", "A B"),
    ])
    func `spellings of one word become one`(one: String, other: String) {
        #expect(Folding.fold(one).bytes == Folding.fold(other).bytes)
        #expect(Folding.spelling(one) == Folding.spelling(other))
        let once = Folding.fold(one).bytes
        #expect(Folding.fold(String(decoding: once, as: UTF8.self)).bytes == once)
    }

    @Test(arguments: [
        ("斉藤", "斎藤"),
        ("坂田", "阪田"),
        ("びよういん", "びょういん"),
        ("ビル", "ビール"),
        ("カバ", "カバー"),
        ("ディスク", "デスク"),
        ("バッグ", "バック"),
        ("タイ―日本", "タイー日本"),
        ("東京 都市", "東京都市"),
        ("社会 5", "社会5.0"),
    ])
    func `two words stay two`(one: String, other: String) {
        #expect(Folding.spelling(one) != Folding.spelling(other))
    }

    @Test(arguments: [
        ("サーバー", "サーバ"), ("メモリー", "メモリ"), ("ユーザーインターフェース", "ユーザインタフェース"), ("光ファイバ―", "光ファイバ"), ("コンピューター", "コンピュータ"),
    ])
    func `a long vowel after three katakana tells nothing`(one: String, other: String) {
        #expect(Folding.spelling(one) == Folding.spelling(other))
    }

    @Test func `the way back gives whole characters and what was dropped inside`() {
        let text = "㈱マイナンバー・ｶｰﾄﾞの國"
        let original = Array(text.utf8)
        let folded = Folding.fold(text)

        func behind(_ word: String) -> String? {
            let wanted = Folding.fold(word).bytes
            guard let start = folded.bytes.firstRange(of: wanted) else { return nil }
            return String(decoding: original[folded.originalRange(of: start)], as: UTF8.self)
        }

        #expect(behind("マイナンバーカード") == "マイナンバー・ｶｰﾄﾞ")
        #expect(behind("マイナンバー") == "マイナンバー")
        #expect(behind("カード") == "ｶｰﾄﾞ")
        #expect(behind("株") == "㈱")
        #expect(behind("の国") == "の國")
    }

    @Test func `every folded byte leads back, in order, to whole characters`() {
        var random = Letters(seed: 7)
        for _ in 0..<300 {
            let text = random.text(length: 24)
            let original = Array(text.utf8)
            let folded = Folding.fold(text)

            var last = 0..<0
            for offset in folded.bytes.indices {
                let range = folded.originalRange(of: offset..<offset + 1)
                #expect(
                    last.lowerBound <= range.lowerBound && last.upperBound <= range.upperBound, "\(text) at \(offset)")
                #expect(range.upperBound <= original.count && !range.isEmpty)
                last = range
            }
            #expect(String(validating: folded.bytes, as: UTF8.self) != nil, "\(text)")
            let whole = folded.bytes.isEmpty ? 0..<0 : folded.originalRange(of: 0..<folded.bytes.count)
            #expect(String(validating: original[whole], as: UTF8.self) != nil, "\(text)")
        }
    }
}

/// Text of the letters that folding treats in a way of their own, from a seed.
private struct Letters {
    private static let all = Array("アカサタナビルバヴァィゥェォッャュョーｰ―‐−－・･ｶﾊﾞﾟか゛っAbＣ１2 　国國﨑髙𠮷㈱㌔。、「」\u{3099}\u{200B}é😀".unicodeScalars)
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func text(length: Int) -> String {
        var text = ""
        for _ in 0..<length {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            text.unicodeScalars.append(Self.all[Int(state >> 33) % Self.all.count])
        }
        return text
    }
}
