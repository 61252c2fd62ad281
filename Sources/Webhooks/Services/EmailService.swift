package import BotCore
import Crypto
import FoundationEssentials
import MinutesModel

/// A letter, by the mail server that the endpoint's URL names (`smtps:`, or `smtp:` with STARTTLS).
package struct EmailService: Service {
    /// Mail servers take ten megabytes and more; nobody reads a letter of a tenth of that.
    static let textLimit = 1_000_000

    package let kind = ServiceKind.email
    /// Many providers take sixty letters a minute.
    package let limits = [RateLimit.every(.seconds(1))]
    /// The same Message-ID: mail programs show one letter, but servers deliver both.
    package let deduplicates = false

    package init() {}

    package func render(_ message: Message, for endpoint: Endpoint) -> [Payload] {
        let composer = Composer(message)
        let parts = TextLayout(style: Self.style, measure: .bytes, limit: Self.textLimit).parts(of: composer)
        return parts.enumerated().map { index, text in
            let number = parts.count > 1 ? "（\(index + 1)/\(parts.count)）" : ""
            let subject = Self.subject(of: composer) + number
            var lines = ["From: \(endpoint.address.from ?? "")", "To: \(endpoint.address.to.joined(separator: ", "))"]
            lines.append("Subject: \(Self.encodedWords(subject))")
            // Mail programs gather a meeting's letters under a letter that was never sent.
            if let thread = message.threadKey { lines.append("References: <\(thread)@kairan.invalid>") }
            lines += [
                "Auto-Submitted: auto-generated", "MIME-Version: 1.0",
                "Content-Type: multipart/alternative; boundary=\"\(Self.boundary)\"", "",
            ]
            lines += Self.section("text/plain", text)
            lines += Self.section("text/html", "<html><body><p>\(HTMLText.lines(text))</p></body></html>")
            lines += ["--\(Self.boundary)--", ""]
            return Payload(
                body: Array(lines.joined(separator: "\r\n").utf8), contentType: "message/rfc822", size: text.utf8.count,
                limit: Self.textLimit, unit: "bytes of text")
        }
    }

    package func request(
        _ payload: Payload, attempt: Int64, deliveryID: String, endpoint: Endpoint, now: Instant
    ) throws -> HTTPRequest {
        guard let from = endpoint.address.from, !endpoint.address.to.isEmpty else {
            throw ServiceError.incomplete(endpoint: endpoint.name, needs: "from and to")
        }
        // The date of this attempt, and an id that is the same for all of them.
        let head = "Date: \(Self.date(now))\r\nMessage-ID: <\(deliveryID)@kairan.invalid>\r\n"
        var request = HTTPRequest(id: attempt, endpoint: endpoint, headers: [], body: Array(head.utf8) + payload.body)
        request.envelope = HTTPRequest.Envelope(
            from: from, to: endpoint.address.to, user: endpoint.address.user, password: endpoint.token)
        return request
    }

    package func classify(_ answer: HTTPAnswer, now: Instant) -> DeliveryOutcome {
        Self.classifier.classify(answer, now: now)
    }

    private static let style = TextStyle(disarm: Disarming(always: "@"), heading: .init("\n■ "))
    /// No base64 holds it.
    private static let boundary = "=_kairan_="

    private static func subject(of composer: Composer) -> String {
        guard case .title(let text) = composer.pieces.first else { return "Kairan" }
        return text
    }

    private static func section(_ type: String, _ text: String) -> [String] {
        ["--\(boundary)", "Content-Type: \(type); charset=utf-8", "Content-Transfer-Encoding: base64", ""]
            + lines(of: Data(text.utf8).base64EncodedString(), length: 76)
    }

    /// RFC 2047: words of at most 75 characters; 45 bytes make 60 of base64. Never a cut inside a character.
    static func encodedWords(_ text: String) -> String {
        Splitter(limit: 45, measure: .bytes).split(text).map { "=?UTF-8?B?\(Data($0.utf8).base64EncodedString())?=" }
            .joined(separator: "\r\n ")
    }

    private static func lines(of text: String, length: Int) -> [String] {
        let bytes = Array(text.utf8)
        return stride(from: 0, to: bytes.count, by: length).map {
            String(decoding: bytes[$0..<min($0 + length, bytes.count)], as: UTF8.self)
        }
    }

    /// RFC 5322: `Mon, 20 May 2024 05:00:00 +0000`.
    static func date(_ now: Instant) -> String {
        let seconds = now.milliseconds / 1000
        let day = CalendarDate(dayNumber: Int(seconds / 86_400))
        let names = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
        let time = seconds % 86_400
        return "\(names[day.weekday - 1]), \(two(Int64(day.day))) \(months[day.month - 1]) \(day.year) "
            + "\(two(time / 3600)):\(two(time / 60 % 60)):\(two(time % 60)) +0000"
    }
}

extension EmailService {
    /// SMTP's codes (RFC 5321), which are not HTTP's.
    private static let classifier = Classifier(
        rows: [
            .init(200...299, .any, .delivered),
            .init(300...399, .any, .unknown("no final answer")),
            .init(454, .any, .retry("it cannot sign in for now")),
            .init(400...499, .any, .retry("not now")),
            .init(530...538, .any, .paused("it does not accept the user or the password")),
            .init(550...551, .any, .paused("it does not know a recipient, or refuses the sender")),
            .init(552, .any, .refused("the letter is too large for it")),
            .init(553, .any, .paused("it does not take an address")),
            .init(554, .any, .refused("it refuses the letter")),
            .init(500...599, .any, .paused("it does not take letters this way")),
        ], statusNeedsWholeAnswer: true)
}
