import MinutesModel

/// Reads brackets that take back what was said: 〔同日後刻に「…」と発言訂正あり〕, 〔「…」を「…」に訂正〕, 〔発言取消し〕.
enum CorrectionReading {
    private static let signs = ["訂正", "取消", "取り消", "の誤り", "と訂正"]

    static func isCorrection(_ inner: Range<Int>, of bytes: Span<UInt8>) -> Bool {
        signs.contains { bytes.first($0, in: inner) != nil }
    }

    /// - Parameters:
    ///   - inner: the bracket's words, in the line.
    ///   - open: where the bracket opens.
    static func read(_ line: Substring, inner: Range<Int>, open: Int, speech: Int, paragraph: Int) -> Correction {
        let bytes = line.utf8Span.span
        let text = line.slice(inner)
        let quotes = Self.quotes(in: text)
        let isWithdrawal = text.holds("取消") || text.holds("取り消")
        var correction = Correction(speech: speech, paragraph: paragraph, text: text)
        switch (quotes.count, isWithdrawal) {
        case (0, _): break
        case (1, true): correction.withdrawn = quotes[0]
        case (1, false):
            correction.corrected = quotes[0]
            correction.withdrawn = word(before: open, like: quotes[0], in: bytes)
        default:
            // 「A」を「B」に訂正, 「A」は「B」の誤り: the first is withdrawn.
            (correction.withdrawn, correction.corrected) = (quotes[0], quotes[1])
        }
        return correction
    }

    private static func quotes(in text: String) -> [String] {
        let bytes = text.utf8Span.span
        var found: [String] = []
        var position = 0
        while position < bytes.count {
            let code = bytes.triple(at: position)
            guard code == Triple.openQuote || code == Triple.openHalfQuote else {
                position += bytes.characterLength(at: position)
                continue
            }
            let start = position + 3
            var end = start
            while end < bytes.count, bytes.triple(at: end) != Triple.closeQuote,
                bytes.triple(at: end) != Triple.closeHalfQuote
            {
                end += bytes.characterLength(at: end)
            }
            guard end < bytes.count else { break }
            if end > start { found.append(text.slice(start..<end)) }
            position = end + 3
        }
        return found
    }

    private enum Script { case katakana, kanji, digits, letters }

    /// The word right before the bracket, of the scripts that the corrected word is written in: マイナサポート before
    /// 〔「マイナアシスト」と訂正〕.
    private static func word(before end: Int, like corrected: String, in bytes: Span<UInt8>) -> String? {
        let scripts = scripts(of: corrected)
        var start = end
        while start > 0 {
            var previous = start - 1
            while previous > 0, bytes[previous] & 0xC0 == 0x80 { previous -= 1 }
            guard let script = script(at: previous, of: bytes), scripts.contains(script) else { break }
            start = previous
        }
        // Twenty characters of three bytes are a word; more is a run of kanji that says nothing of where it began.
        guard start < end, end - start <= 60 else { return nil }
        return bytes.text(start..<end)
    }

    private static func scripts(of text: String) -> Set<Script> {
        let bytes = text.utf8Span.span
        var found: Set<Script> = []
        var position = 0
        while position < bytes.count {
            if let script = script(at: position, of: bytes) { found.insert(script) }
            position += bytes.characterLength(at: position)
        }
        return found
    }

    private static func script(at offset: Int, of bytes: Span<UInt8>) -> Script? {
        switch bytes[offset] {
        case 0x30...0x39: return .digits
        case 0x41...0x5A, 0x61...0x7A: return .letters
        default: break
        }
        switch bytes.triple(at: offset) {
        case 0xE3_82_A1...0xE3_83_BC: return .katakana  // ァ-ー, ・ among them
        case 0xEF_BC_90...0xEF_BC_99: return .digits
        case 0xEF_BC_A1...0xEF_BD_9A: return .letters
        case 0xE4_B8_80...0xE9_BF_BF, 0xE3_80_85: return .kanji  // 一-鿿, 々
        default: return nil
        }
    }
}
