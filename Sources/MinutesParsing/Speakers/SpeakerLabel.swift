/// What can be a speaker's label at the start of a line: where it stands, where the speech begins, and how sure its
/// form is.
struct SpeakerLabel {
    enum Shape {
        /// `議長（関口昌一君）`, `２０番（鈴木まさし議員）`.
        case roleWithName
        /// `青柳（涼）大臣`.
        case surnameWithInitial
        /// `水沢大臣`, `山田太郎議長`, `16番 山本花子さん`.
        case role
        /// `平`, `芦澤美智子`: only the whole document can tell whether it is a name.
        case bare

        var isFirm: Bool {
            switch self {
            case .roleWithName, .surnameWithInitial, .role: true
            case .bare: false
            }
        }
    }

    let range: Range<Int>
    /// Where the speech begins: the line's end when the label has the line for itself.
    let body: Int
    let shape: Shape

    /// 30 characters: the longest office of the corpus, with a full name in brackets, has 27. Names have spaces inside the brackets.
    private static let limit = 30
    /// A family name in brackets has at most 20 characters, honorific and inner spaces counted; of three bytes each.
    private static let bracketLimit = 60

    /// The label that starts at `offset`, or `nil` when what stands there cannot be one.
    static func read(in bytes: Span<UInt8>, from offset: Int, to end: Int) -> SpeakerLabel? {
        let start = bytes.skippingSpaces(from: offset, to: end)
        let isSpaced = start > offset
        guard start < end, let stop = token(in: bytes, from: start, to: end) else { return nil }
        let label: SpeakerLabel?
        if let bracket = spacedBracket(in: bytes, from: start, stop: stop, to: end) {
            label = bracketed(in: bytes, prefix: start..<bracket, to: end)
        } else if stop < end, Bracket.opening(in: bytes, at: stop) != nil {
            label = bracketed(in: bytes, prefix: start..<stop, to: end)
        } else {
            label = plain(in: bytes, token: start..<stop, to: end)
        }
        // `〇　第　１　日` is a heading: a space between mark and label is only believed before a firm label.
        guard let label, !isSpaced || label.shape.isFirm else { return nil }
        return label
    }

    /// The end of the run of characters that can stand in a label; `nil` when it runs into punctuation or is too long.
    private static func token(in bytes: Span<UInt8>, from start: Int, to end: Int) -> Int? {
        var position = start
        for _ in 0...limit {
            guard position < end, bytes.spaceLength(at: position) == 0, !isColon(in: bytes, at: position),
                Bracket.opening(in: bytes, at: position) == nil
            else { return position > start ? position : nil }
            guard !isPunctuation(in: bytes, at: position) else { return nil }
            position += bytes.characterLength(at: position)
        }
        return nil
    }

    /// Where the bracket opens in `議長 (石川良一君）` and `議　長（弓仲利博議員）`: white space stands before it or between the
    /// letters of the role.
    private static func spacedBracket(in bytes: Span<UInt8>, from start: Int, stop: Int, to end: Int) -> Int? {
        guard stop < end, bytes.spaceLength(at: stop) > 0 else { return nil }
        var position = start
        var letters = 0
        // The longest letter-spaced role has 6 letters (副 委 員 長 代 理).
        while letters < 6, position < end {
            position =
                letters == 0 && bytes.characterCount(start..<stop) > 1
                ? stop : position + bytes.characterLength(at: position)
            letters += 1
            position = bytes.skippingSpaces(from: position, to: end)
            guard position < end, Bracket.opening(in: bytes, at: position)?.kind != .round else { break }
            // One more letter, with white space or the bracket behind it.
            let next = position + bytes.characterLength(at: position)
            guard next < end, bytes.spaceLength(at: next) > 0 || Bracket.opening(in: bytes, at: next) != nil else {
                return nil
            }
        }
        guard position < end, Bracket.opening(in: bytes, at: position)?.kind == .round else { return nil }
        let role = bytes.text(start..<position).withoutSpaces
        return RoleWords.suffix(of: role, in: RoleWords.roles) == nil ? nil : position
    }

    private static func plain(in bytes: Span<UInt8>, token: Range<Int>, to end: Int) -> SpeakerLabel? {
        let isRole = RoleWords.end(token, of: bytes) && !RoleWords.isHeading(token, of: bytes)
        let gap = bytes.skippingSpaces(from: token.upperBound, to: end)
        // `関 三郎委員長 これより`, `16番 山本花子さん 皆さん`, `議長 山田太郎君 ただいま`: a second token belongs to the label when
        // it ends as a label does and white space follows it too.
        if gap > token.upperBound, gap < end, let next = Self.token(in: bytes, from: gap, to: end) {
            let second = gap..<next
            if next < end, bytes.spaceLength(at: next) > 0, bytes.characterCount(second) <= 10,
                isRole ? RoleWords.endInHonorific(second, of: bytes) : RoleWords.end(second, of: bytes),
                !RoleWords.isHeading(second, of: bytes)
            {
                return made(token.lowerBound..<next, .role, in: bytes, to: end)
            }
        }
        return made(token, isRole ? .role : .bare, in: bytes, to: end)
    }

    private static func bracketed(in bytes: Span<UInt8>, prefix: Range<Int>, to end: Int) -> SpeakerLabel? {
        guard let (kind, inner, close) = Bracket.read(in: bytes, at: prefix.upperBound, to: end, limit: bracketLimit),
            kind == .round
        else {
            // `議会運営委員長〔登壇〕`: the label ends before the stage direction.
            guard Bracket.opening(in: bytes, at: prefix.upperBound)?.kind == .shell else { return nil }
            return plain(in: bytes, token: prefix, to: prefix.upperBound).map {
                SpeakerLabel(range: $0.range, body: prefix.upperBound, shape: $0.shape)
            }
        }
        let isNamed =
            RoleWords.end(prefix, of: bytes) || isSpaced(prefix, of: bytes) || isSeat(prefix, of: bytes)
            || RoleWords.endInHonorific(inner, of: bytes)
        // Two characters tell two people of one surname apart: 青柳（涼）, 林（和）, 鈴木（ひろ）.
        let isInitial = bytes.characterCount(inner) <= 2
        let follows = close < end && bytes.spaceLength(at: close) == 0 && !isColon(in: bytes, at: close)
        guard follows, Bracket.opening(in: bytes, at: close) == nil else {
            let shape: Shape = isNamed ? .roleWithName : isInitial ? .surnameWithInitial : .bare
            guard !RoleWords.isHeading(prefix, of: bytes) else { return nil }
            return made(prefix.lowerBound..<close, shape, in: bytes, to: end)
        }
        if let stop = token(in: bytes, from: close, to: end), RoleWords.end(close..<stop, of: bytes),
            bytes.characterCount(close..<stop) <= 14
        {
            return made(prefix.lowerBound..<stop, .surnameWithInitial, in: bytes, to: end)
        }
        // `議長（吉田崇仁君）おはようございます`: fifteen speeches of 46,839 have no space here.
        return isNamed ? made(prefix.lowerBound..<close, .roleWithName, in: bytes, to: end) : nil
    }

    private static func made(_ range: Range<Int>, _ shape: Shape, in bytes: Span<UInt8>, to end: Int) -> SpeakerLabel {
        var body = range.upperBound
        if body < end, isColon(in: bytes, at: body) { body += bytes.characterLength(at: body) }
        return SpeakerLabel(range: range, body: bytes.skippingSpaces(from: body, to: end), shape: shape)
    }

    static func isColon(in bytes: Span<UInt8>, at offset: Int) -> Bool {
        bytes.byte(at: offset) == 0x3A || bytes.triple(at: offset) == Triple.colon
    }

    /// Only a role is read with white space inside.
    private static func isSpaced(_ range: Range<Int>, of bytes: Span<UInt8>) -> Bool {
        for offset in range where bytes.spaceLength(at: offset) > 0 { return true }
        return false
    }

    /// `２０番`, `六十七番`.
    static func isSeat(_ range: Range<Int>, of bytes: Span<UInt8>) -> Bool {
        bytes.has("番", endingAt: range.upperBound) && range.count > 3
    }

    private static func isPunctuation(in bytes: Span<UInt8>, at offset: Int) -> Bool {
        switch bytes.byte(at: offset) {
        case 0x21...0x27, 0x2A...0x2C, 0x3B...0x3F, 0x5B...0x5D, 0x60, 0x7B...0x7E: return true
        case 0xE3:
            let code = bytes.triple(at: offset)
            return code == Triple.comma || code == Triple.fullStop || code == Triple.openQuote
                || code == Triple.closeQuote
        case 0xEF:
            let code = bytes.triple(at: offset)
            return code == Triple.fullWidthComma || code == Triple.question || code == Triple.exclamation
                || code == Triple.closeRound
        default: return false
        }
    }
}
