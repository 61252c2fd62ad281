/// A heading with lines that share a room.
struct Section {
    let heading: String
    let lines: [Fitting.Line]
    /// `ほか3人の発言は省略`.
    let omission: @Sendable (Int) -> String

    /// What saying that everything was left out costs: nothing is dropped in silence.
    var noteCost: Int {
        Draft.cost(ofHeading: heading) + omission(lines.count).utf16.count + Draft.itemOverhead
    }

    /// With every line in its shortest form.
    var least: Int { total { $0.last ?? 0 } }
    /// With every line in its longest form.
    var most: Int { total { $0.first ?? 0 } }

    private func total(_ form: ([Int]) -> Int) -> Int {
        lines.reduce(Draft.cost(ofHeading: heading)) { $0 + form($1.costs(overhead: Draft.itemOverhead)) }
    }
}
