/// Where a line of the summary stands in the document: （123行目）; of two sentences （123・130行目）. A line is what every
/// format has: `kairan read` numbers them.
enum LineReference {
    /// - Parameter lines: `nil` where the record does not know.
    /// - Returns: empty when none is known.
    static func text(_ lines: [Int?]) -> String {
        let known = lines.compactMap { $0 }
        guard !known.isEmpty else { return "" }
        var told: [Int] = []
        for line in known where !told.contains(line) { told.append(line) }
        return "（\(told.map(String.init).joined(separator: "・"))行目）"
    }

    /// Of several things told in one line: from the first to the last.
    static func span(_ lines: [Int]) -> String {
        guard let first = lines.min(), let last = lines.max() else { return "" }
        return first == last ? text([first]) : "（\(first)〜\(last)行目）"
    }
}
