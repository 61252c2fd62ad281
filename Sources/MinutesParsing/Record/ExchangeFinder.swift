import MinutesModel

/// Pairs questions with their answers, as assemblies and committees hold them. A member's question opens a pair, the
/// officials who speak before the next question answer it; the chair gives the floor and is no part of it. Where labels
/// do not tell who asks and who answers, nothing is paired: a wrong pair is worse than none.
struct ExchangeFinder {
    let speeches: [Speech]
    let chair: Chair
    let voices: Voices

    private enum Side { case asks, answers, presides, unknown }

    func exchanges() -> [Exchange] {
        var sides = [Side?](repeating: nil, count: voices.labels.count)
        var found: [Exchange] = []
        var open = Exchange(questions: [], answers: [])
        func close() {
            if !open.questions.isEmpty, !open.answers.isEmpty { found.append(open) }
            open = Exchange(questions: [], answers: [])
        }
        for index in speeches.indices {
            let voice = voices.ofSpeech[index]
            let side = sides[voice] ?? side(of: index)
            sides[voice] = side
            switch side {
            case .presides:
                // What the chair answers, no official does.
                if endsQuestions(index) || (open.answers.isEmpty && saysMuch(index)) { close() }
            case .asks:
                // Another member's question without an answer was a remark.
                let isOther = open.questions.last.map { voices.ofSpeech[$0] != voice } ?? false
                if !open.answers.isEmpty || isOther { close() }
                if asks(index) { open.questions.append(index) }
            case .answers:
                if !open.questions.isEmpty { open.answers.append(index) }
            case .unknown: close()
            }
        }
        close()
        return found.map { exchange in
            Exchange(
                questions: exchange.questions, answers: exchange.answers, topics: topics(of: exchange.answers))
        }
    }

    // MARK: Sides

    private static let officials = [
        "大臣", "政務官", "長官", "総理", "知事", "市長", "区長", "町長", "村長", "教育長", "政府参考人", "参考人", "公述人", "監事",
    ]
    private static let members = ["議員", "委員"]

    private func side(of index: Int) -> Side {
        if chair.presides(over: index) { return chair.isNamed ? .presides : .unknown }
        let label = speeches[index].speaker.label
        let bytes = label.utf8Span.span
        // ５番（神長基子）
        if Attendee.seatEnd(of: label) != nil { return .asks }
        if label == "Q" || label.hasPrefix("問（") || label.hasPrefix("質問（") { return .asks }
        if label == "A" || label.hasPrefix("答（") || label.hasPrefix("答弁（") { return .answers }
        // ◆（林次郎君）: members have no office to name.
        if label.hasPrefix("（") || label.hasPrefix("(") {
            return label.holds(anyOf: RoleWords.honorifics) ? .asks : .unknown
        }
        guard let role = speeches[index].speaker.role?.withoutSpaces else {
            // 山田太郎君: a member of the Diet or of a prefecture's assembly.
            return RoleWords.endInHonorific(0..<bytes.count, of: bytes) ? .asks : .unknown
        }
        if role.hasSuffix("監査委員") || role.hasSuffix("教育委員") { return .answers }
        if Self.members.contains(where: role.hasSuffix) || role.hasSuffix("副委員長") || role.hasSuffix("副議長") {
            return .asks
        }
        if Self.officials.contains(where: role.hasSuffix) { return .answers }
        if role.hasSuffix("委員長") { return .unknown }
        return RoleWords.suffix(of: role, in: RoleWords.office) != nil || role.hasSuffix("議長") ? .answers : .unknown
    }

    // MARK: Questions

    private static let questionSigns = WordSet([
        "か。", "伺い", "伺いた", "お聞き", "お尋ね", "質問", "質疑", "見解を", "答弁を", "所見を", "ください", "教えて", "？", "お願いし", "お願いいた", "でしょうか",
        "説明を", "説明願", "確認させ", "お答え", "知りたい", "お示し", "でしょう。", "ですね",
    ])

    private func asks(_ index: Int) -> Bool {
        Self.questionSigns.isFound(in: speeches[index].whole)
    }

    /// More than giving the floor: 80 characters of three bytes.
    private func saysMuch(_ index: Int) -> Bool {
        speeches[index].size > 240
    }

    private static let endings = WordSet([
        "質疑を終", "質疑は終", "質問を終", "質問は終", "本件を終了", "討論に入り", "討論を行い", "議題と", "議題に供", "日程第", "採決", "休憩", "散会", "閉会", "審議を終",
        "以上で本件", "上程",
    ])

    /// The chair goes on to something else: an answer behind it answers no question before it.
    private func endsQuestions(_ index: Int) -> Bool {
        // A chair who closes a point does so in the first or the last words.
        let words = speeches[index].places
        return words.prefix(2).contains(where: Self.endings.isFound)
            || words.suffix(1).contains(where: Self.endings.isFound)
    }

    // MARK: Topics

    /// More are a table of contents.
    private static let mostTopics = 8
    /// Characters. Longer is a clause, not a subject.
    private static let longestTopic = 40
    private static let announcers = WordSet([
        "についてのお尋ね", "についての御質問", "についてのご質問", "についての質問", "に関する御質問", "に関するご質問", "に関するお尋ね", "についてでございます", "についてであります",
        "についてです", "についてですが", "についてお答え", "に関するお答え", "のお尋ねで", "の御質問で", "のご質問で", "に関する質問", "について御質問", "についてご質問",
    ])
    private static let openers = [
        "まず初めに", "では", "まず", "初めに", "はじめに", "次に", "続いて", "続きまして", "最後に", "それから", "また", "なお", "御質問の", "ご質問の",
    ]

    private func topics(of answers: [Int]) -> [String] {
        var topics: [String] = []
        for index in answers where Self.announcers.isFound(in: speeches[index].whole) {
            for paragraph in speeches[index].places {
                let bytes = paragraph.bytes.span
                var position = paragraph.range.lowerBound
                while topics.count < Self.mostTopics,
                    let found = Self.announcers.next(in: bytes, from: position, to: paragraph.range.upperBound)
                {
                    let start = Self.sentenceStart(in: bytes, before: found.offset, notBefore: position)
                    if let start, let topic = Self.topic(bytes.text(start..<found.offset)), !topics.contains(topic) {
                        topics.append(topic)
                    }
                    position = found.offset + Self.announcers.length(of: found.word)
                }
            }
        }
        return topics
    }

    /// Behind the last 。 before an offset; `nil` when the sentence is longer than any that only names a subject.
    private static func sentenceStart(in bytes: Span<UInt8>, before offset: Int, notBefore first: Int) -> Int? {
        var position = offset
        // 100 characters of three bytes.
        while position > first, offset - position < 300 {
            if bytes.triple(at: position - 3) == Triple.fullStop { return position }
            position -= 1
        }
        return position == first ? first : nil
    }

    private static func topic(_ words: String) -> String? {
        var topic = words.trimmedComma
        while let opener = openers.first(where: topic.hasPrefix) {
            topic = topic.slice(opener.utf8.count..<topic.utf8.count).trimmedComma
        }
        if topic.unicodeScalars.count > longestTopic, let comma = topic.utf8Span.span.last("、", in: topic.utf8Range) {
            topic = topic.slice((comma + 3)..<topic.utf8.count)
        }
        topic = withoutNumber(topic)
        return (2...longestTopic).contains(topic.unicodeScalars.count) ? topic : nil
    }

    /// `１点目の学校給食費` → `学校給食費`.
    private static func withoutNumber(_ topic: String) -> String {
        guard let numbered = PointNumber.end(in: topic) else { return topic }
        return topic.slice(numbered..<topic.utf8.count).trimmedComma
    }
}

extension String {
    /// Without white space, 、 and の at the front.
    fileprivate var trimmedComma: String {
        var text = trimmed
        while let head = ["、", "，", "の"].first(where: text.hasPrefix) {
            text = text.slice(head.utf8.count..<text.utf8.count).trimmed
        }
        return text
    }
}

extension Span<UInt8> {
    /// Where `word` last stands inside the range.
    func last(_ word: String, in range: Range<Int>) -> Int? {
        var found: Int?
        var position = range.lowerBound
        while let next = first(word, in: position..<range.upperBound) {
            found = next
            position = next + word.utf8.count
        }
        return found
    }
}
