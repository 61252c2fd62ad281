/// What markup may cost. libxml2's time grows with the square of a tag's attributes, and with the depth of the page for
/// every end tag: a megabyte of either can hold it for hours.
package enum MarkupLimit: Equatable, Sendable, CustomStringConvertible {
    case depth, elements, attributes, work

    /// Elements inside each other. Browsers build 512; a page with a `font` left open in each of its speeches has more.
    static let deepest = 2048
    /// In a page. The DB-Search page of a whole sitting has 5,000.
    static let mostElements = 1 << 19
    /// White space and quotes in one tag: each attribute has one.
    static let mostAttributes = 8192
    /// Comparisons of names: about 2 s of them.
    static let mostWork = 1 << 30

    package var description: String {
        switch self {
        case .depth: "elements nested deeper than the limit of \(Self.deepest)"
        case .elements: "more elements than the limit of \(Self.mostElements)"
        case .attributes: "a tag with more attributes than the limit of \(Self.mostAttributes)"
        case .work: "more unclosed and repeated markup than the limit allows (\(Self.mostWork) comparisons)"
        }
    }
}
