import BotCore
import Foundation
import MinutesModel
import PluginKit
import Receiver
import TestSupport
import Testing

@testable import Webhooks

/// The receiver is the judge: what it shows is what counts.
@Suite(.serialized) struct RenderingTests {
    private static let now = Instant(milliseconds: 1_716_181_200_000)
    private static let secret = Secret("whsec_" + Data("kairan-test-key-kairan-test-key!".utf8).base64EncodedString())

    /// Sends the message's parts to a receiver of the service and gives what arrived.
    private func arrivals(of message: Message, at kind: ServiceKind) async throws -> [Arrival] {
        let now = Self.now
        let receiver = try Receiver(genericSecret: Self.secret.reveal()) {
            Date(timeIntervalSince1970: Double(now.milliseconds) / 1000)
        }
        let serving = Task { try await receiver.run() }
        defer { serving.cancel() }
        let endpoint = Endpoint.local(kind, port: try await receiver.port(), secret: Self.secret)
        let service = Services.service(kind)
        // Not on the pool that the receiver answers on.
        let requests = try await onOwnThread {
            try service.render(message, for: endpoint).enumerated().map { index, payload in
                try service.request(
                    payload, attempt: Int64(index), deliveryID: "msg_\(index)", endpoint: endpoint, now: now)
            }
        }
        for answer in try await post(requests) {
            let outcome = service.classify(answer, now: Self.now)
            #expect(outcome == (kind == .teams ? .accepted : .delivered))
        }
        return await receiver.arrivals
    }

    /// In the form in which widths and compatible letters are one, as a reader takes them.
    private func folded(_ text: String) -> String { text.precomposedStringWithCompatibilityMapping }

    private static let overHTTP = ServiceKind.allCases.filter { $0 != .console && $0 != .email }

    @Test(arguments: overHTTP)
    func `every fact of a rich message is seen, and the service takes it`(kind: ServiceKind) async throws {
        let arrivals = try await arrivals(of: Samples.rich, at: kind)

        let sight = folded(arrivals.map(\.sight.text).joined(separator: "\n"))
        // Markdown's round brackets stand as %28 and %29.
        let links = arrivals.flatMap(\.sight.links).compactMap { $0.url.removingPercentEncoding }
        for fact in Samples.richFacts {
            #expect(sight.contains(folded(fact)) || links.contains(fact), "\(fact)")
        }
        #expect(sight.contains("2025年3月31日") || sight.contains("2025-03-31"))
        #expect(sight.contains("2024年6月28日") || sight.contains("2024-06-28"))
        #expect(arrivals.flatMap(\.problems).isEmpty)
        #expect(arrivals.allSatisfy { $0.accepted && $0.sight.text.contains("自動抽出") })
        #expect(arrivals.allSatisfy { $0.sight.links.contains { $0.url == Samples.meeting.url } })
    }

    @Test(arguments: overHTTP)
    func `nothing of sixty thousand characters is lost, and every part is taken`(kind: ServiceKind) async throws {
        let arrivals = try await arrivals(of: Samples.huge, at: kind)

        #expect(arrivals.count > 3)
        #expect(arrivals.flatMap(\.problems).isEmpty)
        let sight = arrivals.map(\.sight.text).joined()
        #expect(Samples.missingSentences(in: sight).isEmpty)
        let last = try #require(arrivals.last)
        let number = "（\(arrivals.count)/\(arrivals.count)）"
        #expect(kind == .generic ? last.body.contains(#""part":\#(arrivals.count)"#) : last.sight.text.contains(number))
    }

    @Test func `the console says every fact`() throws {
        let (rich, huge) = try (ConsoleService().render(Samples.rich), ConsoleService().render(Samples.huge))

        #expect(rich.count == 1 && huge.count == 1)
        let text = String(decoding: rich[0].body, as: UTF8.self)
        for fact in Samples.richFacts { #expect(text.contains(fact), "\(fact)") }
        #expect(Samples.missingSentences(in: String(decoding: huge[0].body, as: UTF8.self)).isEmpty)
    }

    @Test(arguments: overHTTP)
    func `text from minutes never calls, links or formats`(kind: ServiceKind) async throws {
        let hostile = hostileTexts.map { text in
            Notice(
                key: "k", topic: "t", title: text,
                body: [
                    .heading(text), .paragraph("前。\(text)"), .quote(text), .list([text]),
                    .fields([Field(label: text, value: text)]),
                    .link(text: text, url: "https://www.city.aonami.example/"), .link(text: text, url: text),
                ],
                evidence: [Evidence(meeting: Samples.meeting, agendaItem: text, speaker: text, quote: text)])
        }

        let arrivals = try await arrivals(of: Message(meeting: Samples.meeting, notices: hostile), at: kind)

        #expect(arrivals.flatMap(\.problems).isEmpty)
        #expect(arrivals.flatMap(\.sight.mentions).isEmpty)
        #expect(arrivals.flatMap(\.sight.markup).isEmpty)
        if kind != .generic {
            let urls = Set(arrivals.flatMap(\.sight.links).map(\.url))
            #expect(urls == [Samples.meeting.url ?? "", "https://www.city.aonami.example/"])
        }
    }

    @Test func `no control character reaches a terminal`() throws {
        let notices = hostileTexts.map { Notice(key: "k", topic: "t", title: $0, body: [.paragraph($0)]) }

        let payload = try ConsoleService().render(Message(meeting: nil, notices: notices))[0]

        let text = String(decoding: payload.body, as: UTF8.self)
        #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
        #expect(!text.unicodeScalars.contains("\u{202E}"))
        #expect(text.contains("至急"))
    }

    @Test(arguments: overHTTP)
    func `names and titles of monstrous length are told in full and break no limit`(kind: ServiceKind) async throws {
        let long = (1...900).map { "名\($0)、" }.joined()
        var meeting = Samples.meeting
        meeting.title = long
        meeting.council = "会" + long
        meeting.key = long
        meeting.url = "https://www.city.aonami.example/?" + String(repeating: "a", count: 5000)
        let notice = Notice(
            key: long, topic: long, title: "題" + long,
            body: [
                .heading("頭" + long), .fields([Field(label: "札" + long, value: long)]),
                .link(text: "鎖" + long, url: meeting.url ?? ""),
            ],
            evidence: [Evidence(meeting: meeting, agendaItem: "議" + long, speaker: "者" + long, quote: "言" + long)],
            deadline: Deadline(
                surface: "限" + long, start: CalendarDate(dayNumber: 0), end: CalendarDate(dayNumber: 1),
                precision: .range))

        let arrivals = try await arrivals(of: Message(meeting: meeting, notices: [notice]), at: kind)

        #expect(arrivals.flatMap(\.problems).isEmpty)
        let sight = arrivals.map(\.sight.text).joined()
        for start in ["会", "題", "頭", "札", "鎖", "議", "者", "言", "限"] {
            #expect(sight.contains(start + "名1、"), "\(start)")
        }
        #expect(sight.components(separatedBy: "名900、").count > 9)
    }

    @Test func `an empty message, an empty notice and blank blocks make a body that is taken`() async throws {
        let blank = Notice(
            key: "k", topic: "t", title: " ",
            body: [
                .paragraph(""), .heading("\n"), .list([]), .list(["", " "]), .fields([]), .quote(" "),
                .link(text: "", url: ""),
                .fields([Field(label: "", value: "")]),
            ], evidence: [Evidence(meeting: Samples.meeting, quote: "")])
        for message in [
            Message(meeting: nil, notices: []), Message(meeting: Samples.meeting, notices: []),
            Message(meeting: nil, notices: [blank]),
        ] {
            for kind in Self.overHTTP {
                let arrivals = try await arrivals(of: message, at: kind)
                #expect(arrivals.count == 1)
                #expect(arrivals.flatMap(\.problems).isEmpty)
            }
        }
    }

    @Test(arguments: ServiceKind.allCases)
    func `equal messages give equal bytes, and sizes keep their limits`(kind: ServiceKind) throws {
        for message in [Samples.rich, Samples.huge] {
            let payloads = try Services.service(kind).render(message)

            #expect(try Services.service(kind).render(message) == payloads)
            #expect(payloads.allSatisfy { $0.size <= $0.limit && $0.size > 0 })
        }
    }

    @Test func `what the body says already is not said again`() {
        let quote = "移行計画を6月28日までに公表します。"
        let pieces = Composer(Samples.rich).pieces.map(\.plainText).joined(separator: "\n")

        #expect(pieces.components(separatedBy: quote).count == 2)
        #expect(pieces.components(separatedBy: "移行の期限は動かせません。").count == 2)
    }

    private static func goldenSuffix(_ kind: ServiceKind) -> String {
        switch kind {
        case .console, .chatwork, .zulip: "txt"
        case .email: "eml"
        default: "json"
        }
    }

    @Test(arguments: ServiceKind.allCases)
    func `the payload is the golden one`(kind: ServiceKind) throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Golden/\(kind.rawValue)." + Self.goldenSuffix(kind))
        let payloads = try Services.service(kind).render(Samples.rich)
        let bytes = Data(payloads.map { $0.body }.joined(separator: Array("\n".utf8)))

        if ProcessInfo.processInfo.environment["KAIRAN_UPDATE_GOLDEN"] == "1" { try bytes.write(to: file) }

        let golden = try Data(contentsOf: file)
        #expect(String(decoding: bytes, as: UTF8.self) == String(decoding: golden, as: UTF8.self))
    }
}
