/// Why words that look like a time are none.
package enum TimeRefusal: String, Sendable, CaseIterable {
    /// 第3回, 資料2-1
    case ordinal
    /// 四日市, 日本, 三月さん
    case name
    /// 十分, 将来世代
    case word
    /// 前年比
    case comparison
    /// 3年以上, 5年ぶり
    case amount
    /// 令和3年内閣府 without its year: 年内 belongs to two words
    case tornOff = "torn off"
    /// 3年, 20日, 5時 with nothing that places them
    case unplaced

    package var reason: String {
        switch self {
        case .ordinal: "an ordinal or a number of a document, not a date"
        case .name: "a name of a place, a person or an organisation, not a date"
        case .word: "another word that holds the same characters, not a date"
        case .comparison: "says what something is compared with, not when"
        case .amount: "an amount of time or an age, not a date"
        case .tornOff: "part of a longer word, not a date"
        case .unplaced: "a number that nothing places on the calendar"
        }
    }
}

/// What was decided about words that say when, or look as if they did.
package struct TimeDecision: Sendable, Equatable {
    /// As printed.
    package var surface: String
    /// UTF-8 offsets into the text given.
    package var range: Range<Int>
    package var outcome: Outcome

    package enum Outcome: Sendable, Equatable {
        case found(TimeExpression)
        case refused(TimeRefusal)
    }

    /// `nil` where it was refused.
    package var expression: TimeExpression? {
        if case .found(let expression) = outcome { expression } else { nil }
    }

    /// A stable name, for example `era fiscal year > within` or `ordinal`.
    package var rule: String {
        switch outcome {
        case .found(let expression): expression.rule
        case .refused(let refusal): refusal.rawValue
        }
    }

    /// The rule in an English sentence.
    package var reason: String {
        switch outcome {
        case .found(let expression): expression.path.reason
        case .refused(let refusal): refusal.reason
        }
    }
}
