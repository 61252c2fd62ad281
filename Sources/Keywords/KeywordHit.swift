/// A keyword in a text.
package struct KeywordHit: Sendable, Equatable {
    /// The rule's name.
    package let rule: String
    /// As the rule lists it, also where an alias or another spelling stands in the text.
    package let keyword: String
    /// As the text spells it.
    package let surface: String
    /// In UTF-8 bytes of the text.
    package let range: Range<Int>

    package init(rule: String, keyword: String, surface: String, range: Range<Int>) {
        self.rule = rule
        self.keyword = keyword
        self.surface = surface
        self.range = range
    }
}
