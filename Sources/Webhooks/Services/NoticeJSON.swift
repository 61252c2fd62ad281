import Crypto
import MinutesModel
import PluginKit

/// Notices as the generic endpoint's JSON. The keys are those of `Notice`; docs name them, so they do not change.
enum NoticeJSON {
    /// A piece of a notice that a part holds or does not hold.
    struct Component {
        enum Place { case body, evidence }
        let place: Place
        let json: JSON
    }

    static func notice(_ notice: Notice, _ components: [Component], fragment: Int, of fragments: Int) -> JSON {
        var members: [JSON.Member] = [
            .init(key: "key", value: .string(short(notice.key))), .init(key: "topic", value: .string(notice.topic)),
            .init(key: "severity", value: .string(notice.severity.rawValue)),
            .init(key: "title", value: .string(notice.title)),
            .init(key: "deadline", value: notice.deadline.map(deadline) ?? .null),
            .init(key: "body", value: .array(components.filter { $0.place == .body }.map(\.json))),
            .init(key: "evidence", value: .array(components.filter { $0.place == .evidence }.map(\.json))),
        ]
        if fragments > 1 {
            members.append(
                .init(key: "fragment", value: ["index": .integer(fragment), "of": .integer(fragments)]))
        }
        return .object(members)
    }

    static func meeting(_ meeting: Meeting) -> JSON {
        [
            "key": .string(short(meeting.key)), "title": .string(meeting.title), "council": .text(meeting.council),
            "date": .text(meeting.date?.description), "url": .text(meeting.url),
        ]
    }

    /// One component where it fits, else one for each piece of its text.
    static func components(of block: Block, _ splitter: Splitter) -> [Component] {
        func pieces(_ text: String, _ type: String) -> [JSON] {
            splitter.split(text).map { ["type": .string(type), "text": .string($0)] }
        }
        let jsons: [JSON] =
            switch block {
            case .heading(let text): pieces(text, "heading")
            case .paragraph(let text): pieces(text, "paragraph")
            case .quote(let text): pieces(text, "quote")
            case .list(let items):
                group(items.flatMap(splitter.split), size: splitter.measure.size, limit: splitter.limit).map {
                    ["type": "list", "items": .array($0.map(JSON.string))]
                }
            case .fields(let fields):
                group(
                    fields.flatMap { field in
                        splitter.split(field.value).map { Field(label: field.label, value: $0) }
                    }, size: { splitter.measure.size(of: $0.label + $0.value) }, limit: splitter.limit
                ).map { fields in
                    let members = fields.map { ["label": .string($0.label), "value": .string($0.value)] as JSON }
                    return ["type": "fields", "fields": .array(members)]
                }
            case .link(let text, let url):
                [["type": "link", "text": .string(text), "url": .string(url)]]
            }
        return jsons.map { Component(place: .body, json: $0) }
    }

    static func components(of evidence: Evidence, _ splitter: Splitter) -> [Component] {
        splitter.split(evidence.quote).map { quote in
            Component(
                place: .evidence,
                json: [
                    "meeting": meeting(evidence.meeting), "agendaItem": .text(evidence.agendaItem),
                    "speaker": .text(evidence.speaker), "quote": .string(quote),
                ])
        }
    }

    /// A key is to be compared, not read: one that would fill the message is told by its hash.
    private static func short(_ key: String) -> String {
        guard key.utf8.count > 500 else { return key }
        let digest = SHA256.hash(data: Array(key.utf8))
        return "sha256:" + digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }

    private static func deadline(_ deadline: Deadline) -> JSON {
        [
            "surface": .string(deadline.surface), "start": .string(deadline.start.description),
            "end": .string(deadline.end.description), "precision": .string(deadline.precision.rawValue),
            "approximate": .bool(deadline.approximate),
        ]
    }

    /// Lists and fields stay together until they grow past a text's limit.
    private static func group<Element>(_ elements: [Element], size: (Element) -> Int, limit: Int) -> [[Element]] {
        // 40 bytes for the quotes, keys and commas around each.
        Packer(limit: limit + 400).pack(elements, size: { size($0) + 40 }, leadsOn: { _ in false })
    }
}
