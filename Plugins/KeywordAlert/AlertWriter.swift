import Keywords
import MinutesModel
import PluginKit

/// Writes the notices on one meeting.
struct AlertWriter {
    /// More quotes than this and nobody reads them; the rest is counted, and `kairan alerts show` has all. With five, the
    /// alerts of a usual record and its summary fill one card of Teams, the smallest that a service takes.
    private static let quotesPerRule = 5

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
            var body = AlertQuotes(minutes, exchanges).blocks(for: quoted)
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

    /// As `kairan documents` knows the document: twelve digits of its hash.
    private var shortID: String {
        let hash = minutes.id.hasPrefix("sha256:") ? minutes.id.dropFirst("sha256:".count) : minutes.id[...]
        return String(hash.prefix(12))
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
