import BotConfig
import BotCore
import PluginHost

/// Matches what the configuration wants with what is installed, before anything is started.
struct PluginSelection {
    private let found: PluginFinder.Found
    private let loaded: LoadedConfiguration

    init(_ found: PluginFinder.Found, for loaded: LoadedConfiguration) {
        self.found = found
        self.loaded = loaded
    }

    /// Throws `ConfigErrors`: a plugin that is missing or has wrong settings stops a run before it reads anything, so
    /// that nothing is taken for told.
    func plugins() throws(ConfigErrors) -> [ConfiguredPlugin] {
        var plugins: [ConfiguredPlugin] = []
        var problems: [ConfigProblem] = []
        for use in loaded.configuration.plugins {
            guard let plugin = found.plugins.first(where: { $0.manifest.name == use.name }) else {
                problems.append(missing(use.name))
                continue
            }
            let (settings, wrong) = plugin.manifest.settings.complete(use.settings)
            problems += wrong.map { problem in
                let path = problem.path.replacing("[", with: ".").replacing("]", with: "")
                let name =
                    problem.path.isEmpty ? "of plugin '\(use.name)'" : "'\(problem.path)' of plugin '\(use.name)'"
                return ConfigProblem(
                    at: loaded.place(ofSetting: path, plugin: use.name),
                    "Setting \(name) \(problem.message)\(problem.message.hasSuffix("?") ? "" : ".")")
            }
            plugins.append(ConfiguredPlugin(plugin: plugin, settings: settings))
        }
        guard problems.isEmpty else { throw ConfigErrors(file: loaded.file, problems: problems) }
        return plugins
    }

    private func missing(_ name: String) -> ConfigProblem {
        let names = found.plugins.map { $0.manifest.name }
        let hint = DidYouMean.hint(for: name, among: names)
        let known =
            names.isEmpty
            ? "No plugin is installed; see: kairan plugins list" : "Installed: \(names.joined(separator: ", "))."
        return ConfigProblem(
            at: loaded.place(ofSetting: "", plugin: name), "No plugin '\(name)'\(hint.isEmpty ? "." : hint) \(known)")
    }
}
