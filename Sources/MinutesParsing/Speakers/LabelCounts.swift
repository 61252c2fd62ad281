/// Labels and how often each stands in the document, with the words behind them that may belong to them.
struct LabelCounts {
    private(set) var counts: [String: Int] = [:]
    private var short: [String: Int] = [:]
    private var long: [String: (short: String, count: Int, isLikely: Bool)] = [:]

    var total: Int { counts.values.reduce(0, +) }

    /// A label, and how it goes on.
    struct Entry {
        let text: String
        let long: String?
        let isLikely: Bool
        /// A name in brackets ends the label.
        let isComplete: Bool

        init(_ label: SpeakerLabel, in bytes: Span<UInt8>) {
            text = bytes.text(label.range)
            long = label.longer.map { bytes.text(label.range.lowerBound..<$0.end) }
            isLikely = label.longer?.isLikely ?? false
            isComplete = label.shape == .roleWithName || label.shape == .surnameWithInitial
        }
    }

    mutating func add(_ entry: Entry) {
        addEnds(entry)
        counts[entry.text, default: 0] += 1
    }

    /// Counts how the label goes on, not the label.
    mutating func addEnds(_ entry: Entry) {
        guard !entry.isComplete else { return }
        short[entry.text, default: 0] += 1
        guard let key = entry.long else { return }
        long[key] = (entry.text, (long[key]?.count ?? 0) + 1, entry.isLikely)
    }

    /// The labels that nearly always go on with the same words: `議長 山田太郎君` where nobody is only 議長.
    var longLabels: Set<String> {
        var found: Set<String> = []
        var lengthened: Set<String> = []
        let continued = long.values.reduce(into: [String: Int]()) { $0[$1.short, default: 0] += $1.count }
        for (text, entry) in long {
            let all = short[entry.short] ?? 0
            guard all > 1 else { continue }
            // Three of five: a chair who calls members by name calls several of them.
            let isUsual = entry.count * 5 >= all * 3
            // Several people can be 議員, or bear one surname; then a name follows always.
            let isOneOfMany = !entry.short.hasSuffix("長") && (continued[entry.short] ?? 0) == all
            if isUsual || isOneOfMany {
                found.insert(text)
                lengthened.insert(entry.short)
            }
        }
        // Who speaks once is printed as those are who speak often.
        let often = short.filter { $0.value > 1 }.count
        let isUsual = !found.isEmpty && lengthened.count * 2 > often
        for (text, entry) in long where short[entry.short] == 1 && (entry.isLikely || isUsual) { found.insert(text) }
        return found
    }

    /// The labels as they are read with `longLabels`.
    func resolved(_ longLabels: Set<String>) -> [String: Int] {
        guard !longLabels.isEmpty else { return counts }
        var resolved = counts
        for text in longLabels {
            guard let entry = long[text] else { continue }
            resolved[entry.short, default: 0] -= entry.count
            resolved[text, default: 0] += entry.count
        }
        return resolved.filter { $0.value > 0 }
    }
}
