package import BotCore

/// The services by name.
package enum Services {
    package static func service(_ kind: ServiceKind) -> any Service {
        switch kind {
        case .slack: SlackService()
        case .teams: TeamsService()
        case .generic: GenericService()
        case .console: ConsoleService()
        }
    }
}

/// Why a request cannot be made: the configuration is wrong.
package enum ServiceError: Error, Equatable, CustomStringConvertible {
    case signingKey(endpoint: String)

    package var description: String {
        switch self {
        case .signingKey(let endpoint):
            "The secret of endpoint '\(endpoint)' is no signing key: write `whsec_` and 24 to 64 bytes in base64."
        }
    }
}
