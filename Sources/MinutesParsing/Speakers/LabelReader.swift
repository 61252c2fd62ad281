/// Reads the label at the start of a line. The shortest run of words that ends as a label does is the label: a greedy
/// reading would run on to the next 君 of the sentence.
enum LabelReader {
    /// Words of one label: a letter-spaced 副 委 員 長 代 理 has six.
    private static let wordLimit = 6
    /// A letter-spaced office in front of its bearer's brackets: 農 業 委 員 会 事 務 局 長 has nine.
    private static let letterLimit = 16
    /// Characters of a label of several words: a full name with a space in it, and an office such as 環境・エネルギー政策課長.
    /// Longer ones have no spaces.
    private static let spacedLimit = 20

    /// The label that starts at `offset`, or `nil` when what stands there cannot be one.
    static func read(in bytes: Span<UInt8>, from offset: Int, to end: Int) -> SpeakerLabel? {
        let start = bytes.skippingSpaces(from: offset, to: end)
        guard start < end else { return nil }
        guard let label = label(in: bytes, from: start, to: end) else { return nil }
        // `〇　第　１　日` is a heading: white space between mark and label is only believed before a firm label.
        return start == offset || label.isFirm ? label : nil
    }

    private static func label(in bytes: Span<UInt8>, from start: Int, to end: Int) -> SpeakerLabel? {
        if Bracket.opening(in: bytes, at: start)?.kind == .round {
            return BracketLabel.alone(in: bytes, at: start, to: end)
        }
        var first: LabelToken?
        var second: LabelToken?
        var position = start
        var isLetterSpaced = true
        for count in 1...letterLimit {
            if count > wordLimit, !isLetterSpaced { break }
            guard let token = LabelToken(in: bytes, from: position, to: end), token.delimiter != .punctuation else {
                break
            }
            let range = start..<token.range.upperBound
            isLetterSpaced = isLetterSpaced && bytes.characterCount(token.range) == 1
            if count > 1, !isLetterSpaced, bytes.characterCount(range) > spacedLimit { break }
            if count == 1 { first = token } else if count == 2 { second = token }
            let next = bytes.skippingSpaces(from: token.range.upperBound, to: end)
            let isSeat = Seat.length(range, of: bytes) == range.count
            let isLabel = endsLabel(
                range, lastWord: token.range, isLetterSpaced: isLetterSpaced && count > 1, of: bytes)
            if next < end, let kind = Bracket.opening(in: bytes, at: next)?.kind, kind != .shell,
                isSeat || isLabel || next == token.range.upperBound && count == 1
                    || count == 2 && isName(range, first, in: bytes) && namesRole(in: bytes, at: next, to: end),
                let label = BracketLabel.read(in: bytes, prefix: range, isRole: isLabel, at: next, to: end)
            {
                return label
            }
            if isSeat, token.delimiter != .closing, !bytes.has("番議員", endingAt: range.upperBound) {
                return seat(range, in: bytes, next: next, to: end)
            }
            if isLabel, !goesOn(range, isLetterSpaced: isLetterSpaced, at: next, in: bytes, to: end) {
                return role(range, delimiter: token.delimiter, in: bytes, to: end)
            }
            guard token.delimiter == .space else { break }
            position = next
        }
        guard let first else { return nil }
        return bare(first, second, in: bytes, to: end)
    }

    // MARK: Shapes

    /// A surname and a given name, of at most four characters each, with white space between them.
    private static func isName(_ range: Range<Int>, _ first: LabelToken?, in bytes: Span<UInt8>) -> Bool {
        guard let first, bytes.characterCount(first.range) <= 4 else { return false }
        return bytes.characterCount(range) <= 9 && !isOpener(range, of: bytes)
            && bytes.digit(at: range.lowerBound) == nil
    }

    /// `（総務課長）`, behind a name.
    private static func namesRole(in bytes: Span<UInt8>, at open: Int, to end: Int) -> Bool {
        // 30 characters, as for any label.
        guard let found = Bracket.read(in: bytes, at: open, to: end, limit: 90) else { return false }
        return RoleWords.roleLength(bytes.trimmed(found.inner), of: bytes) > 0
    }

    /// `議長`, `山田太郎議長`, and the name that can stand behind a role: `議長 山田太郎君`.
    private static func role(
        _ range: Range<Int>, delimiter: LabelToken.Delimiter, in bytes: Span<UInt8>, to end: Int
    ) -> SpeakerLabel? {
        guard delimiter != .closing, !RoleWords.isHeading(range, of: bytes) else { return nil }
        let body = body(behind: range.upperBound, in: bytes, to: end)
        var label = SpeakerLabel(range: range, body: body, shape: .role)
        if delimiter == .space { label.longer = name(behind: range, at: body, in: bytes, to: end) }
        return label
    }

    /// `６番 窪田 博`, `16番 山本花子さん`, `１番`.
    private static func seat(_ range: Range<Int>, in bytes: Span<UInt8>, next: Int, to end: Int) -> SpeakerLabel? {
        let alone = SpeakerLabel(
            range: range, body: body(behind: range.upperBound, in: bytes, to: end), shape: .seat)
        guard next > range.upperBound, let found = name(behind: range, at: next, in: bytes, to: end) else {
            return alone
        }
        var label = alone
        label.longer = found
        return label
    }

    /// `平`, `海野　美智子`.
    private static func bare(
        _ first: LabelToken, _ second: LabelToken?, in bytes: Span<UInt8>, to end: Int
    ) -> SpeakerLabel? {
        switch first.delimiter {
        case .space, .lineEnd, .colon, .bracket, .quote: break
        case .closing, .punctuation: return nil
        }
        let length = bytes.characterCount(first.range)
        let body = body(behind: first.range.upperBound, in: bytes, to: end)
        var label = SpeakerLabel(range: first.range, body: body, shape: .bare)
        // A surname and a given name have at most four characters each.
        if let second, first.delimiter == .space, length <= 4, bytes.characterCount(second.range) <= 4,
            second.delimiter == .space || second.delimiter == .lineEnd || second.delimiter == .colon,
            !isOpener(second.range, of: bytes)
        {
            let range = first.range.lowerBound..<second.range.upperBound
            let behind = Self.body(behind: range.upperBound, in: bytes, to: end)
            // Alone on its line, the whole line is the name.
            if behind >= end { return SpeakerLabel(range: range, body: behind, shape: .bare) }
            label.longer = SpeakerLabel.Longer(end: range.upperBound, body: behind, isLikely: false)
        }
        return label
    }

    /// The name that stands behind a role or a seat, in one or two words.
    private static func name(
        behind prefix: Range<Int>, at start: Int, in bytes: Span<UInt8>, to end: Int
    ) -> SpeakerLabel.Longer? {
        guard let first = LabelToken(in: bytes, from: start, to: end), isNamePart(first, in: bytes) else { return nil }
        let length = bytes.characterCount(first.range)
        // 8 characters: a full name with its honorific.
        guard length <= 8, !isOpener(first.range, of: bytes) else { return nil }
        func longer(to stop: Int, isLikely: Bool) -> SpeakerLabel.Longer {
            SpeakerLabel.Longer(end: stop, body: body(behind: stop, in: bytes, to: end), isLikely: isLikely)
        }
        let isSeat = Seat.length(prefix, of: bytes) == prefix.count
        if RoleWords.endInHonorific(first.range, of: bytes) {
            return longer(to: first.range.upperBound, isLikely: true)
        }
        let next = bytes.skippingSpaces(from: first.range.upperBound, to: end)
        if length <= 4, first.delimiter == .space,
            let second = LabelToken(in: bytes, from: next, to: end), isNamePart(second, in: bytes),
            bytes.characterCount(second.range) <= 6, !isOpener(second.range, of: bytes)
        {
            if RoleWords.endInHonorific(second.range, of: bytes) || isHonorific(second.range, of: bytes) {
                return longer(to: second.range.upperBound, isLikely: true)
            }
            // Surname and given name: at most four characters each, and seldom more than six in all.
            if bytes.characterCount(second.range) <= 4 {
                let both = length + bytes.characterCount(second.range)
                return longer(to: second.range.upperBound, isLikely: isSeat && both <= 6)
            }
        }
        return longer(to: first.range.upperBound, isLikely: isSeat)
    }

    // MARK: Words

    private static func isNamePart(_ token: LabelToken, in bytes: Span<UInt8>) -> Bool {
        switch token.delimiter {
        case .space, .lineEnd, .colon: true
        // （登壇）, 〔登壇〕 and 「…」 can follow.
        case .bracket, .quote: true
        case .closing, .punctuation: false
        }
    }

    private static func endsLabel(
        _ range: Range<Int>, lastWord: Range<Int>, isLetterSpaced: Bool, of bytes: Span<UInt8>
    ) -> Bool {
        if isLetterSpaced {
            let joined = bytes.text(range).withoutSpaces
            return RoleWords.end(joined.utf8Range, of: joined.utf8Span.span)
        }
        // A word that only is an honorific belongs to the name before it: 林　隆一　君.
        return RoleWords.end(lastWord, of: bytes) || lastWord != range && isHonorific(lastWord, of: bytes)
    }

    private static func isHonorific(_ range: Range<Int>, of bytes: Span<UInt8>) -> Bool {
        RoleWords.honorifics.contains { $0.utf8.count == range.count && bytes.has($0, at: range.lowerBound) }
    }

    /// `事 務 局` before ` 長`.
    private static func goesOn(
        _ range: Range<Int>, isLetterSpaced: Bool, at next: Int, in bytes: Span<UInt8>, to end: Int
    ) -> Bool {
        guard isLetterSpaced, next > range.upperBound else { return false }
        let behind = next + 3
        if bytes.has("長", at: next),
            behind >= end || bytes.spaceLength(at: behind) > 0 || Bracket.opening(in: bytes, at: behind) != nil
        {
            return true
        }
        return leadsToBracket(at: next, in: bytes, to: end)
    }

    /// `業 委 員 会 事 務 局 長（`: nothing but single characters up to a bracket, the last of which ends a role.
    private static func leadsToBracket(at start: Int, in bytes: Span<UInt8>, to end: Int) -> Bool {
        var position = start
        for _ in 0..<letterLimit {
            guard let token = LabelToken(in: bytes, from: position, to: end), bytes.characterCount(token.range) == 1
            else { return false }
            position = bytes.skippingSpaces(from: token.range.upperBound, to: end)
            if position < end, Bracket.opening(in: bytes, at: position)?.kind == .round {
                return bytes.has("長", endingAt: token.range.upperBound)
                    || bytes.has("員", endingAt: token.range.upperBound)
                    || bytes.has("者", endingAt: token.range.upperBound)
                    || bytes.has("事", endingAt: token.range.upperBound)
                    || bytes.has("監", endingAt: token.range.upperBound)
                    || bytes.has("幹", endingAt: token.range.upperBound)
            }
        }
        return false
    }

    private static let openers = Beginnings([
        "はい", "ええ", "えー", "では", "それでは", "ただいま", "ただ今", "まず", "次に", "また", "以上", "なし", "異議なし", "賛成", "反対", "質問", "続いて",
        "これより",
        "これから", "おはよう", "どうぞ", "ありがとう", "お答え", "ご説明", "御説明", "日程第", "議案第", "第", "１", "２", "1", "2", "今", "私", "本", "この",
        "その", "失礼",
        "再", "休憩",
    ])

    /// Words with which speeches begin, and names do not.
    private static func isOpener(_ range: Range<Int>, of bytes: Span<UInt8>) -> Bool {
        // 今 and 私 begin names, too: they are openers only as words of their own.
        openers.first(in: bytes, at: range.lowerBound) { $0 > 3 ? $0 <= range.count : $0 == range.count } != nil
    }

    /// Behind the label, its colon and white space.
    static func body(behind offset: Int, in bytes: Span<UInt8>, to end: Int) -> Int {
        var body = bytes.skippingSpaces(from: offset, to: end)
        if body < end, SpeakerLabel.isColon(in: bytes, at: body) {
            body = bytes.skippingSpaces(from: body + bytes.characterLength(at: body), to: end)
        }
        return body
    }
}
