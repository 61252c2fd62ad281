/// Chooses for every line the form in which all of them fit.
enum Fitting {
    struct Line {
        /// In front of every form: the speaker.
        var prefix = ""
        /// Longest first.
        var variants: [String]
        /// The form to give everybody before anybody gets a longer one.
        var best = 0
        /// Lines of lower rank go first when even the shortest forms do not fit.
        var rank = 0.0
        /// Has been told of above, and gets a line, in its best form, only where all others have theirs.
        var isTold = false
        /// What it is about, told once above the lines that share it.
        var topic: String?
    }

    struct Result {
        var lines: [String]
        /// The indices of the lines left out.
        var omitted: [Int]
    }

    /// - Parameters:
    ///   - budget: in UTF-16 units.
    ///   - overhead: what a line costs besides its text: its mark and its line end.
    ///   - note: what saying that lines were left out costs.
    ///   - isNoted: it will be said in any case.
    static func fit(_ lines: [Line], budget: Int, overhead: Int, note: Int, isNoted: Bool = false) -> Result {
        let costs = lines.map { $0.costs(overhead: overhead) }
        let dropped = dropped(of: lines, costs: costs, budget: budget, note: note, isNoted: isNoted)
        let kept = lines.indices.filter { !dropped.contains($0) }
        let room = budget - (isNoted || !dropped.isEmpty ? note : 0)
        guard kept.reduce(0, { $0 + costs[$1][costs[$1].count - 1] }) <= room else {
            return Result(lines: [], omitted: Array(lines.indices))
        }
        // First the best form for all, then longer ones.
        var choices = level(kept.map { Array(costs[$0][lines[$0].best...]) }, room: room)
        choices = zip(kept, choices).map { lines[$0].best + $1 }
        if zip(kept, choices).allSatisfy({ $1 == lines[$0].best }) {
            let longer = kept.map { Array(costs[$0][...lines[$0].best]) }
            if longer.reduce(0, { $0 + $1[$1.count - 1] }) <= room { choices = level(longer, room: room) }
        }
        return Result(
            lines: zip(kept, choices).map { lines[$0].prefix + lines[$0].variants[$1] }, omitted: dropped.sorted())
    }

    private static func dropped(of lines: [Line], costs: [[Int]], budget: Int, note: Int, isNoted: Bool) -> Set<Int> {
        let byRank = lines.indices.sorted { (lines[$0].rank, -$0) < (lines[$1].rank, -$1) }
        var dropped: Set<Int> = []
        func drop(_ indices: [Int], cost: (Int) -> Int) {
            var total = lines.indices.reduce(0) { dropped.contains($1) ? $0 : $0 + cost($1) }
            for index in indices where total + (isNoted || !dropped.isEmpty ? note : 0) > budget {
                dropped.insert(index)
                total -= cost(index)
            }
            // One long line can have driven out several: those that fit beside it come back.
            for index in indices.reversed() where dropped.contains(index) && total + cost(index) + note <= budget {
                dropped.remove(index)
                total += cost(index)
            }
        }
        // A second word of somebody is worth its best form or nothing.
        drop(byRank.filter { lines[$0].isTold }) { costs[$0][lines[$0].best] }
        // Whole lines of the others go only when every line is as short as it gets.
        drop(byRank.filter { !lines[$0].isTold }) { costs[$0][costs[$0].count - 1] }
        return dropped
    }

    /// The same cap for everybody, as high as it fits: nobody is short so that another can be long. What is left over
    /// goes to the first that can use it.
    private static func level(_ costs: [[Int]], room: Int) -> [Int] {
        func choices(under cap: Int) -> [Int] {
            // The longest form within the cap; the shortest, when none is.
            costs.map { costs in costs.firstIndex { $0 <= cap } ?? costs.count - 1 }
        }
        func total(_ choices: [Int]) -> Int { zip(costs, choices).reduce(0) { $0 + $1.0[$1.1] } }
        var (low, high) = (0, max(room, 0))
        while low < high {
            let middle = (low + high + 1) / 2
            if total(choices(under: middle)) <= room { low = middle } else { high = middle - 1 }
        }
        var chosen = choices(under: low)
        var left = room - total(chosen)
        for place in costs.indices {
            let now = costs[place][chosen[place]]
            guard
                let better = costs[place].indices.first(where: { $0 < chosen[place] && costs[place][$0] - now <= left })
            else { continue }
            left -= costs[place][better] - now
            chosen[place] = better
        }
        return chosen
    }
}

extension Fitting.Line {
    func costs(overhead: Int) -> [Int] {
        variants.map { prefix.utf16.count + $0.utf16.count + overhead }
    }
}
