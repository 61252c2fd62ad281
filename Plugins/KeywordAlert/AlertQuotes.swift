import Keywords
import MinutesModel
import PluginKit

/// Writes a finding's passages: who, where and what, then the words. What holds for several of them is said once: the
/// point of the agenda until it changes, the speaker over all that he said in a row, and the sentence between two
/// passages.
struct AlertQuotes {
    /// A sentence beside a passage is cut here, in letters: it is there to remind, not to be read.
    private static let contextLength = 40

    private let minutes: Minutes
    private let exchanges: ExchangeIndex

    init(_ minutes: Minutes, _ exchanges: ExchangeIndex) {
        self.minutes = minutes
        self.exchanges = exchanges
    }

    /// - Parameter passages: in the order of the record.
    func blocks(for passages: [KeywordPassage]) -> [Block] {
        var blocks: [Block] = []
        var lastItem: String?
        var lastHead: String?
        for row in Self.rows(of: passages) {
            let item = minutes.agendaItem(ofSpeech: row[0].place.speech).map { "議題: \($0.title)" }
            if item != lastItem {
                blocks.append(.paragraph(item ?? "議題外"))
                lastHead = nil
            }
            let head = head(of: row)
            if head != lastHead { blocks.append(.paragraph(head)) }
            blocks.append(.quote(quote(of: row)))
            (lastItem, lastHead) = (item, head)
        }
        return blocks
    }

    /// Passages that stand side by side, or with one sentence between them, are read as one.
    private static func rows(of passages: [KeywordPassage]) -> [[KeywordPassage]] {
        var rows: [[KeywordPassage]] = []
        for passage in passages {
            if let last = rows.last?.last, last.isBeside(passage) {
                rows[rows.count - 1].append(passage)
            } else {
                rows.append([passage])
            }
        }
        return rows
    }

    private func head(of row: [KeywordPassage]) -> String {
        let speech = row[0].place.speech
        let parts = [
            minutes.speeches[speech].speaker.label, exchanges.role(ofSpeech: speech),
            Self.meant(row.flatMap { $0.hits }),
        ]
        return parts.compactMap { $0 }.joined(separator: "／")
    }

    /// The keywords that are marked in another spelling than the rule's: マイナンバーカード（マイナカード）. The others stand in
    /// the marks. Of two keywords that are spellings of each other, the one that was said is enough.
    private static func meant(_ hits: [KeywordHit]) -> String? {
        var names: [String] = []
        let literal = Set(hits.filter { $0.surface == $0.keyword }.map { $0.range })
        for hit in hits where hit.surface != hit.keyword && !literal.contains(hit.range) {
            let name = "\(hit.keyword)（\(hit.surface)）"
            if !names.contains(name) { names.append(name) }
        }
        return names.isEmpty ? nil : names.joined(separator: "、")
    }

    private func quote(of row: [KeywordPassage]) -> String {
        var lines: [String] = row[0].before.map { [Self.ending(of: $0)] } ?? []
        for (index, passage) in row.enumerated() {
            lines.append(passage.marked())
            guard let after = passage.after else { continue }
            if index + 1 == row.count || after != row[index + 1].sentence { lines.append(Self.beginning(of: after)) }
        }
        return lines.joined(separator: "\n")
    }

    private static func ending(of sentence: String) -> String {
        sentence.count > contextLength ? "…" + sentence.suffix(contextLength) : sentence
    }

    private static func beginning(of sentence: String) -> String {
        sentence.count > contextLength ? sentence.prefix(contextLength) + "…" : sentence
    }
}

extension KeywordPassage {
    /// Whether the next one is the next sentence of the speech, or the one after it.
    fileprivate func isBeside(_ next: KeywordPassage) -> Bool {
        place.speech == next.place.speech && after != nil && (after == next.sentence || after == next.before)
    }
}
