import JapaneseText
import MinutesModel

/// One printed row of a list of people, which can hold several columns: `１番　後　藤　さちこ　　　　２番　　細　貝　　　悠`,
/// `区　長　　青　木　英　二　　　　副区長　　荒　牧　広　志`, `◎山川昌子 ○肥沼茂男`, `山田太郎、鈴木花子`.
struct AttendeeRow {
    let text: String

    init(_ text: String) {
        // `• 委員長　井内康輝`: a bullet is no part of it.
        self.text = ["・", "•", "･"].contains { text.hasPrefix($0) } ? String(text.dropFirst()).trimmed : text
    }

    /// The people of the row; everything printed stands in one of their labels.
    var people: [Attendee] {
        let starts = seats
        if !starts.isEmpty { return seated(at: starts) }
        if let ranked { return ranked }
        if let honoured { return honoured }
        if let bracketed { return bracketed }
        if let spread = SpreadRow(text)?.people { return spread }
        if let titled { return titled }
        if let listed { return listed }
        return columns ?? [Attendee(reading: text)]
    }

    // MARK: Seats

    /// Where `N番` begins: at the start of the row and behind white space.
    private var seats: [Int] {
        let bytes = TextBytes(text)
        var found: [Int] = []
        var position = 0
        var isBehindSpace = true
        while position < bytes.count {
            let length = text.utf8Span.span.spaceLength(at: position)
            if length > 0 {
                (position, isBehindSpace) = (position + length, true)
                continue
            }
            if isBehindSpace, let number = Numerals.read(in: bytes, at: position), bytes.has("番", at: number.end) {
                found.append(position)
                position = number.end
            }
            isBehindSpace = false
            position += text.utf8Span.span.characterLength(at: position)
        }
        // `欠員　八番　十五番`: numbers without names.
        return found.first == 0 ? found : []
    }

    private func seated(at starts: [Int]) -> [Attendee] {
        zip(starts, starts.dropFirst() + [text.utf8.count]).map { start, end in
            let label = text.slice(start..<end).trimmed
            let rest = label.slice((Attendee.seatEnd(of: label) ?? 0)..<label.utf8.count)
            // `１番委員　吉井美華子`
            let role = ["委員", "議員"].first { rest.hasPrefix($0) && rest.unicodeScalars.count > 3 }
            let name = (role == nil ? rest : String(rest.dropFirst(2))).withoutSpaces
            return Attendee(label: label, name: name.isEmpty ? nil : Attendee.withoutHonorific(name), role: role)
        }
    }

    // MARK: Ranks

    /// ◎ leads the chair, and beside it ○ the deputy.
    private var ranked: [Attendee]? {
        guard text.holds("◎") else { return nil }
        var pieces: [Range<Int>] = []
        let bytes = text.utf8Span.span
        var start = 0
        var position = 0
        while position < bytes.count {
            let isCut = Mark(in: bytes, at: position) != nil || bytes.spaceLength(at: position) > 0
            if isCut, position > start, !bytes.trimmed(start..<position).isEmpty, pieceIsName(start..<position) {
                pieces.append(start..<position)
                start = position
            }
            position += bytes.characterLength(at: position)
        }
        pieces.append(start..<bytes.count)
        return pieces.filter { !bytes.trimmed($0).isEmpty }.map { Self.withRank(text.slice($0).trimmed) }
    }

    /// Longer than a family name alone: `◎山川 昌子` is one person.
    private func pieceIsName(_ range: Range<Int>) -> Bool {
        let piece = text.slice(range).withoutSpaces
        return piece.unicodeScalars.count >= (Mark(in: piece.utf8Span.span, at: 0) == nil ? 3 : 4)
    }

    static func withRank(_ label: String) -> Attendee {
        guard Mark(in: label.utf8Span.span, at: 0) != nil else { return named(label) }
        var person = named(label.slice(Mark.length..<label.utf8.count).trimmed)
        person.rank = label.hasPrefix("◎") ? .chair : label.hasPrefix("●") ? nil : .vice
        person.label = label
        return person
    }

    static func named(_ label: String) -> Attendee {
        var person = Attendee(reading: label)
        if person.name == nil, RoleWords.suffix(of: label, in: RoleWords.office) == nil, label.unicodeScalars.count <= 9
        {
            person.name = Attendee.withoutHonorific(label.withoutSpaces)
        }
        return person
    }

    // MARK: Columns

    private struct Chunk {
        var range: Range<Int>
        var words: String
        var isRole: Bool
    }

    /// Cells stand apart by at least two full-width spaces; inside a name there is one, or three where it is short.
    private var columns: [Attendee]? {
        let chunks = chunks
        guard chunks.count > 1 else { return nil }
        if chunks.allSatisfy({ !$0.isRole && (3...8).contains($0.words.unicodeScalars.count) }) {
            return chunks.map { Self.named(text.slice($0.range)) }
        }
        guard chunks[0].isRole else { return nil }
        var people: [Attendee] = []
        var current: (start: Int, end: Int, role: String, name: String)?
        func person(_ cell: (start: Int, end: Int, role: String, name: String)) -> Attendee {
            let name = Attendee.withoutHonorific(cell.name)
            return Attendee(
                label: text.slice(cell.start..<cell.end).trimmed, name: name.isEmpty ? nil : name, role: cell.role)
        }
        for chunk in chunks {
            if chunk.isRole, current.map({ !$0.name.isEmpty }) ?? true {
                if let current { people.append(person(current)) }
                current = (chunk.range.lowerBound, chunk.range.upperBound, chunk.words, "")
            } else {
                current?.end = chunk.range.upperBound
                if chunk.isRole { current?.role += chunk.words } else { current?.name += chunk.words }
            }
        }
        if let current { people.append(person(current)) }
        return people
    }

    /// The cells of the row; `市　　　長`, whose two letters stand as far apart as cells do, is one.
    private var chunks: [Chunk] {
        var joined: [Chunk] = []
        for chunk in cells {
            if let last = joined.last, last.words.unicodeScalars.count == 1, chunk.words.unicodeScalars.count == 1,
                RoleWords.suffix(of: last.words + chunk.words, in: RoleWords.roles) != nil
            {
                let range = last.range.lowerBound..<chunk.range.upperBound
                joined[joined.count - 1] = Chunk(range: range, words: last.words + chunk.words, isRole: true)
            } else {
                joined.append(chunk)
            }
        }
        return joined
    }

    private var cells: [Chunk] {
        let bytes = text.utf8Span.span
        var chunks: [Chunk] = []
        var start = 0
        var position = 0
        while position <= bytes.count {
            let gap = position < bytes.count ? gapWidth(at: position) : (columns: 9, length: 1)
            if gap.columns >= 3 {
                let range = bytes.trimmed(start..<Swift.min(position, bytes.count))
                if !range.isEmpty {
                    let words = text.slice(range).withoutSpaces
                    let isRole = RoleWords.suffix(of: words, in: RoleWords.roles) != nil
                    chunks.append(Chunk(range: range, words: words, isRole: isRole))
                }
                position += gap.length
                start = position
            } else {
                position += Swift.max(gap.length, bytes.characterLength(at: position), 1)
            }
        }
        return chunks
    }

    /// The white space at an offset, in columns of a terminal and in bytes.
    private func gapWidth(at offset: Int) -> (columns: Int, length: Int) {
        let bytes = text.utf8Span.span
        var (columns, length) = (0, 0)
        while offset + length < bytes.count {
            let space = bytes.spaceLength(at: offset + length)
            guard space > 0 else { break }
            columns += space == 3 ? 2 : 1
            length += space
        }
        return (columns, length)
    }
}
