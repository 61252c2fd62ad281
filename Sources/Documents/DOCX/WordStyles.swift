/// What styles.xml says of paragraphs: which styles are headings, which bring a number.
struct WordStyles {
    struct ListPlace: Equatable {
        var number: String
        var level: Int
    }

    private struct Style {
        var base: String?
        var headingLevel: Int?
        var number: String?
        var listLevel: Int?
    }

    private var styles: [String: Style] = [:]
    /// Styles build on each other three deep at most; a circle must end.
    private static let deepestBase = 10

    init() {}

    init(_ events: inout XMLEvents) throws(ArchiveProblem) {
        var id: String?
        var style = Style()
        while let event = try events.next() {
            switch event {
            case .start("style"):
                (id, style) = (events.attribute("styleId"), Style())
            case .start("name"):
                if let level = events.attribute("val").flatMap(Self.headingLevel) { style.headingLevel = level }
            case .start("basedOn"): style.base = events.attribute("val")
            case .start("outlineLvl"):
                // 9 is body text.
                if let level = events.attribute("val").flatMap({ Int($0) }), level < 9 {
                    style.headingLevel = style.headingLevel ?? min(level + 1, 6)
                }
            case .start("numId"): style.number = events.attribute("val")
            case .start("ilvl"): style.listLevel = events.attribute("val").flatMap { Int($0) }
            case .end("style"):
                if let id { styles[id] = style }
                id = nil
            default: break
            }
        }
    }

    /// By the style's name, which is the same in every language of Word's but for what users name themselves.
    private static func headingLevel(_ name: String) -> Int? {
        let name = name.lowercased().filter { !$0.isWhitespace }
        if ["title", "表題", "タイトル"].contains(name) { return 1 }
        for word in ["heading", "見出し"] where name.hasPrefix(word) {
            return Int(name.dropFirst(word.count)).flatMap { $0 > 0 ? min($0, 6) : nil }
        }
        return nil
    }

    /// 0 for a style of text.
    func headingLevel(of style: String) -> Int {
        chain(from: style).lazy.compactMap(\.headingLevel).first ?? 0
    }

    func listPlace(of style: String) -> ListPlace? {
        let chain = chain(from: style)
        guard let number = chain.lazy.compactMap(\.number).first, number != "0" else { return nil }
        return ListPlace(number: number, level: chain.lazy.compactMap(\.listLevel).first ?? 0)
    }

    private func chain(from id: String) -> [Style] {
        var chain: [Style] = []
        var next: String? = id
        while let id = next, let style = styles[id], chain.count < Self.deepestBase {
            chain.append(style)
            next = style.base
        }
        return chain
    }
}
