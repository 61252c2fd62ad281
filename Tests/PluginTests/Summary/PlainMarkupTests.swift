@testable import Summary
import Testing

@Suite struct PlainMarkupTests {
    @Test(arguments: [
        ("[手順書](https://example.jp/a)を直す", "手順書を直す"), ("[一](x)と[二](y)", "一と二"), ("配列[0]を直す", "配列[0]を直す"),
        ("[閉じない](https://example.jp", "[閉じない](https://example.jp"), ("[注]と[手順書](x)", "[注]と手順書"), ("", ""),
    ])
    func `a link is shown by its words, and brackets that are none stay`(text: String, shown: String) {
        #expect(PlainMarkup.shown(text, in: "markdown") == shown)
    }

    @Test func `only Markdown has links`() {
        #expect(PlainMarkup.shown("[手順書](x)", in: "text") == "[手順書](x)")
        #expect(!PlainMarkup.isLink("[手順書](x)", in: "text"))
    }

    @Test(arguments: [
        ("[手順書](https://example.jp/a)", true), ("https://example.jp/a", true), ("https://example.jp/a を足した", false),
        ("[手順書](https://example.jp/a)を直す", false), ("手順書", false), ("[手順書]", false),
    ])
    func `what is nothing but a link or an address is no point`(text: String, isLink: Bool) {
        #expect(PlainMarkup.isLink(text[...], in: "markdown") == isLink)
    }
}
