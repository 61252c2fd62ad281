/// The rule of okurigana in compound nouns: 受け入れ, 受入れ and 受入 are one word, and so with every verb stem of the
/// table before every other.
struct Okurigana: Sendable {
    private typealias Endings = [Unicode.Scalar: [[Unicode.Scalar]]]

    private let heads: Endings
    private let tails: Endings
    private let nouns: Set<Unicode.Scalar>

    init() {
        heads = Self.endings(of: SpellingVariants.heads)
        tails = Self.endings(of: SpellingVariants.tails)
        nouns = Set(SpellingVariants.nouns.unicodeScalars.filter { $0 != " " })
    }

    private static func endings(of words: String) -> Endings {
        var endings: Endings = [:]
        for word in words.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            let letters = Array(word.unicodeScalars)
            endings[letters[0], default: []].append(Array(letters.dropFirst()))
        }
        return endings.mapValues { $0.sorted { $0.count > $1.count } }
    }

    /// The forms of the compound at `index`, and how many letters it has there.
    func forms(in letters: [Unicode.Scalar], at index: Int) -> (length: Int, choices: [String])? {
        guard let headEndings = heads[letters[index]] else { return nil }
        let head = Self.ending(of: headEndings, in: letters, from: index + 1)
        let second = index + 1 + head.count
        guard second < letters.count else { return nil }
        let tailEndings: [[Unicode.Scalar]]
        if let endings = tails[letters[second]] {
            tailEndings = endings
        } else if nouns.contains(letters[second]) {
            tailEndings = [[]]
        } else {
            return nil
        }
        let tail = Self.ending(of: tailEndings, in: letters, from: second + 1)
        let headForms = Self.choices(written: head, of: headEndings).map { String(letters[index]) + $0 }
        let tailForms = Self.choices(written: tail, of: tailEndings)
        let joints: [String] =
            letters[second] == "替" || letters[second] == "換" ? ["替", "換"] : [String(letters[second])]
        let choices = headForms.flatMap { head in joints.flatMap { joint in tailForms.map { head + joint + $0 } } }
        return choices.count > 1 ? (second + 1 + tail.count - index, choices) : nil
    }

    /// The longest ending that is written there.
    private static func ending(
        of endings: [[Unicode.Scalar]], in letters: [Unicode.Scalar], from index: Int
    ) -> [Unicode.Scalar] {
        endings.first { index <= letters.count && letters[index...].starts(with: $0) } ?? []
    }

    /// What is written may be left out, or a part of it (締まり, 締り); where nothing is written, any may stand.
    private static func choices(written: [Unicode.Scalar], of endings: [[Unicode.Scalar]]) -> [String] {
        let others = endings.filter { written.isEmpty || isEnd($0, of: written) || isEnd(written, of: $0) }
        var choices = others.map { String(String.UnicodeScalarView($0)) }
        if !choices.contains("") { choices.append("") }
        return choices
    }

    private static func isEnd(_ end: [Unicode.Scalar], of ending: [Unicode.Scalar]) -> Bool {
        ending.suffix(end.count).elementsEqual(end)
    }
}
