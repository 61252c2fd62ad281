/// Labels with a bracket. It holds a full name, an initial, a role or a company: what stands around it tells which.
enum BracketLabel {
    /// A name in brackets has at most 20 characters, honorific and inner spaces counted; of three bytes each.
    private static let limit = 60

    /// `（宮本花子君）`, `（福祉部長）`: nothing stands before the bracket.
    static func alone(in bytes: Span<UInt8>, at start: Int, to end: Int) -> SpeakerLabel? {
        guard let found = round(in: bytes, at: start, to: end) else { return nil }
        let inner = bytes.trimmed(found.inner)
        guard RoleWords.end(inner, of: bytes) || Seat.length(inner, of: bytes) > 0 else { return nil }
        guard !RoleWords.isHeading(inner, of: bytes), !isEvent(inner, of: bytes) else { return nil }
        return label(start..<found.end, .roleWithName, in: bytes, to: end)
    }

    /// - Parameters:
    ///   - prefix: what stands before the bracket.
    ///   - isRole: the prefix is known to end as a role does: white space can stand inside (議　長).
    ///   - open: where the bracket opens.
    static func read(
        in bytes: Span<UInt8>, prefix: Range<Int>, isRole: Bool = false, at open: Int, to end: Int
    ) -> SpeakerLabel? {
        guard let found = round(in: bytes, at: open, to: end) ?? named(in: bytes, at: open, to: end) else { return nil }
        let inner = bytes.trimmed(found.inner)
        guard !isEvent(inner, of: bytes), !isRemark(inner, of: bytes) else { return nil }
        let hasRole = isRole || RoleWords.end(prefix, of: bytes)
        let isSeat = Seat.length(prefix, of: bytes) > 0
        let isKind = isKind(prefix, of: bytes)
        let innerIsPerson = RoleWords.end(inner, of: bytes)
        if !innerIsPerson || !hasRole, RoleWords.isHeading(prefix, of: bytes) { return nil }
        // `■あいさつ（都市整備部長）`: what somebody does, and who.
        if !hasRole, Self.acts.contains(where: { bytes.has($0, endingAt: prefix.upperBound) }) { return nil }
        // `林（和）委員長`: the role follows.
        if let role = LabelToken(in: bytes, from: found.end, to: end), role.delimiter != .punctuation,
            role.delimiter != .closing, bytes.characterCount(role.range) <= 14, RoleWords.end(role.range, of: bytes),
            !RoleWords.isHeading(role.range, of: bytes)
        {
            return label(prefix.lowerBound..<role.range.upperBound, .surnameWithInitial, in: bytes, to: end)
        }
        if hasRole || isSeat || isKind || innerIsPerson {
            var stop = found.end
            // `総務課長（併選管書記長）（佐藤一郎君）`: the second bracket holds the name.
            if innerIsPerson, let second = round(in: bytes, at: stop, to: end),
                RoleWords.endInHonorific(second.inner, of: bytes), !RoleWords.endInHonorific(inner, of: bytes),
                !isEvent(second.inner, of: bytes)
            {
                stop = second.end
            }
            return label(prefix.lowerBound..<stop, .roleWithName, in: bytes, to: end)
        }
        // Two characters tell two people of one surname apart: 林（和）, 鈴木（ひろ）.
        let follows =
            found.end >= end || bytes.spaceLength(at: found.end) > 0 || SpeakerLabel.isColon(in: bytes, at: found.end)
        guard follows, bytes.characterCount(inner) <= 2, bytes.characterCount(prefix) <= 5 else { return nil }
        return label(prefix.lowerBound..<found.end, .surnameWithInitial, in: bytes, to: end)
    }

    private static let acts = ["あいさつ", "挨拶", "紹介", "選出", "宣言", "宣告"]

    private static func round(
        in bytes: Span<UInt8>, at offset: Int, to end: Int
    ) -> (inner: Range<Int>, end: Int)? {
        guard
            let found = Bracket.read(in: bytes, at: offset, to: end, limit: limit),
            found.kind == .round, !bytes.trimmed(found.inner).isEmpty
        else { return nil }
        return (found.inner, found.end)
    }

    /// `議長【山田太郎君】`
    private static func named(
        in bytes: Span<UInt8>, at offset: Int, to end: Int
    ) -> (inner: Range<Int>, end: Int)? {
        guard let found = Bracket.read(in: bytes, at: offset, to: end, limit: limit), found.kind == .lenticular,
            RoleWords.endInHonorific(bytes.trimmed(found.inner), of: bytes)
        else { return nil }
        return (found.inner, found.end)
    }

    private static func label(
        _ range: Range<Int>, _ shape: SpeakerLabel.Shape, in bytes: Span<UInt8>, to end: Int
    ) -> SpeakerLabel {
        SpeakerLabel(
            range: range, body: LabelReader.body(behind: range.upperBound, in: bytes, to: end), shape: shape)
    }

    private static let kinds = Beginnings(Array(RoleWords.kinds.keys))

    private static func isKind(_ prefix: Range<Int>, of bytes: Span<UInt8>) -> Bool {
        kinds.first(in: bytes, at: prefix.lowerBound) { $0 == prefix.count } != nil
    }

    /// （山田太郎君登壇）, （５番　山田太郎君　質問席へ）: somebody does something.
    private static func isEvent(_ inner: Range<Int>, of bytes: Span<UInt8>) -> Bool {
        // `○山田課長　（説明）`: all that the record tells of what was said.
        if isTold(inner, of: bytes) { return true }
        // What ends in 君 is a name: events end in what is done.
        return !RoleWords.endInHonorific(inner, of: bytes) && StageBracket.isStage(inner, of: bytes)
    }

    /// （説明）: what was done, and no more.
    static func isTold(_ inner: Range<Int>, of bytes: Span<UInt8>) -> Bool {
        // The longest word has four characters of three bytes.
        inner.count <= 12 && events.contains(bytes.text(inner))
    }

    private static let events: Set<String> = [
        "総括説明", "説明", "挨拶", "報告", "紹介", "朗読", "資料説明", "趣旨説明", "自己紹介", "補足説明", "概要説明",
    ]

    private static let remarkEnds = [
        "名", "人", "略", "案", "頁", "ページ", "別紙", "参照", "順不同", "継続", "続き", "仮称", "写し", "抜粋", "同じ", "件", "回", "号",
    ]

    /// （34名）, （敬称略）, （案）: on a list or a paper.
    private static func isRemark(_ inner: Range<Int>, of bytes: Span<UInt8>) -> Bool {
        for word in remarkEnds where bytes.has(word, endingAt: inner.upperBound) {
            // 名 and 人 count where a number stands before them; 桑名 is a person.
            guard word == "名" || word == "人" || word == "回" || word == "件" || word == "号" else { return true }
            let before = inner.upperBound - word.utf8.count
            if Seat.isDigit(at: before - 3, of: bytes)
                || before > inner.lowerBound && bytes.digit(at: before - 1) != nil
            {
                return true
            }
        }
        return false
    }
}
