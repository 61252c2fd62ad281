import Commitments
import MinutesModel

/// Commitments as a page: one file without scripts and without a request to anybody, light and dark, for a wall screen
/// and for a phone.
struct TimelinePage {
    let title: String
    let today: CalendarDate

    func bytes(_ commitments: [Commitment]) -> [UInt8] {
        Array(html(commitments).utf8)
    }

    private struct Group {
        var id: String
        var heading: String
        var commitments: [Commitment]
    }

    private func html(_ commitments: [Commitment]) -> String {
        let groups = groups(commitments)
        return """
            <!doctype html>
            <html lang="ja">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="robots" content="noindex">
            <meta name="referrer" content="no-referrer">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
            \(HTMLText.element("title", "", "\(title)｜\(today.japanese)現在"))
            <style>\(TimelineStyle.css)</style>
            </head>
            <body>
            <a class="skip" href="#list">一覧へ</a>
            <header>
            \(HTMLText.element("h1", "", title))
            <p class="asof"><time datetime="\(today)">\(today.japanese)</time>現在</p>
            \(counts(commitments))
            \(months(groups))
            </header>
            <main id="list">
            \(groups.isEmpty ? "<p class=\"empty\">期限のある約束はありません。</p>" : groups.map(section).joined())
            </main>
            <footer><p>議事録から自動抽出したものです（Kairan）。期限は「発言と出典」の原文で確かめてください。</p></footer>
            </body>
            </html>

            """
    }

    // MARK: Sections

    private func groups(_ commitments: [Commitment]) -> [Group] {
        func standing(_ commitment: Commitment) -> DeadlineStanding { DeadlineStanding(commitment, on: today) }
        let overdue = commitments.filter { standing($0) == .overdue }
        let undated = commitments.filter { standing($0) == .undated || standing($0) == .snoozed && $0.deadline == nil }
        let closed = commitments.filter { [.done, .dropped, .over].contains(standing($0)) }
        let ahead = commitments.filter {
            [.dueSoon, .open].contains(standing($0)) || standing($0) == .snoozed && $0.deadline != nil
        }
        var groups = [Group(id: "overdue", heading: "期限切れ", commitments: overdue)]
        let byMonth = Dictionary(grouping: ahead) { $0.deadline?.end.firstOfMonth ?? today }
        groups += byMonth.keys.sorted().map { month in
            Group(
                id: "m-\(month.year)-\(month.month)", heading: "\(month.year)年\(month.month)月",
                commitments: byMonth[month] ?? [])
        }
        groups.append(Group(id: "undated", heading: "期限不明", commitments: undated))
        groups.append(Group(id: "closed", heading: "完了・取りやめ", commitments: closed))
        return groups.filter { !$0.commitments.isEmpty }
    }

    private func section(_ group: Group) -> String {
        """
        <section id="\(group.id)" aria-labelledby="h-\(group.id)">
        <h2 id="h-\(group.id)">\(group.heading)<span class="n">\(group.commitments.count)件</span></h2>
        <ol class="timeline">
        \(group.commitments.map { TimelineCard(commitment: $0, today: today).html }.joined())</ol>
        </section>

        """
    }

    // MARK: The overview

    private func counts(_ commitments: [Commitment]) -> String {
        let kinds: [(DeadlineStanding, String)] = [
            (.overdue, "期限切れ"), (.dueSoon, "\(DeadlineStanding.soon)日以内"), (.open, "その先"), (.undated, "期限不明"),
            (.done, "完了"),
        ]
        let items = kinds.compactMap { standing, label -> String? in
            let count = commitments.count { DeadlineStanding($0, on: today) == standing }
            guard count > 0 || standing != .done else { return nil }
            return "<li class=\"\(standing.rawValue)\"><b>\(count)</b><span>\(label)</span></li>"
        }
        return "<ul class=\"counts\" aria-label=\"件数\">\(items.joined())</ul>"
    }

    /// A bar per month, a link to its section. Two years and a half fit a phone with a little scrolling.
    private static let mostMonths = 30
    private static let fullBar = 4

    private func months(_ groups: [Group]) -> String {
        let months = groups.filter { $0.id.hasPrefix("m-") }.prefix(Self.mostMonths)
        guard months.count > 1, let fullest = months.map(\.commitments.count).max() else { return "" }
        // Where every month has one or two, none looks full.
        let most = max(Self.fullBar, fullest)
        let bars = months.map { group in
            let count = group.commitments.count
            // In tenths, so that the style sheet needs no numbers from here; one is always seen.
            let height = max(1, (count * 10 + most - 1) / most)
            let month = group.heading.split(separator: "年").last.map(String.init) ?? group.heading
            let year = group.heading.split(separator: "年").first.map(String.init) ?? ""
            return """
                <li><a href="#\(group.id)" aria-label="\(group.heading) \(count)件"><span class="count">\(count)</span>\
                <span class="bar h\(height)"></span><span class="month">\(month)</span><span class="y">\(year)</span></a></li>
                """
        }
        return "<nav class=\"months\" aria-label=\"月ごとの件数\"><ol>\(bars.joined())</ol></nav>"
    }
}
