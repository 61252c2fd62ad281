import JapaneseText
import MinutesModel

/// Points of the agenda as a chair calls them up: `日程第２　議案第１１号財産の取得についての件を議題とします。`
enum AgendaCall {
    private static let calls = ["議題と", "議題に供", "議題に付", "上程"]
    private static let leads = ["追加日程第", "日程第", "予定表", "議題第", "議題", "案件"]

    /// Whether a sentence calls something up; ただいま議題となっております… only looks back.
    static func isCall(_ sentence: String) -> Bool {
        sentence.holds(anyOf: calls) && !sentence.holds(anyOf: ["議題となって", "議題とした", "議題としました"])
    }

    /// The points of such a sentence, each with its number and title, for a record without an agenda of its own.
    static func items(in sentence: String) -> [AgendaItem] {
        let bytes = sentence.utf8Span.span
        guard isCall(sentence), let end = calls.compactMap({ bytes.first($0, in: 0..<bytes.count) }).min() else { return [] }
        var starts: [(offset: Int, title: Int, number: Int)] = []
        var position = 0
        while position < end {
            if let lead = leads.first(where: { bytes.has($0, at: position) }),
                let number = number(in: sentence, at: position + lead.utf8.count)
            {
                starts.append((position, number.end, number.value))
                position = number.end
            } else {
                position += bytes.characterLength(at: position)
            }
        }
        guard !starts.isEmpty else { return [] }
        let ends = starts.dropFirst().map(\.offset) + [end]
        let items = zip(starts, ends).map { start, end in
            AgendaItem(number: String(start.number), title: title(sentence.slice(start.title..<Swift.max(start.title, end))))
        }
        // `日程第一から第八まで` names the first and the last only.
        return items.allSatisfy { !$0.title.isEmpty && !$0.title.hasPrefix("から") } ? items : []
    }

    private static func number(in text: String, at offset: Int) -> Numerals.Number? {
        Numerals.read(in: TextBytes(text), at: offset)
    }

    private static let tails = ["について一括して", "を一括して", "を一括", "一括して", "の件を", "についてを", "以上", "を", "の件", "、", "　", " ", "及び"]

    /// Without what joins it to the words around: `、会期の決定を` → `会期の決定`.
    private static func title(_ text: String) -> String {
        var title = text.trimmed
        while let head = ["、", "，", "・", "は", "の"].first(where: title.hasPrefix) { title = String(title.dropFirst(head.count)).trimmed }
        while let tail = tails.first(where: title.hasSuffix) { title = String(title.dropLast(tail.count)).trimmed }
        return title
    }
}
