import BotCore
import Foundation
import Testing

@testable import Webhooks

@Suite struct GenericServiceTests {
    private let payload = Payload(
        body: Array(#"{"test": 2432232314}"#.utf8), contentType: "application/json", size: 20, limit: 20_000,
        unit: "bytes")
    private let now = Instant(milliseconds: 1_614_265_330_500)

    private func headers(secret: String?) throws -> [String: String] {
        let endpoint = Endpoint(
            name: "archive", service: .generic, url: Secret("https://example.invalid/"), secret: secret.map(Secret.init)
        )
        let request = try GenericService().request(
            payload, attempt: 1, deliveryID: "msg_p5jXN8AQM9LWM0D4loKWxJek", endpoint: endpoint, now: now)
        #expect(request.body == payload.body)
        return Dictionary(uniqueKeysWithValues: request.headers.map { ($0.name.lowercased(), $0.value) })
    }

    @Test func `the signature is that of the specification's own libraries`() throws {
        // The test vector of standard-webhooks' reference libraries.
        let headers = try headers(secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")

        #expect(headers["webhook-id"] == "msg_p5jXN8AQM9LWM0D4loKWxJek")
        #expect(headers["webhook-timestamp"] == "1614265330")
        #expect(headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
    }

    @Test func `two keys sign while one replaces the other`() throws {
        let one = try #require(try headers(secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")["webhook-signature"])
        let both = try #require(
            try headers(secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw whsec_AAECAwQFBgcICQoLDA0ODw==")[
                "webhook-signature"])

        #expect(both.hasPrefix(one + " v1,"))
    }

    @Test func `without a key it has id and time but no signature`() throws {
        let headers = try headers(secret: nil)

        #expect(headers["webhook-id"] != nil && headers["webhook-timestamp"] != nil)
        #expect(headers["webhook-signature"] == nil)
    }

    @Test(arguments: ["whsec_", "whsec_???", "", " ", "whsec_AAAA\u{0}"])
    func `a key that is none is an error that does not show it`(secret: String) {
        #expect(throws: ServiceError.signingKey(endpoint: "archive")) { try headers(secret: secret) }
        #expect(ServiceError.signingKey(endpoint: "archive").description.contains("'archive'"))
    }
}
