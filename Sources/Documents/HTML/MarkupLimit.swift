/// What markup may cost. libxml2's time grows with the square of a tag's attributes, and with the depth of the page for
/// every end tag: a megabyte of either can hold it for hours.
package enum MarkupLimit: Equatable, Sendable, CustomStringConvertible {
    case depth, elements, attributes, work

    /// Elements inside each other. Browsers build 512; a page with a `font` left open in each of its speeches has more.
    static let deepest = 2048
    /// In a page. The DB-Search page of a whole sitting has 4,000.
    static let mostElements = 1 << 19
    /// In one tag.
    static let mostAttributes = 4096
    /// Comparisons of names: about 2 s of them.
    static let mostWork = 1 << 29

    package var description: String {
        switch self {
        case .depth: "elements nested deeper than the limit of \(Self.deepest)"
        case .elements: "more elements than the limit of \(Self.mostElements)"
        case .attributes: "a tag with more attributes than the limit of \(Self.mostAttributes)"
        case .work: "more unclosed and repeated markup than the limit allows (\(Self.mostWork) comparisons)"
        }
    }
}

/// What the markup of one page has cost so far.
struct MarkupCosts {
    /// The limit that the page broke, and where.
    private(set) var broken: (limit: MarkupLimit, line: Int)?
    private var work = 0
    /// Of the piece that is being parsed.
    private var endTags = 0
    private var deepest = 0

    /// Called before each piece: what the last one cost is known now.
    mutating func willParse(_ piece: Slice<UnsafeBufferPointer<UInt8>>, depth: Int) {
        work += endTags * deepest
        endTags = zip(piece, piece.dropFirst()).count { $0 == 0x3C && $1 == 0x2F }
        deepest = depth
    }

    /// Each attribute is compared with those before it.
    mutating func add(attributes count: Int) {
        work += count * count
    }

    mutating func check(depth: Int, elements: Int, line: Int) {
        // An end tag is compared with the names of all open elements when none of them is its own.
        deepest = max(deepest, depth)
        if depth > MarkupLimit.deepest { stop(.depth, line) }
        if elements > MarkupLimit.mostElements { stop(.elements, line) }
    }

    /// - Parameter count: attributes for which libxml2 has made room.
    mutating func check(attributes count: Int, line: Int) {
        if count > 2 * MarkupLimit.mostAttributes { stop(.attributes, line) }
        if work > MarkupLimit.mostWork { stop(.work, line) }
    }

    private mutating func stop(_ limit: MarkupLimit, _ line: Int) {
        if broken == nil { broken = (limit, line) }
    }
}
