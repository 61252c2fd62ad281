import Commitments
import MinutesModel

/// One commitment on the timeline page.
struct TimelineCard {
    let commitment: Commitment
    let today: CalendarDate

    private var standing: DeadlineStanding { DeadlineStanding(commitment, on: today) }

    var html: String {
        """
        <li><article class="card \(standing.rawValue)\(commitment.kind == .nextMeeting ? " meeting" : "")">
        <div class="when">\(when)</div>
        <div class="what">
        \(HTMLText.element("h3", "", commitment.core ?? commitment.text))
        <p class="who">\(HTMLText.escaped(who))\(badges)</p>
        \(facts)
        \(quote)
        </div>
        </article></li>

        """
    }

    private var when: String {
        guard let deadline = commitment.deadline else {
            return "<span class=\"date none\">期限不明</span>"
                + (commitment.vagueness.map { HTMLText.element("span", "class=\"left\"", "「\($0)」") } ?? "")
        }
        let end = deadline.end
        let weekday = ["月", "火", "水", "木", "金", "土", "日"][end.weekday - 1]
        let year = end.year == today.year ? "" : "<span class=\"year\">\(end.year)年</span>"
        let about = deadline.approximate ? "<span class=\"about\">ごろ</span>" : ""
        return """
            <time class="date" datetime="\(end)">\(year)<span class="day">\(end.month)<i>月</i>\(end.day)<i>日</i></span>\
            <span class="weekday">（\(weekday)）\(about)</span></time><span class="left">\(left)</span>
            """
    }

    private var left: String {
        guard let deadline = commitment.deadline else { return "" }
        switch standing {
        case .done, .dropped, .over: return standing.japanese
        case .snoozed: return commitment.snoozedUntil.map { "\($0.month)月\($0.day)日まで保留" } ?? standing.japanese
        default:
            let days = today.days(until: deadline.end)
            return days < 0 ? "\(-days)日超過" : days == 0 ? "今日" : days == 1 ? "明日" : "あと\(days)日"
        }
    }

    private var who: String {
        guard commitment.kind == .promise, !commitment.minutes.isEmpty else {
            return commitment.kind == .promise ? commitment.promiser : commitment.meeting.title
        }
        return "\(commitment.promiser)・\(commitment.meeting.title)"
    }

    private var badges: String {
        var badges: [(String, String)] = []
        if commitment.kind == .nextMeeting {
            badges.append(("meeting", "次回会議"))
        } else if commitment.firmness != .firm {
            badges.append((commitment.firmness.rawValue, commitment.firmness.japanese))
        }
        if let assignee = commitment.assignee { badges.append(("assignee", "担当 \(assignee)")) }
        if commitment.isCorrected { badges.append(("corrected", "訂正済み")) }
        return badges.map { " " + HTMLText.element("span", "class=\"badge \($0.0)\"", $0.1) }.joined()
    }

    private var facts: String {
        var facts: [String] = []
        if let deadline = commitment.deadline, deadline.start != deadline.end {
            facts.append("<dt>対象期間</dt><dd>\(deadline.start.japanese)〜\(deadline.end.japanese)</dd>")
        }
        for move in commitment.moves.reversed() {
            let before = HTMLText.element("s", "", move.from?.end.japanese ?? "期限不明")
            facts.append("<dt>変更前</dt><dd>\(before)</dd>")
        }
        if let note = commitment.note { facts.append("<dt>メモ</dt>\(HTMLText.element("dd", "", note))") }
        return facts.isEmpty ? "" : "<dl>\(facts.joined())</dl>"
    }

    private var quote: String {
        let date = commitment.meeting.date.map { "・\($0.japanese)" } ?? ""
        let source = HTMLText.escaped(commitment.meeting.title + date)
        let link = SafeLink.address(commitment.meeting.url).map {
            " <a href=\"\(HTMLText.escaped($0))\" rel=\"noopener noreferrer\">議事録を開く</a>"
        }
        let words = commitment.deadline.map { "<p class=\"surface\">期限の原文：「\(HTMLText.escaped($0.surface))」</p>" }
        return """
            <details><summary>発言と出典</summary>
            <blockquote>\(HTMLText.escaped(commitment.text))</blockquote>
            \(words ?? "")<p class="source">\(source)\(link ?? "")</p></details>
            """
    }
}
