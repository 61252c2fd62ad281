/// Labels by number, each once. A dictionary of texts normalises every Japanese text that it is asked for, character by
/// character: in a record of short speeches that was a tenth of the time. Here the bytes are looked up, and only a
/// spelling that was never seen is compared as text: 神 and 神 (U+FA19) are one label, whoever typed it.
struct LabelTable {
    private struct Spelling {
        /// In `letters`.
        let start: Int
        let count: Int
        let hash: Int
        let label: Int
    }

    /// As first seen.
    private(set) var labels: [String] = []
    private var numbers: [String: Int] = [:]
    private var spellings: [Spelling] = []
    /// All spellings, one behind another: bytes are compared with bytes, without a text in between.
    private var letters: [UInt8] = []
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
        spellings.append(Spelling(start: letters.count, count: range.count, hash: hash, label: label))
        bytes.extracting(range).withUnsafeBufferPointer { letters.append(contentsOf: $0) }
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
            if spelling.hash == hash, spelling.count == range.count,
                bytes.has(
                    letters.span.extracting(spelling.start..<(spelling.start + spelling.count)), at: range.lowerBound)
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

    /// Secret numbers of this process: nobody can write a document whose labels all fall on one place.
    private static let (seed, factor) = (UInt64.random(in: .min ... .max), UInt64.random(in: .min ... .max) | 1)

    /// The halves of a product folded into one, eight bytes at a time: `Hasher` costs a short label five times as much.
    private static func hash(_ range: Range<Int>, of bytes: Span<UInt8>) -> Int {
        let (seed, factor) = (seed, factor)
        var sum = seed ^ UInt64(range.count)
        func add(_ word: UInt64) {
            let product = (sum ^ word).multipliedFullWidth(by: factor)
            sum = product.high ^ product.low ^ seed
        }
        bytes.extracting(range).withUnsafeBytes { label in
            var position = 0
            while position + 8 <= label.count {
                add(label.loadUnaligned(fromByteOffset: position, as: UInt64.self))
                position += 8
            }
            var rest: UInt64 = 0
            for byte in label[position...] { rest = rest << 8 | UInt64(byte) }
            add(rest)
        }
        return Int(truncatingIfNeeded: sum)
    }
}
