import JapaneseText
import MinutesModel

extension Attendee {
    /// `委員長　山田太郎`, `山田 太郎（会長）`, `会長：山田太郎`. Name and role only where the line tells them apart.
    init(reading text: String) {
        self.init(label: text)
        // 60 characters of three bytes: a longer line lists several people.
        guard text.utf8.count <= 180 else { return }
        let bytes = text.utf8Span.span
        let words = RoleWords.roles
        // The role before a colon or a gap, the name behind it: the longest role, for 事 務 局 長 begins like 事務局.
        for offset in (0..<bytes.count).reversed()
        where SpeakerLabel.isColon(in: bytes, at: offset) || bytes.spaceLength(at: offset) > 0 {
            let first = text.slice(0..<offset).trimmed
            let second = text.slice((offset + bytes.characterLength(at: offset))..<bytes.count).trimmed
            guard RoleWords.suffix(of: Self.withoutBracket(first.withoutSpaces), in: words) != nil,
                second.unicodeScalars.count >= 2,
                second.unicodeScalars.count <= Self.longestName, !second.hasPrefix("（"), !second.hasPrefix("(")
            else { continue }
            (role, name) = (first.withoutSpaces, Self.withoutHonorific(second.withoutSpaces))
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
        // `【委員】山田会長`
        let group = Bracket.read(in: bytes, at: 0, to: bytes.count, limit: 60)
        let start = group?.kind == .lenticular ? group?.end ?? 0 : 0
        readGlued(text.slice(start..<bytes.count).withoutSpaces)
    }

    /// `副参事（学校再編担当）` → 副参事.
    private static func withoutBracket(_ role: String) -> String {
        guard role.hasSuffix("）") || role.hasSuffix(")") else { return role }
        let bytes = role.utf8Span.span
        for offset in 1..<bytes.count {
            guard let found = Bracket.read(in: bytes, at: offset, to: bytes.count, limit: 90), found.end == bytes.count
            else { continue }
            return role.slice(0..<offset)
        }
        return role
    }

    /// Characters, spaces counted.
    private static let longestName = 12

    private static let honorifics = ["君", "さん", "氏", "様", "殿", "議員", "委員"]

    /// `一番山本まさる君`, `知事田中花子君`, `木田純女君`: an honorific ends a name, and a role can stand before it.
    private mutating func readGlued(_ text: String) {
        // 山田会長, 佐藤委員; 12 characters are a full name and an office.
        if text.unicodeScalars.count <= 12, Self.seatEnd(of: text) == nil,
            RoleWords.suffix(of: text, in: RoleWords.personal) != nil
        {
            let speaker = SpeakerReading(labels: [text], head: "").speaker(text)
            (name, role) = (speaker.name, speaker.role)
            return
        }
        let bare = Self.withoutHonorific(text)
        guard bare != text, bare.unicodeScalars.count >= 2 else { return }
        let bytes = bare.utf8Span.span
        var start = Self.seatEnd(of: bare) ?? 0
        if start == 0 {
            // みなと市技監土木局長兼務山田太郎: the name is what follows the last word of an office.
            var position = 0
            while position < bytes.count {
                // 長 alone also begins names.
                for word in RoleWords.roles + ["兼務", "代理"] where word != "長" && bytes.has(word, at: position) {
                    let end = position + word.utf8.count
                    // Two characters at least are a name.
                    if bytes.characterCount(end..<bytes.count) >= 2 { start = Swift.max(start, end) }
                }
                position += bytes.characterLength(at: position)
            }
            if start > 0 { role = bare.slice(0..<start) }
        }
        name = bare.slice(start..<bytes.count)
    }

    static func withoutHonorific(_ name: String) -> String {
        guard let word = honorifics.first(where: { name.hasSuffix($0) && name.utf8.count > $0.utf8.count }) else {
            return name
        }
        return String(name.dropLast(word.count))
    }

    /// The end of `１２番` or `百一番` at the start of the text.
    static func seatEnd(of text: String) -> Int? {
        let bytes = TextBytes(text)
        guard let number = Numerals.read(in: bytes, at: 0), bytes.has("番", at: number.end) else { return nil }
        return number.end + 3
    }
}
