/// A part of a sentence that has a predicate of its own: 「資金は余剰となる見込みであり、」「効率的な運営に努めてまいります。」
///
/// A date belongs to the predicate of its clause. Reading the sentence as one would make 来年度 in the first part the
/// deadline of the promise in the second.
struct Clause {
    /// In bytes of the sentence.
    var range: Range<Int>
    /// Without the connective: what is compared with the endings of promises.
    var predicate: Range<Int>

    /// Cuts a sentence after its connectives. 実施し、 is none: the verbs before it share the last one's mood.
    static func split(_ sentence: [UInt8]) -> [Clause] {
        var clauses: [Clause] = []
        var start = 0
        for comma in Phrases.commas(in: sentence[...]) {
            let text = sentence[start..<comma]
            guard connectives.suffixLength(of: text) != nil else { continue }
            let next = comma + Phrases.commaLength
            clauses.append(
                Clause(range: start..<next, predicate: start..<(comma - (particles.suffixLength(of: text) ?? 0))))
            start = next
        }
        let end = sentence.count - trailing(sentence[start...])
        if start < end { clauses.append(Clause(range: start..<sentence.count, predicate: start..<end)) }
        return clauses
    }

    private static func trailing(_ text: ArraySlice<UInt8>) -> Int {
        var rest = text
        while let length = stops.suffixLength(of: rest) { rest = rest.dropLast(length) }
        return text.count - rest.count
    }

    private static let stops: WordList = ["。", "．", "！", "　", "」"]

    /// What stands before the comma between two predicates. が and で count only after a predicate: 私が、 is a subject
    /// and 会議で、 a place.
    private static let connectives: WordList = [
        "ますが", "ですが", "でしたが", "ましたが", "るが", "たが", "いが", "でしょうが", "ますし", "ですし", "ますので", "ですので", "るので", "たので", "ないので",
        "ことから", "であり", "でありまして", "でございまして", "ておりまして", "ており", "となり", "になり", "ますけれども", "ですけれども",
        "るけれども", "たけれども", "んですけども", "ものの", "一方", "一方で", "予定で", "見込みで", "ところ",
    ]
    /// The part of a connective that is taken off before the predicate is judged: ますが keeps its ます.
    private static let particles: WordList = ["が", "し", "ので", "で", "けれども", "けども"]
}
