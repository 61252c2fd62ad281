import Commitments
import MinutesModel

/// Commitments for a spreadsheet.
struct CSVFile {
    let today: CalendarDate
    /// Excel takes UTF-8 for what it is only behind a byte order mark.
    let withMark: Bool

    private static let head = [
        "ID", "種別", "状態", "期限", "期限の開始日", "おおよそ", "原文の期限", "残り日数", "内容", "確度", "約束した人", "役職", "組織", "担当", "メモ", "会議",
        "会議体",
        "会議日", "変更前の期限", "訂正", "保留", "発言", "議事録",
    ]

    func bytes(_ commitments: [Commitment]) -> [UInt8] {
        CSV.bytes([Self.head] + commitments.map(row), withMark: withMark)
    }

    private func row(_ commitment: Commitment) -> [String] {
        let deadline = commitment.deadline
        let texts = [
            commitment.core ?? commitment.text, commitment.kind == .promise ? commitment.firmness.japanese : "",
            commitment.speaker, commitment.role ?? "", commitment.organization ?? "", commitment.assignee ?? "",
            commitment.note ?? "", commitment.meeting.title, commitment.meeting.council ?? "",
        ].map(CSV.harmless)
        return [
            commitment.id, commitment.kind == .promise ? "約束" : "次回会議",
            DeadlineStanding(commitment, on: today).japanese, deadline?.end.description ?? "",
            deadline?.start.description ?? "", deadline?.approximate == true ? "はい" : "",
            CSV.harmless(deadline?.surface ?? commitment.vagueness ?? ""),
            deadline.map { "\(today.days(until: $0.end))" } ?? "",
        ] + texts + [
            commitment.meeting.date?.description ?? "", commitment.moves.last?.from?.end.description ?? "",
            commitment.isCorrected ? "はい" : "", commitment.snoozedUntil?.description ?? "",
            CSV.harmless(commitment.text), SafeLink.address(commitment.meeting.url) ?? "",
        ]
    }
}
