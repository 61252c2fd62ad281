import Foundation

/// The judges by the name of the service.
enum Judges {
    static func judge(_ service: String, _ incoming: Incoming, secret: String? = nil, now: Date) -> Judgement {
        switch service {
        case "slack": SlackJudge.judge(headers: incoming.headers, body: incoming.body)
        case "teams": TeamsJudge.judge(headers: incoming.headers, body: incoming.body)
        case "discord": DiscordJudge.judge(incoming)
        case "google-chat": GoogleChatJudge.judge(incoming)
        case "mattermost": MattermostJudge.judge(incoming)
        case "rocket-chat": RocketChatJudge.judge(incoming)
        case "chatwork": ChatworkJudge.judge(incoming)
        case "line-works": LineWorksJudge.judge(incoming)
        case "line": LineJudge.judge(incoming)
        case "zulip": ZulipJudge.judge(incoming)
        case "matrix": MatrixJudge.judge(incoming)
        case "ntfy": NtfyJudge.judge(incoming)
        case "telegram": TelegramJudge.judge(incoming)
        case "email": MailJudge.judge(incoming)
        case "generic": GenericJudge(secret: secret, now: now).judge(headers: incoming.headers, body: incoming.body)
        default: Judgement(answer: ServiceAnswer(status: 404, body: "no such service"), problems: ["no such service"])
        }
    }
}
