/// Tells a sentence that somebody says from the words of a list.
extension LineView {
    /// 15 characters of three bytes: longer than a name, an office with a name, or most headings.
    private static let shortest = 45

    private static let verbs = WordSet(["を", "です", "ます", "まし", "から", "ので", "ただいま", "いた", "ござ", "、"])

    /// True when something is said from `start` on: a sentence ends there, or it is too long for a name.
    func saysSomething(from start: Int) -> Bool {
        content.upperBound - start >= Self.shortest || start < content.upperBound && endsSpokenSentence
    }

    /// As `saysSomething`, for the lines of the head, where long lists of people stand, too.
    func readsAsSpeech(from start: Int) -> Bool {
        guard start < content.upperBound else { return false }
        if endsSpokenSentence { return true }
        let bytes = text.span
        let range = start..<content.upperBound
        if bytes.first("。", in: range) != nil { return true }
        return range.count >= Self.shortest && Self.verbs.isFound(in: range, of: bytes) && !listsNames(range)
    }

    /// `山田太郎委員長、川上花子委員、海野岬委員`: three and more short pieces, none of which says anything.
    private func listsNames(_ range: Range<Int>) -> Bool {
        let bytes = text.span
        // Two commas are looked for before anything is cut.
        guard let first = bytes.first("、", in: range), bytes.first("、", in: (first + 3)..<range.upperBound) != nil
        else {
            return false
        }
        let pieces = bytes.text(range).split(separator: "、")
        return pieces.allSatisfy { piece in
            let piece = String(piece)
            // 16 characters: an office and a full name.
            return piece.unicodeScalars.count <= 16
                && !piece.holds(anyOf: [
                    "を", "です", "ます", "まし", "した", "から", "ので", "ござ", "いた", "こと", "では", "には", "は", "が",
                ])
        }
    }

    /// A whole sentence as people say it to each other, not as they note it: …ます。 …です。 …ました。
    func isPolite(from start: Int) -> Bool {
        guard content.upperBound - start >= Self.shortest else { return false }
        let bytes = text.span
        return ["ます。", "です。", "ました。", "ません。", "でした。", "ください。"].contains {
            bytes.has($0, endingAt: content.upperBound)
        }
    }

    /// …しました, …した, …である, with a full stop or without one.
    var endsPolitely: Bool {
        let bytes = text.span
        return ["ました", "ます", "です", "があった", "された", "である"].contains { bytes.has($0, endingAt: content.upperBound) }
    }

    /// 。 ！ ？ and 」 end what is said; brackets end names: 山田太郎（欠席）.
    private var endsSpokenSentence: Bool {
        let bytes = text.span
        switch bytes.byte(at: content.upperBound - 1) {
        case 0x2E, 0x3F, 0x21: return true
        case 0x29: break
        default:
            let last = bytes.triple(at: content.upperBound - 3)
            guard last == Triple.closeRound || last == Triple.closeShell else { return endsSentence }
        }
        // おはようございます。（拍手）
        return bytes.first("。", in: content) != nil
    }
}
