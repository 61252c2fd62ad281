/// Cuts a text that is too long for one part, as a Japanese reader would: at a paragraph's end, else a sentence's, else
/// a comma or blank, else between two characters. The parts joined are the text.
package struct Splitter: Sendable {
    package let limit: Int
    package let measure: TextMeasure

    package init(limit: Int, measure: TextMeasure) {
        precondition(limit > 0)
        self.limit = limit
        self.measure = measure
    }

    package func split(_ text: String) -> [String] {
        guard measure.size(of: text) > limit else { return [text] }
        var parts: [String] = []
        var rest = text[...]
        while !rest.isEmpty {
            let end = firstCut(of: rest)
            parts.append(String(rest[..<end]))
            rest = rest[end...]
        }
        return parts
    }

    /// Places to cut, the best first.
    private enum Place: Int, CaseIterable {
        case paragraph, sentence, quotedSentence, pause, character
    }

    private func firstCut(of rest: Substring) -> String.Index {
        var cuts = [Substring.Index?](repeating: nil, count: Place.allCases.count)
        var scan = Scan()
        var (index, size) = (rest.startIndex, 0)
        while index < rest.endIndex {
            let next = rest.index(after: index)
            size += measure.size(of: rest[index..<next])
            if size > limit { break }
            let place = scan.place(after: rest[index])
            index = next
            // An early paragraph end is no good: a cut counts once the part is half full.
            guard next < rest.endIndex, LineRules.mayCut(between: rest[rest.index(before: next)], and: rest[next]),
                place == .character || size * 2 >= limit
            else { continue }
            cuts[place.rawValue] = next
        }
        guard index < rest.endIndex else { return rest.endIndex }
        if let best = cuts.lazy.compactMap({ $0 }).first { return best }
        return index > rest.startIndex ? index : scalarCut(of: rest)
    }

    /// For a single character that is larger than the limit (a base under thousands of combining marks).
    private func scalarCut(of rest: Substring) -> String.Index {
        let scalars = rest.unicodeScalars
        var index = scalars.startIndex
        var size = 0
        repeat {
            size += measure.cost(scalars[index])
            guard size <= limit || index == scalars.startIndex else { break }
            index = scalars.index(after: index)
        } while index < scalars.endIndex
        return index
    }

    /// What the characters before a place say about it.
    private struct Scan {
        private var depth = 0
        private var afterSentence = false

        mutating func place(after character: Character) -> Place {
            if LineRules.opening.contains(character) {
                depth += 1
            } else if LineRules.closing.contains(character) {
                depth = max(0, depth - 1)
            }
            afterSentence =
                LineRules.sentenceEnds.contains(character)
                || (afterSentence && LineRules.closing.contains(character))
            if character.isNewline { return .paragraph }
            if afterSentence { return depth == 0 ? .sentence : .quotedSentence }
            return character == "、" || character == "，" || character.isWhitespace ? .pause : .character
        }
    }
}

/// 禁則 (JIS X 4051): what no line may start or end with.
enum LineRules {
    static let opening = Set<Character>("「『（【〔〈《［｛([{“‘")
    static let closing = Set<Character>("」』）】〕〉》］｝)]}”’")
    static let sentenceEnds = Set<Character>("。！？!?．")
    private static let neverFirst = closing.union(sentenceEnds).union(
        "、，・：；,.:;ー―…‥々ゝゞヽヾ〜～％%ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ")

    static func mayCut(between last: Character, and first: Character) -> Bool {
        !neverFirst.contains(first) && !opening.contains(last)
    }
}
