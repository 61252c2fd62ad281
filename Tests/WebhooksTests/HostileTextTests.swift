import BotCore
import Foundation
import MinutesModel
import PluginKit
import TestSupport
import Testing

@testable import Receiver
@testable import Webhooks

/// Generated texts that would call, link or format in one service or another. The receiver's judges, which share no code
/// with the services, say what became of them.
@Suite struct HostileTextTests {
    /// For a proof: `KAIRAN_HOSTILE_TEXTS=1000000` shows each of so many texts to every service. Without it 20,000 texts
    /// are dealt out among the services.
    private static let proof = ProcessInfo.processInfo.environment["KAIRAN_HOSTILE_TEXTS"].flatMap { Int($0) }
    private static let kinds = ServiceKind.allCases.filter { $0 != .console && $0 != .generic }
    /// One message holds this many texts.
    private static let batch = 100
    private static let url = "https://www.city.aonami.example/doc.pdf"

    @Test(arguments: kinds)
    func `no text calls, links or formats`(kind: ServiceKind) throws {
        let endpoint = Endpoint.local(kind, port: 1)
        let allowed = Set([Self.url, Samples.meeting.url ?? "", "click"])
        let turn = Self.kinds.firstIndex(of: kind) ?? 0
        let seeds =
            Self.proof.map { Array(0..<$0 / Self.batch) }
            ?? Array(stride(from: turn, to: 20_000 / Self.batch, by: Self.kinds.count))
        for seed in seeds {
            for (number, look) in try looks(at: message(seed), kind, endpoint).enumerated() {
                let place = "\(kind) seed \(seed) part \(number)"
                #expect(look.problems.isEmpty, "\(place): \(look.problems)")
                #expect(look.sight.mentions.isEmpty, "\(place): \(look.sight.mentions.prefix(3))")
                #expect(look.sight.markup.isEmpty, "\(place): \(look.sight.markup.prefix(3))")
                let links = Set(look.sight.links.map(\.url)).subtracting(allowed)
                #expect(links.isEmpty, "\(place): \(links.prefix(3))")
            }
        }
    }

    @Test(arguments: [
        (ServiceKind.slack, ["channel", "U012AB3CD"], ["<!channel>", "<@U012AB3CD>"]),
        (.teams, ["taro@example.jp"], ["<at>taro@example.jp</at>"]),
        (.discord, ["everyone", "123", "role:9"], ["@everyone", "<@123>", "<@&9>"]),
        (.googleChat, ["all"], ["<users/all>"]), (.mattermost, ["channel"], ["@c"]), (.rocketChat, ["all"], ["@a"]),
        (.chatwork, ["all", "77"], ["[toall]", "[To:77]"]), (.zulip, ["全員"], ["@**全員**"]),
        (.matrix, ["room"], ["the room", "@room"]), (.telegram, ["taro"], ["@t"]),
    ])
    func `whom the configuration names is called, once, in the first part`(
        kind: ServiceKind, names: [String], calls: [String]
    ) throws {
        var endpoint = Endpoint.local(kind, port: 1)
        endpoint.address.mention = names

        let looks = try looks(at: Samples.huge, kind, endpoint)

        #expect(looks.flatMap(\.problems).isEmpty)
        for call in calls { #expect(looks[0].sight.mentions.contains(call), "\(looks[0].sight.mentions)") }
        #expect(looks.dropFirst().flatMap(\.sight.mentions).isEmpty)
    }

    private func looks(at message: Message, _ kind: ServiceKind, _ endpoint: Endpoint) throws -> [Judgement] {
        let service = Services.service(kind)
        let now = Instant(milliseconds: 1_716_181_200_000)
        return try service.render(message, for: endpoint).map { payload in
            let request = try service.request(payload, attempt: 1, deliveryID: "msg_1", endpoint: endpoint, now: now)
            let url = request.endpoint.url.flatMap { URLComponents(string: $0.reveal()) }
            let query = (url?.queryItems ?? []).map { ($0.name, $0.value ?? "") }
            return Judges.judge(
                kind.rawValue,
                Incoming(
                    method: request.method.rawValue,
                    path: String((url?.path ?? "").dropFirst(kind.rawValue.count + 1)),
                    query: Dictionary(query, uniquingKeysWith: { first, _ in first }),
                    headers: Dictionary(
                        request.headers.map { ($0.name.lowercased(), $0.value) },
                        uniquingKeysWith: { first, _ in first }),
                    body: Data(request.body)),
                now: Date(timeIntervalSince1970: 1_716_181_200))
        }
    }

    /// A hundred texts, each in one of the places that text can stand in.
    private func message(_ seed: Int) -> Message {
        var dice = SplitMix(state: UInt64(seed))
        func text() -> String { Self.text(&dice) }
        let notices = (0..<Self.batch / 10).map { number in
            Notice(
                key: "k\(number)", topic: "t", title: text(),
                body: [
                    .heading(text()), .paragraph(text()), .quote(text()), .list([text()]),
                    .fields([Field(label: text(), value: text())]), .link(text: text(), url: Self.url),
                ],
                evidence: [Evidence(meeting: Samples.meeting, agendaItem: text(), speaker: "委員", quote: text())])
        }
        return Message(meeting: Samples.meeting, notices: notices)
    }

    private static func text(_ dice: inout SplitMix) -> String {
        (0..<Int.random(in: 1...9, using: &dice)).map { _ in fragments.randomElement(using: &dice) ?? "" }.joined()
    }

    private static let fragments =
        hostileTexts + [
            "@everyone", "@here", "@channel", "@all", "@room", "@taro", "@taro:example.jp", "<!channel>", "<!here|x>",
            "<@U012AB3CD>", "<@123456789012345678>", "<@&99>", "<#42>", "<users/all>", "<users/12>", "<at>甲</at>",
            "[toall]", "[To:12345]", "[rp aid=1 to=2-3]", "[qt]", "[/info]", "[info]", "[title]", "[code]", "[hr]",
            "@**all**", "@_**甲**", "#**一般**", "#general", "~town-square", "/start", "/me ", "/poll ",
            "https://evil.example/x", "http://192.168.0.1/", "www.evil.example", "evil.example", "a@evil.example",
            "mailto:a@evil.example", "javascript:alert(1)", "ftp://x.example/", "tel:0312345678", "//evil.example",
            "[議事録](https://evil.example)", "[a](<https://evil.example>)", "![x](https://evil.example/p.png)",
            "<https://evil.example|議事録>", "<a href=\"https://evil.example\">x</a>", "<https://evil.example>",
            "<b>", "</b>", "<script>", "&lt;!channel&gt;", "&amp;", "&#64;everyone", "**", "__", "~~", "`", "```", "||",
            "*太字*", "_斜_", "# ", "## ", "- ", "* ", "+ ", "1. ", "2) ", "> ", ">>> ", "-# ", "---", "===", "$x$",
            "$USD",
            ":tada:", ":+1:", ":smile", ":)", ":D", "(bow)", "(F)", "8-)", "{{DATE(1)}}", "<t:1618953630>", "<:x:123>",
            "\\", "\\n", "\n", "\n\n", " ", "　", "\t", "\u{200B}", "\u{200D}", "\u{2060}", "\u{FEFF}", "\u{202E}",
            "\u{0}",
            "\u{1B}[31m", "\r\n", "\u{2028}", "＠everyone", "〔注意〕", "「", "」", "（", "）", "。", "、", "議案", "第3回", "9:30",
            "2.5", "A", "z", "0", ".", ":", "/", "@", "#", "<", ">", "[", "]", "(", ")", "*", "_", "~", "!", "|", "=",
            "-", "+",
            "&", "\"", "'", "👨‍👩‍👧‍👦", "か\u{3099}", "𠮷", "=?UTF-8?B?eA==?=", "\r\nBcc: a@evil.example", ".\r\n",
            "--=_kairan_=",
        ]
}
