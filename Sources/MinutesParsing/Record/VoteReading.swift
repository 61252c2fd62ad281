import JapaneseText
import MinutesModel

/// What a chair says of how the meeting answered: 御異議なしと認めます, 起立多数であります, 総数81、賛成72、反対９.
struct VoteReading {
    private(set) var vote: Vote
    /// Outcomes can stand far behind: a ballot is reported line by line.
    let isBallot: Bool

    private static let consents = WordSet([
        "異議なしと認め", "異議ないと認め", "異議ないものと認め", "異議がないと認め", "異議なしということ", "異議なしとのこと", "異議がないよう", "異議ないよう", "異議もないよう",
        "異議ございませんので", "異議がございませんので", "異議がありませんので", "異議ありませんので", "異存なしと認め", "異存がないよう", "異議なしでございますので",
    ])
    private static let counts: [(String, Vote.Result)] = [
        ("全会一致", .unanimous), ("満場一致", .unanimous), ("全員", .unanimous), ("総員", .unanimous), ("少数", .minority),
        ("多数", .majority), ("過半数", .majority),
    ]
    private static let verbs = WordSet(["認め", "あります", "ございます", "です", "でした", "により"])
    /// What somebody else found, or the question itself.
    private static let others = WordSet([
        "求めます", "お諮り", "ませんか", "ですか", "でしょうか", "旨の報告", "との報告", "前回", "先般", "去る", "定足数", "必要",
    ])

    /// - Parameter context: the words of the question and what was seen in the room: 〔賛成者起立〕.
    init?(_ sentence: String, context: @autoclosure () -> String) {
        // 40 characters of three bytes: a finding is short; a long one holds the decision too and has 認め.
        guard sentence.utf8.count <= 400, !Self.others.isFound(in: sentence) else { return nil }
        if Self.consents.isFound(in: sentence) {
            (vote, isBallot) = (Vote(method: .consent), false)
            return
        }
        let (ayes, noes) = (Self.number(behind: "賛成", in: sentence), Self.number(behind: "反対", in: sentence))
        let lead = sentence.slice(
            0..<(sentence.utf8Span.span.first("よって", in: sentence.utf8Range) ?? sentence.utf8.count))
        let count = lead.utf8.count <= 120 ? Self.counts.first { lead.holds($0.0) } : nil
        let isBallot = lead.holds("投票総数") || lead.holds("投票の結果")
        guard isBallot || (ayes != nil && noes != nil) || (count != nil && Self.verbs.isFound(in: lead)) else {
            return nil
        }
        var result = count?.1
        if let ayes, let noes { result = noes == 0 ? .unanimous : ayes > noes ? .majority : .minority }
        self.isBallot = isBallot
        vote = Vote(
            method: isBallot ? .ballot : Self.method(sentence) ?? Self.method(context()) ?? .unknown, result: result,
            ayes: ayes, noes: noes)
    }

    private static let counted = WordSet(["賛成", "反対", "白色票", "青色票"])

    /// Whether the sentence is worth being added.
    static func mayCount(_ sentence: Prose.Sentence) -> Bool { counted.isFound(in: sentence) }

    /// Takes the counts that another line of the same report gives.
    mutating func add(_ line: String) {
        vote.ayes = vote.ayes ?? Self.number(behind: "賛成", in: line) ?? Self.number(behind: "白色票", in: line)
        vote.noes = vote.noes ?? Self.number(behind: "反対", in: line) ?? Self.number(behind: "青色票", in: line)
        if let ayes = vote.ayes, let noes = vote.noes {
            vote.result = noes == 0 ? .unanimous : ayes > noes ? .majority : .minority
        }
    }

    private static func method(_ text: String) -> Vote.Method? {
        if text.holds("起立") { return .standing }
        if text.holds("挙手") { return .hands }
        if text.holds(anyOf: ["投票", "ボタン", "押し間違い"]) { return .ballot }
        return nil
    }

    /// The number behind a word, white space and a colon between them allowed: `賛成　百二十票`, `賛成者 10名`.
    private static func number(behind word: String, in text: String) -> Int? {
        guard let at = text.utf8Span.span.first(word, in: text.utf8Range) else { return nil }
        let bytes = text.utf8Span.span
        var position = at + word.utf8.count
        if bytes.has("者", at: position) || bytes.has("票", at: position) { position += 3 }
        position = bytes.skippingSpaces(from: position, to: bytes.count)
        if position < bytes.count, SpeakerLabel.isColon(in: bytes, at: position) {
            position = bytes.skippingSpaces(
                from: position + bytes.characterLength(at: position), to: bytes.count)
        }
        return Numerals.read(in: TextBytes(text), at: position)?.value
    }
}
