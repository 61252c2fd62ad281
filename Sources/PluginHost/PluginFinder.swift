import FoundationEssentials
import Glibc

/// Finds the plugins in folders. A broken one is a warning, never the end: the others still run.
package enum PluginFinder {
    package struct Found: Sendable, Equatable {
        /// Sorted by name.
        package var plugins: [InstalledPlugin] = []
        /// One sentence each.
        package var warnings: [String] = []
    }

    /// Where plugins are looked for, the first wins: the command line's folders, the configuration's, and what came
    /// with Kairan.
    ///
    /// - Parameter executable: the bot's own path; `PREFIX/bin/kairan` has its plugins in `PREFIX/lib/kairan/plugins`.
    package static func folders(executable: String, commandLine: [String], configured: [String]) -> [String] {
        let own = realPath(executable) ?? executable
        let prefix = own.split(separator: "/", omittingEmptySubsequences: false).dropLast(2).joined(separator: "/")
        return commandLine + configured + [prefix + "/lib/kairan/plugins"]
    }

    /// The last folder, Kairan's own, may be missing: then nothing is installed there. Others were named by somebody.
    package static func find(in folders: [String]) -> Found {
        var found = Found()
        var plugins: [String: InstalledPlugin] = [:]
        var seen: Set<String> = []
        for (index, folder) in folders.enumerated() {
            guard let candidates = candidates(in: folder) else {
                if index < folders.count - 1 {
                    found.warnings.append(
                        "The plugin folder \(folder) cannot be read: \(String(cString: strerror(errno)))")
                }
                continue
            }
            for candidate in candidates where seen.insert(realPath(candidate) ?? candidate).inserted {
                do {
                    let plugin = try load(candidate)
                    if let winner = plugins[plugin.manifest.name] {
                        found.warnings.append(
                            "The plugin '\(plugin.manifest.name)' in \(candidate) is not used: \(winner.folder) comes first"
                        )
                    } else {
                        plugins[plugin.manifest.name] = plugin
                    }
                } catch {
                    found.warnings.append("\(error)")
                }
            }
        }
        found.plugins = plugins.values.sorted { $0.manifest.name < $1.manifest.name }
        return found
    }

    /// The plugin in this folder.
    package static func load(_ folder: String) throws(Manifest.Invalid) -> InstalledPlugin {
        let path = folder + "/plugin.json"
        func invalid(_ problem: String) -> Manifest.Invalid { Manifest.Invalid(path: path, problems: [problem]) }
        // More than any manifest needs, little enough to read without a thought.
        let maximumBytes = 1 << 20
        guard let bytes = FileManager.default.contents(atPath: path) else { throw invalid("cannot be read") }
        guard bytes.count <= maximumBytes else { throw invalid("is larger than \(maximumBytes) bytes") }
        let manifest = try Manifest(json: Array(bytes), path: path)
        let program = manifest.exec[0]
        guard let root = realPath(folder), let executable = realPath("\(folder)/\(program)") else {
            throw invalid("'exec' names \(program), which does not exist")
        }
        guard executable.hasPrefix(root + "/") else {
            throw invalid("'exec' names \(program), a link that leads out of the plugin's folder")
        }
        var status = stat()
        guard stat(executable, &status) == 0, status.st_mode & S_IFMT == S_IFREG, access(executable, X_OK) == 0 else {
            throw invalid("'exec' names \(program), which is no executable file; chmod +x makes it one")
        }
        return InstalledPlugin(manifest: manifest, folder: root, executable: executable)
    }

    /// The folders with a `plugin.json`: those in `folder`, or it itself, so that a plugin's own folder can be named.
    private static func candidates(in folder: String) -> [String]? {
        if access(folder + "/plugin.json", F_OK) == 0 { return [folder] }
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return nil }
        return names.sorted().map { "\(folder)/\($0)" }.filter { access($0 + "/plugin.json", F_OK) == 0 }
    }

    private static func realPath(_ path: String) -> String? {
        guard let resolved = realpath(path, nil) else { return nil }
        defer { free(resolved) }
        return String(cString: resolved)
    }
}
