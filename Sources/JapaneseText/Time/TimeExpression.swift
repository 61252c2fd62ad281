package import MinutesModel

/// Words in a text that say when: `令和 4 年度中`, `来週水曜日の正午`, `早急に`.
package struct TimeExpression: Sendable, Equatable {
    package enum Kind: String, Sendable {
        /// A day or a stretch of days.
        case date
        /// One that something is to be done in or by.
        case deadline
        /// A length of time that starts nowhere: 5か年.
        case duration
        /// 毎月10日, 四半期ごと.
        case recurring
        /// Hangs on something that has no date here: 施行後5年, 次回会議.
        case event
        /// 早急に, 当面.
        case vague
    }

    /// As printed, without a closing まで, に or を目途に.
    package var surface: String
    /// UTF-8 offsets into the text given.
    package var range: Range<Int>
    /// Both ends are inclusive. `nil` when the words name no day of the calendar.
    package var start: CalendarDate?
    package var end: CalendarDate?
    package var kind: Kind
    /// How fine the interval is; `nil` where there is none.
    package var precision: Deadline.Precision?
    /// The words are a hint (来年度早期, 年央): the interval is a careful reading of them.
    package var approximate: Bool
    /// The rules that decided, in order.
    package var path: TimeRulePath

    /// Their names, for example `relative year > quarter`.
    package var rule: String { path.name }
}
