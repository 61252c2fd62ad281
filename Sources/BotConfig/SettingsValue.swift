import PluginKit
import Yams

/// A plugin's settings: YAML as JSON, by YAML 1.2's core rules (`no` is a word, not false).
struct SettingsValue {
    /// Aliases can unfold to a thousand million nodes in ten lines; settings of 1 MiB have fewer than this.
    static let maximumNodes = 100_000

    let problems: Problems
    private let lists: WordList
    private var nodes = 0
    /// Where each value stands, by its path: `rules.0.any`.
    private(set) var places: [String: ConfigProblem.Place] = [:]

    /// - Parameter folder: of the file, for the word lists that it names.
    init(problems: Problems, folder: String) {
        self.problems = problems
        lists = WordList(folder: folder)
    }

    mutating func convert(_ node: Node, path: String = "") -> JSONValue {
        nodes += 1
        if nodes == SettingsValue.maximumNodes {
            problems.error("The aliases of the file unfold to too many values.", at: ConfigProblem.Place(node))
        }
        guard nodes < SettingsValue.maximumNodes else { return .null }
        places[path] = ConfigProblem.Place(node)
        switch node {
        case .scalar(let scalar):
            return convert(scalar)
        case .sequence(let sequence):
            var elements: [JSONValue] = []
            for element in sequence {
                if let file = Self.listFile(element) {
                    elements += lists.words(in: file, at: ConfigProblem.Place(element), problems).map { .string($0) }
                } else {
                    elements.append(convert(element, path: join(path, "\(elements.count)")))
                }
            }
            return .array(elements)
        case .mapping(let mapping):
            var object: [String: JSONValue] = [:]
            for (key, value) in mapping {
                guard let name = key.scalar?.string else {
                    problems.error("A key of a plugin's settings must be a word.", at: ConfigProblem.Place(key))
                    continue
                }
                object[name] = convert(value, path: join(path, name))
            }
            return .object(object)
        case .alias:
            // `compose` has put the node itself in the alias' place.
            return .null
        }
    }

    /// `{ file: words.txt }` in a list stands for the words in it.
    private static func listFile(_ node: Node) -> String? {
        guard let mapping = node.mapping, mapping.count == 1, let only = mapping.first,
            only.key.scalar?.string == "file"
        else { return nil }
        return only.value.scalar?.string
    }

    private func join(_ path: String, _ part: String) -> String {
        path.isEmpty ? part : path + "." + part
    }

    private func convert(_ scalar: Node.Scalar) -> JSONValue {
        let text = scalar.string
        if let marker = SecretReference.marker(in: text) {
            problems.error(
                "`\(marker)` is read only in url, secret, token and proxy: plugins are given no secrets.",
                at: scalar.mark.map(ConfigProblem.Place.init))
        }
        guard scalar.style == .plain else { return .string(text) }
        switch text {
        case "", "~", "null", "Null", "NULL": return .null
        case "true", "True", "TRUE": return .bool(true)
        case "false", "False", "FALSE": return .bool(false)
        default: return number(text) ?? .string(text)
        }
    }

    private func number(_ text: String) -> JSONValue? {
        guard text.utf8.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }),
            text.utf8.contains(where: { (0x30...0x39).contains($0) })
        else { return nil }
        if let integer = Int(text) { return .integer(integer) }
        return Double(text).map(JSONValue.number)
    }
}
