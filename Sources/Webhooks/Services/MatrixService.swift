package import BotCore

/// Matrix: an event in a room, put under an id of ours.
package struct MatrixService: Service {
    /// spec.matrix.org, size limits: an event is at most 65,536 bytes with everything the server adds. The careful figure.
    static let contentLimit = 50_000

    package let kind = ServiceKind.matrix
    /// The server's setting (synapse, `rc_message`: 0.2 a second after a burst of ten).
    package let limits = [RateLimit(10, per: .seconds(55))]
    /// A repeat under the same transaction id is answered with the first event's id.
    package let deduplicates = true

    package init() {}

    package func render(_ message: Message, for endpoint: Endpoint) -> [Payload] {
        let mentions = endpoint.address.mention
        let call = mentions.map { $0 == "room" ? "@room" : $0 }.joined(separator: " ")
        return TextLayout(style: Self.style, measure: Self.measure, limit: Self.contentLimit - 300)
            .parts(of: Composer(message), call: call).enumerated()
            .map { index, text in
                let body: JSON = [
                    "msgtype": "m.text", "body": .string(text), "format": "org.matrix.custom.html",
                    "formatted_body": .string(HTMLText.lines(text)),
                    // What stands here is called, and nobody else: with it the body is not searched for names.
                    "m.mentions": index == 0 ? Self.called(mentions) : [:],
                ]
                let bytes = body.bytes
                return Payload(
                    body: bytes, contentType: "application/json", size: bytes.count, limit: Self.contentLimit,
                    unit: "bytes")
            }
    }

    package func request(
        _ payload: Payload, attempt: Int64, deliveryID: String, endpoint: Endpoint, now: Instant
    ) throws -> HTTPRequest {
        guard let server = endpoint.url, let room = endpoint.address.room, let token = endpoint.token else {
            throw ServiceError.incomplete(endpoint: endpoint.name, needs: "url, room and token")
        }
        let path = "/_matrix/client/v3/rooms/\(room.percentEncoded)/send/m.room.message/\(deliveryID.percentEncoded)"
        // spec.matrix.org, threading: clients without threads show it as a reply.
        let threaded = payload.thread.map { root in
            payload.adding(
                "m.relates_to",
                [
                    "rel_type": "m.thread", "event_id": .string(root), "is_falling_back": true,
                    "m.in_reply_to": ["event_id": .string(root)],
                ])
        }
        var request = HTTPRequest.post(
            threaded ?? payload, attempt: attempt, endpoint: endpoint,
            url: endpoint.url(below: server.reveal(), path: path),
            headers: [("Authorization", "Bearer \(token.reveal())")])
        request.method = .put
        return request
    }

    package func classify(_ answer: HTTPAnswer, now: Instant) -> DeliveryOutcome {
        Self.classifier.classify(answer, now: now)
    }

    package func threadKey(of message: Message, for endpoint: Endpoint) -> String? { message.threadKey }
    package func threadID(in answer: HTTPAnswer) -> String? { Self.event.read(answer) }

    /// spec.matrix.org, event ids: `$` and at most 254 bytes more; since room version 4 letters, digits, - and _, before it
    /// a domain behind a colon.
    private static let event = ThreadName(member: "event_id", maximum: 255, sign: UInt8(ascii: "$")) { byte in
        Unicode.Scalar(byte).isAlphanumeric || "-_.:/+=~[]".utf8.contains(byte)
    }

    private static func called(_ mentions: [String]) -> JSON {
        let users = mentions.filter { $0 != "room" }.map(JSON.string)
        var members: [JSON.Member] = mentions.contains("room") ? [.init(key: "room", value: true)] : []
        if !users.isEmpty { members.append(.init(key: "user_ids", value: .array(users))) }
        return .object(members)
    }

    private static let style = TextStyle(disarm: Disarming(always: "@#!"), heading: .init("■ "))

    /// The text stands in the event twice: as it is, and as HTML, whose line ends can cost a tag each.
    private static let measure = TextMeasure { scalar in
        TextMeasure.json.cost(scalar)
            + (scalar == "\n" ? "<br><strong></strong>".utf8.count : TextMeasure.htmlJSON.cost(scalar))
    }

    private static let classifier = Classifier(
        rows: [
            .init(200, .contains("event_id"), .delivered),
            .init(400...499, .contains("M_TOO_LARGE"), .refused("M_TOO_LARGE")),
            .init(400...499, .contains("M_BAD_JSON"), .refused("M_BAD_JSON")),
            .init(400...499, .contains("M_LIMIT_EXCEEDED"), .retry("M_LIMIT_EXCEEDED")),
            .init(401, .any, .paused("the access token is not valid")),
            .init(403, .any, .paused("the account may not post in this room")),
            .init(404, .any, .paused("no such room or server; check the URL")),
            .init(200...299, .any, .paused("no event_id, so it may not be Matrix; check the URL")),
        ], delays: [.retryAfter, .bodyMilliseconds("retry_after_ms")])
}
