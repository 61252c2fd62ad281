/// The name somebody probably meant: `sumary` → `summary`.
package enum DidYouMean {
    /// The nearest of `candidates`, or `nil` when none is near: at most one edit for every three characters (so that
    /// `to` does not become `id`), and at least one.
    package static func suggestion(for word: String, among candidates: [String]) -> String? {
        let characters = Array(word.lowercased())
        // A name this long is no slip of the fingers, and the distance takes quadratic time.
        guard !characters.isEmpty, characters.count <= 64 else { return nil }
        let allowed = max(1, characters.count / 3)
        var best: (name: String, distance: Int)?
        for name in candidates where name != word {
            let other = Array(name.lowercased())
            guard abs(other.count - characters.count) <= allowed else { continue }
            let distance = distance(characters, other)
            if distance <= allowed, distance < best?.distance ?? .max { best = (name, distance) }
        }
        return best?.name
    }

    /// `; did you mean 'summary'?`, or nothing: to put behind a sentence.
    package static func hint(for word: String, among candidates: [String]) -> String {
        suggestion(for: word, among: candidates).map { "; did you mean '\($0)'?" } ?? ""
    }

    /// Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment).
    private static func distance(_ left: [Character], _ right: [Character]) -> Int {
        var beforePrevious: [Int] = []
        var previous = Array(0...right.count)
        for (row, character) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                var cost = min(
                    previous[column] + (character == other ? 0 : 1), previous[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, character == right[column - 1], left[row - 1] == other {
                    cost = min(cost, beforePrevious[column - 1] + 1)
                }
                current.append(cost)
            }
            (beforePrevious, previous) = (previous, current)
        }
        return previous[right.count]
    }
}
