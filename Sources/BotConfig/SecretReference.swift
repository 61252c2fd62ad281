import BotCore

/// `${env:NAME}` or `${file:PATH}`: how the file points at a secret without holding it.
enum SecretReference: Equatable {
    case environment(String)
    case file(String)

    /// The reference, when the text is one and nothing else.
    init?(_ text: String) {
        guard text.hasPrefix("${"), text.hasSuffix("}") else { return nil }
        let inner = text.dropFirst(2).dropLast()
        guard let colon = inner.firstIndex(of: ":"), !inner.contains("}") else { return nil }
        let name = String(inner[inner.index(after: colon)...])
        guard !name.isEmpty else { return nil }
        switch inner[..<colon] {
        case "env": self = .environment(name)
        case "file": self = .file(name)
        default: return nil
        }
    }

    /// What looks like a reference inside a text, for messages.
    static func marker(in text: String) -> String? {
        for marker in ["${env:", "${file:"] where text.contains(marker) { return marker + "…}" }
        return nil
    }
}

/// Resolves references with the environment and the folder of the configuration file.
struct SecretResolver {
    let environment: [String: String]
    let folder: String
    /// Commands that send nothing need no secrets, and must work where there are none.
    let isNeeded: Bool

    /// The secret, or why there is none: a sentence without the secret.
    func resolve(_ reference: SecretReference) throws(SecretProblem) -> Secret {
        switch reference {
        case .environment(let name):
            guard let value = environment[name] else {
                throw SecretProblem(message: "The environment variable \(name) is not set. Set it where kairan runs.")
            }
            return try oneLine(value, from: "The environment variable \(name)")
        case .file(let path):
            let full = try absolute(path)
            let bytes = try SecretFile.read(full, credentials: environment["CREDENTIALS_DIRECTORY"])
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw SecretProblem(message: "The secret file \(full) is not text.")
            }
            return try oneLine(text, from: "The secret file \(full)")
        }
    }

    /// systemd gives a unit's credentials a folder of their own; a path may start at it.
    private func absolute(_ path: String) throws(SecretProblem) -> String {
        let prefix = "$CREDENTIALS_DIRECTORY/"
        guard path.hasPrefix(prefix) else { return Paths.absolute(path, below: folder) }
        guard let credentials = environment["CREDENTIALS_DIRECTORY"] else {
            throw SecretProblem(
                message: "$CREDENTIALS_DIRECTORY is not set: systemd sets it for units with LoadCredential=.")
        }
        return Paths.absolute(String(path.dropFirst(prefix.count)), below: credentials)
    }

    private func oneLine(_ text: String, from origin: String) throws(SecretProblem) -> Secret {
        var value = Substring(text)
        while value.last?.isWhitespace == true { value.removeLast() }
        while value.first?.isWhitespace == true { value.removeFirst() }
        guard !value.isEmpty else { throw SecretProblem(message: "\(origin) is empty.") }
        guard !value.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) else {
            throw SecretProblem(message: "\(origin) holds more than one line.")
        }
        return Secret(String(value))
    }
}

struct SecretProblem: Error, Equatable {
    let message: String
}
