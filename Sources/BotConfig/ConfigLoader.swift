import BotCore
import Glibc
import MinutesModel

/// `kairan.yaml` → typed, validated values, or everything that is wrong with it.
package enum ConfigLoader {
    /// Reads and checks a configuration file, and resolves its secrets.
    /// - Parameters:
    ///   - environment: where `${env:NAME}` looks.
    ///   - secrets: `false` leaves the references alone, for commands that send nothing: their endpoints have no URL.
    package static func load(path: String, environment: [String: String], secrets: Bool = true) throws(ConfigErrors)
        -> LoadedConfiguration
    {
        let file = Paths.absolute(path, below: Paths.current)
        let bytes = try bytes(ofFile: file, named: path, ifMissing: "Write one with: kairan init\(Self.argument(path))")
        return try load(
            bytes: bytes, file: file, named: path, environment: environment,
            secrets: secrets)
    }

    /// Checks a configuration's text.
    /// - Parameters:
    ///   - file: the absolute path that relative paths are relative to.
    ///   - name: how messages call the file.
    package static func load(
        bytes: [UInt8], file: String, named name: String, environment: [String: String], secrets: Bool = true
    ) throws(ConfigErrors) -> LoadedConfiguration {
        let problems = Problems()
        let resolver = SecretResolver(
            environment: environment, folder: Paths.folder(of: file), isNeeded: secrets)
        let reader = ConfigReader(problems: problems, secrets: resolver)
        let loaded: (configuration: Configuration, places: [String: [String: ConfigProblem.Place]])?
        do {
            loaded = try YAMLText.compose(bytes).flatMap { reader.read($0) }
        } catch {
            throw ConfigErrors(file: name, problems: [error])
        }
        guard let loaded, !problems.hasErrors else {
            if problems.all.isEmpty {
                problems.error("The file is empty. Write one with: kairan init --force\(argument(name))", at: nil)
            }
            throw ConfigErrors(file: name, problems: problems.sorted)
        }
        return LoadedConfiguration(
            configuration: loaded.configuration, file: file, warnings: problems.sorted, settingPlaces: loaded.places)
    }

    /// For the next command to type: `init` writes `kairan.yaml` where nothing else is said.
    private static func argument(_ name: String) -> String { name == "kairan.yaml" ? "" : " \(name)" }

    static func bytes(ofFile file: String, named name: String, ifMissing advice: String) throws(ConfigErrors) -> [UInt8]
    {
        func fail(_ message: String) -> ConfigErrors {
            ConfigErrors(file: name, problems: [ConfigProblem(at: nil, message)])
        }
        let fd = open(file, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard fd >= 0 else {
            throw errno == ENOENT
                ? fail("There is no such file. \(advice)")
                : fail(
                    "Cannot open the file: \(String(cString: strerror(errno))). Check its permissions, or name another with --config."
                )
        }
        defer { close(fd) }
        var status = stat()
        guard fstat(fd, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
            throw fail("This is a folder. Name a file in it.")
        }
        guard let bytes = FileBytes.read(fd, atMost: YAMLText.maximumBytes) else {
            throw fail("Cannot read the file: \(String(cString: strerror(errno))).")
        }
        return bytes
    }
}
