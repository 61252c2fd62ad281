package import BotCore
package import PluginKit

/// A plugin that is to run, with its settings complete.
package struct ConfiguredPlugin: Sendable, Equatable {
    package var plugin: InstalledPlugin
    package var settings: JSONValue

    package init(plugin: InstalledPlugin, settings: JSONValue) {
        self.plugin = plugin
        self.settings = settings
    }

    /// The plugins that the configuration uses, in its order, and everything that is wrong with that: one sentence each.
    package static func select(
        _ uses: [Configuration.PluginUse], from found: PluginFinder.Found
    ) -> (plugins: [ConfiguredPlugin], problems: [String]) {
        var plugins: [ConfiguredPlugin] = []
        var problems: [String] = []
        let names = found.plugins.map { $0.manifest.name }
        for use in uses {
            guard let plugin = found.plugins.first(where: { $0.manifest.name == use.name }) else {
                let known = names.isEmpty ? "none is installed" : "installed are \(names.joined(separator: ", "))"
                problems.append("No plugin '\(use.name)': \(known)\(DidYouMean.hint(for: use.name, among: names))")
                continue
            }
            let (settings, wrong) = plugin.manifest.settings.complete(use.settings)
            problems += wrong.map { problem in
                let path = problem.path.isEmpty ? "" : ".\(problem.path)"
                return "plugins.\(use.name)\(path) \(problem.message)"
            }
            if wrong.isEmpty { plugins.append(ConfiguredPlugin(plugin: plugin, settings: settings)) }
        }
        return (plugins, problems)
    }
}
