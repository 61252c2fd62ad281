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
        guard NameRule.holds(entry.key) else {
            problems.error(NameRule.message("An endpoint"), at: entry.place)
            return nil
        }
        let title = "endpoint '\(entry.key)'"
        guard let whole = Section(entry.value, name: title, keys: ServiceKeys.everything, problems: problems) else {
            return nil
        }
        let before = problems.all.count
        guard let service = service(of: whole, at: entry.place) else { return nil }
        let keys = ServiceKeys(service)
        let section = checked(whole, service, keys)
        for key in keys.needed where section.entry(key) == nil {
            problems.error(
                "\(title.capitalisedFirst) needs `\(key):`, for example "
                    + ServiceKeys.example(of: key, for: entry.key, service), at: entry.place)
        }
        var endpoint = Endpoint(name: entry.key, service: service)
        endpoint.allowHTTP = section.bool("allowHTTP")
        endpoint.allowPrivate = section.bool("allowPrivate")
        endpoint.caFile = section.string("caFile").map(path)
        endpoint.timeout = timeout(of: section) ?? endpoint.timeout
        endpoint.onUnknown =
            section.value("onUnknown", expected: "resend or hold") { Endpoint.OnUnknown(rawValue: $0) } ?? .resend
        endpoint.fallback = section.string("fallback")
        endpoint.url = url(of: section, endpoint: endpoint)
        endpoint.secret = signingKey(of: section, endpoint: endpoint)
        endpoint.token = token(of: section, endpoint: endpoint)
        endpoint.proxy = proxy(of: section)
        endpoint.address = address(of: section, service, keys)
        return problems.all.count == before ? endpoint : nil
    }

    /// The keys that the service takes; the others are reported.
    private func checked(_ section: Section, _ service: ServiceKind, _ keys: ServiceKeys) -> Section {
        let known = ["service", "timeout", "onUnknown", "fallback"] + keys.all
        for entry in section.entries where !known.contains(entry.key) {
            let why =
                switch (entry.key, service) {
                case (_, .console): "it prints to standard output."
                case ("secret", _): "only generic endpoints sign."
                case ("mention", _): "the service cannot call anybody this way."
                default: "it takes \(known.joined(separator: ", "))."
                }
            problems.error(
                "\(service == .console ? "A console endpoint" : section.name.capitalisedFirst) takes no '\(entry.key)': "
                    + why, at: entry.place)
        }
        return Section(
            name: section.name, place: section.place, entries: section.entries.filter { known.contains($0.key) },
            problems: problems)
    }

    private func address(of section: Section, _ service: ServiceKind, _ keys: ServiceKeys) -> Endpoint.Address {
        var address = Endpoint.Address()
        address.room = section.string("room")
        address.user = section.string("user")
        address.thread = section.value(
            "thread", expected: "a thread's number, or `meeting` (a forum: a post per meeting)"
        ) {
            $0.isNumber || $0 == Endpoint.Address.threadPerMeeting ? $0 : nil
        }
        address.cloudEvents = section.bool("cloudEvents")
        address.assignees = names(of: "assignees", in: section, expected: "account numbers") { $0.isNumber }
        address.mention = names(of: "mention", in: section, expected: keys.mentions ?? "") {
            Mention.isWellFormed($0, for: service)
        }
        address.from = section.value("from", expected: "a mail address like kairan@example.jp") {
            MailAddress.isWellFormed($0) ? $0 : nil
        }
        address.to = names(of: "to", in: section, expected: "mail addresses") { MailAddress.isWellFormed($0) }
        return address
    }

    private func names(of key: String, in section: Section, expected: String, _ holds: (String) -> Bool) -> [String] {
        section.words(key).compactMap { text, place in
            guard holds(text) else {
                problems.error(
                    "'\(key)' of \(section.name) must list \(expected), not \(Redaction.quoted(text)).", at: place)
                return nil
            }
            return text
        }
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
            if let retirement = RetiredServices.sentence(for: name) {
                section.fail(retirement, at: entry)
                return nil
            }
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

/// Whom a service calls, in its own words. What is written here goes into messages as it stands.
enum Mention {
    static func isWellFormed(_ name: String, for service: ServiceKind) -> Bool {
        switch service {
        case .slack:
            ["channel", "here", "everyone"].contains(name)
                || (name.utf8.count > 5 && "UWS".contains(name.prefix(1)) && name.isASCIIWord)
        case .discord:
            ["everyone", "here"].contains(name) || name.isNumber
                || (name.hasPrefix("role:") && String(name.dropFirst(5)).isNumber)
        case .googleChat, .chatwork: name == "all" || name.isNumber
        case .teams: MailAddress.isWellFormed(name)
        case .matrix: name == "room" || (name.hasPrefix("@") && name.contains(":") && name.isOneWord)
        case .zulip: !name.isEmpty && name.isOneLine && !name.contains("*")
        default: !name.hasPrefix("@") && name.isOneWord
        }
    }
}

enum MailAddress {
    /// One word with an @ in it. Whether anybody reads it, the mail server says.
    static func isWellFormed(_ text: String) -> Bool {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && parts.allSatisfy { !$0.isEmpty } && text.isOneWord
    }
}

extension String {
    fileprivate var isNumber: Bool { !isEmpty && utf8.allSatisfy { (0x30...0x39).contains($0) } }
    fileprivate var isASCIIWord: Bool {
        !isEmpty
            && utf8.allSatisfy {
                $0 < 0x80 && (Character(Unicode.Scalar($0)).isLetter || Character(Unicode.Scalar($0)).isNumber)
            }
    }
    fileprivate var isOneLine: Bool { unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F } }
    /// Nothing that could end what it stands in.
    fileprivate var isOneWord: Bool {
        !isEmpty && isOneLine && allSatisfy { !$0.isWhitespace && !"<>[]()\"'`*|,;".contains($0) }
    }
}
