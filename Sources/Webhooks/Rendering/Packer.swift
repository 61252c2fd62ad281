/// Fills parts with pieces, in order, each part within its limits.
struct Packer {
    /// In the service's unit.
    let limit: Int
    /// Pieces a part may hold.
    let count: Int

    init(limit: Int, count: Int = .max) {
        self.limit = limit
        self.count = count
    }

    /// - Parameters:
    ///   - size: A piece's size; no piece is larger than `limit`.
    ///   - leadsOn: Whether a part may not end with the piece: a heading goes with what follows it.
    ///   - counts: Whether the piece is one of the `count` that a part may hold.
    func pack<Element>(
        _ elements: [Element], size: (Element) -> Int, leadsOn: (Element) -> Bool,
        counts: (Element) -> Bool = { _ in true }
    ) -> [[Element]] {
        var parts: [[Element]] = []
        var part: [Element] = []
        var room = limit
        var counted = 0
        for element in elements {
            if size(element) > room || (counts(element) && counted >= count) {
                // Leaders move to the next part, unless the part is nothing else.
                let tail = part.reversed().prefix { leadsOn($0) }.count
                let moved = tail < part.count ? Array(part.suffix(tail)) : []
                parts.append(part.dropLast(moved.count))
                part = moved
                room = limit - moved.reduce(0) { $0 + size($1) }
                counted = moved.filter(counts).count
                if size(element) > room {
                    parts.append(part)
                    part = []
                    room = limit
                    counted = 0
                }
            }
            part.append(element)
            room -= size(element)
            if counts(element) { counted += 1 }
        }
        if !part.isEmpty || parts.isEmpty { parts.append(part) }
        return parts.filter { !$0.isEmpty || parts.count == 1 }
    }
}
