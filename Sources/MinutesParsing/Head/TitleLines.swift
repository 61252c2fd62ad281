import JapaneseText

/// A title that is printed over several lines: `第５回` … `みなと審議会`, `子ども・子育て会議及び` … `対策協議会概要`,
/// `環境審議会大気部会` … `専門委員会（第17回）`.
enum TitleLines {
    /// `第５回`, `令和６年度　第２回`, `平成２８年`.
    static func isStartAlone(_ text: String) -> Bool {
        // 20 characters of three bytes.
        guard text.utf8.count <= 60 else { return false }
        let bare = text.withoutSpaces
        let bytes = TextBytes(bare)
        let year = YearReading.read(in: bytes, at: 0)?.end
        if year == bare.utf8.count { return true }
        let start = year ?? 0
        guard bytes.has("第", at: start), let number = Numerals.read(in: bytes, at: start + 3) else { return false }
        return bytes.has("回", at: number.end) && number.end + 3 == bytes.count
    }

    /// True when the line below a title belongs to it.
    static func goesOn(_ title: String, with next: String) -> Bool {
        // 40 characters of three bytes, and no sentence.
        guard next.utf8.count <= 120, !next.holds("。"), Numbering(next) == nil, AbsoluteDate.read(next) == nil,
            HeadSection.opening(next) == nil
        else { return false }
        let words = title.trimmed
        if ["及び", "並びに", "・", "、", "における", "に関する", "のための"].contains(where: words.hasSuffix) || hasOpenBracket(words) {
            return true
        }
        guard TitleReading.canRead(next), !TitleReading(title).isOfRecord else { return false }
        let (above, below) = (TitleReading(title), TitleReading(next))
        guard let parent = above.council, let child = below.council, above.session == nil,
            parents.contains(where: parent.hasSuffix), children.contains(where: child.hasSuffix), !child.holds(parent),
            !TitleReading.generic.contains(parent)
        else { return false }
        return below.session != nil || below.isOfRecord
    }

    /// Japanese words need no space between them; what is letter-spaced or ASCII does.
    static func joined(_ first: String, _ second: String) -> String {
        guard let last = first.utf8.last, let next = second.utf8.first, last < 0x80 || next < 0x80 else {
            return first + second
        }
        return first + " " + second
    }

    /// What has parts that meet.
    private static let parents = ["審議会", "会議", "委員会", "部会", "本部", "調査会", "協議会", "分科会", "機構", "協会", "学会", "連合会"]
    private static let children = [
        "部会", "分科会", "小委員会", "専門委員会", "総会", "ワーキンググループ", "ワーキング", "ＷＧ", "WG", "作業部会", "幹事会", "検討会", "分会",
    ]

    private static func hasOpenBracket(_ text: String) -> Bool {
        for (open, close) in [("（", "）"), ("(", ")"), ("「", "」")] as [(Character, Character)] {
            if text.count(where: { $0 == open }) > text.count(where: { $0 == close }) { return true }
        }
        return false
    }
}
