/// How much of a text another one has: F1 over runs of characters, as summaries are scored (ROUGE).
struct Rouge {
    /// Of single characters, pairs, and the longest common subsequence.
    var one = 0.0
    var two = 0.0
    var longest = 0.0

    init() {}

    var sum: Double { one + two + longest }

    /// White space and the width of letters do not count.
    init(of text: String, against reference: String) {
        let (text, reference) = (Rouge.letters(text), Rouge.letters(reference))
        one = Rouge.f1(of: text.map { [$0] }, against: reference.map { [$0] })
        two = Rouge.f1(of: Rouge.pairs(text), against: Rouge.pairs(reference))
        longest = Rouge.f1(common: Rouge.common(text, reference), text.count, reference.count)
    }

    static func mean(_ all: [Rouge]) -> Rouge {
        var mean = Rouge()
        guard !all.isEmpty else { return mean }
        let count = Double(all.count)
        mean.one = all.reduce(0) { $0 + $1.one } / count
        mean.two = all.reduce(0) { $0 + $1.two } / count
        mean.longest = all.reduce(0) { $0 + $1.longest } / count
        return mean
    }

    /// `.524 .377 .457`
    var text: String {
        [one, two, longest].map { value in
            let thousandths = String(Int((value * 1000).rounded()))
            return "." + String(repeating: "0", count: max(0, 3 - thousandths.count)) + thousandths
        }.joined(separator: " ")
    }

    static func letters(_ text: String) -> [UInt32] {
        text.unicodeScalars.filter { !$0.properties.isWhitespace }.map {
            (0xFF01...0xFF5E).contains($0.value) ? $0.value - 0xFEE0 : $0.value
        }
    }

    private static func pairs(_ letters: [UInt32]) -> [[UInt32]] { zip(letters, letters.dropFirst()).map { [$0, $1] } }

    private static func f1(of text: [[UInt32]], against reference: [[UInt32]]) -> Double {
        var left = Dictionary(reference.map { ($0, 1) }, uniquingKeysWith: +)
        var common = 0
        for run in text where left[run, default: 0] > 0 {
            left[run, default: 0] -= 1
            common += 1
        }
        return f1(common: common, text.count, reference.count)
    }

    private static func f1(common: Int, _ text: Int, _ reference: Int) -> Double {
        common == 0 ? 0 : 2 * Double(common) / Double(text + reference)
    }

    /// The length of the longest common subsequence.
    private static func common(_ one: [UInt32], _ other: [UInt32]) -> Int {
        var row = [Int](repeating: 0, count: other.count + 1)
        for letter in one {
            var diagonal = 0
            for (index, candidate) in other.enumerated() {
                let above = row[index + 1]
                row[index + 1] = letter == candidate ? diagonal + 1 : max(above, row[index])
                diagonal = above
            }
        }
        return row[other.count]
    }
}
