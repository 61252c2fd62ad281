import BotCore

/// Which keys an endpoint of a service takes besides those that all take (`timeout`, `onUnknown`).
struct ServiceKeys {
    /// Has to be there, with what it is for messages.
    let needed: [String]
    let allowed: [String]
    /// What `mention` may hold, for messages; `nil` where the service cannot call anybody.
    let mentions: String?

    var all: [String] { needed + allowed + (mentions == nil ? [] : ["mention"]) }

    /// What reaches a server.
    private static let reach = ["allowHTTP", "allowPrivate", "caFile", "proxy"]
    /// Every key of every service.
    static let everything =
        ["service", "timeout", "onUnknown", "fallback"]
        + ServiceKind.allCases.flatMap { ServiceKeys($0).all }.reduce(into: []) { keys, key in
            if !keys.contains(key) { keys.append(key) }
        }

    init(_ service: ServiceKind) {
        func keys(_ needed: [String], _ allowed: [String] = [], mentions: String? = nil) -> ServiceKeys {
            ServiceKeys(needed: needed, allowed: allowed + Self.reach, mentions: mentions)
        }
        self =
            switch service {
            case .console: ServiceKeys(needed: [], allowed: [], mentions: nil)
            case .slack: keys(["url"], mentions: "channel, here, everyone, or ids like U012AB3CD and S012AB3CD")
            case .teams: keys(["url"], mentions: "user names like taro@example.jp")
            case .discord:
                keys(["url"], ["thread"], mentions: "everyone, here, a user's number, or role: and a role's number")
            case .googleChat: keys(["url"], mentions: "all, or a user's number")
            case .mattermost, .rocketChat: keys(["url"], mentions: "channel, here, all, or user names without @")
            case .chatwork: keys(["token", "room"], ["url", "assignees"], mentions: "all, or account numbers")
            case .lineWorks: keys(["url"])
            case .line: keys(["token", "room"], ["url"])
            case .zulip: keys(["url", "user", "token", "room"], mentions: "all, or people's full names")
            case .matrix: keys(["url", "token", "room"], mentions: "room, or ids like @taro:example.jp")
            case .ntfy: keys(["url"], ["token"])
            case .telegram: keys(["token", "room"], ["url"], mentions: "user names without @")
            case .email: keys(["url", "from", "to"], ["user", "token"])
            case .generic: keys(["url", "secret"], ["cloudEvents"])
            }
    }

    private init(needed: [String], allowed: [String], mentions: String?) {
        self.needed = needed
        self.allowed = allowed
        self.mentions = mentions
    }

    /// How a needed key looks, for messages.
    static func example(of key: String, for endpoint: String, _ service: ServiceKind) -> String {
        func variable(_ suffix: String) -> String { "\"${env:\(NameHint.variable(for: endpoint, suffix: suffix))}\"" }
        return switch key {
        case "url" where service == .email: "url: \"smtps://mail.example.jp:465\""
        case "url": "url: \(variable("URL"))"
        case "token": "token: \(variable("TOKEN"))"
        case "secret": "secret: \(variable("SECRET"))"
        case "room": "room: \(rooms[service] ?? "\"…\"")"
        case "user": "user: \"kairan-bot@example.jp\""
        case "from": "from: \"kairan@example.jp\""
        case "to": "to: [team@example.jp]"
        default: "\(key): …"
        }
    }

    private static let rooms: [ServiceKind: String] = [
        .chatwork: "\"123456789\" (the number behind #!rid in the room's address)",
        .line: "\"C…\" (the id of the group or user, from a webhook event)", .zulip: "\"議事録\" (the channel's name)",
        .matrix: "\"!abc:example.jp\" (the room's internal id)", .telegram: "\"-1001234567890\" (the chat's id)",
    ]
}

/// Services that have been switched off, by the names somebody may write.
enum RetiredServices {
    static let lineNotify =
        "LINE Notify ended on 2025-03-31. Use `service: line` (the Messaging API; needs a channel's token) or, in a "
        + "company, `service: line-works`."
    static let connectors =
        "Office 365 connectors are retired. In Teams, make a workflow (\"Post to a channel when a webhook request is "
        + "received\") and use its URL with `service: teams`."

    static func sentence(for service: String) -> String? {
        switch service.lowercased().filter({ $0.isLetter || $0.isNumber }) {
        case "linenotify": lineNotify
        case "office365", "o365", "o365connector", "office365connector", "msteams", "teamsconnector": connectors
        default: nil
        }
    }
}
