package import MinutesModel

extension CalendarDate {
    /// `2023年3月31日（金）`: the western year, because readers compare it with their calendars.
    package var japanese: String {
        let weekdays = ["月", "火", "水", "木", "金", "土", "日"]
        return "\(japaneseDay)（\(weekdays[weekday - 1])）"
    }

    fileprivate var japaneseDay: String { "\(year)年\(month)月\(day)日" }
}

extension Deadline {
    /// The last day: `2023年3月31日（金）まで`, with ごろ for 来年度早期, where the interval is a careful reading.
    package var japanese: String {
        end.japanese + by
    }

    /// With the words of the promise where they name a longer time than a day, because then the day is only its end:
    /// `令和9年度中（2028年3月31日まで）`; else `japanese`.
    package var japaneseAsPromised: String {
        guard precision != .day else { return japanese }
        // The seed of these spaces is typesetting: 令和 9 年度中.
        return "\(surface.filter { $0 != " " })（\(end.japaneseDay)\(by)）"
    }

    private var by: String { (approximate ? "ごろ" : "") + "まで" }
}

extension Commitment {
    /// `nil` where the record does not say who spoke.
    package var namedSpeaker: String? { speaker.isEmpty ? nil : speaker }

    /// Who promised, as a headline says it: `農林水産省 金子（原）大臣`, or the speaker alone; where the record names nobody,
    /// the body that met.
    package var promiser: String {
        guard !speaker.isEmpty else { return organization ?? meeting.council ?? meeting.title }
        guard let organization, !speaker.contains(organization) else { return speaker }
        return "\(organization) \(speaker)"
    }
}
