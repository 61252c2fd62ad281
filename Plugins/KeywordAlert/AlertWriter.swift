import Keywords
import MinutesModel
import PluginKit

/// Writes the notices on one meeting.
struct AlertWriter {
    /// More quotes than this and nobody reads them; the rest is counted.
    private static let quotesPerRule = 8

    /// A sentence beside the passage is cut here, in letters: it is there to remind, not to be read.
    private static let contextLength = 60

    private let minutes: Minutes
    /// By rule the mark of what a later edition of the minutes added to what was told.
    private let additions: [String: String]
    private let exchanges: ExchangeIndex

    init(_ minutes: Minutes, additions: [String: String] = [:]) {
        self.minutes = minutes
        self.additions = additions
        exchanges = ExchangeIndex(minutes)
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
            if new.count > quoted.count {
                body.append(.paragraph("ほか\(new.count - quoted.count)件（全件: kairan alerts show \(shortID)）"))
            }
            body += repeats(in: finding, quotedUnder: quotedUnder)
            for passage in quoted where quotedUnder[passage.place] == nil {
                quotedUnder[passage.place] = finding.rule.name
            }
            return notice(on: finding, body: body, evidence: quoted.map(evidence))
        }
    }

    private func notice(on finding: KeywordFinding, body: [Block], evidence: [Evidence]) -> Notice {
        let name = finding.rule.name
        let key = "keyword-alert/\(minutes.meetingKey)/\(name)"
        let count = "\(additions[name] == nil ? "" : "追加")\(finding.passages.count)件"
        return Notice(
            key: additions[name].map { "\(key)/\($0)" } ?? key, topic: name,
            severity: Notice.Severity(rawValue: finding.rule.severity.rawValue) ?? .info,
            title: "「\(name)」\(count) — \(minutes.meeting.title)", body: body, evidence: evidence)
    }

    /// Who, where and what; then the passage with the keyword marked, between its neighbours.
    private func blocks(for passage: KeywordPassage) -> [Block] {
        let item = agendaItem(of: passage).map { "議題: \($0)" }
        let head = [speaker(of: passage), item, exchanges.role(ofSpeech: passage.place.speech), named(passage.hits)]
        let quote = [
            passage.before.map { Self.ending(of: $0) }, passage.marked(),
            passage.after.map { Self.beginning(of: $0) },
        ]
        return [
            .paragraph(head.compactMap { $0 }.joined(separator: "／")),
            .quote(quote.compactMap { $0 }.joined(separator: "\n")),
        ]
    }

    private static func ending(of sentence: String) -> String {
        sentence.count > contextLength ? "…" + sentence.suffix(contextLength) : sentence
    }

    private static func beginning(of sentence: String) -> String {
        sentence.count > contextLength ? sentence.prefix(contextLength) + "…" : sentence
    }

    /// As `kairan documents` knows the document: twelve digits of its hash.
    private var shortID: String {
        let hash = minutes.id.hasPrefix("sha256:") ? minutes.id.dropFirst("sha256:".count) : minutes.id[...]
        return String(hash.prefix(12))
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
