import Foundation
import Testing

@testable import Receiver

@Suite struct JudgeTests {
    private static let json = ["content-type": "application/json"]

    private func slack(_ body: String, headers: [String: String] = json) -> Judgement {
        SlackJudge.judge(headers: headers, body: Data(body.utf8))
    }

    private func section(_ text: String, type: String = "plain_text") -> String {
        let extra = type == "plain_text" ? #","emoji":false"# : ""
        return #"{"type":"section","text":{"type":"\#(type)","text":"\#(text)"\#(extra)}}"#
    }

    private func message(_ blocks: [String], text: String = "知らせ") -> String {
        #"{"text":"\#(text)","blocks":[\#(blocks.joined(separator: ","))]}"#
    }

    @Test func `Slack takes what keeps its limits and shows it unescaped`() {
        let judgement = slack(message([section("A &amp; B &lt;C&gt;")]))

        #expect(judgement.answer.status == 200)
        #expect(judgement.answer.body == "ok")
        #expect(judgement.sight.text == "A & B <C>")
        #expect(judgement.sight.mentions.isEmpty)
    }

    @Test(arguments: [
        ("{", "invalid_payload"), ("[]", "invalid_payload"), ("{}", "no_text"), (#"{"text":""}"#, "no_text"),
    ])
    func `Slack refuses what is no message`(body: String, error: String) {
        #expect(slack(body).answer.status == 400)
        #expect(slack(body).answer.body == error)
    }

    @Test func `Slack wants the content type`() {
        #expect(slack(#"{"text":"a"}"#, headers: [:]).answer.body == "invalid_payload")
    }

    @Test func `Slack counts characters, fields and blocks`() {
        let header =
            #"{"type":"header","text":{"type":"plain_text","emoji":false,"text":"\#(String(repeating: "あ", count: 151))"}}"#
        let field = #"{"type":"plain_text","emoji":false,"text":"あ"}"#
        let fields = #"{"type":"section","fields":[\#(Array(repeating: field, count: 11).joined(separator: ","))]}"#
        for blocks in [
            [header], [fields], [section(String(repeating: "あ", count: 3001))], [section("")],
            Array(repeating: #"{"type":"divider"}"#, count: 51), [#"{"type":"hologram"}"#], [#"{"type":"section"}"#],
            [section("a <b>")],
        ] {
            #expect(slack(message(blocks)).answer.body == "invalid_blocks", "\(blocks[0].prefix(60))")
        }
        let many = Array(repeating: section(String(repeating: "あ", count: 2800)), count: 5)
        #expect(slack(message(many)).answer.body == "msg_blocks_too_long")
    }

    @Test(arguments: ["<!channel>", "<@U123>", "<!subteam^S1>", "<#C1>"])
    func `Slack's mentions are seen in mrkdwn and in the fallback`(text: String) {
        #expect(slack(message([section(text, type: "mrkdwn")])).sight.mentions == [text])
        #expect(slack(message([section("a")], text: text)).sight.mentions == [text])
    }

    @Test func `Slack's links and formatting are seen in mrkdwn`() {
        let sight = slack(message([section("<https://e.example/|開く> *太字*", type: "mrkdwn")])).sight

        #expect(sight.links == [.init(label: "開く", url: "https://e.example/")])
        #expect(!sight.markup.isEmpty)
    }

    private func teams(_ elements: String, card: String = "", extra: String = "") -> Judgement {
        let body = """
            {"type":"message","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":
            {"type":"AdaptiveCard","version":"1.2","body":[\(elements)]\(card)}}]\(extra)}
            """
        return TeamsJudge.judge(headers: Self.json, body: Data(body.utf8))
    }

    @Test func `Teams answers 202 to anything that is JSON, and tells what would not show`() {
        let good = teams(#"{"type":"TextBlock","text":"会議","wrap":true}"#)
        #expect(good.answer.status == 202 && good.problems.isEmpty && good.sight.text == "会議")

        let odd = TeamsJudge.judge(headers: Self.json, body: Data("{}".utf8))
        #expect(odd.answer.status == 202 && !odd.problems.isEmpty)
        #expect(TeamsJudge.judge(headers: Self.json, body: Data("no".utf8)).answer.status == 400)

        let narrow = teams(#"{"type":"TextBlock","text":"会議"}"#)
        #expect(!narrow.problems.isEmpty)
    }

    @Test func `Teams drops a card that its own form makes too large`() {
        func problems(_ count: Int) -> [String] {
            teams(#"{"type":"TextBlock","wrap":true,"text":"\#(String(repeating: "あ", count: count))"}"#).problems
        }
        #expect(problems(4000).isEmpty)
        #expect(problems(4800).count == 1)
    }

    @Test(arguments: [
        "**太字**", "*斜体*", "_斜体_", "`code`", "- 箇条", "1. 番号", "# 見出し", "> 引用", "{{DATE(x)}}", "&lt;", "<b>", "~~x~~",
    ])
    func `Teams' markup is seen`(text: String) {
        #expect(!teams(#"{"type":"TextBlock","wrap":true,"text":"\#(text)"}"#).sight.markup.isEmpty)
    }

    @Test func `Teams' links and mentions are seen`() {
        let sight = teams(
            #"{"type":"TextBlock","wrap":true,"text":"[ここ](https://e.example/) <at>議長</at>"}"#,
            card: #","msteams":{"entities":[{"type":"mention","text":"<at>議長</at>"}]}"#
        ).sight

        #expect(sight.links == [.init(label: "ここ", url: "https://e.example/")])
        #expect(sight.mentions.count == 2)
    }

    private let now = Date(timeIntervalSince1970: 1_614_265_330)

    private func generic(_ headers: [String: String], body: String = #"{"test": 2432232314}"#) -> Judgement {
        GenericJudge(secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", now: now)
            .judge(headers: headers, body: Data(body.utf8))
    }

    @Test func `the signature of the specification's libraries is taken, and no other`() {
        let good = [
            "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek", "webhook-timestamp": "1614265330",
            "webhook-signature": "v1,AAAA v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
        ]
        // Signed, but no {type, data}.
        #expect(generic(good).answer.status == 400)

        for (name, value) in [
            ("webhook-signature", "v1,AAAA"), ("webhook-signature", ""), ("webhook-id", "msg_other"),
            ("webhook-timestamp", "1614265331"), ("webhook-timestamp", "1614264000"),
        ] {
            var bad = good
            bad[name] = value
            #expect(generic(bad).answer.status == 401, "\(name) \(value)")
        }
        #expect(generic([:]).answer.status == 400)
    }
}
