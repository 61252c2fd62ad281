import BotCore
import Yams

extension ConfigReader {
    func routes(in top: Section, endpoints: [NamedEndpoint], plugins: [NamedPlugin]) -> [Route] {
        let routes = top.list("routes").enumerated().compactMap { index, node in
            route(node, name: "route \(index + 1)", endpoints: endpoints, plugins: plugins)
        }
        warn(routes, endpoints: endpoints, plugins: plugins)
        return routes
    }

    private func route(
        _ node: Node, name: String, endpoints known: [NamedEndpoint], plugins: [NamedPlugin]
    ) -> Route? {
        let endpoints = known.map { $0.name }
        let keys = ["plugin", "topic", "council", "keyword", "to", "separate", "mention"]
        guard let section = Section(node, name: name, keys: keys, problems: problems) else { return nil }
        var route = Route(to: [])
        route.plugin = section.string("plugin")
        route.topic = section.string("topic")
        route.council = section.string("council")
        route.keyword = section.string("keyword")
        route.separate = section.bool("separate")
        for (endpoint, place) in section.words("to") {
            if !endpoints.contains(endpoint) {
                let hint = DidYouMean.suggestion(for: endpoint, among: endpoints).map { "did you mean '\($0)'?" }
                let help =
                    hint ?? (endpoints.isEmpty ? "there are none." : "known: \(endpoints.joined(separator: ", ")).")
                problems.error("No endpoint \(Redaction.quoted(endpoint)) for \(name); \(help)", at: place)
            } else if route.to.contains(endpoint) {
                problems.error("'\(endpoint)' stands twice in 'to' of \(name).", at: place)
            } else {
                route.to.append(endpoint)
            }
        }
        route.mention = mentions(in: section, for: known.filter { route.to.contains($0.name) }.compactMap(\.endpoint))
        if section.entry("to") == nil || section.entry("to")?.value.sequence?.isEmpty == true {
            problems.error("\(name.capitalisedFirst) needs `to:` with at least one endpoint.", at: section.place)
        }
        if let plugin = route.plugin, !plugins.contains(where: { $0.use.name == plugin }) {
            let used = plugins.map { $0.use.name }
            let hint = DidYouMean.hint(for: plugin, among: used)
            problems.warning(
                "\(name.capitalisedFirst) matches nothing: plugin \(Redaction.quoted(plugin)) is not under `plugins`"
                    + "\(hint.isEmpty ? "." : hint)",
                at: section.entry("plugin")?.place)
        }
        return route
    }

    /// What is written there goes into messages as it stands, so every endpoint of the route has to take it.
    private func mentions(in section: Section, for endpoints: [Endpoint]) -> [String] {
        let words = section.words("mention")
        for endpoint in words.isEmpty ? [] : endpoints {
            guard let expected = ServiceKeys(endpoint.service).mentions else {
                problems.error(
                    "Endpoint '\(endpoint.name)' of \(section.name) cannot call anybody this way "
                        + "(\(endpoint.service.rawValue)): give it a route of its own, without 'mention'.",
                    at: section.entry("mention")?.place)
                continue
            }
            for (word, place) in words where !Mention.isWellFormed(word, for: endpoint.service) {
                problems.error(
                    "'mention' of \(section.name) must list \(expected) for endpoint '\(endpoint.name)', not "
                        + "\(Redaction.quoted(word)).", at: place)
            }
        }
        return words.map(\.0)
    }

    private func warn(_ routes: [Route], endpoints: [NamedEndpoint], plugins: [NamedPlugin]) {
        // After an error these would only repeat it.
        guard !problems.hasErrors else { return }
        for endpoint in endpoints where !routes.contains(where: { $0.to.contains(endpoint.name) }) {
            problems.warning(
                "Nothing goes to endpoint '\(endpoint.name)': no route names it.", at: endpoint.place)
        }
        for plugin in plugins {
            let name = plugin.use.name
            guard !routes.contains(where: { $0.plugin == nil || $0.plugin == name }) else { continue }
            problems.warning(
                "Nobody hears plugin '\(name)': no route takes its notices. Add one, for example: "
                    + "- { plugin: \(name), to: [\(endpoints.first?.name ?? "team")] }", at: plugin.place)
        }
    }
}
