/// Divides a summary's room among its sections.
enum Sharing {
    /// Up to this much of the room every fact is told, if only shortly, before the speakers get more than a line that
    /// says they were left out: decisions and promises are what the reader must not miss.
    private static let factsFirst = 0.75
    /// … and then the speakers get this much of it before the facts are told at length,
    private static let speakers = 0.4
    /// or this many UTF-16 units each: a line and a half of a chat window.
    private static let speakerUnits = 60

    /// - Parameters:
    ///   - facts: the most important first.
    ///   - room: UTF-16 units.
    /// - Returns: a share for each of the facts, and the speakers' at the end; in all at most `room`.
    static func shares(facts: [Section], points: Section, room: Int) -> [Int] {
        let sections = facts + [points]
        var shares = sections.map { $0.lines.isEmpty ? 0 : $0.noteCost }
        var left = room - shares.reduce(0, +)
        func grow(_ index: Int, to wanted: Int, limit: Int) {
            let grant = max(0, min(wanted - shares[index], left, limit))
            shares[index] += grant
            left -= grant
        }
        for index in facts.indices where !facts[index].lines.isEmpty {
            let spent = shares.dropLast().reduce(0, +)
            grow(index, to: facts[index].least, limit: Int(Double(room) * factsFirst) - spent)
        }
        let last = sections.count - 1
        if !points.lines.isEmpty {
            let wanted = min(Int(Double(room) * speakers), points.most, points.lines.count * speakerUnits)
            grow(last, to: max(wanted, points.least), limit: left)
        }
        for index in sections.indices where !sections[index].lines.isEmpty {
            grow(index, to: sections[index].most, limit: left)
        }
        return shares
    }
}
