import BotCore
import Yams

/// One mapping of the file, read key by key. Whatever is wrong goes to `problems`; the reading goes on.
struct Section {
    struct Entry {
        let key: String
        let place: ConfigProblem.Place?
        let value: Node
    }

    /// For messages: `endpoint 'team'`.
    let name: String
    let place: ConfigProblem.Place?
    let entries: [Entry]
    let problems: Problems

    /// `nil`, and a problem, when the node is no mapping. A key without a value (`plugins:`) is an empty mapping.
    /// - Parameter keys: the keys that may stand here; `nil` when any may.
    init?(_ node: Node, name: String, keys: [String]?, problems: Problems) {
        self.name = name
        self.place = ConfigProblem.Place(node)
        self.problems = problems
        if node.isEmptyScalar {
            entries = []
            return
        }
        guard let mapping = node.mapping else {
            problems.error(
                "\(name.capitalisedFirst) must be a mapping (`key: value`), not \(node.kindName).", at: place)
            return nil
        }
        entries = mapping.compactMap { key, value in
            let place = ConfigProblem.Place(key)
            guard let text = key.scalar?.string, !text.isEmpty else {
                problems.error("A key of \(name) must be a word.", at: place)
                return nil
            }
            if let keys, !keys.contains(text) {
                problems.error(Section.unknownKey(text, in: name, known: keys), at: place)
                return nil
            }
            return Entry(key: text, place: place, value: value)
        }
    }

    init(name: String, place: ConfigProblem.Place?, entries: [Entry], problems: Problems) {
        self.name = name
        self.place = place
        self.entries = entries
        self.problems = problems
    }

    static func unknownKey(_ key: String, in name: String, known: [String]) -> String {
        let hint = DidYouMean.suggestion(for: key, among: known).map { "did you mean '\($0)'?" }
        return
            "Unknown key \(Redaction.quoted(key)) in \(name); \(hint ?? "known keys: \(known.joined(separator: ", ")).")"
    }

    func entry(_ key: String) -> Entry? {
        entries.first { $0.key == key }
    }

    func fail(_ message: String, at entry: Entry) {
        problems.error(message, at: ConfigProblem.Place(entry.value) ?? entry.place)
    }

    /// The key's text, or `nil`: absent, or wrong and reported.
    func string(_ key: String) -> String? {
        guard let entry = entry(key) else { return nil }
        guard let text = scalar(entry) else { return nil }
        if let reference = SecretReference.marker(in: text) {
            fail(
                "`\(reference)` is read only in url, secret, token and proxy; write the value of '\(key)' itself.",
                at: entry)
            return nil
        }
        return text
    }

    func scalar(_ entry: Entry) -> String? {
        guard let scalar = entry.value.scalar else {
            fail("'\(entry.key)' of \(name) must be a single value, not \(entry.value.kindName).", at: entry)
            return nil
        }
        guard !scalar.string.isEmpty else {
            fail("'\(entry.key)' of \(name) has no value.", at: entry)
            return nil
        }
        return scalar.string
    }

    func bool(_ key: String, default fallback: Bool = false) -> Bool {
        guard let entry = entry(key), let text = scalar(entry) else { return fallback }
        switch text {
        case "true": return true
        case "false": return false
        default:
            fail("'\(key)' of \(name) must be true or false, not \(Redaction.quoted(text)).", at: entry)
            return fallback
        }
    }

    /// The key's text read by `read`; when that gives `nil`, the problem says what was `expected`.
    func value<Value>(_ key: String, expected: String, _ read: (String) -> Value?) -> Value? {
        guard let entry = entry(key), let text = string(key) else { return nil }
        guard let value = read(text) else {
            fail("'\(key)' of \(name) must be \(expected), not \(Redaction.quoted(text)).", at: entry)
            return nil
        }
        return value
    }

    /// The nodes of a list; empty when the key is absent.
    func list(_ key: String) -> [Node] {
        guard let entry = entry(key), !entry.value.isEmptyScalar else { return [] }
        guard let sequence = entry.value.sequence else {
            let example = entry.value.scalar.map { " Write [\(Redaction.looksSecret($0.string) ? "…" : $0.string)]." }
            fail("'\(key)' of \(name) must be a list, not \(entry.value.kindName).\(example ?? "")", at: entry)
            return []
        }
        return Array(sequence)
    }

    /// The words of a list, with their places; anything else in it is reported.
    func words(_ key: String) -> [(text: String, place: ConfigProblem.Place?)] {
        list(key).compactMap { node in
            guard let text = node.scalar?.string, !text.isEmpty else {
                problems.error("'\(key)' of \(name) must list names.", at: ConfigProblem.Place(node))
                return nil
            }
            return (text, ConfigProblem.Place(node))
        }
    }
}

extension Node {
    /// `key:` with nothing behind it, or `~`.
    var isEmptyScalar: Bool {
        guard let scalar, scalar.style == .plain else { return false }
        return ["", "~", "null"].contains(scalar.string)
    }

    /// For messages.
    var kindName: String {
        switch self {
        case .scalar: "a single value"
        case .mapping: "a mapping"
        case .sequence: "a list"
        case .alias: "an alias"
        }
    }
}

extension String {
    var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
