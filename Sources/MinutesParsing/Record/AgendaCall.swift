import JapaneseText
import MinutesModel

/// Points of the agenda as a chair calls them up: `日程第３　議案第２５号町道の認定についての件を議題とします。`
enum AgendaCall {
    private static let calls = ["議題と", "議題に供", "議題に付", "上程"]
    private static let callSigns = WordSet(calls)
    private static let back = WordSet(["議題となって", "議題とした", "議題としました"])
    private static let signs = WordSet(calls + ["日程第"])
    private static let leads = ["追加日程第", "日程第", "予定表", "議題第", "議題", "案件"]

    /// Whether a sentence calls something up; ただいま議題となっております… only looks back.
    static func isCall(_ sentence: String) -> Bool {
        callSigns.isFound(in: sentence) && !back.isFound(in: sentence)
    }

    /// Whether a paragraph, or a speech, is worth a closer look.
    static func mayCall(_ paragraph: Paragraph) -> Bool { signs.isFound(in: paragraph) }

    /// The points of such a sentence, each with its number and title, for a record without an agenda of its own.
    static func items(in sentence: String) -> [AgendaItem] {
        let bytes = sentence.utf8Span.span
        // 日程第１　会議録署名議員の指名を行います: not every point is put as 議題.
        let isDone = bytes.has("日程第", at: 0) || bytes.has("追加日程第", at: 0)
        let verbs = isCall(sentence) ? calls : isDone ? ["を行います", "を行いたい", "をいたします"] : []
        guard let end = verbs.compactMap({ bytes.first($0, in: 0..<bytes.count) }).min() else { return [] }
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
        guard !starts.isEmpty else { return bill(in: sentence.slice(0..<end)) }
        let ends = starts.dropFirst().map(\.offset) + [end]
        let items = zip(starts, ends).map { start, end in
            AgendaItem(
                number: String(start.number), title: title(sentence.slice(start.title..<Swift.max(start.title, end))))
        }
        // `日程第一から第八まで` names the first and the last only.
        return items.allSatisfy { !$0.title.isEmpty && !$0.title.hasPrefix("から") } ? items : []
    }

    /// `次に、請願第１６号、…に関する請願を`: a bill that no order of the day numbers.
    private static func bill(in text: String) -> [AgendaItem] {
        var title = title(text)
        while let opener = ["次に", "それでは", "続いて", "続きまして", "まず", "初めに", "最後に", "これより"].first(where: title.hasPrefix) {
            title = self.title(String(title.dropFirst(opener.count)))
        }
        // One bill with its name; 60 characters of three bytes.
        guard ItemReference.bills(in: title).count == 1, AgendaReference.all(in: title).count == 1,
            title.utf8.count <= 180,
            !title.hasSuffix("号"), !title.holds("ただいま")
        else { return [] }
        return [AgendaItem(title: title)]
    }

    private static func number(in text: String, at offset: Int) -> Numerals.Number? {
        Numerals.read(in: TextBytes(text), at: offset)
    }

    private static let tails = ["一括して", "を一括", "以上", "を", "の件", "、", "及び"]

    /// Without what joins it to the words around: `、会期の決定を` → `会期の決定`.
    private static func title(_ text: String) -> String {
        var title = text.trimmed
        while let head = ["、", "，", "・", "は", "の"].first(where: title.hasPrefix) {
            title = String(title.dropFirst(head.count)).trimmed
        }
        while let tail = tails.first(where: title.hasSuffix) { title = String(title.dropLast(tail.count)).trimmed }
        return title
    }
}
