package import BotCore
import MinutesModel
import PluginKit

/// Chatwork's API v2: a framed message, and a native task for each deadline when somebody is named for it.
package struct ChatworkService: Service {
    /// Not documented. 40,000 ASCII characters passed in 2017 and 80,000 did not; 65,535 bytes are often quoted. The
    /// careful figure: what 9,000 Japanese characters take.
    static let bodyLimit = 27_000
    static let base = "https://api.chatwork.com/v2"

    package let kind = ServiceKind.chatwork
    /// Ten messages and tasks in ten seconds and room (developer.chatwork.com, rate limits).
    package let limits = [RateLimit(10, per: .seconds(11))]
    /// 300 calls in five minutes and token (the same page).
    package let accountLimits = [RateLimit(300, per: .seconds(330))]
    package let deduplicates = false

    package init() {}

    package func account(of endpoint: Endpoint) -> Secret? { endpoint.token }

    package func render(_ message: Message, for endpoint: Endpoint) -> [Payload] {
        let messages = TextLayout(
            style: Self.style, measure: .bytes, limit: Self.bodyLimit - Self.opening.utf8.count - Self.end.utf8.count
        ).parts(of: Composer(message), call: endpoint.address.mention.map(Self.call).joined())
            .map { payload([("body", Self.framed($0))], text: $0) }
        guard !endpoint.address.assignees.isEmpty else { return messages }
        let tasks = message.notices.filter(Self.makesTask).flatMap { task($0, in: message.meeting, for: endpoint) }
        return messages + tasks
    }

    package func request(
        _ payload: Payload, attempt: Int64, deliveryID: String, endpoint: Endpoint, now: Instant
    ) throws -> HTTPRequest {
        guard let room = endpoint.address.room, let token = endpoint.token else {
            throw ServiceError.incomplete(endpoint: endpoint.name, needs: "room and token")
        }
        // Values of a form hold no bare `&`, so this is no text from minutes.
        let isTask = String(decoding: payload.body, as: UTF8.self).holds("&limit_type=")
        let url = endpoint.url(
            below: Self.base, path: "/rooms/\(room.percentEncoded)/\(isTask ? "tasks" : "messages")")
        return .post(
            payload, attempt: attempt, endpoint: endpoint, url: url, headers: [("x-chatworktoken", token.reveal())])
    }

    package func classify(_ answer: HTTPAnswer, now: Instant) -> DeliveryOutcome {
        Self.classifier.classify(answer, now: now)
    }

    // Everything Chatwork reads stands in square brackets; emoticons in round ones and behind colons.
    private static let style = TextStyle(
        disarm: Disarming(always: "[]()@|*"), title: .init("【", "】"), heading: .init("\n■ "), divider: "[hr]")
    private static let opening = "[info]"
    /// On a line of its own, or it would belong to the link before it.
    private static let end = "\n[/info]"

    /// Calls stand before the frame: Chatwork reads them there, and the eye, too.
    private static func framed(_ text: String) -> String {
        guard text.hasPrefix("[To:") || text.hasPrefix("[toall]"), let line = text.firstIndex(of: "\n") else {
            return opening + text + end
        }
        return text[...line] + opening + text[text.index(after: line)...] + end
    }

    private static func call(_ name: String) -> String { name == "all" ? "[toall]" : "[To:\(name)]" }

    private func payload(_ fields: [(String, String)], text: String) -> Payload {
        Payload(
            body: Form.body(fields), contentType: Form.contentType, size: text.utf8.count, limit: Self.bodyLimit,
            unit: "bytes of text")
    }

    /// A deadline is one task, though its reminders are many: that of seven days before makes it. Other plugins' notices
    /// are told once, and make one each.
    static func makesTask(_ notice: Notice) -> Bool {
        guard notice.deadline != nil else { return false }
        guard notice.key.hasPrefix("deadline-reminder/") else { return true }
        return notice.key.hasSuffix("/lead-7")
    }

    private func task(_ notice: Notice, in meeting: Meeting?, for endpoint: Endpoint) -> [Payload] {
        guard let deadline = notice.deadline else { return [] }
        let layout = TextLayout(style: Self.style, measure: .bytes, limit: Self.bodyLimit)
        // A task that goes on would be two tasks: its first part says what is due, the message says it all.
        guard let text = layout.parts(of: Composer(Message(meeting: meeting, notices: [notice]))).first else {
            return []
        }
        // Noon in Japan (03:00 UTC): `limit_type=date` takes the day in the reader's own zone.
        let limit = Int64(deadline.end.dayNumber) * 86_400 + 3 * 3600
        return [
            payload(
                [
                    ("body", text), ("to_ids", endpoint.address.assignees.joined(separator: ",")),
                    ("limit", String(limit)), ("limit_type", "date"),
                ], text: text)
        ]
    }
}

extension ChatworkService {
    private static let classifier = Classifier(
        rows: [
            .init(400, .contains("errors"), .refused("it names errors in the message")),
            .init(401, .any, .paused("the API token is not valid")),
            .init(403, .any, .paused("the account may not post in this room")),
            .init(404, .any, .paused("no such room, or the account is not in it")),
        ], delays: [.retryAfter, .secondsAt(header: "x-ratelimit-reset", onlyIfNoneLeft: "x-ratelimit-remaining")])
}
