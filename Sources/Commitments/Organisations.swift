/// The ministry, agency, bureau or office that a sentence names as its subject: 「総務省としては、」「農林水産省は、」.
enum Organisations {
    /// The last one named in the sentence, as spoken; `nil` when it names none.
    static func subject(of sentence: [UInt8]) -> String? {
        var found: String?
        var index = 0
        while index < sentence.count, let place = endings.firstRange(in: sentence[index...]) {
            index = place.upperBound
            guard particles.prefixLength(of: sentence[index...]) != nil else { continue }
            let start = nameStart(before: place.lowerBound, in: sentence)
            let name = sentence[start..<place.upperBound]
            if start < place.lowerBound, !isUnnamed(name) {
                found = String(decoding: name, as: UTF8.self)
            }
        }
        return found
    }

    /// Walks back over kanji, katakana and ー; over hiragana only where a phrase begins with the name (学び文化省は、),
    /// because inside a phrase hiragana are particles.
    private static func nameStart(before end: Int, in sentence: [UInt8]) -> Int {
        let start = walkBack(from: end, in: sentence, over: isNameCharacter)
        guard start > 0 else { return start }
        let phrase = walkBack(from: start, in: sentence) { isNameCharacter($0) || isHiragana($0) }
        let isAtStart = phrase == 0 || commas.prefixLength(of: sentence[(phrase - 3)...]) != nil
        // Four characters: こども, デジタル社会の… is longer and has a particle in it.
        guard isAtStart, start - phrase <= 4 * 3, !wordsBefore.isFound(in: sentence[phrase..<start]) else { return start }
        return phrase
    }

    private static func walkBack(from end: Int, in text: [UInt8], over isPart: (ArraySlice<UInt8>) -> Bool) -> Int {
        var start = end
        while start >= 3, isPart(text[(start - 3)..<start]) { start -= 3 }
        return start
    }

    private static func isNameCharacter(_ bytes: ArraySlice<UInt8>) -> Bool {
        let (first, second, third) = (bytes[bytes.startIndex], bytes[bytes.startIndex + 1], bytes[bytes.startIndex + 2])
        switch first {
        case 0xE4...0xE9: return true  // kanji, U+4000–U+9FFF
        case 0xE3: return second == 0x83 || (second == 0x82 && third >= 0xA1)  // katakana and ー
        default: return false
        }
    }

    private static func isHiragana(_ bytes: ArraySlice<UInt8>) -> Bool {
        let (first, second, third) = (bytes[bytes.startIndex], bytes[bytes.startIndex + 1], bytes[bytes.startIndex + 2])
        return first == 0xE3 && (second == 0x81 || (second == 0x82 && third <= 0x96))
    }

    /// 関係省庁, 各府省, 本市: they say that there is an organisation, not which.
    private static func isUnnamed(_ name: ArraySlice<UInt8>) -> Bool {
        unnamedStarts.prefixLength(of: name) != nil
    }

    private static let endings: WordList = ["省", "庁", "局", "委員会", "機構", "センター", "本部", "府", "都", "県", "市", "区", "町", "村", "部", "課"]
    private static let particles: WordList = [
        "は、", "は", "では", "としては", "としましては", "といたしましては", "におきましては", "においては", "において", "におきまして", "として", "が、",
    ]
    private static let commas: WordList = ["、", "，"]
    private static let wordsBefore: WordList = ["の", "は", "が", "を", "に", "で", "と", "また", "まず", "へ", "から", "より"]
    private static let unnamedStarts: WordList = ["関係", "各", "本", "当", "同", "貴", "両", "全", "他", "府省", "省庁", "自治体", "地方", "一部", "今"]
}
