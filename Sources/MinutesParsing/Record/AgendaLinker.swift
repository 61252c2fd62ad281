import JapaneseText
import MinutesModel

/// Tells for each speech which point of the agenda is under discussion, as far as the chair and the headings announce it.
///
/// A point becomes the current one when the chair calls it up: by number (議題1, 日程第二, 議案第５号), or by title beside a word
/// of procedure. A sentence that calls up two, or the end of the meeting, leaves none: a wrong point is worse than none.
struct AgendaLinker {
    private struct Point {
        var index: Int
        var number: Int?
        var isListed: Bool
        var title: String
        /// The title's core, folded; empty where it is too short to be told from ordinary words.
        var core: [UInt8]
        var bills: [ItemReference]
    }

    private let points: [Point]
    private let titles: [String: Int]

    /// - Parameter agenda: as the record will hold it, the headings between the speeches included.
    init(_ agenda: [AgendaItem]) {
        var points: [Point] = []
        var titles: [String: Int] = [:]
        var count = 0
        func add(_ items: [AgendaItem], isListed: Bool) {
            for item in items {
                let index = count
                count += 1
                titles[item.title.withoutSpaces] = index
                if item.items.isEmpty, !Self.procedure.contains(item.title.withoutSpaces) {
                    points.append(
                        Point(
                            index: index, number: item.number.flatMap(Int.init), isListed: isListed, title: item.title,
                            core: Self.core(of: item.title), bills: ItemReference.bills(in: item.title)))
                }
                add(item.items, isListed: isListed || Self.lists.contains(item.title.withoutSpaces))
            }
        }
        add(agenda, isListed: false)
        (self.points, self.titles) = (points, titles)
    }

    /// What is not discussed.
    private static let procedure: Set<String> = [
        "開会", "閉会", "散会", "休憩", "挨拶", "あいさつ", "開会挨拶", "閉会挨拶", "その他", "議事", "議題", "意見交換", "質疑応答",
    ]
    /// Points that hold the points: 議事1 is the first of them.
    private static let lists: Set<String> = ["議事", "議題", "審議事項", "協議事項", "報告事項"]

    /// Sets `agendaItem` of every speech.
    func link(_ speeches: inout [Speech], chair: Chair, headings: [BodyParser.Heading]) {
        guard !titles.isEmpty else { return }
        var current: Int?
        var heading = 0
        for index in speeches.indices {
            while heading < headings.count, headings[heading].speech <= index {
                current = titles[headings[heading].text.withoutSpaces] ?? current
                heading += 1
            }
            if chair.presides(over: speeches[index]) { follow(speeches[index], &current) }
            speeches[index].agendaItem = current
        }
    }

    private func follow(_ speech: Speech, _ current: inout Int?) {
        for paragraph in speech.paragraphs where paragraph.holds(anyOf: Self.cues) {
            for sentence in Prose.sentences(of: paragraph) where sentence.holds(anyOf: Self.cues) {
                guard let called = called(in: sentence, after: current) else { continue }
                current = called.count == 1 ? called[0] : nil
            }
        }
    }

    private static let cues = [
        "議題", "議事", "日程", "案件", "審議", "説明", "報告", "入り", "移り", "移しま", "上程", "採決", "討論", "質疑", "閉会", "散会", "予定表", "議案",
    ]
    private static let ends = ["閉会し", "閉会いた", "閉会と", "閉会を宣", "散会", "閉会します", "閉じます", "閉じさせ"]
    /// What is over is not called up.
    private static let past = ["ただいま議題", "議題となって", "終わ", "終了", "決定", "可決", "否決", "採択", "されました", "付託いた", "決しました"]

    /// The points that a sentence calls up, `nil` when it calls up nothing.
    private func called(in sentence: String, after current: Int?) -> [Int]? {
        let isCall = AgendaCall.isCall(sentence)
        if !isCall {
            if sentence.holds(anyOf: Self.ends), !sentence.holds("閉会中") { return [] }
            if sentence.holds(anyOf: Self.past) { return nil }
        }
        let references = AgendaReference.all(in: sentence)
        let found = references.map { $0.holds("から") && $0.hasSuffix("まで") ? nil : point($0, after: current) }
        if !references.isEmpty, found.contains(where: { $0 != nil }) || references.contains(where: { $0.holds("から") }) {
            // A range calls up several.
            if zip(references, found).contains(where: { $0.holds("から") && $1 == nil }) { return [] }
            return Array(Set(found.compactMap { $0 })).sorted()
        }
        let text = Folding.spelling(sentence)
        let named = points.filter { !$0.core.isEmpty && text.position(of: $0.core) != nil }
        // The longer title holds the shorter one.
        let longest = named.filter { point in
            !named.contains { $0.core.count > point.core.count && $0.core.position(of: point.core) != nil }
        }
        guard !longest.isEmpty else { return nil }
        if Set(longest.map(\.core)).count == 1 { return [(longest.first { $0.index > current ?? -1 } ?? longest[0]).index] }
        return longest.map(\.index)
    }

    /// The point behind 日程第２ or 議案第１１号. Where a number comes twice, the next one is meant.
    private func point(_ name: String, after current: Int?) -> Int? {
        guard let reference = ItemReference(name) else { return nil }
        if reference.isBill {
            let named = points.filter { $0.bills.contains { $0.means(reference) } }
            if !named.isEmpty {
                return (named.first { $0.index >= current ?? 0 } ?? named[0]).index
            }
            guard points.allSatisfy({ $0.bills.isEmpty }) else { return nil }
        }
        let listed = points.filter(\.isListed)
        let numbered = (listed.isEmpty ? points : listed).filter { $0.number == reference.number }
        // 追加日程 counts from 1 again, behind the order of the day.
        return (reference.word.hasPrefix("追加") ? numbered.last : numbered.first)?.index
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
