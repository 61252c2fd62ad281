package import Boxes
import PluginKit

/// A plugin that was found and whose manifest is right.
package struct InstalledPlugin: Sendable, Equatable {
    package var manifest: Manifest
    /// Absolute, without symbolic links.
    package var folder: String
    /// Absolute, without symbolic links.
    package var executable: String

    package init(manifest: Manifest, folder: String, executable: String) {
        self.manifest = manifest
        self.folder = folder
        self.executable = executable
    }

    /// Its program in its box: it reads its own folder.
    package var program: BoxProgram {
        BoxProgram(
            executable: executable, arguments: Array(manifest.exec.dropFirst()),
            environment: [PluginProtocol.cookie: "1"], directory: folder, readable: [folder],
            limits: BoxLimits(memory: manifest.limits.memory, mayStartProcesses: manifest.mayStartProcesses))
    }
}
