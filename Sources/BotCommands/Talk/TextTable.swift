/// Columns for people's eyes, aligned in a terminal also where Japanese stands in them, and no wider than it.
struct TextTable {
    /// What becomes of a column when the table is wider than the terminal.
    enum Fit {
        /// It stays as it is: what people type, or what is short anyway.
        case whole
        /// Its texts end with … where the room ends.
        case cut
        /// The same for paths, whose ends tell more than their beginnings.
        case cutStart
        /// It is left out when there is no room for a few words of it.
        case optional
    }

    /// Columns that a cut text keeps: five Japanese characters.
    private static let narrowest = 10
    /// Less of an optional column tells nothing.
    private static let least = 16
    private static let gap = 2

    private let fits: [Fit]
    private var rows: [[String]]

    init(_ head: (String, Fit)...) {
        fits = head.map { $0.1 }
        rows = [head.map { $0.0 }]
    }

    mutating func add(_ cells: String...) {
        rows.append(cells.map { $0.split(separator: "\n").joined(separator: " ") })
    }

    /// - Parameter width: of the terminal in columns; `nil` where there is none: nothing is cut.
    func lines(width: Int?) -> [String] {
        var widths = fits.indices.map { column in rows.map { Columns.width(of: $0[column]) }.max() ?? 0 }
        if let width { fit(&widths, into: width) }
        let last = widths.lastIndex { $0 > 0 }
        return rows.map { row in
            widths.indices.filter { widths[$0] > 0 }.map { column in
                let cell =
                    fits[column] == .cutStart
                    ? Columns.ending(row[column], to: widths[column])
                    : Columns.beginning(row[column], to: widths[column])
                // The last column is not padded.
                return column == last ? cell : Columns.padded(cell, to: widths[column] + Self.gap)
            }.joined()
        }
    }

    func print() {
        for line in lines(width: Terminal.showsDataToPerson ? Terminal.columns : nil) { Terminal.print(line) }
    }

    /// Optional columns give way first, then the others from the left to the right. 0 leaves a column out.
    private func fit(_ widths: inout [Int], into width: Int) {
        func excess() -> Int {
            let shown = widths.filter { $0 > 0 }
            return shown.reduce(0, +) + Self.gap * max(0, shown.count - 1) - width
        }
        for column in fits.indices where fits[column] == .optional && excess() > 0 {
            let left = widths[column] - excess()
            widths[column] = left < Self.least ? 0 : left
        }
        for column in fits.indices where [.cut, .cutStart].contains(fits[column]) && excess() > 0 {
            widths[column] = max(min(widths[column], Self.narrowest), widths[column] - excess())
        }
    }
}
