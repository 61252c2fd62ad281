import Commitments
import MinutesModel
import PluginKit

/// One notice that lists what will be reminded of, dated and vague: for `kairan trigger`, and for teams that set
/// `announce`.
struct TrackedList {
    let meeting: Meeting
    let commitments: [Commitment]

    func notice(key: String) -> Notice {
        // The nearest first, as in the summary; those of one day as they were said.
        let dated = commitments.enumerated().compactMap { index, commitment in
            commitment.deadline.map { (end: $0.end, index: index, commitment: commitment) }
        }.sorted { ($0.end, $0.index) < ($1.end, $1.index) }.map(\.commitment)
        let vague = commitments.filter { $0.deadline == nil }
        var body: [Block] = []
        if commitments.isEmpty {
            body.append(.paragraph("期限のある約束も、期限不明の約束も見つかりませんでした。"))
        }
        if !dated.isEmpty {
            body += [.heading("期限のある約束（\(dated.count)件）"), .list(dated.map(line))]
        }
        if !vague.isEmpty {
            body += [.heading("期限不明の約束（\(vague.count)件）"), .list(vague.map(line))]
        }
        if let url = meeting.url { body.append(.link(text: "議事録を開く", url: url)) }
        return Notice(
            key: key, topic: "deadline", title: "【期限の一覧】\(meeting.title)", body: body,
            evidence: commitments.map { Evidence(meeting: meeting, speaker: $0.namedSpeaker, quote: $0.text) })
    }

    private func line(_ commitment: Commitment) -> String {
        let when =
            commitment.deadline.map { "\($0.japanese)（原文：\($0.surface)）" } ?? "期限不明（\(commitment.vagueness ?? "—")）"
        return "\(commitment.promiser)：\(when)：\(commitment.text)"
    }
}
