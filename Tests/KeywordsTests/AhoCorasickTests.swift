import Testing

@testable import Keywords

struct AhoCorasickTests {
    private struct Found: Hashable {
        var pattern: Int
        var start: Int
        var end: Int
    }

    private func scan(_ text: String, _ patterns: [String]) -> [Found] {
        let automaton = AhoCorasick(patterns.map { Array($0.utf8) })
        var found: [Found] = []
        Array(text.utf8).withUnsafeBufferPointer { bytes in
            automaton.scan(bytes) { found.append(Found(pattern: $0, start: $1.lowerBound, end: $1.upperBound)) }
        }
        return found
    }

    private func naive(_ text: String, _ patterns: [String]) -> Set<Found> {
        let bytes = Array(text.utf8)
        var found: Set<Found> = []
        for (number, pattern) in patterns.enumerated() where !pattern.isEmpty {
            let wanted = Array(pattern.utf8)
            for start in bytes.indices where bytes[start...].starts(with: wanted) {
                found.insert(Found(pattern: number, start: start, end: start + wanted.count))
            }
        }
        return found
    }

    @Test func `finds patterns inside and after each other`() {
        let patterns = ["東京", "京都", "東京都", "都", "京都"]

        let found = scan("東京都京都", patterns)

        #expect(Set(found) == naive("東京都京都", patterns))
        #expect(found.map { $0.end } == found.map { $0.end }.sorted())
    }

    @Test func `finds nothing for no patterns and in no text`() {
        #expect(scan("東京都", []).isEmpty)
        #expect(scan("", ["東京"]).isEmpty)
        #expect(scan("東京", [""]).isEmpty)
    }

    @Test(arguments: 0..<40)
    func `agrees with the naive search`(seed: Int) {
        // Few letters, of one to four bytes, so that patterns overlap and fail into each other.
        let letters = Array("aébか京都東😀".unicodeScalars)
        var state = UInt64(seed) &* 2_654_435_761 &+ 1
        func word(upTo length: Int) -> String {
            var word = String.UnicodeScalarView()
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            for _ in 0..<Int(state >> 33) % (length + 1) {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                word.append(letters[Int(state >> 33) % letters.count])
            }
            return String(word)
        }
        let patterns = (0..<30).map { _ in word(upTo: 5) }
        let text = (0..<12).map { _ in word(upTo: 20) }.joined()

        let found = scan(text, patterns)

        #expect(Set(found) == naive(text, patterns))
        #expect(Set(found).count == found.count)
    }
}
