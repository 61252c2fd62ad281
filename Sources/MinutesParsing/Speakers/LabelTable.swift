/// Labels by number, each once. A dictionary of texts normalises every Japanese text that it is asked for, character by
/// character: in a record of short speeches that was a tenth of the time. Here the bytes are looked up, and only a
/// spelling that was never seen is compared as text: 神 and 神 (U+FA19) are one label, whoever typed it.
struct LabelTable {
    private struct Spelling {
        let text: String
        let hash: Int
        let label: Int
    }

    /// As first seen.
    private(set) var labels: [String] = []
    private var numbers: [String: Int] = [:]
    private var spellings: [Spelling] = []
    /// By hash, the spelling's index and 1; 0 where nothing stands. Half of the places stay empty, the next one is taken
    /// where one is full.
    private var places = [Int](repeating: 0, count: 32)

    init() {}

    init(_ labels: some Sequence<String>) {
        for label in labels { _ = add(label.utf8Range, of: label.utf8Span.span) }
    }

    func holds(_ range: Range<Int>, of bytes: Span<UInt8>) -> Bool {
        !labels.isEmpty && number(range, of: bytes) != nil
    }

    /// The number of a label that was added.
    func number(_ range: Range<Int>, of bytes: Span<UInt8>) -> Int? {
        let found = places[place(of: range, in: bytes, hash: Self.hash(range, of: bytes))]
        return found > 0 ? spellings[found - 1].label : numbers[bytes.text(range)]
    }

    mutating func add(_ range: Range<Int>, of bytes: Span<UInt8>) -> Int {
        let hash = Self.hash(range, of: bytes)
        let place = place(of: range, in: bytes, hash: hash)
        if places[place] > 0 { return spellings[places[place] - 1].label }
        let text = bytes.text(range)
        let label = numbers[text] ?? labels.count
        if label == labels.count {
            labels.append(text)
            numbers[text] = label
        }
        spellings.append(Spelling(text: text, hash: hash, label: label))
        places[place] = spellings.count
        if spellings.count * 2 > places.count { grow() }
        return label
    }

    /// Where the spelling stands, or where it may stand.
    @inline(__always)
    private func place(of range: Range<Int>, in bytes: Span<UInt8>, hash: Int) -> Int {
        var place = hash & (places.count - 1)
        while places[place] > 0 {
            let spelling = spellings[places[place] - 1]
            if spelling.hash == hash, spelling.text.utf8.count == range.count,
                bytes.has(spelling.text, at: range.lowerBound)
            {
                break
            }
            place = (place + 1) & (places.count - 1)
        }
        return place
    }

    private mutating func grow() {
        places = [Int](repeating: 0, count: places.count * 2)
        for (index, spelling) in spellings.enumerated() {
            var place = spelling.hash & (places.count - 1)
            while places[place] > 0 { place = (place + 1) & (places.count - 1) }
            places[place] = index + 1
        }
    }

    /// Seeded: nobody can write a document whose labels all fall on one place.
    private static func hash(_ range: Range<Int>, of bytes: Span<UInt8>) -> Int {
        var hasher = Hasher()
        bytes.extracting(range).withUnsafeBytes { hasher.combine(bytes: $0) }
        return hasher.finalize()
    }
}
