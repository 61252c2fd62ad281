/// Columns for people's eyes, aligned in a terminal also where Japanese stands in them.
struct TextTable {
    private var rows: [[String]]

    init(_ head: String...) {
        rows = [head]
    }

    mutating func add(_ cells: String...) {
        rows.append(cells.map { $0.split(separator: "\n").joined(separator: " ") })
    }

    var lines: [String] {
        let count = rows.map { $0.count }.max() ?? 0
        let widths = (0..<count).map { column in rows.map { Columns.width(of: $0[column]) }.max() ?? 0 }
        return rows.map { row in
            row.enumerated().map { column, cell in
                // The last column is not padded.
                column == row.count - 1 ? cell : Columns.padded(cell, to: widths[column] + 2)
            }.joined()
        }
    }

    func print() {
        for line in lines { Terminal.print(line) }
    }
}
