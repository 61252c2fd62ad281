import MinutesModel

/// What the meeting decided: by consent (異議なし), by a question and an answer (了承ということでよろしいでしょうか), by a vote.
struct DecisionFinder {
    let speeches: [Speech]
    let cues: [BodyParser.Cue]

    private static let consents = ["異議なし", "異議無し", "異議ない", "異存なし", "異存ない", "異議ありません", "了承", "「はい」", "承認"]
    private static let questions = ["異議", "異存", "よろしい", "了承", "ありませんか", "ございませんか", "いかがでしょうか", "賛成"]
    private static let consentFindings = ["異議なしと認め", "異議ないと認め", "異議ないものと認め", "異議がないと認め", "異議なしということ"]
    private static let voteFindings = ["多数", "少数", "全員", "過半数", "全会一致", "満場一致"]

    func decisions() -> [Decision] {
        var found: [Decision] = []
        var settled: Set<Int> = []
        for (speech, cue) in consentCues() {
            guard let question = question(before: cue.paragraphs, in: speech) else { continue }
            var decision = Decision(
                speech: speech, items: items(before: question + 1, in: speech), outcome: .approved, evidence: cue.text)
            if let (at, announcement) = announcement(after: speech, paragraphs: cue.paragraphs) {
                settled.insert(at)
                decision.evidence = announcement
                decision.outcome = Self.outcome(of: announcement) ?? .approved
                if decision.items.isEmpty { decision.items = AgendaReference.all(in: announcement) }
            } else if cue.text.holds("異議あり") {
                decision.outcome = .unknown
            }
            found.append(decision)
        }
        return (found + votes(besides: settled)).sorted { $0.speech < $1.speech }
    }

    // MARK: Consent

    /// Stage directions that say yes, and speeches that say nothing else (`○委員　異議なし。`).
    private func consentCues() -> [(speech: Int, cue: BodyParser.Cue)] {
        var found: [(speech: Int, cue: BodyParser.Cue)] = []
        for cue in cues where cue.speech >= 0 && cue.text.holds(anyOf: Self.consents) {
            // Several voices behind one question are one answer.
            if let last = found.last, last.speech == cue.speech, last.cue.paragraphs == cue.paragraphs { continue }
            found.append((cue.speech, cue))
        }
        for speech in speeches.dropFirst() {
            // 20 characters of three bytes hold 異議なし with a courtesy, and no other thought.
            guard speech.paragraphs.count == 1, let text = speech.paragraphs.first, text.utf8.count <= 60,
                text.holds("異議なし") || text.holds("異議ありません"), !text.holds("認め")
            else { continue }
            let asked = speech.index - 1
            let cue = BodyParser.Cue(text: text, speech: asked, paragraphs: speeches[asked].paragraphs.count)
            found.append((asked, cue))
        }
        return found
    }

    /// The paragraph that asks, among the last two before the answer.
    private func question(before end: Int, in speech: Int) -> Int? {
        let paragraphs = speeches[speech].paragraphs.prefix(end)
        return paragraphs.indices.suffix(2).last { paragraphs[$0].holds(anyOf: Self.questions) }
    }

    /// As the speech names them: in the asking paragraph, else in the one before it.
    private func items(before end: Int, in speech: Int) -> [String] {
        for paragraph in speeches[speech].paragraphs.prefix(end).suffix(2).reversed() {
            let items = AgendaReference.all(in: paragraph)
            if !items.isEmpty { return items }
        }
        return []
    }

    /// `御異議なしと認めます。よって、…決定いたしました。` behind the answer.
    private func announcement(after speech: Int, paragraphs: Int) -> (speech: Int, text: String)? {
        var following = speeches[speech].paragraphs.dropFirst(paragraphs).prefix(2).map { (speech, $0) }
        // Somebody's 異議なし can be a speech of its own, so the chair speaks next or next but one.
        for next in speeches.dropFirst(speech + 1).prefix(2) {
            following += next.paragraphs.prefix(2).map { (next.index, $0) }
        }
        guard let at = following.firstIndex(where: { $0.1.holds(anyOf: Self.consentFindings) }) else { return nil }
        let text = following[at...].prefix(2).filter { $0.0 == following[at].0 }.map(\.1)
        return (following[at].0, Self.finding(in: text) ?? Self.sentences(of: text[0])[0])
    }

    // MARK: Votes

    /// `起立多数と認めます。よって、…可決されました。` in the first lines of a speech.
    private func votes(besides settled: Set<Int>) -> [Decision] {
        let balloted = Set(cues.filter { $0.text.holds(anyOf: ["起立", "挙手", "採決", "投票"]) }.map(\.speech))
        return speeches.compactMap { speech in
            let opening = Array(speech.paragraphs.prefix(2))
            guard !settled.contains(speech.index), let first = opening.first, Self.isFinding(first),
                let evidence = Self.finding(in: opening)
            else { return nil }
            let before = speech.index - 1
            let putTo = before >= 0 && balloted.contains(before) ? before : speech.index
            var items = AgendaReference.all(in: evidence)
            if items.isEmpty { items = self.items(before: speeches[putTo].paragraphs.count, in: putTo) }
            return Decision(
                speech: putTo, items: items, outcome: Self.outcome(of: evidence) ?? .unknown, evidence: evidence)
        }
    }

    /// The first sentence counts hands: `賛成多数であります。`
    private static func isFinding(_ paragraph: String) -> Bool {
        // 40 characters of three bytes.
        let first = paragraph.slice(
            0..<(paragraph.utf8Span.span.first("。", in: paragraph.utf8Range) ?? paragraph.utf8.count))
        return first.utf8.count <= 120 && first.holds(anyOf: voteFindings)
            && first.holds(anyOf: ["認め", "あります", "ございます", "です"])
    }

    /// The sentence that opens with よって, or holds the verb of a decision.
    private static func finding(in paragraphs: [String]) -> String? {
        let sentences = paragraphs.flatMap(Self.sentences)
        return sentences.first { $0.holds("よって") && outcome(of: $0) != nil }
            ?? sentences.first { outcome(of: $0) != nil }
    }

    static func outcome(of sentence: String) -> Decision.Outcome? {
        if sentence.holds(anyOf: ["否決", "不採択", "不承認"]) { return .rejected }
        if sentence.holds("付託") { return .referred }
        if sentence.holds("採択") { return .adopted }
        if sentence.holds(anyOf: ["可決", "決定", "決しました", "承認", "了承", "同意", "認定"]) { return .approved }
        return nil
    }

    /// Cut behind 。; never empty.
    private static func sentences(of paragraph: String) -> [String] {
        let bytes = paragraph.utf8Span.span
        var sentences: [String] = []
        var start = 0
        while start < bytes.count {
            let end = bytes.first("。", in: start..<bytes.count).map { $0 + 3 } ?? bytes.count
            sentences.append(paragraph.slice(start..<end).trimmed)
            start = end
        }
        return sentences.isEmpty ? [paragraph] : sentences
    }
}
