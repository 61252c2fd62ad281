import MinutesModel

/// Puts the lines of an agenda into a tree: each form of number is a level, in the order in which the forms appear.
struct AgendaBuilder {
    private(set) var items: [AgendaItem] = []
    /// The forms from the top level down to the last item, with the index on each level.
    private var path: [(form: Numbering.Form?, index: Int)] = []

    /// - Parameter continues: the line directly follows the one before.
    mutating func add(_ text: String, continues: Bool) {
        guard let numbering = Numbering(text) else {
            return addUnnumbered(HeadingText.clean(text), continues: continues)
        }
        let title = HeadingText.clean(text.slice(numbering.end..<text.utf8.count))
        let item = AgendaItem(number: numbering.number, title: title)
        if let depth = path.firstIndex(where: { $0.form == numbering.form }) {
            insert(item, form: numbering.form, depth: depth)
        } else {
            insert(item, form: numbering.form, depth: path.count)
        }
    }

    /// The next point stands on the top level, whatever its form.
    mutating func restart() {
        path = []
    }

    /// A line without a number goes on with the title above it, or is a point of its own.
    private mutating func addUnnumbered(_ title: String, continues: Bool) {
        if continues, let last = path.last, last.form != nil {
            return append(title)
        }
        insert(AgendaItem(title: title), form: nil, depth: path.firstIndex { $0.form == nil } ?? 0)
    }

    private mutating func insert(_ item: AgendaItem, form: Numbering.Form?, depth: Int) {
        path.removeSubrange(Swift.min(depth, path.count)...)
        Self.edit(&items, along: path.map(\.index)[...]) { siblings in
            siblings.append(item)
            path.append((form, siblings.count - 1))
        }
    }

    private mutating func append(_ title: String) {
        guard let last = path.last else { return }
        Self.edit(&items, along: path.dropLast().map(\.index)[...]) { siblings in
            let separator = siblings[last.index].title.isEmpty ? "" : " "
            siblings[last.index].title += separator + title
        }
    }

    private static func edit(
        _ items: inout [AgendaItem], along path: ArraySlice<Int>, _ change: (inout [AgendaItem]) -> Void
    ) {
        guard let first = path.first else { return change(&items) }
        edit(&items[first].items, along: path.dropFirst(), change)
    }
}
