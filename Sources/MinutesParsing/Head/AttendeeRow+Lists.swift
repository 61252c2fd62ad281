import MinutesModel

/// Rows that name several people without columns.
extension AttendeeRow {
    // MARK: Offices in brackets

    /// `(会長)倉田 (副会長)岸、中山　敬称略`: an office, and who holds it.
    var bracketed: [Attendee]? {
        let bytes = text.utf8Span.span
        var offices: [(role: Range<Int>, start: Int, end: Int)] = []
        var offset = 0
        while offset < bytes.count {
            if offset == 0 || bytes.spaceLength(at: bytes.start(before: offset)) > 0,
                let found = Bracket.read(in: bytes, at: offset, to: bytes.count, limit: 30), found.end < bytes.count,
                bytes.spaceLength(at: found.end) == 0
            {
                offices.append((found.inner, offset, found.end))
                offset = found.end
            } else {
                offset += bytes.characterLength(at: offset)
            }
        }
        guard offices.first?.start == 0 else { return nil }
        let ends = offices.dropFirst().map(\.start) + [bytes.count]
        return zip(offices, ends).flatMap { office, end in
            text.slice(office.end..<end).split(whereSeparator: { "、，,".contains($0) }).map {
                let label = String($0).trimmed
                let name = label.split(whereSeparator: { $0.isWhitespace || "[［".contains($0) }).first.map(String.init)
                return Attendee(label: label, name: name, role: text.slice(office.role))
            }
        }
    }

    // MARK: Honorifics

    /// `理事　小山　恵三君　理事　加藤　六郎君`: 君 ends each of them.
    var honoured: [Attendee]? {
        let words = text.split(whereSeparator: \.isWhitespace)
        var pieces: [Substring] = []
        var start = text.startIndex
        for word in words where ["君", "さん", "くん"].contains(where: { word.hasSuffix($0) && word != $0 }) {
            pieces.append(text[start..<word.endIndex])
            start = word.endIndex
        }
        guard pieces.count > 1, text[start...].allSatisfy(\.isWhitespace) else { return nil }
        return pieces.map { Attendee(reading: String($0).trimmed) }
    }

    // MARK: Lists

    /// `委員：山田太郎、鈴木花子`.
    var listed: [Attendee]? {
        let pieces = text.split(whereSeparator: { "、，,".contains($0) }).map { String($0).trimmed }
        // A person with office and name has at most 25 characters.
        guard pieces.count > 1, pieces.allSatisfy({ !$0.isEmpty && $0.unicodeScalars.count <= 25 }) else { return nil }
        var people = pieces.map { Mark(in: $0.utf8Span.span, at: 0) == nil ? Self.named($0) : Self.withRank($0) }
        // `（委員）古谷邦久、…`, `…、若山拓也（14名）`: whose list it is, and how many they are.
        for index in people.indices { people[index].name = people[index].name.map(Self.withoutRemarks) }
        // `委員：` stands once and means all of them.
        guard let role = people[0].role, people[0].name != nil, people.dropFirst().allSatisfy({ $0.role == nil }) else {
            return people
        }
        for index in people.indices { people[index].role = role }
        return people
    }

    static func withoutRemarks(_ name: String) -> String {
        let bytes = name.utf8Span.span
        for offset in 0..<bytes.count {
            guard let found = Bracket.read(in: bytes, at: offset, to: bytes.count, limit: 60) else { continue }
            if offset == 0, found.end < bytes.count { return name.slice(found.end..<bytes.count) }
            if offset > 0, found.end == bytes.count, ["名", "人"].contains(where: name.slice(found.inner).hasSuffix) {
                return name.slice(0..<offset)
            }
        }
        return name
    }

    /// `山田太郎会長　海野岬委員　川上花子委員`: each word is a name with its role.
    var titled: [Attendee]? {
        let words = text.split(whereSeparator: { $0.isWhitespace || "、，,".contains($0) }).map(String.init)
        guard words.count > 1 else { return nil }
        if let pairs = Self.pairs(words) ?? Self.names(words) { return pairs }
        let people = words.map(Self.named)
        // `加藤館長　平林副主幹　相川主任`
        if words.allSatisfy({
            (3...9).contains($0.unicodeScalars.count) && RoleWords.suffix(of: $0, in: RoleWords.roles) != nil
        }),
            words.allSatisfy({ RoleWords.suffix(of: $0, in: RoleWords.roles) != $0 })
        {
            return people
        }
        return people.allSatisfy { ($0.name?.unicodeScalars.count ?? 0) >= 2 && $0.role != nil } ? people : nil
    }

    /// `委員　丸山　英子　田中　晶子　上野　友子`: the office once, then family and given names in turn.
    static func pairs(_ words: [String]) -> [Attendee]? {
        let names = words.dropFirst()
        guard names.count >= 4, names.count.isMultiple(of: 2), RoleWords.personal.contains(words[0]),
            names.allSatisfy({ (1...3).contains($0.unicodeScalars.count) && $0.utf8.allSatisfy { $0 >= 0x80 } }),
            !names.contains(where: RoleWords.roles.contains)
        else { return nil }
        let starts = Array(stride(from: 1, to: words.count, by: 2))
        // Family names alone (委員　山田　鈴木　佐藤　田中) are no pairs.
        guard starts.count(where: { Surnames.isOne(words[$0 + 1]) }) * 2 < starts.count else { return nil }
        return starts.map {
            Attendee(label: words[$0] + " " + words[$0 + 1], name: words[$0] + words[$0 + 1], role: words[0])
        }
    }

    /// `委員　山本しづか　木村英男　加藤真彦`, and the row below without the office: full names, three and more.
    static func names(_ words: [String]) -> [Attendee]? {
        let role = RoleWords.personal.contains(words[0]) ? words[0] : nil
        let names = words.dropFirst(role == nil ? 0 : 1)
        guard names.count >= 3,
            names.allSatisfy({
                (3...7).contains($0.unicodeScalars.count) && $0.utf8.allSatisfy { $0 >= 0x80 }
                    && RoleWords.suffix(of: $0, in: RoleWords.roles) == nil
            }),
            !names.contains(where: { $0.holds(anyOf: ["（", "：", "・", "の", "第"]) && !$0.hasPrefix("の") })
        else { return nil }
        return names.map { Attendee(label: $0, name: $0, role: role) }
    }
}
