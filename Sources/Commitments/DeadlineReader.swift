import JapaneseText
import MinutesModel

/// Chooses, among the dates of one sentence, those by which something is to be done.
struct DeadlineReader {
    let sentence: [UInt8]
    let clauses: [Clause]
    let moods: [PromiseMood]
    /// The day of the meeting.
    let date: CalendarDate

    /// A deadline, the clause whose predicate promises it, and the part of the sentence that it governs.
    struct Finding {
        var deadline: Deadline
        /// An index of `clauses`.
        var clause: Int
        var part: Range<Int>
    }

    /// One per promise, in the order of the sentence: clauses promise for themselves, and one clause can promise
    /// several things by several days (6月までに骨子を示し、9月までに案をまとめます).
    func deadlines(among expressions: [TimeExpression]) -> [Finding] {
        var fitting: [[TimeExpression]] = Array(repeating: [], count: clauses.count)
        for (index, expression) in expressions.enumerated() {
            let next = index + 1 < expressions.count ? expressions[index + 1].range.lowerBound : sentence.count
            if let clause = owner(of: expression, before: next) { fitting[clause].append(expression) }
        }
        var found: [Finding] = []
        for (clause, candidates) in fitting.enumerated() {
            for part in DeadlineParts.split(candidates, of: clauses[clause], in: sentence) {
                guard let chosen = part.expressions.min(by: isMeantBefore), let deadline = Deadline(chosen),
                    !found.contains(where: { $0.deadline.end == deadline.end })
                else { continue }
                found.append(Finding(deadline: deadline, clause: clause, part: part.range))
            }
        }
        return found
    }

    /// The date that a sentence without a promise sets for the one after it (期限は来年3月末です。それまでに…).
    func deadlineForNext(among expressions: [TimeExpression]) -> Deadline? {
        let ahead = expressions.filter { expression in
            guard let end = expression.end else { return false }
            return liesAhead(expression, end: end)
        }
        return ahead.min(by: isMeantBefore).flatMap { Deadline($0) }
    }

    /// 来年度の予算で、令和9年3月までに…: the date with まで, 中 or 末 is meant; of two alike the narrower (今年は12月に).
    private func isMeantBefore(_ one: TimeExpression, _ other: TimeExpression) -> Bool {
        func rank(_ expression: TimeExpression) -> (Int, Int) {
            let after = sentence[expression.range.upperBound...]
            let days = expression.start.flatMap { start in expression.end.map { start.days(until: $0) } } ?? 0
            if PromiseWords.byMarks.prefixLength(of: after) != nil
                || PromiseWords.byEndings.suffixLength(of: sentence[expression.range]) != nil
            {
                return (0, days)
            }
            return (PromiseWords.inMarks.prefixLength(of: after) != nil ? 1 : 2, days)
        }
        return rank(one) < rank(other)
    }

    /// The clause that makes the date a deadline, if any does.
    /// - Parameter next: where the next date stands.
    private func owner(of expression: TimeExpression, before next: Int) -> Int? {
        guard let end = expression.end, expression.start != nil, liesAhead(expression, end: end),
            let index = clauses.firstIndex(where: { $0.range.contains(expression.range.lowerBound) })
        else { return nil }
        let clause = sentence[clauses[index].range]
        let after = sentence[min(expression.range.upperBound, clause.endIndex)..<clause.endIndex]
        guard !isName(expression, after), !isWindow(expression, in: clause, before: next),
            !isHabit(expression, in: clause),
            !isQuoted(expression), !isPast(expression, after),
            !onlyContinues(clause, after),
            !isCurrentTopic(expression, after), !datesANoun(after), !isOccasion(after)
        else { return nil }
        let isTopic = PromiseWords.topic.prefixLength(of: after) != nil && expression.start.map { $0 > date } ?? false
        let owner = isTopic ? moods.count - 1 : index
        let isDeadline =
            switch moods[owner] {
            case .none: false
            case .will: true
            case .underWay: isAim(after)
            case .adopted: isDuty(before: clause[..<expression.range.lowerBound], after)
            }
        return isDeadline ? owner : nil
    }

    /// After the meeting, or a longer interval that holds it (年内). 本日 is talk of the meeting itself.
    private func liesAhead(_ expression: TimeExpression, end: CalendarDate) -> Bool {
        switch expression.kind {
        case .date, .deadline, .duration: end > date
        case .recurring, .event, .vague: false
        }
    }

    private func isName(_ expression: TimeExpression, _ after: ArraySlice<UInt8>) -> Bool {
        // １０年先を見越した: how far somebody looks.
        if PromiseWords.outlooks.suffixLength(of: sentence[expression.range]) != nil { return true }
        let phrase = after[..<(Phrases.commas(in: after).first ?? after.endIndex)]
        if PromiseWords.outlookVerbs.isFound(in: phrase) { return true }
        // A topic is no part of the name behind it.
        if Self.topicMark.prefixLength(of: after) != nil { return PromiseWords.names.prefixLength(of: after) != nil }
        // 48 bytes are 16 characters: 音更町一般会計補正予算 stands within them.
        return PromiseWords.names.prefixLength(of: after) != nil || PromiseWords.accounts.isFound(in: after.prefix(48))
    }

    private func isWindow(_ expression: TimeExpression, in clause: ArraySlice<UInt8>, before next: Int) -> Bool {
        // 60 bytes before and 90 behind are twenty and thirty characters: the phrase that the date stands in.
        let start = max(clause.startIndex, expression.range.lowerBound - 60)
        let after = sentence[min(expression.range.upperBound, clause.endIndex)..<clause.endIndex]
        // 21 bytes: まで and four characters. まで can belong to the expression.
        if PromiseWords.usable.isFound(in: after.prefix(21)) { return true }
        // A window lasts まで; までに something is done (任期中の令和11年4月までに).
        if PromiseWords.by.prefixLength(of: after) != nil { return false }
        // 令和8年度は、9年度からの計画期間に…: a topic is no part of the window behind it.
        let reach = Self.topicMark.prefixLength(of: after) == nil ? 90 : 0
        // What stands behind the next date is that one's: 20日に公表し、12月20日まで募集いたします.
        let end = min(clause.endIndex, expression.range.upperBound + reach, max(next, expression.range.upperBound))
        return start < end && PromiseWords.windows.isFound(in: clause[start..<end])
    }

    private static let topicMark: WordList = ["は"]
    private static let opening: WordList = ["「", "『"]
    private static let closing: WordList = ["」", "』"]

    private func isHabit(_ expression: TimeExpression, in clause: ArraySlice<UInt8>) -> Bool {
        PromiseWords.yearly.prefixLength(of: sentence[expression.range]) == expression.range.count
            && PromiseWords.habits.isFound(in: clause)
    }

    /// 「来年への橋渡し」を合言葉に: a date in a title is part of the title.
    private func isQuoted(_ expression: TimeExpression) -> Bool {
        var depth = 0
        var index = 0
        while index + 2 < expression.range.lowerBound {
            switch (sentence[index], sentence[index + 1], sentence[index + 2]) {
            case (0xE3, 0x80, 0x8C), (0xE3, 0x80, 0x8E): depth += 1  // 「 『
            case (0xE3, 0x80, 0x8D), (0xE3, 0x80, 0x8F): depth = max(0, depth - 1)  // 」 』
            default: break
            }
            index += sentence[index] < 0xE0 ? 1 : 3
        }
        // A whole sentence in brackets is no title.
        return depth > 0
            && !(Self.opening.prefixLength(of: sentence[...]) != nil
                && Self.closing.suffixLength(of: sentence[...]) != nil)
    }

    /// A date without a year can be one that was: ６月に閣議決定した方針. With a year its place in time is certain.
    private func isPast(_ expression: TimeExpression, _ after: ArraySlice<UInt8>) -> Bool {
        if let start = expression.start, start > date, expression.surface.unicodeScalars.contains("年") { return false }
        let phrase = after[..<(Phrases.commas(in: after).first ?? after.endIndex)]
        // The sentence's own last word is no past: 取りまとめました is judged by its mood.
        guard phrase.endIndex < after.endIndex, let past = PromiseWords.past.firstRange(in: phrase) else {
            return false
        }
        return PromiseWords.pastConditions.firstRange(in: phrase[(past.upperBound - 3)...])?.lowerBound
            != past.upperBound - 3
    }

    /// The period that holds the meeting is a deadline only where a mark makes it one: 今年度中に, 年内に, 今年は. In
    /// 今年の方針 and 令和3年第2回 it names a thing.
    private func isCurrentTopic(_ expression: TimeExpression, _ after: ArraySlice<UInt8>) -> Bool {
        guard let start = expression.start, start <= date else { return false }
        return PromiseWords.currentEndings.suffixLength(of: sentence[expression.range]) == nil
            && PromiseWords.currentMarks.prefixLength(of: after) == nil
    }

    /// ４月に開校する小学校の改修: the date is the noun's. Where the noun is the occasion (年内に開催する会議で), it dates
    /// the promise.
    private func datesANoun(_ after: ArraySlice<UInt8>) -> Bool {
        // 18 bytes: に and a verb of at most five characters; 150 are fifty characters, a long name of a meeting.
        guard PromiseWords.inMark.prefixLength(of: after) != nil,
            let verb = PromiseWords.nounVerbs.firstRange(in: after.prefix(21)), verb.upperBound < after.endIndex
        else { return false }
        return !PromiseWords.occasions.isFound(in: after[verb.upperBound...].prefix(150))
    }

    private func isOccasion(_ after: ArraySlice<UInt8>) -> Bool {
        guard PromiseWords.inMark.prefixLength(of: after) != nil, let comma = Phrases.commas(in: after).first else {
            return false
        }
        return PromiseWords.purposeTopics.suffixLength(of: after[..<comma]) != nil
    }

    private func onlyContinues(_ clause: ArraySlice<UInt8>, _ after: ArraySlice<UInt8>) -> Bool {
        PromiseWords.from.prefixLength(of: after) != nil && !PromiseWords.starts.isFound(in: clause)
    }

    private func isAim(_ after: ArraySlice<UInt8>) -> Bool {
        // 90 bytes are 30 characters: the length of a named plan between the date and its に向けて.
        PromiseWords.aims.isFound(in: after.prefix(90))
    }

    private func isDuty(before: ArraySlice<UInt8>, _ after: ArraySlice<UInt8>) -> Bool {
        PromiseWords.dutiesBefore.suffixLength(of: before) != nil && PromiseWords.until.prefixLength(of: after) != nil
    }
}

extension Deadline {
    /// `nil` for words that name no day.
    init?(_ expression: TimeExpression) {
        guard let start = expression.start, let end = expression.end else { return nil }
        self.init(
            surface: expression.surface, start: start, end: end, precision: expression.precision ?? .day,
            approximate: expression.approximate)
    }
}
