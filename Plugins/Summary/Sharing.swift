/// Divides a summary's room among its sections.
enum Sharing {
    /// Up to this much of the room every fact is told, if only shortly, before the speakers get more than a line that
    /// says they were left out: decisions and promises are what the reader must not miss.
    private static let factsFirst = 0.75
    /// … and then those speakers of whom nothing was told get up to this much of it for a short line each, before
    /// the facts are told at length.
    private static let speakers = 0.5

    /// - Parameters:
    ///   - facts: the most important first.
    ///   - room: UTF-16 units.
    /// - Returns: a share for each of the facts, and the speakers' at the end; in all at most `room`.
    static func shares(facts: [Section], points: Section, room: Int) -> [Int] {
        let sections = facts + [points]
        var shares = sections.map { $0.isEmpty ? 0 : $0.noteCost }
        var left = room - shares.reduce(0, +)
        func grow(_ index: Int, to wanted: Int, limit: Int) {
            guard !sections[index].isEmpty else { return }
            let grant = max(0, min(wanted - shares[index], left, limit))
            shares[index] += grant
            left -= grant
        }
        for index in facts.indices {
            let spent = shares.dropLast().reduce(0, +)
            grow(index, to: facts[index].least, limit: Int(Double(room) * factsFirst) - spent)
        }
        grow(facts.count, to: min(points.urgent, Int(Double(room) * speakers)), limit: left)
        for index in facts.indices { grow(index, to: facts[index].comfortable, limit: left) }
        grow(facts.count, to: points.needed, limit: left)
        for index in sections.indices { grow(index, to: sections[index].comfortable, limit: left) }
        for index in sections.indices.reversed() { grow(index, to: sections[index].most, limit: left) }
        return shares
    }
}
