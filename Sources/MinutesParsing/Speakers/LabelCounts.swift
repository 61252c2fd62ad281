/// Labels and how often each stands in the document, with the words behind them that may belong to them.
struct LabelCounts {
    /// A label where it stands.
    struct Entry {
        let label: SpeakerLabel
        let line: UnsafeBufferPointer<UInt8>
    }

    private struct Tally {
        /// How often the label stands there.
        var count = 0
        /// How often it could go on.
        var short = 0
        var isFirm = false
        var isSpoken = false
        /// Of a label with the words behind it: the label without them.
        var long: (short: Int, count: Int, isLikely: Bool)?
    }

    private var table = LabelTable()
    /// By the table's numbers.
    private var tallies: [Tally] = []

    var total: Int { tallies.reduce(0) { $0 + $1.count } }

    /// - Parameter isSpoken: a sentence follows on the label's own line.
    mutating func add(_ entry: Entry, isSpoken: Bool = false) {
        let number = addEnds(entry)
        tallies[number].count += 1
        if entry.label.isFirm { tallies[number].isFirm = true }
        if isSpoken { tallies[number].isSpoken = true }
    }

    /// Counts a label that cannot go on, and has a colon or its line's end behind it.
    /// - Returns: its number.
    @inline(__always)
    mutating func add(_ entry: Entry, numbered known: Int?, isSpoken: Bool) -> Int {
        let number = known ?? number(entry.label.range, in: entry.line)
        tallies[number].short += 1
        tallies[number].count += 1
        if entry.label.isFirm { tallies[number].isFirm = true }
        if isSpoken { tallies[number].isSpoken = true }
        return number
    }

    /// Counts how the label goes on, not the label.
    @discardableResult
    mutating func addEnds(_ entry: Entry) -> Int {
        let number = number(entry.label.range, in: entry.line)
        switch entry.label.shape {
        // A name in brackets ends the label.
        case .roleWithName, .surnameWithInitial: return number
        case .role, .seat, .bare: tallies[number].short += 1
        }
        if let longer = entry.label.longer {
            let long = self.number(entry.label.range.lowerBound..<longer.end, in: entry.line)
            tallies[long].long = (number, (tallies[long].long?.count ?? 0) + 1, longer.isLikely)
        }
        return number
    }

    /// Remembers that the label was seen in a form that tells it, and counts nothing.
    mutating func see(_ entry: Entry) {
        if entry.label.isFirm { tallies[number(entry.label.range, in: entry.line)].isFirm = true }
    }

    private mutating func number(_ range: Range<Int>, in line: UnsafeBufferPointer<UInt8>) -> Int {
        let number = table.add(range, of: line.span)
        if number == tallies.count { tallies.append(Tally()) }
        return number
    }

    /// The labels of a form that tells them.
    var firm: Set<String> { Set(table.labels.indices.filter { tallies[$0].isFirm }.map { table.labels[$0] }) }

    /// Those with a sentence on their own line.
    var spoken: Set<String> { Set(table.labels.indices.filter { tallies[$0].isSpoken }.map { table.labels[$0] }) }

    /// The labels that nearly always go on with the same words: `議長 山田太郎君` where nobody is only 議長.
    var longLabels: Set<String> {
        var found: Set<String> = []
        var lengthened: Set<Int> = []
        let long = tallies.indices.compactMap { index in
            tallies[index].long.map { (text: table.labels[index], entry: $0) }
        }
        let continued = long.reduce(into: [Int: Int]()) { $0[$1.entry.short, default: 0] += $1.entry.count }
        for (text, entry) in long {
            let all = tallies[entry.short].short
            guard all > 1 else { continue }
            // Three of five: a chair who calls members by name calls several of them.
            let isUsual = entry.count * 5 >= all * 3
            // Several people can be 議員, or bear one surname; then a name follows always.
            let isOneOfMany = !table.labels[entry.short].hasSuffix("長") && continued[entry.short] == all
            if isUsual || isOneOfMany {
                found.insert(text)
                lengthened.insert(entry.short)
            }
        }
        // Who speaks once is printed as those are who speak often.
        let often = tallies.count { $0.short > 1 }
        let isUsual = !found.isEmpty && lengthened.count * 2 > often
        for (text, entry) in long where tallies[entry.short].short == 1 && (entry.isLikely || isUsual) {
            found.insert(text)
        }
        return found
    }

    /// The labels as they are read with `longLabels`.
    func resolved(_ longLabels: Set<String>) -> [String: Int] {
        var counts = tallies.map(\.count)
        for index in tallies.indices {
            guard let long = tallies[index].long, longLabels.contains(table.labels[index]) else { continue }
            counts[long.short] -= long.count
            counts[index] += long.count
        }
        return Dictionary(uniqueKeysWithValues: zip(table.labels, counts).filter { $0.1 > 0 })
    }
}
