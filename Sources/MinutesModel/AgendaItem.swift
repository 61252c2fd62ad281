/// A point of the agenda (議題), with the points under it.
public struct AgendaItem: Sendable, Equatable, Codable {
    /// As printed, folded to half width and without brackets: `1`, `（1）` → `1`. `nil` when the line has no number.
    public var number: String?
    public var title: String
    public var items: [AgendaItem]

    public init(number: String? = nil, title: String, items: [AgendaItem] = []) {
        self.number = number
        self.title = title
        self.items = items
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(number, forKey: .number)
        try container.encode(title, forKey: .title)
        try container.encode(items, forKey: .items)
    }
}
