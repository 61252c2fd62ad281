import MinutesModel

/// A row whose letters are spread over its width: `市     長  森   正 一     副  市  長  鈴 木 雄 二`. Spaces tell nothing by their
/// width alone, so offices are put together from the letters, and what stands between two of them is a name.
struct SpreadRow {
    private struct Word {
        var text: Substring
        /// The white space before it, in columns.
        var gap: Int
    }

    private let words: [Word]
    private let text: String

    /// `nil` for a row that is not spread: none of its words is a letter alone, nor does it tell offices and names in turn.
    init?(_ text: String) {
        var words: [Word] = []
        var gap = 0
        var start: String.Index?
        for index in text.indices + [text.endIndex] {
            let isSpace = index == text.endIndex || text[index].isWhitespace
            if !isSpace {
                start = start ?? index
                continue
            }
            if let first = start {
                words.append(Word(text: text[first..<index], gap: gap))
                (start, gap) = (nil, 0)
            }
            if index < text.endIndex { gap += text[index] == "　" ? 2 : 1 }
        }
        // Two people with office and name; more than eighty words are no row.
        guard (4...80).contains(words.count) else { return nil }
        (self.words, self.text) = (words, text)
        let isSpread = words.contains { $0.text.unicodeScalars.count == 1 }
        guard isSpread || isRole(String(words[0].text)) && isRole(String(words[2].text)) else { return nil }
    }

    /// `nil` when the row does not begin with an office, or holds but one person.
    var people: [Attendee]? {
        var people: [Attendee] = []
        var position = 0
        while position < words.count {
            guard let role = roleEnd(from: position), role < words.count else { return nil }
            let name = nameEnd(from: role)
            let printed = joined(role..<name)
            guard (2...8).contains(Attendee.withoutHonorific(printed).unicodeScalars.count) else { return nil }
            people.append(
                Attendee(
                    label: String(text[words[position].text.startIndex..<words[name - 1].text.endIndex]),
                    name: Attendee.withoutHonorific(printed), role: joined(position..<role)))
            position = name
        }
        return people.count > 1 ? people : nil
    }

    private func joined(_ range: Range<Int>) -> String { words[range].map(\.text).joined() }

    /// The longest office from the first words that make one: 事務局 goes on to 事務局長.
    private func roleEnd(from start: Int) -> Int? {
        var end = start + 1
        while end <= words.count, end - start <= 14 {
            if isRole(joined(start..<end)) {
                while end < words.count, isRole(joined(start..<(end + 1))) { end += 1 }
                return end
            }
            end += 1
        }
        return nil
    }

    /// 長 alone also begins names.
    private func isRole(_ text: String) -> Bool {
        (RoleWords.suffix(of: text, in: RoleWords.roles)?.unicodeScalars.count ?? 0) >= 2
    }

    /// Behind the name: where an office begins that is a word by itself (代表監査委員, not 勝代表監査委員), else where the widest gap
    /// stands.
    private func nameEnd(from start: Int) -> Int {
        var best: (end: Int, rank: Int)?
        var end = start + 1
        while end < words.count, joined(start..<end).unicodeScalars.count <= 8 {
            if joined(start..<end).unicodeScalars.count >= 2, let role = roleEnd(from: end),
                words[end].gap >= 2 || role == end + 1
            {
                let isWord = RoleWords.roles.contains(joined(end..<role))
                // A gap is never as wide as a line.
                let rank = words[end].gap + (isWord ? 1_000 : 0)
                if rank > best?.rank ?? 0 { best = (end, rank) }
            }
            end += 1
        }
        return best?.end ?? words.count
    }
}
