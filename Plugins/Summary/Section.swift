/// A heading with lines that share a room.
struct Section {
    let heading: String
    let lines: [Fitting.Line]
    /// Speakers who have no line at all, and are counted with those whose line is left out.
    var silent = 0
    /// How many of them are told of above.
    var silentTold = 0
    /// `ほか3人の発言は省略`: how many, and how many of them are told of above.
    let omission: @Sendable (_ count: Int, _ told: Int) -> String

    var isEmpty: Bool { lines.isEmpty && silent == 0 }

    /// What is said when the lines with these indices are left out.
    func note(omitting omitted: [Int]) -> String? {
        let count = omitted.count + silent
        return count > 0 ? omission(count, silentTold + omitted.count { lines[$0].isTold }) : nil
    }

    /// Something could be told, and not all of it stands above.
    var leavesOutNews: Bool { lines.contains { !$0.isTold } }

    /// What saying that everything was left out costs: nothing is dropped in silence.
    var noteCost: Int {
        let note = note(omitting: Array(lines.indices)).map { $0.utf16.count + Draft.itemOverhead } ?? 0
        return Draft.cost(ofHeading: heading) + note
    }

    /// The topics above the lines, where there are several and they cost no more than `room` allows; else none.
    func topics(within room: Int) -> [String?] {
        let topics = lines.map(\.topic)
        guard Set(topics.compactMap { $0 }).count > 1 else { return [] }
        return Section.cost(of: topics) <= room / Section.topicsShare ? topics : []
    }

    /// Leaving lines out makes no new runs of equal topics: this is the most that the topics cost.
    static func cost(of topics: [String?]) -> Int {
        zip(topics, [nil] + topics).reduce(0) { total, pair in
            guard let topic = pair.0, topic != pair.1 else { return total }
            return total + Draft.cost(ofHeading: Draft.topic(topic))
        }
    }

    /// A heading tells where one is, its lines what was said: a fifth is what a table of contents may take.
    private static let topicsShare = 5

    /// With every line in its shortest form.
    var least: Int { total(of: lines) { $0.variants.count - 1 } }
    /// With the shortest form for those of whom nothing was told.
    var urgent: Int { total(of: lines.filter { !$0.isTold }) { $0.variants.count - 1 } }
    /// With the best form for them.
    var needed: Int { total(of: lines.filter { !$0.isTold }) { $0.best } }
    /// With every line in its best form.
    var comfortable: Int { total(of: lines) { $0.best } }
    /// With every line in its longest form.
    var most: Int { total(of: lines) { _ in 0 } }

    private func total(of kept: [Fitting.Line], in form: (Fitting.Line) -> Int) -> Int {
        let isComplete = kept.count == lines.count && silent == 0
        return kept.reduce(isComplete ? Draft.cost(ofHeading: heading) : noteCost) { total, line in
            total + line.costs(overhead: Draft.itemOverhead)[form(line)]
        }
    }
}
