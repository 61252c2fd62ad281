import BotCore
import Foundation
import MinutesModel
import PluginKit
import Testing

@testable import Webhooks

/// What stands around a payload: addresses, tokens, ids.
@Suite struct ServiceRequestTests {
    private let now = Instant(milliseconds: 1_716_181_200_000)

    private func request(
        _ kind: ServiceKind, id: String = "msg_1", message: Message = Samples.rich, part: Int = 0,
        _ change: (inout Endpoint) -> Void = { _ in }
    ) throws -> (request: HTTPRequest, headers: [String: String]) {
        var endpoint = Endpoint(name: "team", service: kind, url: Secret("https://chat.example.jp/x"))
        if kind == .chatwork || kind == .line || kind == .telegram { endpoint.url = nil }
        endpoint.token = Secret("T0KEN")
        endpoint.address.room = "!a b:example.jp"
        endpoint.address.user = "bot@example.jp"
        change(&endpoint)
        let service = Services.service(kind)
        let payload = try service.render(message, for: endpoint)[part]
        let request = try service.request(payload, attempt: 1, deliveryID: id, endpoint: endpoint, now: now)
        return (request, Dictionary(uniqueKeysWithValues: request.headers.map { ($0.name.lowercased(), $0.value) }))
    }

    @Test(arguments: [
        (ServiceKind.discord, "https://chat.example.jp/x?wait=true"),
        (.googleChat, "https://chat.example.jp/x?messageReplyOption=REPLY_MESSAGE_FALLBACK_TO_NEW_THREAD"),
        (.chatwork, "https://api.chatwork.com/v2/rooms/%21a%20b%3Aexample.jp/messages"),
        (.line, "https://api.line.me/v2/bot/message/push"), (.zulip, "https://chat.example.jp/x/api/v1/messages"),
        (
            .matrix,
            "https://chat.example.jp/x/_matrix/client/v3/rooms/%21a%20b%3Aexample.jp/send/m.room.message/msg_1"
        ), (.ntfy, "https://chat.example.jp/"), (.telegram, "https://api.telegram.org/botT0KEN/sendMessage"),
    ])
    func `each request goes where the service documents`(kind: ServiceKind, url: String) throws {
        let request = try request(kind).request

        #expect(request.endpoint.url?.reveal() == url)
        #expect(request.method == (kind == .matrix ? .put : .post))
    }

    /// Receivers know a repeat by it.
    @Test(arguments: ServiceKind.allCases.filter { $0 != .console })
    func `another attempt is the same request`(kind: ServiceKind) throws {
        var endpoint = Endpoint.local(kind, port: 1)
        endpoint.address.cloudEvents = kind == .generic
        let service = Services.service(kind)
        let payload = try service.render(Samples.rich, for: endpoint)[0]

        let requests = try (1...3).map { attempt in
            try service.request(payload, attempt: attempt, deliveryID: "msg_1", endpoint: endpoint, now: now)
        }

        for request in requests.dropFirst() {
            #expect(request.endpoint.url == requests[0].endpoint.url)
            #expect(request.body == requests[0].body)
            #expect(
                request.headers.map { "\($0.name): \($0.value)" }
                    == requests[0].headers.map { "\($0.name): \($0.value)" })
        }
    }

    @Test func `Chatwork's rooms have ten in ten seconds each, and 300 in five minutes together`() {
        var (one, another) = (Endpoint(name: "a", service: .chatwork), Endpoint(name: "b", service: .chatwork))
        (one.token, another.token) = (Secret("T0KEN"), Secret("T0KEN"))
        let service = ChatworkService()

        #expect(service.limits.contains { $0.count <= 10 && $0.span > .seconds(10) })
        #expect(service.accountLimits.contains { $0.count <= 300 && $0.span > .seconds(300) })
        #expect(service.account(of: one) != nil)
        #expect(service.account(of: one) == service.account(of: another))
    }

    @Test func `a query that a URL has already is kept`() throws {
        let request = try request(.googleChat) { $0.url = Secret("https://chat.example.jp/x?key=a&token=b") }.request

        #expect(
            request.endpoint.url?.reveal().hasPrefix("https://chat.example.jp/x?key=a&token=b&messageReply") == true)
    }

    @Test func `a Discord thread is asked for`() throws {
        let request = try request(.discord) { $0.address.thread = "42" }.request

        #expect(request.endpoint.url?.reveal().hasSuffix("?wait=true&thread_id=42") == true)
    }

    @Test(arguments: [
        (ServiceKind.chatwork, "x-chatworktoken", "T0KEN"), (.line, "authorization", "Bearer T0KEN"),
        (.zulip, "authorization", "Basic Ym90QGV4YW1wbGUuanA6VDBLRU4="), (.matrix, "authorization", "Bearer T0KEN"),
        (.ntfy, "authorization", "Bearer T0KEN"),
    ])
    func `the token stands in its header, and nowhere in the stored bytes`(
        kind: ServiceKind, header: String, value: String
    ) throws {
        let (request, headers) = try request(kind)

        #expect(headers[header] == value)
        #expect(!String(decoding: request.body, as: UTF8.self).contains("T0KEN"))
    }

    @Test func `an id that a service deduplicates by is the same for every attempt, and another for every delivery`()
        throws
    {
        let keys = try ["msg_1", "msg_1", "msg_2"].map { try request(.line, id: $0).headers["x-line-retry-key"] }

        #expect(keys[0] == keys[1] && keys[0] != keys[2])
        #expect(keys.allSatisfy { UUID(uuidString: $0 ?? "") != nil })
        #expect(ServiceKind.allCases.filter { Services.service($0).deduplicates } == [.line, .matrix, .generic])
    }

    @Test func `ntfy's topic reaches the wire only`() throws {
        var endpoint = Endpoint(name: "phone", service: .ntfy, url: Secret("https://ntfy.example.jp/t0pic"))
        let payload = NtfyService().render(Samples.rich, for: endpoint)[0]
        let request = try NtfyService().request(payload, attempt: 1, deliveryID: "1", endpoint: endpoint, now: now)

        #expect(!String(decoding: payload.body, as: UTF8.self).contains("t0pic"))
        #expect(String(decoding: request.body, as: UTF8.self).hasPrefix(#"{"topic":"t0pic","title":"#))
        #expect(request.endpoint.url?.reveal() == "https://ntfy.example.jp/")
        endpoint.url = Secret("https://ntfy.example.jp/")
        #expect(throws: ServiceError.self) {
            try NtfyService().request(payload, attempt: 1, deliveryID: "1", endpoint: endpoint, now: now)
        }
    }

    @Test func `one meeting's messages share a thread, another's do not`() {
        var other = Samples.rich
        other.meeting?.key = "another"
        func key(_ message: Message) -> String? { message.threadKey }

        #expect(key(Samples.rich) == key(Samples.huge))
        #expect(key(Samples.rich) != key(other))
        #expect(key(Message(meeting: nil, notices: [])) == nil)
    }

    @Test func `CloudEvents' headers come when they are asked for`() throws {
        let plain = try request(.generic).headers
        let headers = try request(.generic) {
            $0.name = "保存"
            $0.address.cloudEvents = true
        }.headers

        #expect(plain["ce-id"] == nil)
        #expect(headers["ce-specversion"] == "1.0" && headers["ce-id"] == "msg_1")
        #expect(headers["ce-type"] == "kairan.message" && headers["ce-time"] == "2024-05-20T05:00:00Z")
        #expect(headers["ce-source"] == "/kairan/%E4%BF%9D%E5%AD%98")
    }

    @Test func `a deadline makes one Chatwork task, at noon in Japan, for whom it names`() throws {
        let day = try #require(CalendarDate("2024-06-28"))
        func notice(_ key: String) -> Notice {
            Notice(
                key: key, topic: "deadline", title: "移行計画の公表",
                deadline: Deadline(surface: "6月28日まで", start: day, end: day, precision: .day))
        }
        let keys = ["lead-30", "lead-7", "lead-1", "overdue", "lead-7/woken-2024-06-22"].map {
            "deadline-reminder/c1/\($0)"
        }
        let message = Message(meeting: Samples.meeting, notices: (keys + ["other/1"]).map(notice))
        var endpoint = Endpoint(name: "team", service: .chatwork)
        endpoint.address.room = "1"
        endpoint.token = Secret("T")

        let without = ChatworkService().render(message, for: endpoint)
        endpoint.address.assignees = ["11", "12"]
        let with = ChatworkService().render(message, for: endpoint)
        let task = try #require(with.last)
        let request = try ChatworkService().request(task, attempt: 1, deliveryID: "1", endpoint: endpoint, now: now)

        #expect(with.count == without.count + 2)
        #expect(request.endpoint.url?.reveal() == "https://api.chatwork.com/v2/rooms/1/tasks")
        // 2024-06-28T03:00:00Z
        #expect(
            String(decoding: task.body, as: UTF8.self).hasSuffix("&to_ids=11%2C12&limit=1719543600&limit_type=date"))
    }
}
