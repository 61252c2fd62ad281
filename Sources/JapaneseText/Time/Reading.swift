import MinutesModel

/// What a rule may look at.
struct Reading {
    let text: TextBytes
    /// The day on which the words were said.
    let anchor: CalendarDate
    /// The month from which the words are tried: it gives a 3月 its year and a 20日 its month.
    var base: CalendarDate
    /// The dated expression before, in the same text: what 同年 and 翌年 mean.
    var antecedent: Period?
    /// How many sentences ago that was: 翌年 reaches back one, the order of months only within the sentence.
    var sentencesSince = 0
    /// Where the expression before ended.
    var lastEnd = 0

    init(text: TextBytes, anchor: CalendarDate) {
        self.text = text
        self.anchor = anchor
        base = anchor.firstOfMonth
    }

    /// The fiscal year that a day falls in.
    static func fiscalYear(of date: CalendarDate) -> Int {
        date.month >= 4 ? date.year : date.year - 1
    }

    /// The fiscal year of the base month.
    var baseFiscalYear: Int { Self.fiscalYear(of: base) }
}

/// Words that name a period, and which rules read them.
struct Phrase {
    var period: Period
    var end: Int
    var rule: String
}

/// What stands at an offset: a time expression, or (without one) words that only look like one and are passed over.
struct Match {
    var end: Int
    var expression: Expression?

    struct Expression {
        var start: Int
        var kind: TimeExpression.Kind
        var period: Period?
        var rule: String
    }

    static func ordinaryWord(to end: Int) -> Match { Match(end: end, expression: nil) }

    static func expression(
        _ kind: TimeExpression.Kind, _ range: Range<Int>, rule: String, period: Period? = nil
    ) -> Match {
        Match(
            end: range.upperBound,
            expression: Expression(start: range.lowerBound, kind: kind, period: period, rule: rule))
    }
}

/// A family of rules.
protocol TimeRule: Sendable {
    /// Every character a match can start with.
    var triggers: String { get }

    func match(at offset: Int, in reading: Reading) -> Match?
}
