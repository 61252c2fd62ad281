import JapaneseText
import Testing

struct BigramsTests {
    @Test(arguments: [
        ("予算案", "予算 算案 案 "),
        ("AI活用", "ai 活用 用 "),
        ("５Ｇの 基地局", "5g の 基地 地局 局 "),
        ("。、", ""),
        ("税", "税 "),
    ])
    func `an index holds pairs of letters and whole Latin words`(text: String, terms: String) {
        #expect(Bigrams.index(of: text) == terms)
    }

    @Test(arguments: ["予算", "防災計画", "AI", "生成AI", "5G基地局", "サーバー", "税", "國會"])
    func `whatever stands in a text is found by its terms`(word: String) {
        let index = Bigrams.index(of: "まず、\(word)を見る。").split(separator: " ").map(String.init)

        for (term, isBeginning) in Bigrams.terms(ofFolded: Folding.fold(word).bytes) {
            #expect(index.contains { isBeginning ? $0.hasPrefix(term) : $0 == term }, "\(term)")
        }
    }
}
