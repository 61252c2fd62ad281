import BotCore
import Yams

extension ConfigReader {
    func sources(in top: Section) -> [Configuration.Source] {
        var sources: [Configuration.Source] = []
        for (index, node) in top.list("sources").enumerated() {
            guard
                let section = Section(
                    node, name: "source \(index + 1)", keys: nil, problems: problems),
                let source = source(from: section)
            else { continue }
            if sources.contains(where: { $0.name == source.name }) {
                problems.error("Two sources are called '\(source.name)'. Give one another name.", at: section.place)
            }
            if source.place == .standardInput, let other = sources.first(where: { $0.place == .standardInput }) {
                problems.error(
                    "Sources '\(other.name)' and '\(source.name)' both read standard input. Keep one.",
                    at: section.place)
            }
            if case .page(let page) = source.place, let other = sources.first(where: { $0.fetches(page.address) }) {
                problems.error(
                    "Sources '\(other.name)' and '\(source.name)' both fetch \(page.address.text). Keep one.",
                    at: section.place)
            }
            sources.append(source)
        }
        if sources.isEmpty, !problems.hasErrors {
            problems.warning(
                "No sources: nothing is read. Add one, for example: sources: [{ name: inbox, folder: ./inbox }]",
                at: top.entry("sources")?.place)
        }
        return sources
    }

    private static func moreThanOne(_ name: String) -> String {
        "Source '\(name)' has more than one of `folder`, `file`, `stdin` and `url`. Make a source of each."
    }

    private func source(from unnamed: Section) -> Configuration.Source? {
        let name = unnamed.string("name")
        for entry in unnamed.entries where ["feed", "index"].contains(entry.key) {
            problems.error(
                "This version reads no '\(entry.key)'. Name the document itself (`url:`), or fetch it with another program, into a folder or `stdin: true`.",
                at: entry.place)
            return nil
        }
        guard let name, NameRule.holds(name) else {
            problems.error(name == nil ? "A source needs a name." : NameRule.message("A source"), at: unnamed.place)
            return nil
        }
        let title = "source '\(name)'"
        if unnamed.entry("url") != nil {
            guard !["folder", "file", "stdin"].contains(where: { unnamed.entry($0) != nil }) else {
                problems.error(Self.moreThanOne(name), at: unnamed.place)
                return nil
            }
            return page(in: unnamed.checked(keys: Self.pageKeys, name: title)).map {
                Configuration.Source(name: name, place: .page($0))
            }
        }
        let section = unnamed.checked(keys: ["name", "folder", "file", "stdin", "url", "recursive"], name: title)
        let recursive = section.bool("recursive")
        let places = [
            section.string("folder").map { Configuration.Source.Place.folder(path($0)) },
            section.string("file").map { .file(path($0)) },
            section.bool("stdin") ? .standardInput : nil,
        ].compactMap { $0 }
        if places.count > 1 {
            problems.error(Self.moreThanOne(name), at: section.place)
        } else if let place = places.first {
            return Configuration.Source(name: name, place: place, recursive: recursive)
        } else if section.entry("folder") == nil, section.entry("file") == nil,
            section.entry("stdin")?.value.scalar?.string ?? "false" == "false"
        {
            problems.error("Source '\(name)' needs `folder:`, `file:`, `url:` or `stdin: true`.", at: section.place)
        }
        return nil
    }
}

extension Configuration.Source {
    fileprivate func fetches(_ address: WebAddress) -> Bool {
        if case .page(let page) = place { page.address == address } else { false }
    }
}

extension Section {
    /// The same mapping, now that its name for messages is known; unknown keys are reported.
    func checked(keys: [String], name: String) -> Section {
        for entry in entries where !keys.contains(entry.key) {
            problems.error(Section.unknownKey(entry.key, in: name, known: keys), at: entry.place)
        }
        return Section(name: name, place: place, entries: entries.filter { keys.contains($0.key) }, problems: problems)
    }
}

/// Names of sources and endpoints: any words, Japanese too, but nothing that breaks a line of a log.
enum NameRule {
    static func holds(_ name: String) -> Bool {
        !name.isEmpty && name.count <= 64 && name.first?.isWhitespace == false && name.last?.isWhitespace == false
            && name.unicodeScalars.allSatisfy { !$0.properties.isControl } && !Redaction.looksSecret(name)
    }

    static func message(_ what: String) -> String {
        "\(what)'s name must be one line of at most 64 characters, without spaces around it."
    }
}

extension Unicode.Scalar.Properties {
    fileprivate var isControl: Bool { generalCategory == .control || generalCategory == .format }
}
