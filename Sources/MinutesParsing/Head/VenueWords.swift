/// The words with which a place to meet ends, for lines that no field names: `第２委員会室`, `本庁舎５階特別会議室（オンライン併用）`.
enum VenueWords {
    private static let rooms = [
        "会議室", "委員会室", "議場", "研修室", "集会室", "応接室", "講義室", "多目的室", "和室", "議事堂", "省議室", "特別室", "協議会室", "会館", "ホール", "センター",
        "庁舎", "講堂",
        "会議場", "公民館", "図書館", "交流館", "大広間", "控室", "庁議室", "ラウンジ", "プラザ", "オンライン会議", "オンライン開催", "オンライン", "WEB会議", "Web会議",
        "ＷＥＢ会議", "Ｗｅｂ会議",
    ]

    static func isRoom(_ text: String) -> Bool {
        // 40 characters of three bytes: a building, a floor, a room.
        guard text.utf8.count <= 120, !text.holds(anyOf: ["。", "：", ":", "について", "議事録", "会議録", "記録", "第１回", "次第"])
        else {
            return false
        }
        let whole = text.withoutSpaces
        var name = whole
        let bytes = whole.utf8Span.span
        // A bracket at the end says on which floor, or who was there from elsewhere.
        for offset in 1..<Swift.max(bytes.count, 1) {
            guard let found = Bracket.read(in: bytes, at: offset, to: bytes.count, limit: 90), found.end == bytes.count
            else {
                continue
            }
            name = whole.slice(0..<offset)
            break
        }
        return rooms.contains(where: name.hasSuffix)
    }
}
