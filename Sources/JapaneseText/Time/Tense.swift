/// Whether the words around a date speak of the past: 3月に策定した計画, 去る5月10日.
enum Tense {
    /// Judged by the first verb behind the date that is clearly one or the other.
    static func isPast(_ range: Range<Int>, in text: TextBytes) -> Bool {
        if let said = saidBefore(range.lowerBound, in: text) { return said }
        if text.end(ofAny: Self.limits, at: range.upperBound) != nil { return false }
        if text.end(ofAny: ["時点", "現在", "以来", "付けで", "付で"], at: range.upperBound) != nil { return true }
        var offset = range.upperBound
        // A verb further away than two long sentences' worth belongs to something else.
        let limit = min(text.count, offset + 600)
        while offset < limit {
            let byte = text[offset]
            if byte == 0x0A, text[offset + 1] == 0x0A { return false }
            if byte == 0xE3 || byte == 0xE6 || byte == 0xE4 || byte == 0xE7 || byte == 0xE8 || byte == 0xE5 {
                if text.end(of: "。", at: offset) != nil { return false }
                if text.end(ofAny: Self.futures, at: offset) != nil { return false }
                if text.end(ofAny: ["済み", "済の", "済で", "て以来", "ておりま", "てきて", "てまいりました", "ています"], at: offset) != nil {
                    return true
                }
                if isPastEnding(at: offset, in: text) { return true }
            }
            offset += text.length(at: offset)
        }
        return false
    }

    private static let limits = ["までに", "までの", "まで", "を目途", "を目処", "をめど", "を期限", "を予定", "をめざ", "を目指"]

    private static let futures = [
        "ます", "する", "予定", "見込", "目指", "めざ", "べき", "ください", "下さい", "こととし", "ことと", "必要", "たい", "図る", "行う", "進める", "始める",
        "求める", "定める", "まとめる", "示す", "である", "ている",
    ]

    /// 去る or 先の before it means past, 来る means future.
    private static func saidBefore(_ offset: Int, in text: TextBytes) -> Bool? {
        for word in ["去る", "さる", "先の", "去年の"] where text.end(of: word, at: offset - word.utf8.count) == offset {
            return true
        }
        for word in ["来る", "来たる", "きたる"] where text.end(of: word, at: offset - word.utf8.count) == offset {
            return false
        }
        return nil
    }

    /// た or だ at `offset` closing a verb: 策定した, 行われた, 取り組んだ, ました.
    private static func isPastEnding(at offset: Int, in text: TextBytes) -> Bool {
        let scalar = text.scalar(at: offset)
        guard scalar == 0x305F || scalar == 0x3060 else { return false }
        let before = text.scalar(before: offset)
        if scalar == 0x3060 {  // だ
            guard before == 0x3093 else { return false }  // ん
        } else {
            guard "しれいっきえけせてねべじげみち".unicodeScalars.contains(where: { $0.value == before }) || ScalarKind.isKanji(before)
            else {
                return false
            }
        }
        // また, したがって, いたします, ために, たとえば … and た上で, たら, た場合: not yet done.
        return !text.starts(withAny: Self.notPast, at: offset + 3)
    }

    private static let notPast = [
        "がって", "がい", "し", "い", "め", "だ", "く", "ら", "ち", "り", "る", "っ", "上で", "うえで", "後", "あと", "場合", "とき", "時", "とえ",
        "ん",
    ]
}
