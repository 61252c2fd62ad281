/// Points of the agenda as a speech names them: 議事1, 議案第５号, 日程第一から第七まで.
enum AgendaReference {
    private static let words = [
        "会議案", "議員提出議案", "委員会提出議案", "知事提出議案", "市長提出議案", "区長提出議案", "追加日程", "議事日程", "日程", "議事", "議題", "議案", "案件", "審議事項",
        "報告事項",
        "協議事項", "議決事項", "決議事項", "報告", "請願", "陳情", "発議",
        "諮問", "認定", "同意案", "同意", "承認", "動議", "意見書案", "決議案", "予定表", "発委", "追加議案",
    ]

    private static let starts = WordSet(words + ["第"])

    /// In the order of the text, each once, exactly as printed.
    static func all(in text: String) -> [String] {
        let bytes = text.utf8Span.span
        var found: [String] = []
        var position = 0
        while let next = starts.next(in: bytes, from: position, to: bytes.count) {
            if let end = end(in: bytes, at: next.offset) {
                let item = text.slice(next.offset..<end)
                if !found.contains(item) { found.append(item) }
                position = end
            } else {
                position = next.offset + 3
            }
        }
        return found
    }

    private static func end(in bytes: Span<UInt8>, at offset: Int) -> Int? {
        // 第46号議案
        if bytes.has("第", at: offset), let number = numberEnd(in: bytes, at: offset + 3), bytes.has("号議案", at: number) {
            return rangeEnd(in: bytes, at: number + 9)
        }
        // The longest word: 追加日程 before 日程.
        guard let word = words.first(where: { bytes.has($0, at: offset) }) else { return nil }
        var position = offset + word.utf8.count
        if bytes.has("第", at: position) { position += 3 }
        guard let number = numberEnd(in: bytes, at: position) else { return nil }
        position = bytes.has("号", at: number) ? number + 3 : number
        return rangeEnd(in: bytes, at: position)
    }

    /// `から第七まで`, `から第30号まで` belong to the reference.
    private static func rangeEnd(in bytes: Span<UInt8>, at offset: Int) -> Int {
        guard bytes.has("から", at: offset) else { return offset }
        var position = offset + 6
        if let word = words.first(where: { bytes.has($0, at: position) }) { position += word.utf8.count }
        if bytes.has("第", at: position) { position += 3 }
        guard var end = numberEnd(in: bytes, at: position) else { return offset }
        if bytes.has("号議案", at: end) { end += 9 } else if bytes.has("号", at: end) { end += 3 }
        return bytes.has("まで", at: end) ? end + 6 : offset
    }

    /// The end of a number of any script: 1, １, 一, 百二十, （1）.
    private static func numberEnd(in bytes: Span<UInt8>, at offset: Int) -> Int? {
        var position = offset
        if let (_, inner, end) = Bracket.read(in: bytes, at: offset, to: bytes.count, limit: 12),
            numberEnd(in: bytes, at: inner.lowerBound) == inner.upperBound
        {
            return end
        }
        while position < bytes.count {
            let length = digitLength(in: bytes, at: position)
            guard length > 0 else { break }
            position += length
        }
        return position > offset ? position : nil
    }

    private static let kanji = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "百", "千", "〇"]

    private static func digitLength(in bytes: Span<UInt8>, at offset: Int) -> Int {
        if (0x30...0x39).contains(bytes.byte(at: offset)) { return 1 }
        let code = bytes.triple(at: offset)
        if (0xEF_BC_90...0xEF_BC_99).contains(code) { return 3 }
        return kanji.contains { bytes.has($0, at: offset) } ? 3 : 0
    }
}
