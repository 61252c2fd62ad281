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
        /// その他 and its like: called up by number, never by title, and not beside another point.
        var isProcedure: Bool
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
                if item.items.isEmpty {
                    let isProcedure = Self.procedure.contains(item.title.withoutSpaces)
                    points.append(
                        Point(
                            index: index, number: item.number.flatMap(Int.init), isListed: isListed,
                            isProcedure: isProcedure, core: isProcedure ? [] : Self.core(of: item.title),
                            bills: ItemReference.bills(in: item.title)))
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
            if chair.presides(over: index), Self.cues.isFound(in: speeches[index].whole) {
                follow(speeches[index].places, &current)
            }
            speeches[index].agendaItem = current
        }
    }

    private func follow(_ paragraphs: Speech.Paragraphs, _ current: inout Int?) {
        for paragraph in paragraphs where Self.cues.isFound(in: paragraph) {
            // A line without a full stop is a heading that was printed inside a speech.
            for sentence in Prose.sentences(of: paragraph)
            where sentence.utf8Span.span.endsSentence(at: sentence.utf8.count) && Self.cues.isFound(in: sentence) {
                guard let called = called(in: sentence, after: current) else { continue }
                current = called.count == 1 ? called[0] : nil
            }
        }
    }

    private static let cues = WordSet([
        "議題", "議事", "日程", "案件", "審議", "説明", "報告", "入り", "移り", "移しま", "上程", "採決", "討論", "質疑", "閉会", "散会", "予定表", "議案",
    ])
    private static let ends = WordSet(["閉会し", "閉会いた", "閉会と", "閉会を宣", "散会", "閉じます", "閉じさせ"])
    /// What is over is not called up.
    private static let past = WordSet([
        "ただいま議題", "議題となって", "終わ", "終了", "決定", "可決", "否決", "採択", "されました", "付託いた", "決しました",
    ])
    /// Bytes. A longer sentence explains; it calls nothing up by its title.
    private static let longestCall = 360

    /// The points that a sentence calls up, `nil` when it calls up nothing.
    private func called(in sentence: String, after current: Int?) -> [Int]? {
        let isCall = AgendaCall.isCall(sentence)
        if !isCall {
            if Self.ends.isFound(in: sentence), !sentence.holds("閉会中") { return [] }
            if Self.past.isFound(in: sentence) { return nil }
        }
        let references = AgendaReference.all(in: sentence)
        if !references.isEmpty {
            if let called = called(by: references, after: current) { return called }
            // What the agenda does not list is discussed now.
            if isCall { return [] }
        }
        guard sentence.utf8.count <= Self.longestCall, points.contains(where: { !$0.core.isEmpty }) else { return nil }
        let text = Folding.spelling(sentence)
        let named = points.filter { !$0.core.isEmpty && text.position(of: $0.core) != nil }
        // The longer title holds the shorter one.
        let longest = named.filter { point in
            !named.contains { $0.core.count > point.core.count && $0.core.position(of: point.core) != nil }
        }
        guard !longest.isEmpty else { return nil }
        if Set(longest.map(\.core)).count == 1 {
            return [(longest.first { $0.index > current ?? -1 } ?? longest[0]).index]
        }
        return longest.map(\.index)
    }

    /// The points that the references of one sentence name, `nil` when the agenda knows none of them.
    private func called(by references: [String], after current: Int?) -> [Int]? {
        // A range calls up several: 日程第一から第八まで.
        if references.contains(where: { $0.holds("から") }) { return [] }
        let read = references.compactMap(ItemReference.init)
        // 日程第３、市第54号議案: the order of the day tells which of two equal titles.
        let listed = read.filter { !$0.isBill }.compactMap { point($0, after: current) }
        let found = Set(listed.isEmpty ? read.compactMap { point($0, after: current) } : listed)
        guard found.count > 1 else { return found.isEmpty ? nil : Array(found) }
        let procedure = Set(points.filter(\.isProcedure).map(\.index))
        return found.subtracting(procedure).sorted()
    }

    /// The point behind 日程第２ or 議案第１１号. Where a number comes twice, the next one is meant.
    private func point(_ reference: ItemReference, after current: Int?) -> Int? {
        if reference.isBill {
            let exact = points.filter { $0.bills.contains(reference) }
            let named = exact.isEmpty ? points.filter { $0.bills.contains { $0.means(reference) } } : exact
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
