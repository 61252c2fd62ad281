import MinutesModel

/// What the meeting decided: by consent (異議なし), by a question and an answer (了承ということでよろしいでしょうか), by a vote. Only
/// the chair announces decisions: what others report was decided elsewhere or before.
struct DecisionFinder {
    let speeches: [Speech]
    let cues: [BodyParser.Cue]
    let chair: Chair

    private static let consents = WordSet(["異議なし", "異議無し", "異議ない", "異存なし", "異存ない", "異議ありません", "了承", "「はい」", "承認"])
    private static let questions = WordSet([
        "異議", "異存", "よろしい", "了承", "ありませんか", "ございませんか", "いかがでしょうか", "賛成", "採決", "お諮り",
    ])
    /// Whether somebody wants to speak is no matter to decide.
    private static let callsForWords = WordSet(["質疑", "質問", "意見", "発言", "討論"])
    private static let ballots = WordSet(["起立", "挙手", "採決", "投票"])

    func decisions() -> [Decision] {
        let announced = speeches.indices.filter(chair.presides).flatMap(announcements)
        let asked = Set(announced.map(\.speech))
        return (announced + silentConsents(besides: asked)).sorted { $0.speech < $1.speech }
    }

    // MARK: Announced

    /// A finding and the decision behind it: `御異議なしと認めます。よって、…決定いたしました。`
    private func announcements(in index: Int) -> [Decision] {
        guard Self.findings.isFound(in: speeches[index].whole) else { return [] }
        let speech = speeches[index]
        let sentences = Prose.sentences(of: speech)
        var found: [Decision] = []
        var index = 0
        while index < sentences.count {
            guard Self.findings.isFound(in: sentences[index]) else {
                index += 1
                continue
            }
            let place = index
            func asked() -> Asked { question(before: place, of: sentences, in: speech) }
            guard var reading = VoteReading(sentences[index].text, context: context(of: asked(), in: speech)) else {
                index += 1
                continue
            }
            let asked = asked()
            let (evidence, end) = announcement(from: index, in: sentences, reading: &reading)
            index = end + 1
            guard let evidence = evidence ?? Self.sufficient(sentences[end].text, reading) else { continue }
            let outcome = Self.outcome(of: evidence) ?? (reading.vote.result == .minority ? .rejected : .approved)
            var items = AgendaReference.all(in: evidence)
            if items.isEmpty { items = self.items(asked: asked) }
            found.append(
                Decision(speech: asked.speech, items: items, outcome: outcome, vote: reading.vote, evidence: evidence))
        }
        return found
    }

    /// The sentence that decides: the finding's own words behind it, or one of the next.
    private func announcement(
        from index: Int, in sentences: [Prose.Sentence], reading: inout VoteReading
    ) -> (evidence: String?, end: Int) {
        if Self.outcome(of: sentences[index].text) != nil { return (sentences[index].text, index) }
        // Three sentences behind a finding; a ballot is reported in a dozen lines.
        let reach = reading.isBallot ? 16 : 3
        for next in sentences.indices.dropFirst(index + 1).prefix(reach) {
            let sentence = sentences[next]
            if VoteReading.mayCount(sentence) { reading.add(sentence.text) }
            if Self.asking.isFound(in: sentence) || sentence.begins(with: "次に") || sentence.begins(with: "続いて") {
                break
            }
            guard Self.verdicts.isFound(in: sentence) else { continue }
            let text = sentence.text
            if Self.outcome(of: text) != nil { return (text, next) }
        }
        return (nil, index)
    }

    /// A count that nothing follows decides nothing; consent does.
    private static func sufficient(_ finding: String, _ reading: VoteReading) -> String? {
        reading.vote.method == .consent ? finding : nil
    }

    /// Without one of these a speech finds nothing.
    private static let findings = WordSet(["異議", "多数", "少数", "全員", "過半数", "一致", "総員", "反対", "異存", "投票総数"])

    // MARK: What was asked

    private struct Asked {
        var speech: Int
        /// The asking paragraph and the one before it.
        var paragraphs: [String]
    }

    /// The question before a finding: in the same speech, else at the end of the chair's last words.
    private func question(before index: Int, of sentences: [Prose.Sentence], in speech: Speech) -> Asked {
        let earlier = sentences[..<index].suffix(4)
        if let asking = earlier.last(where: Self.asking.isFound) {
            return Asked(
                speech: speech.index, paragraphs: speech.places.prefix(asking.paragraph + 1).suffix(2).map(\.text))
        }
        // Somebody's 異議なし can be a speech of its own, and so can those who count the ballots.
        for back in (0..<speech.index).suffix(3).reversed() where chair.presides(over: back) {
            let end = speeches[back].places.suffix(2)
            if end.contains(where: Self.questions.isFound) || hasBallot(back) {
                return Asked(speech: back, paragraphs: end.map(\.text))
            }
        }
        return Asked(speech: speech.index, paragraphs: [])
    }

    private func context(of asked: Asked, in speech: Speech) -> String {
        let seen =
            cues(in: asked.speech).map(\.text)
            + (asked.speech == speech.index ? [] : cues(in: speech.index - 1).map(\.text))
        return (asked.paragraphs + seen).joined()
    }

    private func items(asked: Asked) -> [String] {
        for paragraph in asked.paragraphs.reversed() {
            let items = AgendaReference.all(in: paragraph)
            if !items.isEmpty { return items }
        }
        return []
    }

    private static let asking = WordSet(["ませんか", "でしょうか", "ですか", "求めます", "願います", "お諮り", "よろしいか"])

    private static func isQuestion(_ text: String) -> Bool { asking.isFound(in: text) }

    /// The cues stand in the order of the speeches.
    private func cues(in speech: Int) -> ArraySlice<BodyParser.Cue> {
        var (low, high) = (0, cues.count)
        while low < high {
            let middle = (low + high) / 2
            if cues[middle].speech < speech { low = middle + 1 } else { high = middle }
        }
        let end = cues[low...].firstIndex { $0.speech != speech } ?? cues.count
        return cues[low..<end]
    }

    private func hasBallot(_ speech: Int) -> Bool {
        cues(in: speech).contains { Self.ballots.isFound(in: $0.text) }
    }

    // MARK: Consent that nobody announces

    /// Stage directions that say yes, and speeches that say nothing else (`○委員　異議なし。`), behind a question.
    private func silentConsents(besides asked: Set<Int>) -> [Decision] {
        var found: [Decision] = []
        for (speech, cue) in consentCues() where !asked.contains(speech) {
            // Several voices behind one question are one answer; where one says no, a vote follows.
            guard !Self.objections.isFound(in: cue.text), found.last?.speech != speech,
                let question = question(before: cue.paragraphs, in: speech)
            else { continue }
            let paragraphs = speeches[speech].places.prefix(question + 1).suffix(2).map(\.text)
            let items = items(asked: Asked(speech: speech, paragraphs: paragraphs))
            found.append(
                Decision(
                    speech: speech, items: items, outcome: Self.outcome(ofQuestion: paragraphs),
                    vote: Vote(method: .consent),
                    evidence: cue.text))
        }
        return found
    }

    private static let objections = WordSet(["異議あり」", "異議有", "反対"])

    private static let agreements = WordSet(["異議なし", "異議ありません"])

    private func consentCues() -> [(speech: Int, cue: BodyParser.Cue)] {
        var found = cues.filter { $0.speech >= 0 && Self.consents.isFound(in: $0.text) }.map {
            (speech: $0.speech, cue: $0)
        }
        for index in speeches.indices.dropFirst() {
            // 20 characters of three bytes hold 異議なし with a courtesy, and no other thought.
            let whole = speeches[index].whole
            guard whole.range.count <= 60, Self.agreements.isFound(in: whole), speeches[index].places.count == 1,
                !whole.text.holds("認め")
            else { continue }
            let asked = index - 1
            let cue = BodyParser.Cue(
                text: whole.text, speech: asked, paragraphs: speeches[asked].places.count)
            found.append((asked, cue))
        }
        return found
    }

    /// The paragraph that asks, among the last two before the answer.
    private func question(before end: Int, in speech: Int) -> Int? {
        let paragraphs = speeches[speech].places.prefix(end)
        return paragraphs.indices.suffix(2).last {
            guard Self.questions.isFound(in: paragraphs[$0]) else { return false }
            return paragraphs[$0].text.holds("異議") || !Self.callsForWords.isFound(in: paragraphs[$0])
        }
    }

    // MARK: Outcomes

    private static func outcome(ofQuestion paragraphs: [String]) -> Decision.Outcome {
        guard let last = paragraphs.last, last.holds("継続") || last.holds("付託") else { return .approved }
        return outcome(of: last) ?? .approved
    }

    private static let rejections = ["否決", "不採択", "不承認", "不同意", "不認定", "同意しないこと", "認定しないこと"]
    private static let approvals = [
        "可決", "決定", "決しました", "決します", "承認", "了承", "同意", "認定", "決することと", "決め", "議決", "許可",
    ]
    /// Most sentences hold none.
    private static let verdicts = WordSet(rejections + approvals + ["継続", "付託", "採択"])

    static func outcome(of sentence: String) -> Decision.Outcome? {
        guard verdicts.isFound(in: sentence), !isQuestion(sentence) else { return nil }
        if sentence.holds(anyOf: rejections) { return .rejected }
        if sentence.holds("継続") && sentence.holds(anyOf: ["決", "いたします", "なりました"]) { return .continued }
        if sentence.holds("付託"), !sentence.holds(anyOf: ["省略", "可決"]) { return .referred }
        if sentence.holds("採択") { return .adopted }
        return sentence.holds(anyOf: approvals) ? .approved : nil
    }
}
