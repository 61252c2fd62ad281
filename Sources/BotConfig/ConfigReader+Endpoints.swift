import BotCore
import Yams

extension ConfigReader {
    /// An endpoint of the file. `endpoint` is `nil` when something is wrong with it; its name stands all the same, so
    /// that routes to it are not reported as well.
    struct NamedEndpoint {
        let name: String
        let place: ConfigProblem.Place?
        let endpoint: Endpoint?
    }

    func endpoints(in top: Section) -> [NamedEndpoint] {
        guard let entry = top.entry("endpoints"),
            let section = Section(entry.value, name: "endpoints", keys: nil, problems: problems)
        else {
            if top.entry("endpoints") == nil {
                problems.warning(
                    "No endpoints: nobody is told. Add one, for example: endpoints: { console: { service: console } }",
                    at: nil)
            }
            return []
        }
        let endpoints = section.entries.map { entry in
            NamedEndpoint(name: entry.key, place: entry.place, endpoint: endpoint(entry))
        }
        checkFallbacks(of: endpoints)
        return endpoints
    }

    private func checkFallbacks(of endpoints: [NamedEndpoint]) {
        let names = endpoints.map(\.name)
        for entry in endpoints {
            guard let fallback = entry.endpoint?.fallback else { continue }
            if fallback == entry.name {
                problems.error("Endpoint '\(entry.name)' cannot be its own fallback.", at: entry.place)
            } else if !names.contains(fallback) {
                let hint = DidYouMean.suggestion(for: fallback, among: names).map { "did you mean '\($0)'?" }
                problems.error(
                    "No endpoint \(Redaction.quoted(fallback)) as the fallback of '\(entry.name)'; "
                        + (hint ?? "known: \(names.joined(separator: ", "))."), at: entry.place)
            }
        }
    }

    private func endpoint(_ entry: Section.Entry) -> Endpoint? {
        let keys = [
            "service", "url", "secret", "allowHTTP", "allowPrivate", "caFile", "proxy", "timeout", "onUnknown",
            "fallback",
        ]
        guard NameRule.holds(entry.key) else {
            problems.error(NameRule.message("An endpoint"), at: entry.place)
            return nil
        }
        let title = "endpoint '\(entry.key)'"
        guard let section = Section(entry.value, name: title, keys: keys, problems: problems) else { return nil }
        let before = problems.all.count
        guard let service = service(of: section, at: entry.place) else { return nil }
        var endpoint = Endpoint(name: entry.key, service: service)
        endpoint.allowHTTP = section.bool("allowHTTP")
        endpoint.allowPrivate = section.bool("allowPrivate")
        endpoint.caFile = section.string("caFile").map(path)
        endpoint.timeout = timeout(of: section) ?? endpoint.timeout
        endpoint.onUnknown =
            section.value("onUnknown", expected: "resend or hold") { Endpoint.OnUnknown(rawValue: $0) } ?? .resend
        endpoint.fallback = section.string("fallback")
        if service == .console {
            for key in ["url", "secret", "proxy", "caFile"] {
                guard let entry = section.entry(key) else { continue }
                problems.error("A console endpoint takes no '\(key)': it prints to standard output.", at: entry.place)
            }
        } else {
            endpoint.url = url(of: section, endpoint: endpoint, at: entry.place)
            endpoint.secret = signingKey(of: section, endpoint: endpoint)
            endpoint.proxy = proxy(of: section)
        }
        return problems.all.count == before ? endpoint : nil
    }

    private func service(of section: Section, at place: ConfigProblem.Place?) -> ServiceKind? {
        let known = ServiceKind.allCases.map { $0.rawValue }
        guard let entry = section.entry("service") else {
            problems.error(
                "\(section.name.capitalisedFirst) needs `service:` (\(known.joined(separator: ", "))).", at: place)
            return nil
        }
        guard let name = section.string("service") else { return nil }
        guard let service = ServiceKind(rawValue: name) else {
            let hint = DidYouMean.suggestion(for: name, among: known).map { "did you mean '\($0)'?" }
            let help = hint ?? "known services: \(known.joined(separator: ", "))."
            section.fail("No service \(Redaction.quoted(name)); \(help)", at: entry)
            return nil
        }
        return service
    }

    private func timeout(of section: Section) -> Duration? {
        // Standard Webhooks asks for 15–30 s. Over five minutes one dead endpoint would outlast a run's budget.
        section.value("timeout", expected: "from 1s to 5m, for example 20s") { text in
            DurationText.read(text).flatMap { (.seconds(1) ... .seconds(300)).contains($0) ? $0 : nil }
        }
    }
}
