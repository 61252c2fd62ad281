import MinutesModel

/// Minutes whose parts stand in fields of their own (JSON, columns of a table), before they are lines.
struct FieldRecord {
    /// What is said in one go, or a block of text without a speaker.
    struct Entry {
        /// The speaker's label; `nil` when the text is nobody's.
        var label: String?
        var text: String
        /// Of the source, from 1.
        var line: Int
        /// The rank of a heading; 0 for text.
        var headingLevel = 0
    }

    /// A fact about the meeting.
    struct Fact {
        var kind: FactKind
        var text: String
        var line: Int
    }

    var format: String
    var url: String?
    var facts: [Fact] = []
    var entries: [Entry] = []
    /// What fields say of the people behind the labels, by label.
    var people: [String: Speaker] = [:]
    var warnings: [Warning] = []

    /// Remembers what fields say of a label's bearer. Two people under one label: then the label alone tells.
    mutating func note(_ person: Speaker) {
        guard person.name != nil || person.role != nil else { return }
        guard let known = people[person.label] else {
            people[person.label] = person
            return
        }
        guard known != person else { return }
        people[person.label] = Speaker(
            label: person.label, name: known.name == person.name ? known.name : nil,
            role: known.role == person.role ? known.role : nil)
    }
}

/// The facts that formats hold in fields, and the words under which the head of minutes prints them.
enum FactKind: CaseIterable {
    case title, council, date, start, end, venue, url

    /// For a line `開催日：…` of the head; `nil` for what is no line of it.
    var printed: String? {
        switch self {
        case .title: "会議名"
        case .date: "開催日"
        case .start: "開会時刻"
        case .venue: "場所"
        case .council, .end, .url: nil
        }
    }
}
