import JapaneseText

/// A meeting's title and what it tells: `第2回みらい社会会議 議事録` → council みらい社会会議, session 2.
struct TitleReading {
    let title: String
    /// The line says that it is a record: …議事録.
    let isOfRecord: Bool
    private(set) var council: String?
    let session: Int?

    /// Names of a session, not of a body: every assembly has one.
    static let generic: Set<String> = ["委員会", "定例会", "臨時会", "本会議", "定例会議", "臨時会議", "定例議会", "会議", "市議会定例会", "市会定例会"]
    /// What bodies' names end with.
    static let bodies = ["議会", "市会", "府会", "県会"]

    /// 定例会 and its like: the body stands elsewhere.
    var isGeneric: Bool { council.map(Self.generic.contains) ?? false }

    /// `みなと市議会`: who met, and not which meeting.
    var isBodyAlone: Bool {
        guard let council, session == nil, !isOfRecord else { return false }
        return Self.bodies.contains { council.hasSuffix($0) && council != $0 }
    }

    func of(_ council: String) -> TitleReading {
        var reading = self
        reading.council = council
        return reading
    }

    static func isRecordWord(_ text: String) -> Bool {
        recordWords.contains(text.trimmed.lowercased()) || recordWords.contains(text.withoutSpaces)
    }

    private static let recordWords = [
        "議事録概要", "会議録概要", "議事録要約", "会議録要約", "議事録要旨", "会議録要旨", "議事録案", "議事録", "会議録", "議事要録", "会議要録", "会議記録", "審議結果",
        "会議結果", "議事次第", "次第", "議事要旨", "議事概要", "会議要旨",
        "会議概要", "速記録", "顛末書", "会議摘録", "摘録", "要点記録", "会議要点録", "議事要点", "意見要旨", "発言要旨", "審議概要", "議事メモ", "会議メモ", "記録", "概要",
        "要旨",
        "開催結果", "会議報告", "meeting notes", "meeting minutes", "minutes",
    ]
    private static let meetingWords = [
        "会議", "委員会", "審議会", "協議会", "懇談会", "懇話会", "部会", "分科会", "定例会", "臨時会", "検討会", "研究会", "議会", "議事録", "議事要旨", "議事概要",
        "本部", "総会", "例会", "ワーキング", "委員長会", "有識者会", "理事会", "役員会", "幹事会", "審査会", "評議会", "評議員会", "調査会", "連絡会", "打合せ",
        "打ち合わせ",
        "公聴会", "意見交換会", "市会", "タスクフォース", "ミーティング", "meeting", "minutes",
    ]

    /// True when the line names a meeting.
    static func canRead(_ text: String) -> Bool {
        // 80 characters of three bytes: longer is prose.
        text.utf8.count <= 240 && !text.holds("。") && text.lowercased().holds(anyOf: meetingWords)
    }

    init(_ text: String) {
        let bare = SiteTitle.bare(Self.withoutShortDate(text.trimmed))
        title = Self.withoutRecordWord(bare)
        isOfRecord = title != bare || text.withoutSpaces.holds(anyOf: ["議事録", "会議録", "速記録", "会議記録", "委員会記録"])
        let bytes = TextBytes(title)
        var sessionRange: Range<Int>?
        var session: Int?
        for offset in 0..<bytes.count where bytes.has("第", at: offset) {
            let span = title.utf8Span.span
            // `第 4 回`: letter-spaced.
            guard
                let number = Numerals.read(in: bytes, at: span.skippingSpaces(from: offset + 3, to: span.count)),
                case let end = span.skippingSpaces(from: number.end, to: span.count), bytes.has("回", at: end)
            else { continue }
            (session, sessionRange) = (number.value, offset..<(end + 3))
            break
        }
        self.session = session
        council = Self.council(title, session: sessionRange)
    }

    /// Without the session, the dates and the brackets around nothing.
    private static func council(_ title: String, session: Range<Int>?) -> String? {
        var text = title
        if let session {
            let (before, after) = (text.slice(0..<session.lowerBound), text.slice(session.upperBound..<text.utf8.count))
            // …会議（第４回）: the brackets hold nothing else.
            let isBracketed =
                (before.hasSuffix("（") || before.hasSuffix("(")) && (after.hasPrefix("）") || after.hasPrefix(")"))
            text = isBracketed ? String(before.dropLast() + after.dropFirst()) : before.trimmed + after
        }
        if let date = AbsoluteDate.read(text) {
            text = text.slice(0..<date.range.lowerBound) + text.slice(date.range.upperBound..<text.utf8.count)
        }
        text = withoutRecordWord(text.trimmed)
        if isRecordWord(text) { return nil }
        text = unframed(named(withoutDiet(withoutMonth(withoutTail(withoutYear(text))))))
        // `28`, `R5-2`: a number names nobody.
        return text.unicodeScalars.contains(where: \.properties.isIdeographic) || text.contains(where: \.isLetter)
            ? text : nil
    }

    /// `10/02/12 第169回…`: a site's short date, whose year nobody can tell for sure.
    private static func withoutShortDate(_ text: String) -> String {
        let bytes = text.utf8Span.span
        guard bytes.count > 9, bytes.byte(at: 2) == 0x2F, bytes.byte(at: 5) == 0x2F, bytes.spaceLength(at: 8) > 0,
            [0, 1, 3, 4, 6, 7].allSatisfy({ bytes.digit(at: $0) != nil })
        else { return text }
        return text.slice(8..<bytes.count).trimmed
    }

    /// `第61回国会　逓信委員会　第23号`: which Diet it was is the session.
    private static func withoutDiet(_ text: String) -> String {
        guard text.hasPrefix("国会"), text.utf8Span.span.spaceLength(at: 6) > 0 else { return text }
        return text.slice(6..<text.utf8.count).trimmed
    }

    /// `（議会運営委員会）`, `「みなと審議会」の`, `みなと委員会〔〕`, `（定例）みなと町議会`: brackets around the whole, around nothing, around
    /// the kind of a session.
    private static func unframed(_ text: String) -> String {
        var text = text
        for empty in ["〔〕", "（）", "()", "［］", "[]", "「」"] where text.hasSuffix(empty) && text != empty {
            text = String(text.dropLast(empty.count)).trimmed
        }
        for kind in ["定例", "臨時"] where text.hasPrefix("（\(kind)）") || text.hasPrefix("(\(kind))") {
            text = String(text.dropFirst(kind.count + 2)).trimmed
            if text.withoutSpaces.hasSuffix("議会") { text += kind + "会" }
        }
        if text.hasPrefix("「") || text.hasPrefix("『") {
            for end in ["」の", "』の", "」", "』"] where text.hasSuffix(end) && text.count > end.count + 1 {
                return String(text.dropFirst().dropLast(end.count)).trimmed
            }
        }
        let bytes = text.utf8Span.span
        guard !bytes.isEmpty, let found = Bracket.read(in: bytes, at: 0, to: bytes.count, limit: 180),
            found.end == bytes.count,
            !found.inner.isEmpty
        else { return text }
        return text.slice(found.inner).trimmed
    }

    /// `令和二年第一回臨時会`, `東京都 令和二年臨時会`, `みなと市：令和2年全員協議会`.
    private static func withoutYear(_ text: String) -> String {
        let bytes = TextBytes(text)
        let printed = text.utf8Span.span
        var (offset, beginsWord) = (0, true)
        while offset < printed.count {
            if beginsWord, let year = YearReading.read(in: bytes, at: offset) {
                let before = text.slice(0..<offset).trimmed
                let place = before.hasSuffix("：") || before.hasSuffix(":") ? String(before.dropLast()).trimmed : before
                return (place + " " + text.slice(year.end..<printed.count).trimmed).trimmed
            }
            beginsWord = printed.spaceLength(at: offset) > 0 || SpeakerLabel.isColon(in: printed, at: offset)
            offset += printed.characterLength(at: offset)
        }
        return text
    }

    /// `東京都 臨時会` → `東京都議会臨時会`: what meets there is the assembly.
    private static func named(_ text: String) -> String {
        guard let space = text.lastIndex(where: \.isWhitespace) else { return text }
        let (place, name) = (String(text[..<space]).trimmed, String(text[text.index(after: space)...]))
        guard ["定例会", "臨時会", "定例会議", "臨時会議"].contains(name), let last = place.last, "都道府県市区町村".contains(last) else {
            return text
        }
        return place + "議会" + name
    }

    /// `定例会（第1日 2月17日）`, `定例会（第５号）　本文`, `定例会－12月10日－02号`: which day and which part of the record it
    /// is says nothing of who met.
    private static func withoutTail(_ text: String) -> String {
        var text = text.trimmed
        var isShorter = true
        while isShorter {
            isShorter = false
            for word in ["本文", "速報版", "名簿", "目次"] where text.hasSuffix(word) && text != word {
                text = String(text.dropLast(word.count)).trimmed
                isShorter = true
            }
            if let start = tailStart(of: text) ?? numberStart(of: text) {
                text = text.slice(0..<start).trimmed
                isShorter = true
            }
        }
        return text
    }

    /// `１２月定例会` → `定例会`, `10月みなと市議会臨時会` → `みなと市議会臨時会`.
    private static func withoutMonth(_ text: String) -> String {
        let bytes = TextBytes(text)
        guard let number = Numerals.read(in: bytes, at: 0), bytes.has("月", at: number.end) else { return text }
        let rest = text.slice((number.end + 3)..<bytes.count).trimmed
        return generic.contains(rest) || canRead(rest) ? rest : text
    }

    private static func tailStart(of text: String) -> Int? {
        let bytes = text.utf8Span.span
        var offset = bytes.characterLength(at: 0)
        while offset < bytes.count {
            if isTail(in: bytes, at: offset) { return offset }
            offset += bytes.characterLength(at: offset)
        }
        return nil
    }

    /// `議院運営委員会　第8号`: which sitting it is stands behind white space.
    private static func numberStart(of text: String) -> Int? {
        guard text.hasSuffix("号"), let space = text.lastIndex(where: \.isWhitespace),
            text[text.index(after: space)...].hasPrefix("第")
        else { return nil }
        return text.utf8.distance(from: text.startIndex, to: space)
    }

    private static func isTail(in bytes: Span<UInt8>, at offset: Int) -> Bool {
        if bytes.isDash(at: offset) {
            let next = bytes.skippingSpaces(from: offset + bytes.characterLength(at: offset), to: bytes.count)
            return bytes.digit(at: next) != nil || bytes.has("第", at: next)
        }
        guard let found = Bracket.read(in: bytes, at: offset, to: bytes.count, limit: 90), found.end == bytes.count
        else {
            return false
        }
        // （第5日）, （6月）, （速報版）, （案）; not （地域福祉部会）.
        let inner = bytes.text(bytes.trimmed(found.inner))
        if ["開催", "開催分", "テキスト版"].contains(inner) { return true }
        let isCounted = inner.hasSuffix("号") || inner.hasSuffix("月") || inner.hasSuffix("日") || inner.hasSuffix("日目")
        return inner.hasPrefix("第") || inner.holds(anyOf: ["速報", "案", "未定稿", "暫定"])
            || isCounted && inner.utf8Span.span.digit(at: 0) != nil
    }

    /// `…会議 議事録`, `…会議議事録（案）`, `…臨時会会議録第七号`, `2019-03-25 Meeting Notes`.
    private static func withoutRecordWord(_ text: String) -> String {
        let lowered = text.lowercased()
        // Lower-casing keeps the length of Japanese and ASCII text; of what it does not, the title stays as printed.
        guard lowered.utf8.count == text.utf8.count else { return text }
        let bytes = lowered.utf8Span.span
        // `議事録 - 書庫の移行についての打ち合わせ`, `【議事録】みなと会議`.
        for word in recordWords {
            let start = lowered.hasPrefix("【") ? 3 : 0
            guard bytes.has(word, at: start) else { continue }
            var next = bytes.skippingSpaces(from: start + word.utf8.count, to: bytes.count)
            let isSetApart =
                start > 0
                ? bytes.has("】", at: next) : bytes.isDash(at: next) || SpeakerLabel.isColon(in: bytes, at: next)
            guard next < bytes.count, isSetApart else { continue }
            next += bytes.characterLength(at: next)
            let rest = text.slice(next..<bytes.count).trimmed
            if canRead(rest) { return withoutRecordWord(rest) }
        }
        for word in recordWords {
            var start = bytes.count - word.utf8.count
            while start >= 0 {
                if bytes.has(word, at: start) {
                    let rest = lowered.slice((start + word.utf8.count)..<bytes.count)
                    if isRecordTail(rest) || rest == "）" || rest == ")" {
                        var kept = text.slice(0..<start).trimmed
                        // `推進会議（会議録）`, `「推進会議」の議事録`.
                        let isBracketed = kept.hasSuffix("（") || kept.hasSuffix("(")
                        guard isRecordTail(rest) || isBracketed else { break }
                        if isBracketed { kept = String(kept.dropLast()).trimmed }
                        if kept.hasSuffix("」の") || kept.hasSuffix("会の") { kept = String(kept.dropLast()) }
                        // `2019-03-25 Meeting Notes`: a date alone names nothing.
                        let isDate = AbsoluteDate.read(kept).map { $0.range.count == kept.utf8.count } ?? false
                        return kept.isEmpty || isDate ? text : kept
                    }
                }
                start -= 1
            }
        }
        return text
    }

    /// Nothing, `（案）`, `第七号`, `（第５号）`.
    private static func isRecordTail(_ rest: String) -> Bool {
        let text = rest.withoutSpaces
        if text.isEmpty || text == "について" { return true }
        // 6 characters of three bytes, a number or a state of the record.
        return text.utf8.count <= 30
            && (text.hasPrefix("第") && text.holds("号") || text.hasPrefix("（") || text.hasPrefix("("))
    }
}
