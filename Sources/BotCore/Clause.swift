extension String {
    /// Without its full stop: what services, plugins and the reader give as their reason stands inside our sentences.
    var asClause: String {
        // "…and so on..." keeps its dots.
        guard hasSuffix("。") || (hasSuffix(".") && !hasSuffix("..")) else { return self }
        return String(dropLast())
    }
}

extension DeliveryOutcome {
    var withClause: DeliveryOutcome {
        switch self {
        case .delivered, .accepted: self
        case .retry(let after, let reason): .retry(after: after, reason: reason.asClause)
        case .endpointPaused(let reason): .endpointPaused(reason: reason.asClause)
        case .endpointGone(let reason): .endpointGone(reason: reason.asClause)
        case .payloadRefused(let reason): .payloadRefused(reason: reason.asClause)
        case .unknown(let reason): .unknown(reason: reason.asClause)
        }
    }
}
