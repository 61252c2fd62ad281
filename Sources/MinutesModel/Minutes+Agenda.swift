extension Minutes {
    /// The agenda as one list, every point before the points under it: what `Speech.agendaItem` counts in.
    public var agendaItems: [AgendaItem] {
        func flat(_ items: [AgendaItem]) -> [AgendaItem] { items.flatMap { [$0] + flat($0.items) } }
        return flat(agenda)
    }

    /// The point of the agenda that was under discussion in the speech of that index, `nil` when it cannot be told.
    public func agendaItem(ofSpeech index: Int) -> AgendaItem? {
        guard speeches.indices.contains(index), let item = speeches[index].agendaItem else { return nil }
        let items = agendaItems
        return items.indices.contains(item) ? items[item] : nil
    }

    /// The title behind `議事1`, `議題２`, `日程第三`, `議案第５号` or `1`. A number of the agenda is looked for below the item
    /// that is itself called 議事 or 議題, else on the top level; a bill by its number in the titles. `nil` when the agenda
    /// has none, or when it has two.
    public func agendaTitle(of item: String) -> String? {
        guard let reference = ItemReference(item) else { return agenda.lazy.map(\.title).first { $0 == item } }
        return agendaTitle(of: reference)
    }

    private func agendaTitle(of reference: ItemReference) -> String? {
        if reference.isBill {
            let exact = agendaItems.filter { ItemReference.bills(in: $0.title).contains(reference) }
            let named =
                exact.isEmpty
                ? agendaItems.filter { ItemReference.bills(in: $0.title).contains { $0.means(reference) } } : exact
            if let first = named.first {
                return named.dropFirst().allSatisfy { $0.title == first.title } ? first.title : nil
            }
            guard agendaItems.allSatisfy({ ItemReference.bills(in: $0.title).isEmpty }) else { return nil }
        }
        let parents = agenda.filter {
            !$0.items.isEmpty && ($0.title == reference.word || ["議事", "議題"].contains($0.title))
        }
        let candidates = parents.first?.items ?? agenda
        return candidates.first { $0.number.flatMap(Int.init) == reference.number }?.title
    }

    /// The titles of all that 日程第一から第七まで names. `nil` when it is no such range, or when the agenda misses one of them.
    private func titles(from item: String) -> [String]? {
        guard item.hasSuffix("まで"), let middle = item.firstRange(of: "から"),
            let first = ItemReference(String(item[..<middle.lowerBound])),
            let last = ItemReference(String(item[middle.upperBound...])), first.number < last.number,
            // No agenda is longer: a slip of the pen makes no thousand titles.
            last.number - first.number < 200
        else { return nil }
        let titles = (first.number...last.number).compactMap { number in
            agendaTitle(of: ItemReference(word: first.word, number: number))
        }
        return titles.count == last.number - first.number + 1 ? titles : nil
    }

    /// What a decision is about: the titles behind its items; where it names none (本件は…可決), the point under
    /// discussion when it was put.
    public func titles(of decision: Decision) -> [String] {
        guard decision.items.isEmpty else {
            return decision.items.flatMap { titles(from: $0) ?? [agendaTitle(of: $0) ?? $0] }
        }
        let means = ["本件", "本案", "本議案", "本動議", "本請願", "本陳情", "原案", "そのように", "さよう"]
        guard means.contains(where: { decision.evidence.contains($0) }) else { return [] }
        return agendaItem(ofSpeech: decision.speech).map { [$0.title] } ?? []
    }
}
