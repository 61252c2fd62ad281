import Yams

/// A file's bytes as a tree of nodes, or the one reason why they are not YAML.
enum YAMLText {
    /// A configuration of a thousand rules has 100 KB; a larger file was named by mistake.
    static let maximumBytes = 1 << 20

    static func compose(_ bytes: [UInt8]) throws(ConfigProblem) -> Node? {
        guard bytes.count <= maximumBytes else {
            throw ConfigProblem(at: nil, "The file has more than 1 MiB. Is it the right file?")
        }
        // libyaml would take UTF-16; nobody else who reads the file expects it.
        guard var text = String(validating: bytes, as: UTF8.self) else {
            throw ConfigProblem(
                at: place(ofFirstInvalidByteIn: bytes), "The file is not UTF-8. Save it as UTF-8 and try again.")
        }
        if text.hasPrefix("\u{FEFF}") { text.removeFirst() }
        do {
            // `.basic` has no rules: the default resolver compiles six regular expressions, which costs milliseconds.
            // `.utf8` is spelt out because the default reads an environment variable and prints to stdout.
            return try Yams.compose(yaml: text, .basic, .default, .utf8)
        } catch {
            throw problem(from: error, in: text)
        }
    }

    private static func problem(from error: any Error, in text: String) -> ConfigProblem {
        switch error as? YamlError {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            return syntaxProblem(problem, at: ConfigProblem.Place(mark), in: text)
        case .duplicatedKeysInMapping(let keys, let context):
            let names = keys.map(Redaction.quoted).joined(separator: ", ")
            let place = ConfigProblem.Place(context.mark)
            return ConfigProblem(
                at: place, "\(names) stands more than once in one mapping. Keep one of them.",
                excerpt: Excerpt.of(text, at: place))
        case .reader(_, let offset, _, _):
            let place = offset.map { self.place(ofCharacter: $0, in: text) }
            return ConfigProblem(at: place, "A control character stands in the file. Remove it.")
        default:
            return ConfigProblem(at: nil, "The file is not YAML.")
        }
    }

    private static func syntaxProblem(_ problem: String, at place: ConfigProblem.Place, in text: String)
        -> ConfigProblem
    {
        let line = Excerpt.line(place.line, of: text)
        let message =
            if line.prefix(while: { $0 == " " || $0 == "\t" }).contains("\t") {
                "A tab indents this line, which YAML does not allow. Use spaces."
            } else if problem.hasPrefix("Maximum nesting level") {
                "The file is nested too deeply."
            } else {
                "This is not YAML: \(problem). Often a quotation mark, a bracket or a colon is missing just before."
            }
        return ConfigProblem(at: place, message, excerpt: Excerpt.of(text, at: place))
    }

    private static func place(ofFirstInvalidByteIn bytes: [UInt8]) -> ConfigProblem.Place {
        var line = 1
        for part in bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
            guard String(validating: part, as: UTF8.self) != nil else {
                let valid = String(decoding: part, as: UTF8.self).prefix { $0 != "\u{FFFD}" }
                return ConfigProblem.Place(line: line, column: valid.unicodeScalars.count + 1)
            }
            line += 1
        }
        return ConfigProblem.Place(line: line, column: 1)
    }

    private static func place(ofCharacter offset: Int, in text: String) -> ConfigProblem.Place {
        let before = text.prefix(offset)
        let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
        return ConfigProblem.Place(line: lines.count, column: (lines.last?.count ?? 0) + 1)
    }
}

extension ConfigProblem: Error {}

extension ConfigProblem.Place {
    init(_ mark: Mark) {
        self.init(line: max(1, mark.line), column: max(1, mark.column))
    }

    init?(_ node: Node) {
        guard let mark = node.mark else { return nil }
        self.init(mark)
    }
}
