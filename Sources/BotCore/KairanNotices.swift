import MinutesModel
import PluginKit

/// The bot's own words to its operator, by the routes like any other notice: plugin and topic `kairan`.
package enum KairanNotices {
    package static let plugin = "kairan"
    package static let topic = "kairan"

    /// `since` keeps two times of trouble apart.
    static func endpointPaused(_ endpoint: String, reason: String, since: Instant) -> Notice {
        notice(
            "endpointPaused/\(endpoint)/\(since.milliseconds)", .critical, "宛先「\(endpoint)」に送れません",
            "宛先の設定を確認してください。届いていない通知は保存してあり、復旧後に順に送ります。", [("理由", reason)],
            next: "kairan endpoints test \(endpoint)")
    }

    static func endpointGone(_ endpoint: String, reason: String, since: Instant) -> Notice {
        notice(
            "endpointGone/\(endpoint)/\(since.milliseconds)", .critical, "宛先「\(endpoint)」はなくなりました",
            "設定のURLを新しくするまで、この宛先には送りません。届いていない通知は保存してあり、URLを変えると送ります。",
            [("理由", reason)], next: "kairan check")
    }

    static func endpointDisabled(_ endpoint: String, reason: String, since: Instant, now: Instant) -> Notice {
        notice(
            "endpointDisabled/\(endpoint)/\(now.milliseconds)", .critical, "宛先「\(endpoint)」への送信を止めました",
            "\((now - since).components.seconds / 86_400)日間、一度も届きませんでした。届いていない通知は保存してあり、直してから次のコマンドを実行すると送ります。",
            [("理由", reason)], next: "kairan endpoints enable \(endpoint)")
    }

    static func endpointRecovered(_ endpoint: String, now: Instant) -> Notice {
        notice(
            "endpointRecovered/\(endpoint)/\(now.milliseconds)", .info, "宛先「\(endpoint)」が復旧しました", "待っていた通知を順に送っています。",
            [], next: nil)
    }

    static func undeliverable(_ publicID: String, endpoint: String, reason: String, now: Instant) -> Notice {
        notice(
            "undeliverable/\(publicID)/\(now.milliseconds)", .critical, "宛先「\(endpoint)」に届かなかった通知があります",
            "自動ではもう送りません。内容を確認して、必要なら送り直してください。", [("配信", publicID), ("理由", reason)],
            next: "kairan deliveries show \(publicID)")
    }

    static func pluginQuarantined(_ plugin: String, subject: Subject, title: String, reason: String) -> Notice {
        let (about, next) =
            switch subject {
            case .document(let id): ("\(id)", "kairan documents retry \(id)")
            case .day(let day): (day.description, "kairan check")
            }
        return notice(
            "quarantined/\(about)/\(plugin)", .warning, "プラグイン「\(plugin)」が3回失敗しました",
            "この議事録（または日）について、このプラグインからの通知は出ません。原因を直してから、もう一度試せます。", [("対象", title), ("理由", reason)],
            next: next)
    }

    /// The details are for whoever looks: `kairan documents show`.
    static let readerDied = "読み取り用プログラムが異常終了したか、制限を超えました"

    /// `document` is its number in the store.
    static func documentQuarantined(_ document: Int64?, _ name: String, bytesHash: String, reason: String) -> Notice {
        notice(
            "quarantinedDocument/\(bytesHash)", .warning, "読み取れない文書があります",
            "読み取りが3回失敗したので、この文書は以後読みません。", [("文書", name), ("ハッシュ", bytesHash), ("理由", reason)],
            next: document.map { "kairan documents retry \($0)" })
    }

    /// `now` keeps two times of trouble apart.
    static func pageFailing(_ source: String, url: String, reason: String, now: Instant) -> Notice {
        notice(
            "pageFailing/\(source)/\(now.milliseconds)", .warning, "「\(source)」のページを取得できません",
            "何度か試しましたが、取得できませんでした。引き続き間隔をあけて試します。", [("URL", url), ("理由", reason)], next: "kairan check --online")
    }

    private static func notice(
        _ key: String, _ severity: Notice.Severity, _ title: String, _ text: String, _ facts: [(String, String)],
        next: String?
    ) -> Notice {
        var fields = facts.map { Field(label: $0.0, value: $0.1) }
        if let next { fields.append(Field(label: "次に", value: next)) }
        return Notice(
            key: "kairan/\(key)", topic: topic, severity: severity, title: title,
            body: [.paragraph(text)] + (fields.isEmpty ? [] : [.fields(fields)]))
    }
}
