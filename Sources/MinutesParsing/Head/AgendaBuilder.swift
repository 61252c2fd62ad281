import MinutesModel

/// Puts the lines of an agenda into a tree: each form of number is a level, in the order in which the forms appear.
struct AgendaBuilder {
    private(set) var items: [AgendaItem] = []
    /// The forms from the top level down to the last item, with the index on each level.
    private var path: [(form: Numbering.Form?, index: Int)] = []
    private var forms: [Numbering.Form] = []

    /// Whether a point is numbered in this form.
    func has(_ form: Numbering.Form) -> Bool { forms.contains(form) }

    /// - Parameter continues: the line directly follows the one before.
    mutating func add(_ text: String, continues: Bool) {
        guard let numbering = Numbering(text) else {
            return addUnnumbered(HeadingText.clean(text), continues: continues)
        }
        let title = HeadingText.clean(text.slice(numbering.end..<text.utf8.count))
        let item = AgendaItem(number: numbering.number, title: title)
        if !has(numbering.form) { forms.append(numbering.form) }
        // `本日の会議に付した事件` below 議事日程 lists the same once more.
        if item.number != nil, let known = items.firstIndex(where: { $0.isLike(item) }) {
            path = [(numbering.form, known)]
            return
        }
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
        if let last = path.last, last.form != nil {
            // `日程第１` … `議案第３号　…`: the bills that one point holds.
            if Self.isBill(title) { return addBill(title) }
            if continues { return append(title) }
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

    private mutating func addBill(_ title: String) {
        let parents = path.map(\.index)[...]
        Self.edit(&items, along: parents) { siblings in
            let item = AgendaItem(title: title)
            if !siblings.contains(where: { $0.isLike(item) }) { siblings.append(item) }
        }
    }

    private static let bills = ["議案第", "議第", "報告第", "認定第", "承認第", "同意第", "諮問第", "発議第", "陳情第", "請願第", "選挙第", "意見書案第"]

    private static func isBill(_ title: String) -> Bool { bills.contains(where: title.hasPrefix) }

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

extension AgendaItem {
    /// The same number and the same words.
    fileprivate func isLike(_ other: AgendaItem) -> Bool {
        number == other.number && title.withoutSpaces == other.title.withoutSpaces
    }
}
