package import BotCore
import MinutesModel
import PluginKit

/// JSON for a program, signed as Standard Webhooks says (github.com/standard-webhooks/standard-webhooks, spec), and with
/// the headers of CloudEvents' binary mode where the endpoint asks for them (cloudevents/spec, http-protocol-binding).
package struct GenericService: Service {
    /// "Keep it below 20 KB" (the specification, payload size).
    static let bodyLimit = 20_000
    private static let type = "kairan.message"
    /// One text, so that parts fill well.
    private static let textLimit = 4000

    package let kind = ServiceKind.generic
    package let limits: [RateLimit] = []
    /// A receiver drops a repeat with the same `webhook-id`.
    package let deduplicates = true

    package init() {}

    package func render(_ message: Message, for endpoint: Endpoint) -> [Payload] {
        let message = LongNames.tame(message)
        let room = Self.bodyLimit - envelope(message, [], part: 1000, of: 1000).bytes.count
        let fragments: [JSON] = message.notices.flatMap { self.fragments(of: $0, room: room) }
        let parts = Packer(limit: room).pack(fragments, size: { $0.bytes.count + 1 }, leadsOn: { _ in false })
        return parts.enumerated().map { index, part in
            let bytes = envelope(message, part, part: index + 1, of: parts.count).bytes
            return Payload(
                body: bytes, contentType: "application/json", size: bytes.count, limit: Self.bodyLimit, unit: "bytes")
        }
    }

    package func request(
        _ payload: Payload, attempt: Int64, deliveryID: String, endpoint: Endpoint, now: Instant
    ) throws -> HTTPRequest {
        let timestamp = String(now.milliseconds / 1000)
        var headers = [("webhook-id", deliveryID), ("webhook-timestamp", timestamp)]
        if let secret = endpoint.secret {
            guard let keys = SigningKey.keys(secret) else { throw ServiceError.signingKey(endpoint: endpoint.name) }
            let signed = Array("\(deliveryID).\(timestamp).".utf8) + payload.body
            headers.append(("webhook-signature", keys.map { $0.signature(of: signed) }.joined(separator: " ")))
        }
        if endpoint.address.cloudEvents {
            headers += [
                ("ce-specversion", "1.0"), ("ce-id", deliveryID), ("ce-type", Self.type),
                ("ce-source", "/kairan/\(endpoint.name.percentEncoded)"), ("ce-time", DateText.rfc3339(now)),
            ]
        }
        return .post(payload, attempt: attempt, endpoint: endpoint, headers: headers.map { (name: $0, value: $1) })
    }

    package func classify(_ answer: HTTPAnswer, now: Instant) -> DeliveryOutcome {
        Classifier(rows: []).classify(answer, now: now)
    }

    /// The meeting stands in every part, so that each can be read alone.
    private func envelope(_ message: Message, _ notices: [JSON], part: Int, of parts: Int) -> JSON {
        [
            "type": .string(Self.type),
            "data": [
                "note": .string(Composer.note(on: message)), "part": .integer(part), "parts": .integer(parts),
                "meeting": message.meeting.map(NoticeJSON.meeting) ?? .null, "notices": .array(notices),
            ],
        ]
    }

    /// The notice, as one JSON object or, when it is too long for one part, as several under the same key.
    private func fragments(of notice: Notice, room: Int) -> [JSON] {
        let head = NoticeJSON.notice(notice, [], fragment: 1000, of: 1000).bytes.count + 1
        let splitter = Splitter(limit: Self.textLimit, measure: .json)
        let components =
            notice.body.flatMap { NoticeJSON.components(of: $0, splitter) }
            + notice.evidence.flatMap { NoticeJSON.components(of: $0, splitter) }
        let groups = Packer(limit: room - head)
            .pack(components, size: { $0.json.bytes.count + 1 }, leadsOn: { _ in false })
        return groups.enumerated().map { NoticeJSON.notice(notice, $1, fragment: $0 + 1, of: groups.count) }
    }
}
