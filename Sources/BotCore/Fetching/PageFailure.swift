/// Why a page gave no document.
package struct PageFailure: Error, Sendable, Equatable, CustomStringConvertible {
    /// The last answer's.
    package var status: Int?
    /// The server asks for peace.
    package var retryAfter: Duration?
    /// One English sentence that names the URL and, where there is one, the next step.
    package var description: String
    /// One Japanese clause for chat.
    package var reason: String

    /// The whole host wants to be left alone, not only this page.
    package var isHostBusy: Bool { status == 429 || status == 503 }

    static func transport(_ failure: TransportFailure, at address: WebAddress, isRedirected: Bool) -> PageFailure {
        var sentence = "\(address.text): \(failure.message.asClause)"
        if failure.reason == .addressRefused, isRedirected {
            sentence += "; a redirect led there: if that is meant, name the address itself"
        }
        return PageFailure(description: sentence + ".", reason: failure.reason.japanese)
    }

    static func redirect(_ sentence: String, _ answer: HTTPAnswer, at address: WebAddress) -> PageFailure {
        PageFailure(
            status: answer.status, description: "\(address.text) \(sentence): name the document's own address.",
            reason: "転送先をたどれません")
    }

    static func status(_ answer: HTTPAnswer, at address: WebAddress, now: Instant) -> PageFailure {
        let status = answer.status ?? 0
        let (sentence, reason) = meaning(of: status)
        return PageFailure(
            status: answer.status, retryAfter: RetryAfter.delay(answer.headers["retry-after"], now: now),
            description: "\(address.text) answered \(status): \(sentence).", reason: "\(reason)（HTTP \(status)）")
    }

    private static func meaning(of status: Int) -> (String, String) {
        switch status {
        case 401, 407: ("it wants a password, and Kairan has none to give", "認証が必要です")
        case 403: ("it does not let Kairan read this", "閲覧が許可されていません")
        case 404: ("nothing is there; check the URL", "ページが見つかりません")
        case 410: ("it was taken away for good; take it out of the sources", "ページは削除されました")
        case 429: ("it was asked too often", "アクセスが多すぎると言われました")
        case 503: ("it is busy or being repaired", "サーバーが混み合っているか、保守中です")
        case 500...599: ("it is in trouble", "サーバーの障害です")
        case 204, 205: ("there is no document in the answer", "文書がありません")
        default: ("that is no document", "文書を受け取れませんでした")
        }
    }
}
