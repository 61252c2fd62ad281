import Testing

@testable import Keywords

struct SpellingFormsTests {
    private static let forms = SpellingForms()

    @Test(arguments: [
        ("取組", ["取り組み", "取組み", "とりくみ"]),
        ("取り組み方針", ["取組方針"]),
        ("受け入れ", ["受入れ", "受入"]),
        ("振込", ["振り込み", "振込み"]),
        ("借換え", ["借り換え", "借り替え"]),
        ("受け皿", ["受皿"]),
        ("打ち合わせ", ["打合せ", "打合わせ"]),
        ("子ども医療費", ["子供医療費", "こども医療費"]),
        ("障害児", ["障がい児"]),
        ("生成AI", ["生成人工知能"]),
        ("WEBサイト", ["ウェブサイト"]),
        ("3か所", ["3箇所", "3ヶ所"]),
        ("Society5.0", ["Society 5.0"]),
        ("e-Gov", ["eGov", "e Gov"]),
    ])
    func `a keyword has the forms that a person would list`(keyword: String, others: [String]) {
        let forms = Self.forms.forms(of: keyword)

        #expect(forms.first == keyword)
        #expect(Set(others).subtracting(forms).isEmpty, "\(forms)")
    }

    @Test(arguments: ["MAIL", "組合", "売買", "人材育成", "ガバメントクラウド"])
    func `a keyword without variable parts has one form`(keyword: String) {
        #expect(Self.forms.forms(of: keyword) == [keyword])
    }

    @Test func `many variable parts do not multiply without end`() {
        let keyword = String(repeating: "取組", count: 12)

        let forms = Self.forms.forms(of: keyword)

        #expect(forms.first == keyword)
        #expect(forms.count > 1 && forms.count <= 64)
    }
}
