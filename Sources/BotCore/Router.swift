package import MinutesModel
package import PluginKit

/// Decides who hears a notice: every route that matches.
package struct Router: Sendable {
    private let routes: [Route]

    package init(routes: [Route]) {
        self.routes = routes
    }

    /// Each endpoint once, in the order of the routes. `group` is what the notice shares with others of its document
    /// or day; where a matching route is `separate`, that endpoint gets the notice in a message of its own.
    package func addressees(
        of notice: Notice, from plugin: String, meeting: Meeting?, group: String, except: String? = nil
    ) -> [Addressee] {
        var order: [String] = []
        var separate: Set<String> = []
        for route in routes where matches(route, notice, plugin, meeting) {
            for endpoint in route.to where endpoint != except {
                if !order.contains(endpoint) { order.append(endpoint) }
                if route.separate { separate.insert(endpoint) }
            }
        }
        return order.map { endpoint in
            Addressee(
                endpoint: endpoint, group: separate.contains(endpoint) ? "notice/\(plugin)/\(notice.key)" : group)
        }
    }

    /// The endpoint as a message of these notices uses it: it also calls whom the routes name that led them there.
    package func endpoint(
        _ endpoint: Endpoint, telling notices: [(plugin: String, notice: Notice)], meeting: Meeting?
    ) -> Endpoint {
        var endpoint = endpoint
        for route in routes where !route.mention.isEmpty && route.to.contains(endpoint.name) {
            guard notices.contains(where: { matches(route, $0.notice, $0.plugin, meeting) }) else { continue }
            for name in route.mention where !endpoint.address.mention.contains(name) {
                endpoint.address.mention.append(name)
            }
        }
        return endpoint
    }

    private func matches(_ route: Route, _ notice: Notice, _ plugin: String, _ meeting: Meeting?) -> Bool {
        mismatch(route, notice, plugin, meeting) == nil
    }

    /// The route's first condition that the notice does not meet.
    package enum Mismatch: Equatable {
        case plugin(wanted: String), topic(wanted: String), council(wanted: String), keyword(wanted: String)
    }

    package func mismatch(_ route: Route, _ notice: Notice, _ plugin: String, _ meeting: Meeting?) -> Mismatch? {
        if let wanted = route.plugin, wanted != plugin { return .plugin(wanted: wanted) }
        if let wanted = route.topic, wanted != notice.topic { return .topic(wanted: wanted) }
        if let wanted = route.council {
            let councils = [meeting?.council] + notice.evidence.map(\.meeting.council)
            if !councils.contains(where: { $0.map(withoutSpaces) == withoutSpaces(wanted) }) {
                return .council(wanted: wanted)
            }
        }
        if let wanted = route.keyword, !notice.texts.contains(where: { $0.holds(wanted) }) {
            return .keyword(wanted: wanted)
        }
        return nil
    }

    /// Minutes print names with spaces for looks: `デジタル社会推進 会議`.
    private func withoutSpaces(_ name: String) -> [UInt8] {
        Array(String(name.filter { !$0.isWhitespace }).utf8)
    }
}

extension Notice {
    /// Everything a reader of the notice sees, but links' addresses.
    var texts: [String] {
        let blocks = body.flatMap { block -> [String] in
            switch block {
            case .heading(let text), .paragraph(let text), .quote(let text): [text]
            case .fields(let fields): fields.flatMap { [$0.label, $0.value] }
            case .list(let items): items
            case .link(let text, _): [text]
            }
        }
        return [title] + blocks + evidence.flatMap { [$0.quote, $0.agendaItem ?? "", $0.speaker ?? ""] }
    }
}

extension String {
    /// Whether the bytes of `word` stand in it. Bytes, because comparing by grapheme takes 50 times as long.
    func holds(_ word: String) -> Bool {
        let (text, word) = (Array(utf8), Array(word.utf8))
        guard let first = word.first else { return true }
        guard text.count >= word.count else { return false }
        return (0...(text.count - word.count)).contains { start in
            text[start] == first && text[start..<(start + word.count)].elementsEqual(word)
        }
    }
}
