/// Some text between two separators, its breaks by ICU, and the rules on top of them.
///
/// ICU's dictionary has few katakana words: an unknown one falls into crumbs (ド|ローン, ガバ|メン|トク|ラウ|ド).
/// The rules read crumbs as what they are, a word that ICU does not know.
struct Stretch {
    private(set) var codes: [UInt32] = []
    /// Where characters start, as UTF-8 offsets, and where the last one ends.
    private var offsets: [Int]
    /// Whether a break stands before the character; one more than there are characters.
    private(set) var isBreak = [true]

    init(start: Int) {
        offsets = [start]
    }

    mutating func append(_ code: UInt32, endingAt end: Int) {
        codes.append(code)
        offsets.append(end)
        isBreak.append(false)
    }

    mutating func breakAfter(_ character: Int) {
        guard character < codes.count else { return }
        isBreak[character + 1] = true
    }

    var breakOffsets: [Int] {
        offsets.indices.filter { isBreak[$0] }.map { offsets[$0] }
    }

    /// The kanji around a break between two of them; `nil` where it is between others.
    func kanjiRun(across index: Int) -> Range<Int>? {
        guard index > 0, index < codes.count, Kana.isKanji(codes[index - 1]), Kana.isKanji(codes[index]) else {
            return nil
        }
        var (start, end) = (index - 1, index + 1)
        while start > 0, Kana.isKanji(codes[start - 1]) { start -= 1 }
        while end < codes.count, Kana.isKanji(codes[end]) { end += 1 }
        return start..<end
    }

    /// Whether `word`, whose end `index` is, may end there.
    func isBoundary(_ index: Int, of word: Range<Int>) -> Bool {
        guard index > 0, index < codes.count else { return true }
        guard isKatakana(index - 1), isKatakana(index) else { return isBreak[index] }
        return isBreak[index] && separatesKatakana(index, of: word) || standsAtEdgeOfUnknown(index, of: word)
            || isBesideLoanWords(index, of: word)
    }

    /// は|たすけあい|を: ICU's dictionary has few words in hiragana. Four letters beside a particle are no chance.
    func isBesideParticle(_ index: Int, of word: Range<Int>) -> Bool {
        let (inside, outside) = index == word.lowerBound ? (index, index - 1) : (index - 1, index)
        guard word.count >= 4, codes.indices.contains(inside), codes.indices.contains(outside) else { return false }
        return Kana.isHiragana(codes[inside]) && Self.particles.contains(codes[outside])
    }

    private static let particles = Set("はをにがのともでへや".unicodeScalars.map { $0.value })

    /// A break inside katakana counts when it leaves no character alone, and beside a word of two characters no crumb
    /// of two either (サイ|バー).
    private func separatesKatakana(_ index: Int, of word: Range<Int>) -> Bool {
        let before = index - pieceStart(before: index)
        let after = pieceEnd(from: index) - index
        let outside = index == word.lowerBound ? before : after
        return min(before, after) >= 2 && (word.count > 2 || outside >= 3)
    }

    /// A word that ICU does not know, with the keyword at one end (ガバメント|クラウド, マイナ|ポータル). Three
    /// characters on either side and seven in all keep chance out: no ordinary word of the dictionary is in crumbs.
    private func standsAtEdgeOfUnknown(_ index: Int, of word: Range<Int>) -> Bool {
        let run = katakanaRun(around: index)
        guard word.lowerBound >= run.lowerBound, word.upperBound <= run.upperBound,
            word.lowerBound == run.lowerBound || word.upperBound == run.upperBound
                || word.count >= 4 && isBesideLoanWords(word.upperBound, of: word)
        else { return false }
        // スマート|ウォッチ: a well-known word of four letters is no chance either.
        if word.count >= 4, run.count - word.count >= 3, LoanWords.parts.contains(Array(codes[word])) {
            let place = word.lowerBound - run.lowerBound..<word.upperBound - run.lowerBound
            return !LoanWords.isInLonger(place, of: codes[run])
        }
        return word.count >= 3 && run.count - word.count >= 3 && run.count >= 7 && isInCrumbs(run)
    }

    /// データ|ベース: what is left of the katakana is made of well-known words.
    private func isBesideLoanWords(_ index: Int, of word: Range<Int>) -> Bool {
        let run = katakanaRun(around: index)
        let rest = index == word.lowerBound ? run.lowerBound..<index : index..<run.upperBound
        return LoanWords.areParts(codes[rest])
    }

    /// A single character, or two neighbours of at most two.
    private func isInCrumbs(_ run: Range<Int>) -> Bool {
        var last = Int.max
        var start = run.lowerBound
        while start < run.upperBound {
            let end = pieceEnd(from: start)
            if end - start == 1 || end - start <= 2 && last <= 2 { return true }
            last = end - start
            start = end
        }
        return false
    }

    private func pieceStart(before index: Int) -> Int {
        var start = index - 1
        while start > 0, !isBreak[start], isKatakana(start - 1) { start -= 1 }
        return start
    }

    private func pieceEnd(from index: Int) -> Int {
        var end = index + 1
        while end < codes.count, !isBreak[end], isKatakana(end) { end += 1 }
        return end
    }

    private func katakanaRun(around index: Int) -> Range<Int> {
        var (start, end) = (index, index)
        while start > 0, isKatakana(start - 1) { start -= 1 }
        while end < codes.count, isKatakana(end) { end += 1 }
        return start..<end
    }

    private func isKatakana(_ index: Int) -> Bool {
        Kana.isKatakana(codes[index]) || codes[index] == Kana.longVowel || (0xFF66...0xFF9F).contains(codes[index])
    }

    func character(at offset: Int) -> Int? {
        var (low, high) = (0, offsets.count)
        while low < high {
            let middle = (low + high) / 2
            if offsets[middle] < offset { low = middle + 1 } else { high = middle }
        }
        return low < offsets.count && offsets[low] == offset ? low : nil
    }
}
