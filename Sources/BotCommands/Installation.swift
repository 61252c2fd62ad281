import Glibc
import Logging
import PluginHost

/// Where this program's own parts stand: `PREFIX/bin/kairan`, `PREFIX/lib/kairan/{kairan-reader,kairan-receiver,plugins}`.
struct Installation {
    let executable: String
    private let pluginFolders: [String]

    /// Plugin folders of the command line come first, then those of the configuration, then the installation's own.
    init(pluginFolders: [String] = [], configured: [String] = []) {
        executable = Self.ownPath
        self.pluginFolders = PluginFinder.folders(
            executable: executable, commandLine: pluginFolders, configured: configured)
    }

    func find(_ logger: Logger) -> PluginFinder.Found {
        let found = PluginFinder.find(in: pluginFolders)
        for warning in found.warnings { logger.warning("\(warning)") }
        return found
    }

    /// The boxed reader's program.
    func reader() throws -> String { try program("kairan-reader") }

    /// The program that plays the chat products.
    func receiver() throws -> String { try program("kairan-receiver") }

    /// Installed, or beside this program in a build folder.
    private func program(_ name: String) throws -> String {
        let folder = executable.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        let candidates = [
            folder.dropLast().joined(separator: "/") + "/lib/kairan/\(name)",
            folder.joined(separator: "/") + "/\(name)",
        ]
        guard let path = candidates.first(where: { access($0, X_OK) == 0 }) else {
            throw CommandFailure(
                "\(name) is missing: it belongs at \(candidates[0]). Install again: scripts/install PREFIX")
        }
        return path
    }

    private static var ownPath: String {
        guard let path = realpath("/proc/self/exe", nil) else { return CommandLine.arguments[0] }
        defer { free(path) }
        return String(cString: path)
    }
}
