/// Whether words around a period make it a deadline.
enum Limits {
    private static let behind: [StaticString] = [
        "まで", "迄", "限り", "必着", "締切", "締め切", "〆切", "しめきり", "を目途", "を目処", "をめど", "を目標", "を期限", "を期日", "を締", "を〆", "目途",
        "目処",
        "めど", "期限", "をもって", "を目指", "をめざ", "中に", "内に", "のうちに", "いっぱい",
    ]
    private static let before: [StaticString] = [
        "期限は", "期限：", "期限:", "期限　", "期限 ", "締切は", "締切：", "締切:", "締切日は", "〆切：", "〆切は", "期日は", "期日：", "遅くとも",
    ]

    static func make(_ range: Range<Int>, in text: TextBytes) -> Bool {
        text.starts(withAny: behind, at: range.upperBound)
            || text.start(ofAny: before, endingAt: range.lowerBound) != nil
    }
}
