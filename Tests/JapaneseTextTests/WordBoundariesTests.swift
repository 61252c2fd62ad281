import JapaneseText
import Testing

struct WordBoundariesTests {
    private func isWhole(_ word: String, in text: String) throws -> Bool {
        let bytes = Array(text.utf8)
        let range = try #require(bytes.firstRange(of: Array(word.utf8)))
        var boundaries = WordBoundaries()
        return bytes.withUnsafeBufferPointer { boundaries.isWhole(range, in: $0) }
    }

    @Test(arguments: [
        ("人材", "人材育成を進める"), ("検査", "会計検査院長"), ("総務", "総務省の所管"), ("AI", "生成AIの活用"), ("5G", "ローカル5Gの整備"),
        ("コロナ", "コロナウイルス"), ("バス", "バス路線の維持"), ("クラウド", "ガバメントクラウドへの移行"), ("ポータル", "マイナポータル"), ("リスク", "サイバーリスク"),
        ("國會", "國會議事堂"), ("𠮷田", "𠮷田委員"), ("会議", "会議"),
    ])
    func `a word is whole between breaks`(word: String, text: String) throws {
        #expect(try isWhole(word, in: text))
    }

    @Test(arguments: [
        ("京都", "東京都の施策"), ("会計", "社会計画"), ("年内", "令和3年内閣府告示"), ("AI", "MAILを送る"), ("IT", "ITER計画"), ("5G", "15Gの"),
        ("テロ", "ヘテロな環境"),  // ICU: ヘ|テロ
        ("ローン", "ドローンの活用"),  // ICU: ド|ローン
        ("バー", "サイバーリスク"),  // ICU: サイ|バー|リスク
        ("トラ", "カーボンニュートラル"), ("インド", "インドネシア"), ("町村", "市町村合併"),
    ])
    func `a part of a word is not whole`(word: String, text: String) throws {
        #expect(try !isWhole(word, in: text))
    }

    @Test func `what was asked before changes nothing`() throws {
        let bytes = Array("東京都の京都、京都市の東京都。京都".utf8)
        let word = Array("京都".utf8)
        let ranges = bytes.indices.filter { bytes[$0...].starts(with: word) }.map { $0..<$0 + word.count }
        var kept = WordBoundaries()

        for range in ranges + ranges.reversed() {
            var fresh = WordBoundaries()
            bytes.withUnsafeBufferPointer { text in
                let (one, other) = (kept.isWhole(range, in: text), fresh.isWhole(range, in: text))
                #expect(one == other)
            }
        }
        #expect(ranges.count == 5)
    }

    @Test func `a clause without end is looked at from near`() throws {
        let text = String(repeating: "人材育成", count: 2000) + "生成AI" + String(repeating: "人材育成", count: 2000)

        #expect(try isWhole("AI", in: text))
    }
}
