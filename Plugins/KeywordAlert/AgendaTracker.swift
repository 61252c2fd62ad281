import JapaneseText
import MinutesModel

/// Tells which agenda item is being discussed where, as far as the speeches announce it.
///
/// An item becomes the current one when a sentence calls it up: by number (議題1, 日程第2) or by title beside a word of
/// procedure. A sentence that calls up two, or the end of the meeting, leaves none: a wrong item is worse than none.
struct AgendaTracker {
    private struct Item {
        var title: String
        /// The title's core, folded; empty where it is too short to be told from ordinary words.
        var core: [UInt8]
    }

    /// Per speech and paragraph the index of the item.
    private var current: [[Int?]] = []
    private let items: [Item]

    init(_ minutes: Minutes) {
        items = Self.subjects(minutes.agenda).map { Item(title: $0, core: Self.core(of: $0)) }
        guard !items.isEmpty else { return }
        var item: Int?
        for speech in minutes.speeches {
            var row: [Int?] = []
            for paragraph in speech.paragraphs {
                for sentence in Sentences.split(paragraph) {
                    if let called = called(in: String(sentence), of: minutes) {
                        item = called.count == 1 ? called[0] : nil
                    }
                }
                row.append(item)
            }
            current.append(row)
        }
    }

    /// The title of the item under discussion, `nil` when it cannot be told.
    func item(speech: Int, paragraph: Int) -> String? {
        guard speech < current.count, paragraph < current[speech].count else { return nil }
        return current[speech][paragraph].map { items[$0].title }
    }

    /// What can be discussed: the innermost items without those of mere procedure.
    private static func subjects(_ items: [AgendaItem]) -> [String] {
        items.flatMap { $0.items.isEmpty ? [$0.title] : subjects($0.items) }.filter { !procedure.contains($0) }
    }

    private static let procedure: Set<String> = [
        "開会", "閉会", "散会", "休憩", "挨拶", "あいさつ", "開会挨拶", "閉会挨拶", "その他", "議事", "議題", "意見交換", "質疑応答",
    ]

    /// Indices of the items that the sentence calls up, `nil` when it calls up nothing.
    private func called(in sentence: String, of minutes: Minutes) -> [Int]? {
        let text = Folding.spelling(sentence)
        guard Self.cues.contains(where: { text.position(of: $0) != nil }) else { return nil }
        if Self.ends.contains(where: { text.position(of: $0) != nil }) { return [] }
        let references = Self.references(in: text)
        if !references.isEmpty {
            let titles = references.compactMap { minutes.agendaTitle(of: $0) }
            return items.indices.filter { titles.contains(items[$0].title) }
        }
        let byTitle = items.indices.filter { text.position(of: items[$0].core) != nil }
        return byTitle.isEmpty ? nil : byTitle
    }

    private static let numbered = ["議題", "議事", "日程", "案件"].map { Array($0.utf8) }
    private static let cues = numbered + ["審議", "説明", "報告", "入り", "移り", "移しま", "閉会", "散会"].map { Array($0.utf8) }
    private static let ends = ["閉会", "散会"].map { Array($0.utf8) }
    private static let beforeNumber = ["第", "(", "（"].map { Array($0.utf8) }

    /// 議題1, 議事２, 日程第3, 案件（1）, from folded text.
    private static func references(in text: [UInt8]) -> [String] {
        var references: [String] = []
        for word in numbered {
            var position = text.position(of: word)
            while let start = position {
                var number = start + word.count
                for mark in beforeNumber where text[number...].starts(with: mark) { number += mark.count }
                let digits = text[number...].prefix { (0x30...0x39).contains($0) }
                if !digits.isEmpty { references.append(String(decoding: word + digits, as: UTF8.self)) }
                position = text.position(of: word, from: digits.endIndex)
            }
        }
        return references
    }

    private static let endings = ["について", "に関する件", "に係る件", "の件", "（案）", "(案)", "」", "』", "】"]

    /// 「…計画（案）」について → …計画.
    private static func core(of title: String) -> [UInt8] {
        var core = title.drop { "「『【".contains($0) }
        while let ending = endings.first(where: { core.hasSuffix($0) }) { core = core.dropLast(ending.count) }
        // Four characters: 防災, 予算 and their like stand in any sentence.
        return core.count < 4 ? [] : Folding.spelling(String(core))
    }
}
