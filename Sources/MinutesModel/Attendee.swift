/// Somebody whom the record lists.
public struct Attendee: Sendable, Equatable, Codable {
    /// Under which heading the record lists them.
    public enum Group: String, Sendable, Codable {
        /// 出席.
        case present
        /// 欠席.
        case absent
        /// 説明員, 理事者.
        case explaining
        /// 事務局.
        case secretariat
        /// 傍聴, オブザーバー.
        case observing
    }

    /// What a mark before the name says (◎○ in a list of members).
    public enum Rank: String, Sendable, Codable {
        case chair, vice
    }

    /// As printed.
    public var label: String
    public var name: String?
    public var role: String?
    public var group: Group?
    public var rank: Rank?

    public init(label: String, name: String? = nil, role: String? = nil, group: Group? = nil, rank: Rank? = nil) {
        self.label = label
        self.name = name
        self.role = role
        self.group = group
        self.rank = rank
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(label, forKey: .label)
        try container.encode(name, forKey: .name)
        try container.encode(role, forKey: .role)
        try container.encode(group, forKey: .group)
        try container.encode(rank, forKey: .rank)
    }
}
