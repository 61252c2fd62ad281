/// Words without which no title names a meeting.
enum MeetingWords {
    private static let words = [
        "会議", "委員会", "議会", "定例会", "臨時会", "審議会", "協議会", "懇談会", "検討会", "研究会", "部会", "分科会", "本部", "総会", "議事", "minutes",
        "meeting",
    ]

    /// What a system calls itself: `音更町議会会議録検索` is no meeting.
    private static let systems = ["検索", "システム", "ホームページ", "サイト", "一覧"]

    static func areIn(_ text: String) -> Bool {
        let lowered = text.lowercased()
        let bytes = Array(lowered.utf8)
        return words.contains { bytes.holds(Array($0.utf8)) }
            && !systems.contains { lowered.drop(trailing: \.isWhitespace).hasSuffix($0) }
    }

    /// The part of a page's title that names the meeting: `第2回…会議｜○○庁` → `第2回…会議`.
    static func part(of title: String) -> String? {
        title.split { "｜|／/»>".contains($0) }
            // A title can be wrapped, and what was wrapped is one line.
            .map { $0.split { $0.isNewline || $0 == " " || $0 == "\t" }.joined(separator: " ") }
            .first { areIn($0) }
    }
}

extension StringProtocol {
    fileprivate func drop(trailing isDropped: (Character) -> Bool) -> SubSequence {
        var end = endIndex
        while end > startIndex, isDropped(self[index(before: end)]) { end = index(before: end) }
        return self[..<end]
    }
}

extension [UInt8] {
    fileprivate func holds(_ wanted: [UInt8]) -> Bool {
        guard count >= wanted.count else { return false }
        return (0...(count - wanted.count)).contains { self[$0...].starts(with: wanted) }
    }
}
