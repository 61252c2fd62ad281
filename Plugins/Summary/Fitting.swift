/// Chooses for every line the form in which all of them fit.
enum Fitting {
    struct Line {
        /// In front of every form: the speaker.
        var prefix = ""
        /// Longest first.
        var variants: [String]
        /// Lines of lower rank go first when even the shortest forms do not fit.
        var rank = 0.0
        /// How much of the common cap it may use. A speaker whose promise stands above has told something already.
        var share = 1.0
    }

    struct Result {
        var lines: [String]
        var omitted: Int
    }

    /// - Parameters:
    ///   - budget: in UTF-16 units.
    ///   - overhead: what a line costs besides its text: its mark and its line end.
    ///   - note: what saying that lines were left out costs.
    static func fit(_ lines: [Line], budget: Int, overhead: Int, note: Int) -> Result {
        var kept = lines.enumerated().map {
            (index: $0.offset, costs: $0.element.costs(overhead: overhead), share: $0.element.share)
        }
        // Whole lines go only when every line is as short as it gets.
        let byRank = kept.sorted { (lines[$0.index].rank, -$0.index) < (lines[$1.index].rank, -$1.index) }.map(\.index)
        var dropped: Set<Int> = []
        var least = kept.reduce(0) { $0 + ($1.costs.last ?? 0) }
        for index in byRank {
            guard least + (dropped.isEmpty ? 0 : note) > budget else { break }
            dropped.insert(index)
            least -= kept[index].costs.last ?? 0
        }
        kept.removeAll { dropped.contains($0.index) }
        let room = budget - (dropped.isEmpty ? 0 : note)
        guard least + (dropped.isEmpty ? 0 : note) <= budget else { return Result(lines: [], omitted: lines.count) }

        // The same cap for everybody, as high as it fits: nobody is short so that another can be long.
        var (low, high) = (0, max(budget, 0))
        while low < high {
            let middle = (low + high + 1) / 2
            let total = kept.reduce(0) { $0 + $1.costs[choice(under: Int(Double(middle) * $1.share), among: $1.costs)] }
            if total <= room { low = middle } else { high = middle - 1 }
        }
        var choices = kept.map { choice(under: Int(Double(low) * $0.share), among: $0.costs) }
        // What is left over goes to the first lines that can use it.
        var left = room - zip(kept, choices).reduce(0) { $0 + $1.0.costs[$1.1] }
        for place in kept.indices {
            let costs = kept[place].costs
            let better = costs.indices.first { $0 < choices[place] && costs[$0] - costs[choices[place]] <= left }
            guard let better else { continue }
            left -= costs[better] - costs[choices[place]]
            choices[place] = better
        }
        return Result(
            lines: zip(kept, choices).map { lines[$0.index].prefix + lines[$0.index].variants[$1] },
            omitted: dropped.count)
    }

    /// The longest form within the cap; the shortest, when none is.
    private static func choice(under cap: Int, among costs: [Int]) -> Int {
        costs.firstIndex { $0 <= cap } ?? costs.count - 1
    }
}

extension Fitting.Line {
    func costs(overhead: Int) -> [Int] {
        variants.map { prefix.utf16.count + $0.utf16.count + overhead }
    }
}
