import MinutesModel

/// How a commitment stands on a day.
enum DeadlineStanding: String {
    case overdue, dueSoon, open, undated, snoozed, done, dropped, over

    /// A month: what somebody plans for.
    static let soon = 30

    init(_ commitment: Commitment, on today: CalendarDate) {
        let days = commitment.deadline.map { today.days(until: $0.end) }
        self =
            switch commitment.state {
            case .done: .done
            case .dropped: .dropped
            case .open:
                if commitment.kind == .nextMeeting, let days, days < 0 {
                    .over
                } else if let day = commitment.snoozedUntil, day > today {
                    .snoozed
                } else if let days {
                    days < 0 ? .overdue : days <= Self.soon ? .dueSoon : .open
                } else {
                    .undated
                }
            }
    }

    /// For a table.
    var english: String {
        switch self {
        case .overdue: "overdue"
        case .dueSoon, .open, .undated: "open"
        case .snoozed: "snoozed"
        case .done: "done"
        case .dropped: "dropped"
        case .over: "over"
        }
    }

    /// For people who read Japanese.
    var japanese: String {
        switch self {
        case .overdue: "期限切れ"
        case .dueSoon: "まもなく"
        case .open: "これから"
        case .undated: "期限不明"
        case .snoozed: "保留中"
        case .done: "完了"
        case .dropped: "取りやめ"
        case .over: "終了"
        }
    }
}
