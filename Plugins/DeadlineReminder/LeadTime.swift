import JapaneseText
import MinutesModel

/// How long before a deadline to remind: `7`, or `"3営業日前"`.
enum LeadTime: Decodable, Hashable, Sendable {
    case days(Int)
    case businessDays(Int)

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let days = try? container.decode(Int.self) {
            self = .days(days)
            return
        }
        let text = try container.decode(String.self)
        let suffix = "営業日前"
        guard text.hasSuffix(suffix), let days = Int(text.dropLast(suffix.count)), days > 0 else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "leadDays takes whole numbers and texts like \"3営業日前\"")
        }
        self = .businessDays(days)
    }

    func day(before end: CalendarDate, in calendar: BusinessDays) -> CalendarDate {
        switch self {
        case .days(let days): end.adding(days: -days)
        case .businessDays(let days): calendar.adding(businessDays: -days, to: end)
        }
    }

    /// A part of notice keys: `lead-7`, `lead-3b`.
    var name: String {
        switch self {
        case .days(let days): "lead-\(days)"
        case .businessDays(let days): "lead-\(days)b"
        }
    }
}
