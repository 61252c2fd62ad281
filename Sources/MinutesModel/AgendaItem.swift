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

/// A decision (決定事項).
public struct Decision: Sendable, Equatable, Codable {
    public enum Outcome: String, Sendable, Codable {
        case approved, rejected, adopted, referred, unknown
    }

    /// The index of the speech in which it was put to the meeting.
    public var speech: Int
    /// As the speech names them: `議事1`. `Minutes.agendaTitle(of:)` gives the title behind one.
    public var items: [String]
    public var outcome: Outcome
    /// The exact words that show it.
    public var evidence: String

    public init(speech: Int, items: [String], outcome: Outcome, evidence: String) {
        self.speech = speech
        self.items = items
        self.outcome = outcome
        self.evidence = evidence
    }
}

extension Minutes {
    /// The title behind `議事1`, `議題２`, `日程第3` or `1`: the item of that number below the item that is itself
    /// called 議事 or 議題, else the item of that number on the top level. `nil` when the agenda has none.
    public func agendaTitle(of item: String) -> String? {
        let digits = item.unicodeScalars.compactMap { scalar -> Character? in
            switch scalar.value {
            case 0x30...0x39: Character(scalar)
            case 0xFF10...0xFF19: Unicode.Scalar(scalar.value - 0xFEE0).map(Character.init)
            default: nil
            }
        }
        guard !digits.isEmpty else { return agenda.lazy.map(\.title).first { $0 == item } }
        let number = String(digits)
        let word = String(item.prefix { !$0.isNumber })
        let parents = agenda.filter { !$0.items.isEmpty && ($0.title == word || ["議事", "議題"].contains($0.title)) }
        let candidates = parents.first?.items ?? agenda
        return candidates.first { $0.number == number }?.title
    }
}
