import MinutesModel

extension Speaker {
    /// Name, role and disambiguator, as far as the label alone tells them.
    init(reading label: String) {
        let bytes = label.utf8Span.span
        self.init(label: label)
        guard let open = Self.bracket(in: bytes) else {
            (name, role) = Self.nameAndRole(label)
            return
        }
        let prefix = label.slice(0..<open.start).trimmed
        let inner = label.slice(open.inner).trimmed
        let suffix = label.slice(open.end..<bytes.count).trimmed
        if suffix.isEmpty, !Self.isInitial(prefix: prefix, inner: inner) {
            name = Self.withoutHonorific(inner).withoutSpaces
            // A seat (２０番) is no role.
            role =
                prefix.isEmpty || SpeakerLabel.isSeat(0..<prefix.utf8.count, of: prefix.utf8Span.span)
                ? nil : prefix.withoutSpaces
        } else {
            name = prefix
            role = suffix.isEmpty ? nil : suffix
            disambiguator = inner
        }
    }

    private static func bracket(in bytes: Span<UInt8>) -> (start: Int, inner: Range<Int>, end: Int)? {
        for offset in 0..<bytes.count {
            if let (kind, inner, end) = Bracket.read(in: bytes, at: offset, to: bytes.count, limit: bytes.count),
                kind == .round
            {
                return (offset, inner, end)
            }
        }
        return nil
    }

    /// `渡邉(光)`, not `議長（泉）`.
    private static func isInitial(prefix: String, inner: String) -> Bool {
        inner.unicodeScalars.count <= 2
            && RoleWords.suffix(of: prefix, in: RoleWords.roles) == nil
            && RoleWords.suffix(of: inner, in: RoleWords.honorifics) == nil
    }

    private static func withoutHonorific(_ name: String) -> String {
        guard let honorific = RoleWords.suffix(of: name, in: RoleWords.honorifics) else { return name }
        return name.slice(0..<(name.utf8.count - honorific.utf8.count)).trimmed
    }

    private static func nameAndRole(_ label: String) -> (name: String?, role: String?) {
        // `議長 山田太郎君`, `16番 山本花子さん`, `関 三郎委員長`.
        let tokens = label.split(whereSeparator: \.isWhitespace).map(String.init)
        if tokens.count == 2, RoleWords.suffix(of: tokens[1], in: RoleWords.honorifics) != nil,
            RoleWords.suffix(of: tokens[1], in: RoleWords.personal) == nil
        {
            let seat = SpeakerLabel.isSeat(0..<tokens[0].utf8.count, of: tokens[0].utf8Span.span)
            return (withoutHonorific(tokens[1]), seat ? nil : tokens[0])
        }
        let text = label.withoutSpaces
        if let role = RoleWords.suffix(of: text, in: RoleWords.personal) {
            return split(text, at: ministerial(role, in: text))
        }
        if let role = RoleWords.suffix(of: text, in: RoleWords.office) {
            // 田中健康課長: where the name ends is unsaid. Three characters are a surname, more can hold an office's name.
            let rest = text.slice(0..<(text.utf8.count - role.utf8.count))
            return (rest.isEmpty || rest.unicodeScalars.count > 3 ? nil : rest, role)
        }
        if RoleWords.suffix(of: text, in: RoleWords.honorifics) != nil { return (withoutHonorific(text), nil) }
        return (text, nil)
    }

    /// 長谷部産業大臣: the portfolio belongs to the role.
    private static func ministerial(_ role: String, in text: String) -> String {
        guard role.hasSuffix("大臣") || role.hasSuffix("政務官") else { return role }
        let rest = text.slice(0..<(text.utf8.count - role.utf8.count))
        return (RoleWords.suffix(of: rest, in: RoleWords.portfolios) ?? "") + role
    }

    private static func split(_ text: String, at role: String) -> (name: String?, role: String?) {
        let rest = text.slice(0..<(text.utf8.count - role.utf8.count))
        return (rest.isEmpty ? nil : rest, role)
    }
}
