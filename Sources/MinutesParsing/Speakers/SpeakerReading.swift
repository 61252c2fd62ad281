import MinutesModel

/// Takes labels apart: name, role, what tells two people of one name apart. Where a label alone does not say where the
/// name ends (田中健康課長), the other labels of the document and the list of those present do.
struct SpeakerReading {
    /// Surnames that other labels show: 田中 of 田中委員.
    private(set) var surnames: Set<String> = []
    /// The lines before the first speech, without white space.
    let head: String

    /// Characters. The longest name of the corpus has 9; what is longer is a sentence, read as a name by mistake.
    static let longestName = 15

    init(labels: some Sequence<String> = [String](), head: String = "") {
        self.head = head
        for label in labels {
            let text = label.withoutSpaces
            let role = Self.roleLength(of: text)
            // Up to three characters before a role are a surname, unless they name an office: 総務部長.
            let name = text.slice(0..<(text.utf8.count - role))
            if role > 0, (2...3).contains(name.unicodeScalars.count), Departments.start(in: name) > 0 {
                surnames.insert(name)
            }
        }
    }

    func speaker(_ label: String) -> Speaker {
        var speaker = parts(of: label)
        speaker.label = label
        if let name = speaker.name, name.unicodeScalars.count > Self.longestName { speaker.name = nil }
        return speaker
    }

    /// The name, however long it is.
    func rawName(of label: String) -> String? {
        parts(of: label).name
    }

    // MARK: Brackets

    private func parts(of label: String) -> Speaker {
        guard let found = Self.lastBracket(in: label.utf8Span.span) else { return plain(label) }
        let prefix = label.slice(0..<found.start).trimmed
        let inner = label.slice(found.inner).trimmed
        let suffix = label.slice(found.end..<label.utf8.count).trimmed
        if !suffix.isEmpty {
            return Speaker(label: label, name: prefix.withoutSpaces, role: suffix, disambiguator: inner)
        }
        // （宮本花子君）, 答弁（村長）, 問（山田議員）.
        if prefix.isEmpty || RoleWords.kinds[prefix] != nil { return plain(inner) }
        return bracketed(label, prefix: prefix, inner: inner)
    }

    private func bracketed(_ label: String, prefix: String, inner: String) -> Speaker {
        let hasHonorific = RoleWords.endInHonorific(inner.utf8Range, of: inner.utf8Span.span)
        let before = plain(prefix)
        // `事務局（Q）`: people without names are told apart.
        if before.role != nil, let only = inner.unicodeScalars.first, inner.unicodeScalars.count == 1,
            only.isLetterOfList || only.properties.numericType == .decimal
        {
            return Speaker(label: label, name: before.name, role: before.role, disambiguator: inner)
        }
        let within = plain(inner)
        // `全国町村会（荒川会長）`, `事務局（木田参事官）`: the bracket says who and what, before it stands for whom. 長 and 監
        // alone end names, too.
        if !hasHonorific, let name = within.name, let role = within.role, role.unicodeScalars.count > 1,
            before.role == nil || RoleWords.bodies.contains(prefix)
        {
            return Speaker(label: label, name: name, role: role, organization: prefix)
        }
        if !hasHonorific, let bearer = bearer(before: before, within: within, prefix: prefix, inner: inner, of: label) {
            return bearer
        }
        guard before.role != nil || Seat.length(prefix.utf8Range, of: prefix.utf8Span.span) > 0 else {
            // `山田太郎（総務部長）`, `渡邉(光)`.
            if RoleWords.roleLength(inner.utf8Range, of: inner.utf8Span.span) > 0, inner.unicodeScalars.count > 2 {
                return Speaker(label: label, name: before.name, role: inner.withoutSpaces)
            }
            guard inner.unicodeScalars.count <= 2, !hasHonorific else {
                return Speaker(
                    label: label, name: Self.withoutHonorific(inner),
                    role: prefix.isEmpty ? nil : prefix.withoutSpaces)
            }
            return Speaker(label: label, name: before.name, disambiguator: inner)
        }
        // `田中委員（全国知事会）`: the name stands before its role.
        if let name = before.name, let role = before.role, !hasHonorific,
            ["委員", "議員", "構成員", "専門委員", "臨時委員", "会員"].contains(role)
        {
            return Speaker(label: label, name: name, role: role, organization: inner)
        }
        let seat = Seat.length(prefix.utf8Range, of: prefix.utf8Span.span)
        let role =
            seat == 0
            ? prefix.withoutSpaces
            : prefix.withoutSpaces.hasSuffix("議員") ? "議員" : prefix.withoutSpaces.hasSuffix("委員") ? "委員" : nil
        return Speaker(label: label, name: Self.withoutHonorific(inner), role: role)
    }

    /// Where the bracket names no person, or more than one: `議長（元木会長）`, `事務局（都市計画課長）`, `高市大臣（イノベーション）`.
    private func bearer(
        before: Speaker, within: Speaker, prefix: String, inner: String, of label: String
    ) -> Speaker? {
        guard before.role != nil else { return nil }
        if let role = within.role, role.unicodeScalars.count > 1 {
            if before.name == nil, let name = within.name {
                return Speaker(label: label, name: name, role: before.role)
            }
            if within.name == nil, RoleWords.bodies.contains(prefix) {
                return Speaker(label: label, role: inner.withoutSpaces, organization: prefix)
            }
        }
        let isKatakana = inner.unicodeScalars.allSatisfy { (0x30A1...0x30FE).contains($0.value) }
        guard before.name != nil, isKatakana || inner.hasSuffix("担当") || Departments.start(in: inner) == 0 else {
            return nil
        }
        return Speaker(label: label, name: before.name, role: before.role, organization: inner)
    }

    private static func lastBracket(in bytes: Span<UInt8>) -> (start: Int, inner: Range<Int>, end: Int)? {
        var last: (start: Int, inner: Range<Int>, end: Int)?
        var offset = 0
        while offset < bytes.count {
            if let (kind, inner, end) = Bracket.read(in: bytes, at: offset, to: bytes.count, limit: bytes.count),
                kind != .shell
            {
                last = (offset, inner, end)
                offset = end
            } else {
                offset += 1
            }
        }
        return last
    }

    static func roleLength(of text: String) -> Int {
        RoleWords.roleLength(text.utf8Range, of: text.utf8Span.span)
    }

    static func withoutHonorific(_ name: String) -> String {
        let joined = name.withoutSpaces
        guard let honorific = RoleWords.suffix(of: joined, in: RoleWords.honorifics), joined != honorific else {
            return joined
        }
        return joined.slice(0..<(joined.utf8.count - honorific.utf8.count))
    }
}
