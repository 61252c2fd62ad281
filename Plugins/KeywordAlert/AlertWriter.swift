import Keywords
import MinutesModel
import PluginKit

/// Writes the notices on one meeting.
struct AlertWriter {
    /// More quotes than this and nobody reads them; the rest is counted.
    private static let quotesPerRule = 8

    private let minutes: Minutes

    init(_ minutes: Minutes) {
        self.minutes = minutes
    }

    /// One notice per finding. A passage is quoted under the first rule that it meets; the later ones count it and name
    /// that rule. A rule all of whose passages are quoted already quotes its first one again: it may be the only one
    /// that some readers get.
    func notices(for findings: [KeywordFinding]) -> [Notice] {
        var quotedUnder: [KeywordPassage.Place: String] = [:]
        return findings.map { finding in
            let new = finding.passages.filter { quotedUnder[$0.place] == nil }
            let quoted = new.isEmpty ? Array(finding.passages.prefix(1)) : Array(new.prefix(Self.quotesPerRule))
            var body = quoted.flatMap(blocks)
            if new.count > quoted.count { body.append(.paragraph("ほか\(new.count - quoted.count)件")) }
            body += repeats(in: finding, quotedUnder: quotedUnder)
            for passage in quoted where quotedUnder[passage.place] == nil {
                quotedUnder[passage.place] = finding.rule.name
            }
            return notice(on: finding, body: body, evidence: quoted.map(evidence))
        }
    }

    private func notice(on finding: KeywordFinding, body: [Block], evidence: [Evidence]) -> Notice {
        Notice(
            key: "keyword-alert/\(minutes.meetingKey)/\(finding.rule.name)", topic: finding.rule.name,
            title: "「\(finding.rule.name)」\(finding.passages.count)件 — \(minutes.meeting.title)", body: body,
            evidence: evidence)
    }

    private func blocks(for passage: KeywordPassage) -> [Block] {
        let item = agendaItem(of: passage).map { "議題: \($0)" }
        let head = [speaker(of: passage), item, named(passage.hits)].compactMap { $0 }
        return [.paragraph(head.joined(separator: "／")), .quote(passage.sentence)]
    }

    /// The keywords met; where the text spells one otherwise, also how: マイナンバーカード（マイナカード）. Of two keywords
    /// that are spellings of each other, the one that was said is enough.
    private func named(_ hits: [KeywordHit]) -> String {
        var names: [String] = []
        let literal = Set(hits.filter { $0.surface == $0.keyword }.map { $0.range })
        for hit in hits where hit.surface == hit.keyword || !literal.contains(hit.range) {
            let name = hit.surface == hit.keyword ? hit.keyword : "\(hit.keyword)（\(hit.surface)）"
            if !names.contains(name) { names.append(name) }
        }
        return names.joined(separator: "、")
    }

    /// One line per rule under which passages of this finding are quoted.
    private func repeats(in finding: KeywordFinding, quotedUnder: [KeywordPassage.Place: String]) -> [Block] {
        var counts: [(rule: String, count: Int)] = []
        for passage in finding.passages {
            guard let rule = quotedUnder[passage.place] else { continue }
            if let index = counts.firstIndex(where: { $0.rule == rule }) {
                counts[index].count += 1
            } else {
                counts.append((rule, 1))
            }
        }
        return counts.map { .paragraph("（うち\($0.count)件は上の「\($0.rule)」と同じ箇所）") }
    }

    private func evidence(for passage: KeywordPassage) -> Evidence {
        Evidence(
            meeting: minutes.meeting, agendaItem: agendaItem(of: passage), speaker: speaker(of: passage),
            quote: passage.sentence)
    }

    private func speaker(of passage: KeywordPassage) -> String {
        minutes.speeches[passage.place.speech].speaker.label
    }

    private func agendaItem(of passage: KeywordPassage) -> String? {
        minutes.agendaItem(ofSpeech: passage.place.speech)?.title
    }
}

extension AlertWriter {
    static let noDocument = Notice(
        key: "keyword-alert/no-document", topic: "keyword-alert", title: "キーワードを探す議事録が指定されていません",
        body: [.paragraph("kairan trigger keyword-alert のあとに、議事録のファイルを指定してください。")])

    /// The answer to a person who asked.
    func nothingFound(rules: [KeywordRule]) -> Notice {
        Notice(
            key: "keyword-alert/\(minutes.meetingKey)", topic: "keyword-alert",
            title: "該当なし — \(minutes.meeting.title)",
            body: [.paragraph("どのルールにも該当する発言はありませんでした: \(rules.map { $0.name }.joined(separator: "、"))")])
    }
}
