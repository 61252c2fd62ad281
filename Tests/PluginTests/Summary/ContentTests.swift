import MinutesModel
@testable import Summaries
@testable import Summary
import Testing

@Suite struct ContentTests {
    /// Two other speakers, whose words the third one's are measured by.
    private func shortening(_ speech: String) -> Shortening {
        let others = ["まちの魅力の発信に取り組んでまいります。", "まちの魅力の発信と交流人口の増加に努めてまいります。"]
        let speeches = (others + [speech]).enumerated().map { index, text in
            Speech(
                index: index, speaker: Speaker(label: "\(index + 1)番", name: nil, role: nil), paragraphs: [text])
        }
        return Shortening(
            terms: Terms(
                of: Minutes(
                    id: "sha256:0", title: "委員会", speeches: speeches, source: Source(format: "text", encoding: "UTF-8"))
            ))
    }

    private func forms(of sentence: String) -> [String] {
        shortening(sentence).forms(of: sentence[...]).forms.map(\.text)
    }

    @Test func `a sentence is cut where its content begins and keeps its end`() {
        let sentence =
            "また、総務局としては、関係部局との連携を図りながら、空き家バンクの登録制度と移住者向けの家賃補助を組み合わせ、まちの魅力の発信に取り組んでまいります。"
        let (forms, best) = shortening(sentence).forms(of: sentence[...])

        #expect(forms.first?.text == String(sentence.dropFirst(3)))
        #expect(forms[best].text == "…空き家バンクの登録制度と移住者向けの家賃補助を組み合わせ、まちの魅力の発信に取り組んでまいります。")
        // The tail that two others could have said is no form.
        #expect(forms.count == best + 1)
        #expect(best == 1)
        #expect(zip(forms, forms.dropFirst()).allSatisfy { $0.units > $1.units })
    }

    @Test(arguments: [
        "関係機関との連携を一層強化し、課題の解決に積極的に取り組んでまいります。", "今後とも着実な推進に努めてまいります。",
        // What everybody says is nobody's point.
        "まちの魅力の発信に取り組んでまいります。",
    ])
    func `a sentence of generic words has no form`(sentence: String) {
        #expect(forms(of: sentence).isEmpty)
    }

    @Test func `a cut never begins with a word that points to what was cut`() {
        let sentence = "給食センターの建替えと調理員の研修を早め、それを支える栄養教諭の配置基準も見直してまいります。"

        #expect(forms(of: sentence) == [sentence])
    }

    @Test func `a list is not torn for a few characters`() {
        let sentence = "本課は、歩道橋、信号機、防犯灯の順に点検し、通学路の安全を守ってまいります。"

        let (forms, best) = shortening(sentence).forms(of: sentence[...])

        #expect(!forms[best].text.hasPrefix("…信号機") && !forms[best].text.hasPrefix("…防犯灯"))
    }

    @Test(arguments: [
        ("DFFTの具体案", ["DFFT", "具体案"]), ("農地情報の一元化", ["農地情報", "一元化"]), ("ベース・カタログ", ["ベース", "カタログ"]),
        ("「書かない窓口」を設ける", ["書かない窓口", "書", "窓口", "設"]), ("令和9年度の6G", ["令和", "9", "年度", "6G"]),
        ("「閉じない", ["閉"]), ("２，４００件", ["２", "４００", "件"]), ("これはそれです。", []), ("", []),
    ])
    func `words are runs of one script and quotations`(text: String, words: [String]) {
        let bytes = Array(text.utf8)

        #expect(Words(bytes).map { String(decoding: bytes[$0.range], as: UTF8.self) } == words)
    }

    @Test func `the fewer use a word the more it tells`() {
        let terms = shortening("交流人口と関係団体と家賃補助").terms
        func weight(_ word: String) -> Double { terms.terms(in: Array(word.utf8)).map(\.weight).reduce(0, +) }

        #expect(weight("家賃補助") > weight("交流人口"))
        #expect(weight("交流人口") > 0)
        #expect(weight("利用促進") == 0)
        // 等 and 整備 are taken off.
        #expect(weight("農地整備等") == weight("農地"))
    }
}
