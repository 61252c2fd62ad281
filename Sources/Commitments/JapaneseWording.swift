package import MinutesModel

extension CalendarDate {
    /// `2023年3月31日（金）`: the western year, because readers compare it with their calendars.
    package var japanese: String {
        let weekdays = ["月", "火", "水", "木", "金", "土", "日"]
        return "\(year)年\(month)月\(day)日（\(weekdays[weekday - 1])）"
    }
}

extension Deadline {
    /// The last day: `2023年3月31日（金）まで`, with ごろ for 来年度早期, where the interval is a careful reading.
    package var japanese: String {
        end.japanese + (approximate ? "ごろ" : "") + "まで"
    }
}

extension Commitment {
    /// Who promised, as a headline says it: `農林水産省 金子（原）大臣`, or the speaker alone.
    package var promiser: String {
        guard let organization, !speaker.contains(organization) else { return speaker }
        return "\(organization) \(speaker)"
    }
}
