import ArgumentParser
import BotConfig
import FoundationEssentials

/// Which configuration file.
struct ConfigOptions: ParsableArguments {
    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "The configuration file (default: ./kairan.yaml, then /etc/kairan/kairan.yaml).", valueName: "file"),
        completion: .file(extensions: ["yaml", "yml"]))
    var config: String?

    static let standardPlaces = ["kairan.yaml", "/etc/kairan/kairan.yaml"]

    var path: String {
        config ?? Self.standardPlaces.first { FileManager.default.fileExists(atPath: $0) } ?? Self.standardPlaces[0]
    }

    func load(secrets: Bool) throws -> LoadedConfiguration {
        try ConfigLoader.load(path: path, environment: ProcessInfo.processInfo.environment, secrets: secrets)
    }

    /// Whether there is one: asked for, or in a standard place.
    var isThere: Bool { config != nil || FileManager.default.fileExists(atPath: path) }

    /// For the next command to type: ` --config FILE` where it was given.
    var repeated: String { config.map { " --config \($0)" } ?? "" }
}
