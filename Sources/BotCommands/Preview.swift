import BotCore
import MinutesModel
import PluginKit
import Webhooks

/// What the routes and services would make of the plugins' answers to one document.
struct Preview {
    struct Body {
        let endpoint: String
        let service: ServiceKind
        /// From 1.
        let part: Int
        let parts: Int
        let payload: Payload
    }

    let configuration: Configuration
    let meeting: Meeting

    /// In the order of the configuration's endpoints. What one endpoint gets on one document is one message, as in a
    /// run; where a route is `separate`, each notice is one.
    func bodies(of outcomes: [PluginOutcome]) throws -> [Body] {
        let router = Router(routes: configuration.routes)
        var messages: [(addressee: Addressee, notices: [(plugin: String, notice: Notice)])] = []
        for outcome in outcomes {
            guard case .success(let reply) = outcome.result else { continue }
            for notice in reply.answer.notices {
                let addressees = router.addressees(
                    of: notice, from: outcome.plugin, meeting: meeting, group: "document")
                for addressee in addressees {
                    if let index = messages.firstIndex(where: { $0.addressee == addressee }) {
                        messages[index].notices.append((outcome.plugin, notice))
                    } else {
                        messages.append((addressee, [(outcome.plugin, notice)]))
                    }
                }
            }
        }
        return try configuration.endpoints.flatMap { endpoint in
            try messages.filter { $0.addressee.endpoint == endpoint.name }.flatMap { message in
                let payloads = try Services.service(endpoint.service).render(
                    Message(meeting: meeting, notices: message.notices.map { $0.notice }),
                    for: router.endpoint(endpoint, telling: message.notices, meeting: meeting))
                return payloads.enumerated().map { index, payload in
                    Body(
                        endpoint: endpoint.name, service: endpoint.service, part: index + 1, parts: payloads.count,
                        payload: payload)
                }
            }
        }
    }
}
