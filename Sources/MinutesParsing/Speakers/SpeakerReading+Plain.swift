import MinutesModel

/// Labels without brackets: 田中健康課長.
extension SpeakerReading {
    func plain(_ label: String) -> Speaker {
        if let role = RoleWords.kinds[label.withoutSpaces.trimmingDigits] { return Speaker(label: label, role: role) }
        let seat = Seat.length(label.utf8Range, of: label.utf8Span.span)
        let rest = label.slice(seat..<label.utf8.count).trimmed
        if seat > 0 {
            let name = Self.withoutHonorific(rest)
            // `５番鈴木委員`
            let role = name.isEmpty || name == rest ? nil : ["委員", "議員"].first { rest.hasSuffix($0) }
            return Speaker(label: label, name: name.isEmpty ? nil : name, role: role)
        }
        // `議長 山田太郎君`, `議長　山田　太郎`: the first word is a role and nothing else.
        let words = rest.split(whereSeparator: \.isWhitespace).map(String.init)
        if words.count >= 2, let first = words.first, first.unicodeScalars.count > 1 {
            let (name, role) = split(first)
            if name == nil, let role {
                return Speaker(label: label, name: Self.withoutHonorific(words.dropFirst().joined()), role: role)
            }
        }
        let joined = rest.withoutSpaces
        if let end = organizationEnd(of: joined) {
            let (name, role) = split(joined.slice(end..<joined.utf8.count))
            if let name, let role {
                let organization = joined.slice(0..<end)
                return Speaker(
                    label: label, name: name, role: role,
                    organization: organization.hasSuffix("・") ? String(organization.dropLast()) : organization)
            }
        }
        let (name, role) = split(joined)
        return Speaker(label: label, name: name, role: role)
    }

    private static let organizations = [
        "省", "庁", "局", "部", "課", "室", "会社", "大学", "協会", "センター", "機構", "財団", "会議", "委員会", "連合会",
    ]

    /// Where the person begins whom an organization stands before: `厚生労働省健康課・山本課長補佐`, `建築課小川主幹`. Without a dot
    /// only a known surname tells.
    private func organizationEnd(of text: String) -> Int? {
        let bytes = text.utf8Span.span
        var found: Int?
        var offset = 0
        while offset < bytes.count {
            for word in Self.organizations where offset > 0 && bytes.has(word, at: offset) {
                let end = offset + word.utf8.count
                if bytes.has("・", at: end) {
                    found = end + 3
                } else if Surnames.length(at: end, of: bytes) > 3, Departments.start(in: text.slice(0..<end)) == 0 {
                    found = end
                }
            }
            offset += bytes.characterLength(at: offset)
        }
        return found
    }

    private func split(_ text: String) -> (name: String?, role: String?) {
        let length = Self.roleLength(of: text)
        let role = text.slice((text.utf8.count - length)..<text.utf8.count)
        let rest = text.slice(0..<(text.utf8.count - length))
        guard length > 0 else {
            // `参加者Ａ`, `委員１`
            if RoleWords.isLettered(text.utf8Range, of: text.utf8Span.span) { return (nil, text) }
            if let last = text.unicodeScalars.last, last.isLetterOfList {
                let word = String(text.unicodeScalars.dropLast())
                if !word.isEmpty, Self.roleLength(of: word) == word.utf8.count { return (nil, text) }
            }
            // 生涯学習課: an office speaks, and nobody is named.
            if Departments.isUnit(text), Departments.start(in: text) == 0 { return (nil, text) }
            return (Self.withoutHonorific(text), nil)
        }
        guard !rest.isEmpty else { return (nil, role) }
        // 副参事兼庁舎建設推進室長: two offices, and nobody's name.
        if let at = rest.utf8Span.span.first("兼", in: rest.utf8Range), at > 0 {
            let first = rest.slice(0..<at)
            if Self.roleLength(of: first) > 0, split(first).name == nil { return (nil, text) }
        }
        if role.hasSuffix("大臣") || role.hasSuffix("政務官") {
            let portfolio = RoleWords.suffix(of: rest, in: RoleWords.portfolios) ?? Self.portfolio(of: rest)
            let name = rest.slice(0..<(rest.utf8.count - portfolio.utf8.count))
            return (name.isEmpty ? nil : name, portfolio + role)
        }
        // 玉村編成部長: a known surname and nothing but words of offices behind it.
        let known = Surnames.length(at: 0, of: rest.utf8Span.span)
        if known > 3, rest.utf8.count >= known + 6, Departments.start(in: rest.slice(known..<rest.utf8.count)) == 0,
            Departments.start(in: rest) > 0
        {
            return (rest.slice(0..<known), rest.slice(known..<rest.utf8.count) + role)
        }
        if let end = nameEnd(in: rest, role: role) {
            return (rest.slice(0..<end), rest.slice(end..<rest.utf8.count) + role)
        }
        let office = Departments.start(in: rest)
        if office == 0 { return (nil, text) }
        // 山田行政改革・地域連携推進会議委員: an organization of three characters and more behind a known surname.
        if known > 3, rest.utf8.count >= known + 9, Self.organizations.contains(where: rest.hasSuffix) {
            return (rest.slice(0..<known), rest.slice(known..<rest.utf8.count) + role)
        }
        let name = rest.slice(0..<office)
        let isOffice = office < rest.utf8.count && rest.unicodeScalars.count > 3
        // 関総務課長 → 関: two characters of an office behind a surname of one.
        if !isOffice, name.unicodeScalars.count == 1, rest.unicodeScalars.count == 3,
            Surnames.length(at: 0, of: name.utf8Span.span) == name.utf8.count
        {
            return (name, rest.slice(office..<rest.utf8.count) + role)
        }
        // 大和田会計管理者 → 大和田; 鶴見課長 → 鶴見; 別所課長 → 別所.
        if !isOffice { return isName(rest, before: role) ? (rest, role) : (nil, text) }
        // 小林品川区 of 小林品川区保健所課長: the name is the surname, what follows a place that no list has.
        let surname = Surnames.length(at: 0, of: name.utf8Span.span)
        if surname > 3, name.utf8.count > surname,
            ["区", "市", "町", "村", "県", "都", "府", "道"].contains(where: { name.hasSuffix($0) })
        {
            return (name.slice(0..<surname), rest.slice(surname..<rest.utf8.count) + role)
        }
        return isName(name, before: role) ? (name, rest.slice(office..<rest.utf8.count) + role) : (nil, text)
    }

    /// `IT担当` of 茂木IT担当: behind a known surname, or where the script changes.
    private static func portfolio(of rest: String) -> String {
        guard rest.hasSuffix("担当") else { return "" }
        let bytes = rest.utf8Span.span
        let surname = Surnames.length(at: 0, of: bytes)
        if surname > 3, surname < bytes.count { return rest.slice(surname..<bytes.count) }
        var end = 0
        // A surname has up to four kanji.
        while end < Swift.min(12, bytes.count), (0xE4...0xE9).contains(bytes[end]) { end += 3 }
        return end > 0 && end < 12 ? rest.slice(end..<bytes.count) : ""
    }

    /// Where the name ends, as the rest of the document shows it: a surname seen with another role, or an office that the
    /// list of those present names without it.
    private func nameEnd(in rest: String, role: String) -> Int? {
        let count = rest.unicodeScalars.count
        guard count > 3 || count > 2 && !surnames.isEmpty else { return nil }
        // Surnames have up to four characters of three bytes; the longest that is known wins.
        for end in stride(from: min(12, rest.utf8.count - 3), to: 0, by: -3) where rest.isBoundary(end) {
            let name = rest.slice(0..<end)
            let office = rest.slice(end..<rest.utf8.count)
            // What stands between the surname and the role can be the given name.
            guard Departments.start(in: office) == 0 || head.holds(office + role) else { continue }
            let isListed = head.holds(office + role) && head.holds(name) && !head.holds(rest + role)
            if surnames.contains(name) || isListed { return end }
        }
        return nil
    }

    /// Whether what stands before the role, or before the office, can be a name: 田中, おのだ康裕; not ゼロカーボン推進.
    private func isName(_ text: String, before role: String) -> Bool {
        let count = text.unicodeScalars.count
        // 8 characters: see `NameEvidence`. One kanji is a name before 課長 as well as before 委員: 森課長.
        let bytes = text.utf8Span.span
        guard count <= 8 || count <= Self.longestName && Self.isForeign(text), !RoleWords.collective.contains(text)
        else { return false }
        if RoleWords.personalLength(role.utf8Range, of: role.utf8Span.span) == role.utf8.count || count <= 3 {
            return true
        }
        return Surnames.length(at: 0, of: bytes) > 0 || surnames.contains { text.hasPrefix($0) } || head.holds(text)
    }

    /// `マーティ・フリードン`: katakana with a dot between given name and surname.
    static func isForeign(_ text: String) -> Bool {
        text.holds("・") && text.unicodeScalars.allSatisfy { (0x30A1...0x30FE).contains($0.value) }
    }
}

extension Unicode.Scalar {
    /// A to Z of either width, with which people without names are told apart.
    var isLetterOfList: Bool { (0x41...0x5A).contains(value) || (0xFF21...0xFF3A).contains(value) }
}

extension String {
    /// `Q1` → `Q`.
    fileprivate var trimmingDigits: String {
        var text = self
        while let last = text.unicodeScalars.last,
            (0x30...0x39).contains(last.value) || (0xFF10...0xFF19).contains(last.value)
        {
            text.unicodeScalars.removeLast()
        }
        return text
    }

    /// True when a character starts at the UTF-8 offset.
    fileprivate func isBoundary(_ offset: Int) -> Bool {
        offset == utf8.count || utf8Span.span[offset] & 0xC0 != 0x80
    }
}
