import BotCore
import Foundation
import MinutesModel
import PluginKit
import Testing

@testable import Webhooks

/// Threads by the ids that services answer with.
@Suite struct ThreadTests {
    private static let now = Instant(milliseconds: 1_716_181_200_000)

    private func endpoint(_ kind: ServiceKind) -> Endpoint {
        var endpoint = Endpoint(name: "team", service: kind, url: Secret("https://chat.example.jp/x"))
        endpoint.token = Secret("T0KEN")
        endpoint.address.room = "1"
        if kind == .discord { endpoint.address.thread = "meeting" }
        return endpoint
    }

    private func request(_ kind: ServiceKind, thread: String?) throws -> (url: String, body: [String: Any]) {
        let (service, endpoint) = (Services.service(kind), endpoint(kind))
        var payload = try service.render(Samples.rich, for: endpoint)[0]
        payload.thread = thread
        let request = try service.request(payload, attempt: 1, deliveryID: "1", endpoint: endpoint, now: Self.now)
        let body = try JSONSerialization.jsonObject(with: Data(request.body)) as? [String: Any]
        return (request.endpoint.url?.reveal() ?? "", try #require(body))
    }

    @Test(arguments: [
        (ServiceKind.matrix, #"{"event_id":"$Rq:example.jp"}"#, "$Rq:example.jp" as String?),
        (.matrix, #"{"event_id":"$"}"#, nil), (.matrix, #"{"event_id":"Rq"}"#, nil), (.matrix, "ok", nil),
        (.matrix, #"{"event_id":"$a\",\"x"}"#, nil), (.matrix, #"{"event_id":"$改"}"#, nil),
        (.matrix, #"{"event_id":"$\#(String(repeating: "a", count: 255))"}"#, nil),
        (.matrix, #"{"event_id":["$a"]}"#, nil), (.matrix, #"{"event_id":"#, nil),
        (.telegram, #"{"ok":true,"result":{"message_id":42,"chat":{"id":-1},"text":"\"message_id\":7"}}"#, "42"),
        (.telegram, #"{"ok":true,"result":{"message_id":-4}}"#, nil),
        (.telegram, #"{"ok":true,"result":{"message_id":4.5}}"#, nil),
        (.telegram, #"{"ok":true,"result":{"text":"\"message_id\":7"}}"#, nil),
        (.discord, #"{"id":"1","channel_id":"1200000000000000001"}"#, "1200000000000000001"),
        (.discord, #"{"id":"1","channel_id":"12&wait=false"}"#, nil),
        (.discord, #"{"channel_id":"123456789012345678901"}"#, nil),
        (.slack, "ok", nil), (.mattermost, #"{"id":"abc"}"#, nil),
    ])
    func `the id is read where the service documents it, and only in its form`(
        kind: ServiceKind, body: String, id: String?
    ) {
        let answer = HTTPAnswer(id: 1, status: 200, body: Array(body.utf8))

        #expect(Services.service(kind).threadID(in: answer) == id)
        var refused = answer
        refused.status = 400
        #expect(Services.service(kind).threadID(in: refused) == nil)
    }

    @Test func `Matrix gets a thread's relation, with a reply for clients that know none`() throws {
        #expect(try request(.matrix, thread: nil).body["m.relates_to"] == nil)

        let relation = try #require(try request(.matrix, thread: "$root").body["m.relates_to"] as? [String: Any])

        #expect(relation["rel_type"] as? String == "m.thread" && relation["event_id"] as? String == "$root")
        #expect((relation["m.in_reply_to"] as? [String: String]) == ["event_id": "$root"])
    }

    @Test func `Telegram gets a reply that is sent without one when the first message was deleted`() throws {
        #expect(try request(.telegram, thread: nil).body["reply_parameters"] == nil)

        let reply = try #require(try request(.telegram, thread: "42").body["reply_parameters"] as? [String: Any])

        #expect(reply["message_id"] as? Int == 42 && reply["allow_sending_without_reply"] as? Bool == true)
    }

    @Test func `a Discord forum gets a post per meeting, then messages in it, never both names`() throws {
        let first = try request(.discord, thread: nil)
        let later = try request(.discord, thread: "77")

        #expect(first.body["thread_name"] as? String == "第3回青波市デジタル化推進会議")
        #expect(first.url.hasSuffix("?wait=true"))
        #expect(later.body["thread_name"] == nil)
        #expect(later.url.hasSuffix("?wait=true&thread_id=77"))
        #expect(later.body["embeds"] != nil && later.body["allowed_mentions"] != nil)
    }

    @Test func `a post's title keeps to the limit, and what is about no meeting stands in the bot's own`() throws {
        var long = Samples.rich
        long.meeting?.title = String(repeating: "長い会議の名前、", count: 40)
        let service = DiscordService()
        func title(_ message: Message) throws -> String? {
            let body = service.render(message, for: endpoint(.discord))[0].body
            return (try JSONSerialization.jsonObject(with: Data(body)) as? [String: Any])?["thread_name"] as? String
        }

        let cut = try #require(try title(long))
        #expect(cut.utf16.count <= 100 && cut.hasSuffix("…"))
        let own = Message(meeting: nil, notices: [Notice(key: "k", topic: "t", title: "お知らせ")])
        #expect(try title(own) == "Kairan")
        #expect(service.threadKey(of: own, for: endpoint(.discord)) == "kairan")
        #expect(service.threadKey(of: own, for: Endpoint(name: "x", service: .discord)) == nil)
    }

    @Test func `a reminder joins the thread of the meeting that it is about, and none when it is about two`() {
        func reminder(_ meetings: [Meeting]) -> Message {
            Message(
                meeting: nil,
                notices: meetings.map { meeting in
                    Notice(
                        key: meeting.key, topic: "deadline", title: "期限",
                        evidence: [Evidence(meeting: meeting, quote: "公表します")])
                })
        }
        var other = Samples.meeting
        other.key = "another"

        #expect(reminder([Samples.meeting, Samples.meeting]).threadKey == Samples.rich.threadKey)
        #expect(reminder([Samples.meeting, other]).threadKey == nil)
    }

    @Test func `text that looks like the last member stays text`() {
        let text = #"a","thread_name":"x"#
        let body = (["content": .string(text)] as JSON).bytes

        #expect(body.droppingLastMember("thread_name") == body)
    }
}
