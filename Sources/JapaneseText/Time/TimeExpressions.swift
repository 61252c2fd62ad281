package import MinutesModel

/// Finds the words in a text that say when (時間表現), and the days of the calendar they mean.
///
/// One pass over the bytes: a table says for every character whether anything can start there, and with which families of
/// rules. The longest match wins; of two equally long ones the earlier family.
package struct TimeExpressions: Sendable {
    private let phrases: PhraseReader
    private let families: [any TimeRule]
    /// For every scalar of the basic plane a bit per family, and two for what is passed over whole.
    private let table: [UInt8]
    private static let number: UInt8 = 0x80
    private static let letter: UInt8 = 0x40

    /// 。
    private static let sentenceEnd: UInt32 = 0x3002

    package init() {
        phrases = PhraseReader()
        families = [NotDates(), phrases, DurationRules(), RecurringRules(), EventRules(), VagueRules()]
        var table = [UInt8](repeating: 0, count: 0x10000)
        for (index, family) in families.enumerated() {
            for scalar in family.triggers.unicodeScalars where scalar.value < 0x10000 {
                table[Int(scalar.value)] |= 1 << UInt8(index)
            }
        }
        for scalar in "0123456789０１２３４５６７８９〇○零一二三四五六七八九十百千".unicodeScalars { table[Int(scalar.value)] |= Self.number }
        for scalar in (0x41...0x5A).map({ $0 }) + (0x61...0x7A) + (0xFF21...0xFF5A)
        where ScalarKind.isLetter(UInt32(scalar)) {
            table[scalar] |= Self.letter
        }
        self.table = table
    }

    /// The expressions in the order of the text, not overlapping. `anchor` is the day on which it was said: 来年 counts
    /// from it, and 3月 is the next one from it. 同年 and 翌月 count from the dates before them in this text.
    package func find(in text: String, anchor: CalendarDate) -> [TimeExpression] {
        var memory = TimeMemory()
        return find(in: text, anchor: anchor, memory: &memory)
    }

    /// As `find(in:anchor:)` for a sentence of a longer text: `memory` holds what the sentences before it said, and
    /// takes what this one says.
    package func find(in text: String, anchor: CalendarDate, memory: inout TimeMemory) -> [TimeExpression] {
        var found: [TimeExpression] = []
        scan(text, anchor: anchor, &memory) { range, outcome, text in
            if case .found(let expression) = outcome { found.append(finished(expression, range, in: text)) }
        }
        return found
    }

    /// Every decision in the order of the text: the expressions that `find` gives, and between them the words that look
    /// like one and are none.
    package func explain(in text: String, anchor: CalendarDate) -> [TimeDecision] {
        var decisions: [TimeDecision] = []
        var memory = TimeMemory()
        func refuse(_ range: Range<Int>, _ refusal: TimeRefusal, in text: TextBytes) {
            decisions.append(TimeDecision(surface: text.string(range), range: range, outcome: .refused(refusal)))
        }
        scan(text, anchor: anchor, &memory) { range, outcome, text in
            switch outcome {
            case .found(let expression):
                // 事業開始から|3年: the expression reaches back over what was refused.
                while let last = decisions.last, last.range.upperBound > expression.start { decisions.removeLast() }
                let expression = finished(expression, range, in: text)
                decisions.append(
                    TimeDecision(surface: expression.surface, range: expression.range, outcome: .found(expression)))
            case .refused(let refusal): refuse(range, refusal, in: text)
            case nil:
                if let (end, refusal) = NearMisses.judge(range, phrases, in: text) {
                    refuse(range.lowerBound..<end, refusal, in: text)
                }
            }
        }
        return decisions
    }

    /// Calls `decide` for every match, and with `nil` where something could have started and nothing did; the range then
    /// is what is passed over.
    @inline(__always)
    private func scan(
        _ text: String, anchor: CalendarDate, _ memory: inout TimeMemory,
        _ decide: (Range<Int>, Match.Outcome?, TextBytes) -> Void
    ) {
        let bytes = TextBytes(text)
        var reading = Reading(text: bytes, anchor: anchor)
        (reading.antecedent, reading.sentencesSince) = (memory.antecedent, memory.sentencesSince)
        var offset = 0
        while offset < bytes.count {
            let scalar = bytes.scalar(at: offset)
            let mask = scalar < 0x10000 ? table[Int(scalar)] : 0
            guard mask != 0 else {
                if scalar == Self.sentenceEnd { reading.sentencesSince += 1 }
                offset += bytes.length(at: offset)
                continue
            }
            guard let match = longest(at: offset, mask, in: reading) else {
                let end = next(after: offset, mask, in: bytes)
                decide(offset..<end, nil, bytes)
                offset = end
                continue
            }
            decide(offset..<match.end, match.outcome, bytes)
            if case .found(let expression) = match.outcome { reading.note(expression, end: match.end) }
            offset = match.end
        }
        (memory.antecedent, memory.sentencesSince) = (reading.antecedent, reading.sentencesSince)
    }

    private func longest(at offset: Int, _ mask: UInt8, in reading: Reading) -> Match? {
        var mask = mask & ~(Self.number | Self.letter)
        var best: Match?
        while mask != 0 {
            let index = mask.trailingZeroBitCount
            mask &= mask - 1
            if let match = families[index].match(at: offset, in: reading), match.end > (best?.end ?? offset) {
                best = match
            }
        }
        return best
    }

    /// A number or a Latin word is passed over whole: no date starts inside 3-1-1 or Web3.0.
    private func next(after offset: Int, _ mask: UInt8, in text: TextBytes) -> Int {
        var end = offset + text.length(at: offset)
        if mask & Self.number != 0 { return NumberToken.end(in: text, at: offset) ?? end }
        guard mask & Self.letter != 0 else { return end }
        while true {
            let scalar = text.scalar(at: end)
            if ScalarKind.isLetter(scalar) {
                end += text.length(at: end)
            } else if let number = NumberToken.end(in: text, at: end), ScalarKind.isDigit(scalar) {
                end = number
            } else if let joint = AbsoluteDate.separator(in: text, at: end)?.end,
                ScalarKind.isDigit(text.scalar(at: joint))
            {
                end = joint
            } else {
                return end
            }
        }
    }

    private func finished(_ match: Match.Expression, _ range: Range<Int>, in text: TextBytes) -> TimeExpression {
        let years = YearReading.plausible
        let period = match.period
        let isInRange = period.map { years.contains($0.start.year) && years.contains($0.end.year) } ?? true
        return TimeExpression(
            surface: text.string(match.start..<range.upperBound), range: match.start..<range.upperBound,
            start: period?.start, end: period?.end, kind: match.kind, precision: period?.precision,
            approximate: period?.approximate ?? false || !isInRange, path: match.rule)
    }
}

extension Reading {
    /// Remembers what was found, for the 同年 and 翌月 that may follow.
    fileprivate mutating func note(_ expression: Match.Expression, end: Int) {
        if let period = expression.period {
            (antecedent, antecedentEnd) = (period, end)
            sentencesSince = 0
        }
        lastEnd = end
    }
}
