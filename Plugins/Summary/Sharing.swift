/// Divides a summary's room among its sections.
enum Sharing {
    /// Up to this much of the room every fact is told, if only shortly, before the speakers get more than a line that
    /// says they were left out: decisions and promises are what the reader must not miss.
    private static let factsFirst = 0.75
    /// … and then those speakers of whom nothing was told get up to this much of it for a short line each, before
    /// the facts are told at length.
    private static let speakers = 0.5

    /// Decisions have this much of the room for titles, before anything else has any.
    private static let decisionsFirst = 0.3

    /// Where questions were asked, decisions and promises leave them this much of the room for their shortest lines: a
    /// sitting in which much is promised was held to ask about it.
    private static let exchangesFirst = 0.35

    /// - Parameters:
    ///   - facts: decisions and promises, the most important first.
    ///   - exchanges: questions with their answers.
    ///   - room: UTF-16 units.
    /// - Returns: a share for each of the facts, the exchanges' and the speakers' at the end; in all at most `room`.
    static func shares(facts: [Section], exchanges: Section, points: Section, room: Int) -> [Int] {
        let sections = facts + [exchanges, points]
        let (asked, last) = (facts.count, facts.count + 1)
        var shares = sections.map { $0.isEmpty ? 0 : $0.noteCost }
        var left = room - shares.reduce(0, +)
        func grow(_ index: Int, to wanted: Int, limit: Int) {
            guard !sections[index].isEmpty else { return }
            let grant = max(0, min(wanted - shares[index], left, limit))
            shares[index] += grant
            left -= grant
        }
        // What was decided is the first thing a reader looks for.
        grow(0, to: facts.first?.comfortable ?? 0, limit: Int(Double(room) * decisionsFirst))
        let reserved = min(exchanges.isEmpty ? 0 : exchanges.least, Int(Double(room) * exchangesFirst))
        for index in facts.indices {
            let spent = shares[..<asked].reduce(0, +)
            grow(index, to: facts[index].least, limit: Int(Double(room) * factsFirst) - spent - reserved)
        }
        grow(asked, to: reserved, limit: left)
        grow(last, to: min(points.urgent, Int(Double(room) * speakers)), limit: left)
        grow(asked, to: exchanges.comfortable, limit: left / 2)
        for index in facts.indices { grow(index, to: facts[index].comfortable, limit: left) }
        grow(asked, to: exchanges.comfortable, limit: left)
        grow(last, to: points.needed, limit: left)
        for index in sections.indices { grow(index, to: sections[index].comfortable, limit: left) }
        for index in sections.indices.reversed() { grow(index, to: sections[index].most, limit: left) }
        return shares
    }
}
