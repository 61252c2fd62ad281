/// Attempts that ended, kept for the next ones. One that went to the same place before is the quickest to prepare.
struct Spares {
    /// More than a run has in flight would only hold memory.
    private static let limit = 64

    /// The empty URL: fit for any.
    private var byURL: [String: [Attempt]] = [:]
    private var count = 0

    mutating func take(for url: String) -> Attempt? {
        if let attempt = byURL[url]?.popLast() ?? byURL[""]?.popLast() {
            count -= 1
            return attempt
        }
        // While there is room, the others stay with their places.
        guard count >= Self.limit else { return nil }
        for place in byURL.keys {
            guard let attempt = byURL[place]?.popLast() else { continue }
            if byURL[place]?.isEmpty == true { byURL[place] = nil }
            count -= 1
            return attempt
        }
        return nil
    }

    mutating func keep(_ attempt: Attempt) {
        guard count < Self.limit else { return }
        byURL[attempt.place ?? "", default: []].append(attempt)
        count += 1
    }
}
