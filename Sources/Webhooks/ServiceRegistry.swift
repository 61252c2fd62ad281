package import BotCore

/// The services by name.
package enum Services {
    package static func service(_ kind: ServiceKind) -> any Service {
        switch kind {
        case .slack: SlackService()
        case .teams: TeamsService()
        case .discord: DiscordService()
        case .googleChat: GoogleChatService()
        case .mattermost: MattermostService()
        case .rocketChat: RocketChatService()
        case .chatwork: ChatworkService()
        case .lineWorks: LineWorksService()
        case .line: LineService()
        case .zulip: ZulipService()
        case .matrix: MatrixService()
        case .ntfy: NtfyService()
        case .telegram: TelegramService()
        case .email: EmailService()
        case .generic: GenericService()
        case .console: ConsoleService()
        }
    }
}

/// Why a request cannot be made: the configuration is wrong.
package enum ServiceError: Error, Equatable, CustomStringConvertible {
    case signingKey(endpoint: String)
    case incomplete(endpoint: String, needs: String)

    package var description: String {
        switch self {
        case .signingKey(let endpoint):
            "The secret of endpoint '\(endpoint)' is no signing key: write `whsec_` and 24 to 64 bytes in base64."
        case .incomplete(let endpoint, let needs):
            "Endpoint '\(endpoint)' needs \(needs); see: kairan check"
        }
    }
}
