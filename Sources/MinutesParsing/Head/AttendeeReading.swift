import MinutesModel

extension Attendee {
    /// `委員長　山田太郎`, `山田 太郎（会長）`, `会長：山田太郎`. Name and role only where the line tells them apart.
    init(reading text: String) {
        self.init(label: text)
        // 60 characters of three bytes: a longer line lists several people.
        guard text.utf8.count <= 180 else { return }
        let bytes = text.utf8Span.span
        let words = RoleWords.roles
        // The role before a colon or a gap, the name behind it.
        for offset in 0..<bytes.count
        where SpeakerLabel.isColon(in: bytes, at: offset) || bytes.triple(at: offset) == Triple.fullWidthSpace {
            let first = text.slice(0..<offset).trimmed
            let second = text.slice((offset + bytes.characterLength(at: offset))..<bytes.count).trimmed
            guard RoleWords.suffix(of: first.withoutSpaces, in: words) != nil, !second.isEmpty,
                second.unicodeScalars.count <= Self.longestName
            else { continue }
            (role, name) = (first.withoutSpaces, second.withoutSpaces)
            return
        }
        // The name before a bracket that holds the role.
        for offset in 0..<bytes.count {
            guard let found = Bracket.read(in: bytes, at: offset, to: bytes.count, limit: 90), found.end == bytes.count
            else { continue }
            let inner = text.slice(found.inner)
            guard offset > 0, RoleWords.suffix(of: inner, in: words) != nil else { return }
            (name, role) = (text.slice(0..<offset).withoutSpaces, inner)
            return
        }
    }

    /// Characters, spaces counted.
    private static let longestName = 12
}
