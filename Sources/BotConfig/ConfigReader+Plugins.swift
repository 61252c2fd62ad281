import BotCore
import PluginKit
import Yams

extension ConfigReader {
    struct NamedPlugin {
        let use: Configuration.PluginUse
        let place: ConfigProblem.Place?
    }

    func plugins(in top: Section) -> ([NamedPlugin], Places) {
        let entry = top.entry("plugins")
        guard let entry, !entry.value.isEmptyScalar else {
            problems.warning(
                "No plugins: nothing is told. Add one, for example: plugins: { summary: {} }", at: entry?.place)
            return ([], [:])
        }
        guard let section = Section(entry.value, name: "plugins", keys: nil, problems: problems) else {
            return ([], [:])
        }
        var plugins: [NamedPlugin] = []
        var places: Places = [:]
        for entry in section.entries {
            guard isPluginName(entry.key) else {
                problems.error(
                    "A plugin's name is made of small letters, digits and hyphens (keyword-alert).", at: entry.place)
                continue
            }
            guard entry.value.mapping != nil || entry.value.isEmptyScalar else {
                problems.error(
                    "The settings of plugin '\(entry.key)' must be a mapping, not \(entry.value.kindName).",
                    at: entry.place)
                continue
            }
            var settings = SettingsValue(problems: problems, folder: secrets.folder)
            let value = entry.value.isEmptyScalar ? .object([:]) : settings.convert(entry.value)
            plugins.append(NamedPlugin(use: .init(name: entry.key, settings: value), place: entry.place))
            places[entry.key] = settings.places.merging(["": entry.place].compactMapValues { $0 }) { $1 }
        }
        return (plugins, places)
    }

    /// As in `plugin.json`: it is also a folder's name.
    private func isPluginName(_ name: String) -> Bool {
        name.utf8.count <= 64 && name.utf8.first != UInt8(ascii: "-")
            && name.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    }
}
