/// Tells what happened in the room from what is only said in brackets.
enum StageBracket {
    /// The longest direction of the corpus, an erratum, has 60 characters; of three bytes each, with room to spare.
    private static let limit = 300

    private static let signs = WordSet([
        "呼ぶ者", "声あり", "声上がる", "異議なし", "異議無し", "異議あり", "登壇", "降壇", "入室", "退室", "退席", "着席", "退場", "入場", "拍手",
        "起立", "挙手", "笑声", "訂正", "取消", "休憩", "暫時", "中断", "投票", "点呼", "朗読", "黙禱", "黙とう", "録音", "写真撮影", "掲載", "参照",
        "一同", "発言する者", "省略", "私語", "議場", "演壇", "自席", "質問席", "答弁席", "移動", "資料配付", "資料配布", "説明員", "散会", "閉会", "開会", "再開",
        "消灯", "点灯", "不規則発言", "ブザー", "ベル", "チャイム", "沈黙", "聴取不能", "聞き取れず", "異議", "歓声", "嘆声", "同意", "賛成する者",
    ])

    /// A bracket that starts at `offset` and is a direction by standing alone (on its line, or behind a label).
    static func read(in bytes: Span<UInt8>, at offset: Int, to end: Int) -> (inner: Range<Int>, end: Int)? {
        guard let found = Bracket.read(in: bytes, at: offset, to: end, limit: limit), found.kind != .lenticular else {
            return nil
        }
        let inner = bytes.trimmed(found.inner)
        // （２）, (a), （案）: numbering and labels are no events.
        guard bytes.characterCount(inner) > 2 || found.kind == .shell, !isNumber(inner, of: bytes) else { return nil }
        // （提出者）, （賛成者） head a list of names.
        guard !bytes.has("者", endingAt: inner.upperBound) || isStage(inner, of: bytes) else { return nil }
        return (inner, found.end)
    }

    /// A direction inside a sentence, or a mark that can open a speech (`inner` is `nil`).
    struct Event {
        let start: Int
        let inner: Range<Int>?
        let end: Int
    }

    /// The next direction inside a sentence: 〔…〕 always, （…） where its words say so. And the next mark.
    static func next(in bytes: Span<UInt8>, from start: Int, to end: Int, marks: Set<Mark>) -> Event? {
        var position = nextStart(in: bytes, from: start, to: end)
        while position < end {
            if let found = Bracket.read(in: bytes, at: position, to: end, limit: limit), found.kind != .lenticular {
                let inner = bytes.trimmed(found.inner)
                if !inner.isEmpty, found.kind == .shell || isStage(inner, of: bytes) {
                    return Event(start: position, inner: inner, end: found.end)
                }
                // What is no direction can still hold one.
            } else if let mark = Mark(in: bytes, at: position), marks.contains(mark) {
                return Event(start: position, inner: nil, end: position + Mark.length)
            }
            position = nextStart(in: bytes, from: position + bytes.characterLength(at: position), to: end)
        }
        return nil
    }

    /// The next (, （, 〔, 〇 or mark of the blocks U+25A0 and U+25C0: all else passes at a glance, for only a few bytes open a
    /// bracket or begin a mark.
    private static func nextStart(in bytes: Span<UInt8>, from start: Int, to end: Int) -> Int {
        precondition(start >= 0 && end <= bytes.count)
        var position = start
        while position < end {
            // Checked above: every character of every speech passes here.
            let first = bytes[unchecked: position]
            switch first {
            case 0x28: return position
            case 0..<0xC0: position += 1
            case 0xC0..<0xE0: position += 2
            // Kana begin with E3 81 to E3 83, 、 and 。 with E3 80.
            case 0xE3 where bytes.byte(at: position + 1) == 0x80 && opensInRow80(bytes.byte(at: position + 2)):
                return position
            case 0xEF where bytes.triple(at: position) == Triple.openRound: return position
            case 0xE2 where bytes.byte(at: position + 1) & 0xFE == 0x96: return position
            case 0xE0..<0xF0: position += 3
            default: position += 4
            }
        }
        return position
    }

    /// 〇 (E3 80 87) and 〔 (E3 80 94).
    @inline(__always)
    private static func opensInRow80(_ last: UInt8) -> Bool { last == 0x87 || last == 0x94 }

    static func isStage(_ range: Range<Int>, of bytes: Span<UInt8>) -> Bool {
        if range.count <= 6, bytes.has("笑", at: range.lowerBound) { return true }
        return signs.isFound(in: range, of: bytes)
    }

    private static func isNumber(_ range: Range<Int>, of bytes: Span<UInt8>) -> Bool {
        for offset in range where !(0x30...0x39).contains(bytes[offset]) && bytes[offset] != 0x2D { return false }
        return true
    }
}
