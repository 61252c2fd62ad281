import Documents
import MinutesModel
import TestSupport
import Testing

struct HTMLPropertyTests {
    /// Every text of a random page is a word of its own.
    private struct RandomPage {
        private(set) var html = "<html><body><main>"
        private(set) var words: [String] = []
        private var dice: SplitMix

        init(seed: UInt64) {
            dice = SplitMix(state: seed)
            addContent(depth: 0)
            addWord()
            html += "</main></body></html>"
        }

        private static let wrappers = [
            "div", "p", "b", "span", "section", "ul", "ol", "li", "h2", "h5", "blockquote", "pre", "em", "center", "dl",
            "dd", "font", "a", "article", "table", "tr", "td", "th", "caption", "tbody", "ruby", "label", "details",
        ]

        private mutating func addContent(depth: Int) {
            for _ in 0..<(1 + dice.below(5)) {
                switch dice.below(depth < 7 ? 6 : 3) {
                case 0: addWord()
                case 1: html += ["<br>", "<hr>", "\n", " ", "<!-- 注 -->", "<wbr>", "&nbsp;"][dice.below(7)]
                case 2: html += Self.stray[dice.below(Self.stray.count)]
                default:
                    let name = Self.wrappers[dice.below(Self.wrappers.count)]
                    html += "<\(name)>"
                    addContent(depth: depth + 1)
                    // One in five stays open, as in the wild.
                    if dice.below(5) > 0 { html += "</\(name)>" }
                }
            }
        }

        private static let stray = [
            "</div>", "</p>", "</td>", "</table>", "<tr>", "</b>", "<p>", "</ul>", "<li>", "</tr>",
        ]

        private mutating func addWord() {
            let word = "語\(words.count)。"
            words.append(word)
            html += word
        }
    }

    @Test func `every text of the content ends in exactly one line`() throws {
        for seed in 0..<400 {
            let page = RandomPage(seed: UInt64(seed))

            // A speaker's cell is text that became a field.
            let text = try lines(ofPage: page.html).map { ($0.speaker ?? "") + $0.text }.joined()
            let found = text.split(separator: "。").map { $0.filter { !$0.isWhitespace && $0 != "：" } + "。" }

            #expect(found.sorted() == page.words.sorted(), "seed \(seed): \(page.html)")
        }
    }

    @Test func `line numbers never go back`() throws {
        for seed in 0..<100 {
            let numbers = try lines(ofPage: RandomPage(seed: UInt64(seed)).html).map(\.number)

            #expect(numbers == numbers.sorted())
        }
    }
}
