import Testing

@testable import JapaneseText

struct NumeralsTests {
    @Test(arguments: [
        ("28", 28), ("２８", 28), ("1２", 12), ("二十八", 28), ("二〇二三", 2023), ("二○二四", 2024), ("百二十", 120), ("三千", 3000),
        ("二千二十五", 2025), ("十", 10), ("十二", 12), ("零", 0), ("一万二千", 12000), ("〇", nil), ("あ", nil), ("", nil),
        ("2月", nil),
        ("123456789012", Numerals.limit),
    ])
    func `a number is read in any script`(text: String, value: Int?) {
        #expect(Numerals.value(of: text) == value)
    }

    @Test func `a number says where it ends`() {
        let text = TextBytes("令和二十八年")

        let number = Numerals.read(in: text, at: "令和".utf8.count)

        #expect(number?.end == "令和二十八".utf8.count)
        #expect(number?.value == 28)
    }

    @Test func `元 is the first year only where an era's year is read`() {
        let text = TextBytes("元年")

        #expect(Numerals.readEraYear(in: text, at: 0)?.value == 1)
        #expect(Numerals.read(in: text, at: 0) == nil)
    }

    @Test func `the mark before a speaker is not a zero`() {
        #expect(Numerals.read(in: TextBytes("〇一条委員長"), at: 0)?.value == 1)
        #expect(Numerals.read(in: TextBytes("○一条委員長"), at: 0) == nil)
        #expect(Numerals.read(in: TextBytes("〇林委員長"), at: 0) == nil)
    }
}
