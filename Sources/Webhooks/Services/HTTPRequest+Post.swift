import BotCore

extension HTTPRequest {
    /// The plain POST of a payload; services add what they need.
    static func post(
        _ payload: Payload, attempt: Int64, endpoint: Endpoint, headers: [(name: String, value: String)] = []
    ) -> HTTPRequest {
        HTTPRequest(
            id: attempt, endpoint: endpoint,
            headers: [("Content-Type", payload.contentType), ("User-Agent", "Kairan")] + headers, body: payload.body)
    }
}
