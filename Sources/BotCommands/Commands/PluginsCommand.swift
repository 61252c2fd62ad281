import ArgumentParser
import BotConfig
import BotCore
import MinutesModel
import PluginHost
import PluginKit

struct PluginsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plugins",
        abstract: "The plugins that are installed.",
        discussion: "Example: kairan plugins list",
        subcommands: [PluginsListCommand.self],
        defaultSubcommand: PluginsListCommand.self)
}

struct PluginsListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the plugins that are found, which events they hear, and whether the configuration uses them.",
        discussion: """
            Looks in --plugin-dir, in `pluginFolders` of the configuration when there is one, and in the installation. A \
            broken plugin is reported and left out.

            Example: kairan plugins list --plugin-dir ./my-plugins
            """)

    @OptionGroup var format: FormatOptions
    @OptionGroup var config: ConfigOptions
    @OptionGroup var plugins: PluginFolderOptions
    @OptionGroup var talk: TalkOptions

    func run() throws {
        let configuration = config.isThere ? try config.load(secrets: false).configuration : nil
        let installation = Installation(
            pluginFolders: plugins.pluginDir, configured: configuration?.pluginFolders ?? [])
        let found = installation.find(talk.logger).plugins
        let used = configuration.map { Set($0.plugins.map { $0.name }) } ?? []
        switch format.format {
        case .json: Terminal.write(json(found, used))
        case .text: show(found, used)
        }
    }

    private func show(_ found: [InstalledPlugin], _ used: Set<String>) {
        guard !found.isEmpty else {
            Terminal.talk("No plugins are installed. They come with: scripts/install PREFIX")
            return
        }
        var table = TextTable(
            ("NAME", .whole), ("VERSION", .whole), ("USED", .whole), ("EVENTS", .whole), ("FOLDER", .cutStart))
        for plugin in found {
            let manifest = plugin.manifest
            table.add(
                manifest.name, manifest.version, used.contains(manifest.name) ? "yes" : "no",
                manifest.events.map { $0.rawValue }.sorted().joined(separator: " "), plugin.folder)
        }
        table.print()
    }

    private func json(_ found: [InstalledPlugin], _ used: Set<String>) -> [UInt8] {
        var writer = JSONWriter()
        writer.array(found) { writer, plugin in
            writer.object { writer in
                writer.field("name", plugin.manifest.name)
                writer.field("version", plugin.manifest.version)
                writer.field("used", used.contains(plugin.manifest.name))
                writer.field("events", plugin.manifest.events.map { $0.rawValue }.sorted()) { $0.value($1) }
                writer.field("folder", plugin.folder)
            }
        }
        return writer.bytes + [0x0A]
    }
}
