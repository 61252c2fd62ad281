import JapaneseText

/// What to look for in an index of folded text to find a keyword in any spelling of it.
package struct KeywordSpellings: Sendable {
    private let forms = SpellingForms()

    package init() {}

    /// Folded, every one once, the keyword's own first.
    package func folded(_ keyword: String) -> [[UInt8]] {
        var seen: Set<[UInt8]> = []
        return forms.forms(of: keyword).map { Folding.fold($0).bytes }.filter { seen.insert($0).inserted }
    }
}
