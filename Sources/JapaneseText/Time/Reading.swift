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
    /// Where it ended; 0 when it stands in an earlier text.
    var antecedentEnd = 0
    /// How many sentences ago that was: 翌年 reaches back one, the order of months only within the sentence.
    var sentencesSince = 0
    /// Where the expression before ended.
    var lastEnd = 0
    /// The verbs of the text, found as far as somebody asked.
    let verbs: VerbScan

    init(text: TextBytes, anchor: CalendarDate) {
        self.text = text
        self.anchor = anchor
        base = anchor.firstOfMonth
        verbs = VerbScan(text)
    }

    /// The date before, when nothing but one of `words` stands between it and `offset`: 10月1日|から|3年後, 10月2日|、|3日.
    func antecedent(joinedBy words: [StaticString], at offset: Int) -> Period? {
        antecedentEnd > 0 && words.contains { text.end(of: $0, at: antecedentEnd) == offset } ? antecedent : nil
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
    var rule: TimeRulePath

    init(period: Period, end: Int, rule: TimeRulePath) {
        self.period = period
        self.end = end
        self.rule = rule
    }

    init(period: Period, end: Int, rule: TimeRuleStep) {
        self.init(period: period, end: end, rule: TimeRulePath(rule))
    }
}

/// What stands at an offset: a time expression, or words that only look like one and are passed over.
struct Match {
    var end: Int
    var outcome: Outcome

    enum Outcome {
        case found(Expression)
        case refused(TimeRefusal)
    }

    struct Expression {
        var start: Int
        var kind: TimeExpression.Kind
        var period: Period?
        var rule: TimeRulePath
    }

    static func refused(_ refusal: TimeRefusal, to end: Int) -> Match { Match(end: end, outcome: .refused(refusal)) }

    static func expression(
        _ kind: TimeExpression.Kind, _ range: Range<Int>, rule: TimeRulePath, period: Period? = nil
    ) -> Match {
        Match(
            end: range.upperBound,
            outcome: .found(Expression(start: range.lowerBound, kind: kind, period: period, rule: rule)))
    }

    static func expression(
        _ kind: TimeExpression.Kind, _ range: Range<Int>, rule: TimeRuleStep, period: Period? = nil
    ) -> Match {
        expression(kind, range, rule: TimeRulePath(rule), period: period)
    }
}

/// A family of rules.
protocol TimeRule: Sendable {
    /// Every character a match can start with.
    var triggers: String { get }

    func match(at offset: Int, in reading: Reading) -> Match?
}
