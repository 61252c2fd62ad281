import CICU

/// Where words begin and end, by ICU's dictionary and rules on top of it.
///
/// Most candidates are decided by the two letters at each end: kanji beside kana is a boundary, Latin beside Latin is
/// none. The others are decided by the run of letters around them alone, so equal runs are decided once: minutes say
/// 予算委員会 a hundred times.
///
/// Opening ICU's breaks costs milliseconds: open once, at the first question, and keep.
///
/// `@unchecked Sendable`: ICU's breaks may be used from any thread by one at a time, and this is their only owner, which
/// nobody can copy and only `mutating` calls use.
package struct WordBoundaries: ~Copyable, @unchecked Sendable {
    private var breaks: OpaquePointer?
    private var triedToOpen = false
    private var units: [UInt16] = []
    /// UTF-16 units up to the end of each character.
    private var unitCounts: [Int] = []
    private var decided = DecisionCache()
    /// Whether ICU's dictionary has a word of two to four kanji.
    private var words: [UInt64: Bool] = [:]

    package init() {}

    deinit {
        if let breaks { cicu_close_breaks(breaks) }
    }

    /// Whether words begin at the range's start and end at its end.
    ///
    /// Without ICU's data only changes of the script count as boundaries.
    package mutating func isWhole(_ range: Range<Int>, in text: UnsafeBufferPointer<UInt8>) -> Bool {
        let edges = WordEdges(range, in: text)
        guard edges.start != .inside, edges.end != .inside else { return false }
        guard edges.start == .unsure || edges.end == .unsure else { return true }
        let window = edges.window
        let key = DecisionCache.key(
            UnsafeBufferPointer(rebasing: text[window]), word: range, from: window.lowerBound,
            beside: (edges.followsNumber ? 1 : 0) | (edges.endsInStem ? 2 : 0))
        if let known = decided[key] { return known }
        let answer = decide(range, edges, in: text)
        decided[key] = answer
        return answer
    }

    private mutating func decide(
        _ range: Range<Int>, _ edges: WordEdges, in text: UnsafeBufferPointer<UInt8>
    ) -> Bool {
        let stretch = segment(edges.window, in: text)
        guard let start = stretch.character(at: range.lowerBound), let end = stretch.character(at: range.upperBound)
        else { return false }
        var runs: [Range<Int>] = []
        var lower = 0
        var upper = stretch.codes.count
        for (index, edge) in [(start, edges.start), (end, edges.end)] where edge == .unsure {
            if let known = PinnedWords.shared.isCut(index, of: start..<end, in: stretch.codes) {
                guard known else { return false }
                // What stands beyond a sure cut sways nothing.
                if index == start { lower = index } else { upper = index }
            } else if let run = stretch.kanjiRun(across: index) {
                if runs.last != run { runs.append(run) }
            } else if !stretch.isBoundary(index, of: start..<end), !stretch.isBesideParticle(index, of: start..<end) {
                return false
            }
        }
        for run in runs.map({ $0.clamped(to: lower..<upper) }) {
            let part = (start..<end).clamped(to: run)
            let codes = Array(stretch.codes[run])
            let word = part.lowerBound - run.lowerBound..<part.upperBound - run.lowerBound
            let cut = (run.lowerBound...run.upperBound).map { stretch.isBreak[$0] }
            let kanji = KanjiRun(
                codes, followsNumber: run.lowerBound == 0 && edges.followsNumber,
                endsInStem: run.upperBound == stretch.codes.count && edges.endsInStem)
            guard kanji.isWhole(word, breaks: cut, isWord: { isWord($0) }) else { return false }
        }
        return true
    }

    /// More runs than these in one text are rare; beginning anew costs little.
    private static let wordLimit = 20_000

    private mutating func isWord(_ codes: ArraySlice<UInt32>) -> Bool {
        let key = codes.reduce(UInt64(0)) { $0 << 16 | UInt64($1 & 0xFFFF) }
        if let known = words[key] { return known }
        var units: [UInt16] = []
        for code in codes { UTF16Units.append(code, to: &units) }
        open()
        let answer = units.withUnsafeBufferPointer { buffer in
            guard let breaks, cicu_set_text(breaks, buffer.baseAddress, Int32(buffer.count)) != 0 else { return false }
            return cicu_next_break(breaks) == Int32(buffer.count)
        }
        if words.count >= Self.wordLimit { words.removeAll(keepingCapacity: true) }
        words[key] = answer
        return answer
    }

    /// ICU's own breaks in all of `text`, as UTF-8 offsets. For looking into it; matching asks `isWhole`.
    package mutating func breaks(in text: String) -> [Int] {
        var text = text
        return text.withUTF8 { bytes in segment(0..<bytes.count, in: bytes).breakOffsets }
    }

    private mutating func open() {
        guard !triedToOpen else { return }
        triedToOpen = true
        breaks = cicu_open_word_breaks()
    }

    private mutating func segment(_ range: Range<Int>, in text: UnsafeBufferPointer<UInt8>) -> Stretch {
        var stretch = Stretch(start: range.lowerBound)
        units.removeAll(keepingCapacity: true)
        unitCounts.removeAll(keepingCapacity: true)
        KanjiVariants.table.withUnsafeBufferPointer { variants in
            var position = range.lowerBound
            while position < range.upperBound {
                let (code, length) = UTF8Bytes.character(text, at: position)
                position += length
                // ICU's dictionary knows today's forms.
                let modern = KanjiVariants.replacement(of: code, in: variants) ?? code
                stretch.append(modern, endingAt: position)
                UTF16Units.append(modern, to: &units)
                unitCounts.append(units.count)
            }
        }
        open()
        units.withUnsafeBufferPointer { buffer in
            guard let breaks, cicu_set_text(breaks, buffer.baseAddress, Int32(buffer.count)) != 0 else { return }
            var character = 0
            while case let next = cicu_next_break(breaks), next >= 0 {
                while character < unitCounts.count, unitCounts[character] < Int(next) { character += 1 }
                stretch.breakAfter(character)
            }
        }
        return stretch
    }
}
