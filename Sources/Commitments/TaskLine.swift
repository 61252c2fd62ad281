/// A line of notes, taken apart: `- [ ] @azu: 図を直す 3/31まで`, `TODO: 図を直す（担当：森下、期限：10/30）`,
/// `・森下さん：図を3/31までに直す`.
struct TaskLine {
    /// A box, TODO, a field or the heading makes it a task, whatever its ending.
    private(set) var isMarked: Bool
    /// Ticked off, or said to be done.
    private(set) var isDone = false
    /// As printed: `@azu`, `森下さん`.
    private(set) var who: String?
    /// The line without what stands before the words.
    private(set) var body: [UInt8]
    /// What is to be done, in bytes of `body`: without the fields behind it.
    private(set) var words: Range<Int>

    init(_ line: [UInt8], under heading: String?) {
        isMarked = heading.map { Self.headings.isFound(in: Array($0.utf8)[...]) } ?? false
        body = line
        words = 0..<line.count
        dropBullets()
        readBox()
        if let length = Self.marks.prefixLength(of: body[...]) {
            isMarked = true
            body.removeFirst(length)
            dropBullets()
        }
        readName()
        words = 0..<body.count
        readFields()
        isDone = isDone || Self.doneEndings.suffixLength(of: body[words]) != nil
    }

    private mutating func dropBullets() {
        while let first = body.first {
            if Self.plainBullets.contains(first) {
                body.removeFirst()
            } else if let length = Self.bullets.prefixLength(of: body[...]) {
                body.removeFirst(length)
            } else {
                return
            }
        }
    }

    private mutating func readBox() {
        let done = Self.tickedBoxes.prefixLength(of: body[...])
        guard let length = done ?? Self.openBoxes.prefixLength(of: body[...]) else { return }
        (isMarked, isDone) = (true, done != nil)
        body.removeFirst(length)
        dropBullets()
    }

    /// `@azu:` or `森下さん：` before the words.
    private mutating func readName() {
        let isMention = body.first == UInt8(ascii: "@")
        // Ten characters: a longer run before a colon is a phrase.
        guard let (end, next) = Self.colon(in: body[..<min(body.count, 33)], alsoSpace: isMention), end > 0 else {
            return
        }
        let name = body[..<end]
        guard isMention || isMarked || Self.nameEndings.suffixLength(of: name) != nil,
            !Self.fieldNames.isFound(in: name)
        else { return }
        who = String(decoding: name, as: UTF8.self)
        body.removeFirst(next)
        dropBullets()
    }

    /// `（担当：森下、期限：10/30）`, `（@azu）`, ` 担当：森下` behind the words.
    private mutating func readFields() {
        let field = Self.fields.firstRange(in: body[...])?.lowerBound
        let mention = body.lastIndex(of: UInt8(ascii: "@")).flatMap { at in
            at > 0
                && (body[at - 1] == 0x20 || body[at - 1] == 0x28 || Self.openings.suffixLength(of: body[..<at]) != nil)
                ? at : nil
        }
        // A field that begins the line says of something else by when.
        guard let end = [field, mention].compactMap({ $0 }).min(), end > 0 else { return }
        isMarked = isMarked || field != nil
        words = 0..<end
        let rest = body[words.upperBound...]
        if let place = Self.owners.firstRange(in: rest) {
            who = Self.name(in: rest[place.upperBound...]) ?? who
        } else if let at = rest.firstIndex(of: UInt8(ascii: "@")) {
            who = Self.name(in: rest[at...]) ?? who
        }
        while let length = Self.openings.suffixLength(of: body[words]) { words = 0..<(words.upperBound - length) }
        while let last = body[words].last, last == 0x20 || last == 0x28 { words = 0..<(words.upperBound - 1) }
    }

    private static func name(in text: ArraySlice<UInt8>) -> String? {
        var end = text.startIndex
        while end < text.endIndex, stops.prefixLength(of: text[end...]) == nil, !plainStops.contains(text[end]) {
            end += 1
        }
        return end > text.startIndex ? String(decoding: text[..<end], as: UTF8.self) : nil
    }

    /// Where a name ends, and where the words behind it begin.
    private static func colon(in text: ArraySlice<UInt8>, alsoSpace: Bool) -> (end: Int, next: Int)? {
        for index in text.indices {
            if text[index] == UInt8(ascii: ":") || (alsoSpace && text[index] == 0x20) { return (index, index + 1) }
            if let length = wideColons.prefixLength(of: text[index...]) { return (index, index + length) }
            if wideSpaces.prefixLength(of: text[index...]) != nil, alsoSpace { return (index, index + 3) }
            if stops.prefixLength(of: text[index...]) != nil || openings.prefixLength(of: text[index...]) != nil {
                return nil
            }
        }
        return nil
    }

    private static let plainBullets: Set<UInt8> = Set("-*+> :\t".utf8)
    private static let plainStops: Set<UInt8> = Set(" ,;/)\t".utf8)
    private static let bullets: WordList = [
        "・", "○", "●", "◯", "◆", "◇", "■", "※", "→", "⇒", "•", "–", "　", "：", "１．", "２．", "３．",
    ]
    private static let openBoxes: WordList = ["[ ]", "［　］", "［ ］", "☐", "□"]
    private static let tickedBoxes: WordList = ["[x]", "[X]", "［x］", "☑", "✅", "✔", "☒", "[済]"]
    private static let marks: WordList = [
        "TODO", "ToDo", "Todo", "todo", "ＴＯＤＯ", "【TODO】", "【宿題】", "宿題：", "宿題:", "【アクション】", "アクション：", "アクション:",
        "Action:", "【対応】",
    ]
    private static let headings: WordList = [
        "TODO", "ToDo", "Todo", "todo", "ＴＯＤＯ", "宿題", "アクション", "Action", "action", "やること", "次回まで", "タスク", "対応事項", "残件",
    ]
    private static let nameEndings: WordList = [
        "さん", "氏", "くん", "君", "課", "部", "局", "室", "班", "係", "チーム", "グループ", "委員", "担当",
    ]
    /// 期限：10/30 is no name before a colon.
    private static let fieldNames: WordList = [
        "担当", "期限", "締切", "〆切", "納期", "日時", "日程", "場所", "議題", "次回", "備考", "目的", "結論", "決定", "内容", "資料", "時間", "期間",
        "参加", "出席",
    ]
    private static let fields: WordList = [
        "担当：", "担当:", "担当者：", "担当者:", "期限：", "期限:", "締切：", "締切:", "〆切：", "〆切:", "納期：", "納期:", "期日：", "期日:", "due:",
        "Due:",
        "due：",
    ]
    private static let owners: WordList = ["担当：", "担当:", "担当者：", "担当者:", "担当: ", "担当者: "]
    private static let openings: WordList = ["（", "、", "　", "，", "【", "／"]
    private static let stops: WordList = ["）", "、", "，", "　", "】", "／", "。", "・"]
    private static let wideColons: WordList = ["："]
    private static let wideSpaces: WordList = ["　"]
    private static let doneEndings: WordList = ["（済）", "(済)", "済み", "完了", "対応済", "（完了）", "done", "Done"]
}
