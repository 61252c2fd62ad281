/// What arrived, as a person in the room would see it.
enum ArrivalText {
    static func lines(_ arrival: Arrival) -> [String] {
        let verdict = arrival.accepted ? "took it" : "refused it"
        var lines = ["━━ \(arrival.service)\(arrival.isRepeat ? " (again)" : ""): \(verdict) (\(arrival.answered)) ━━"]
        guard arrival.sight.digest.isEmpty else { return lines + arrival.sight.digest + problems(arrival) + [""] }
        lines += arrival.sight.text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        lines += arrival.sight.links.map { "→ \($0.label): \($0.url)" }
        lines += problems(arrival)
        if !arrival.sight.mentions.isEmpty {
            lines.append("! calls: \(arrival.sight.mentions.joined(separator: ", "))")
        }
        return lines + [""]
    }

    private static func problems(_ arrival: Arrival) -> [String] {
        arrival.problems.map { "! breaks a rule of the service: \($0)" }
    }
}
