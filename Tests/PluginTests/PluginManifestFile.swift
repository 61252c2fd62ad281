import Foundation

/// `plugin.json` of one of the repository's plugins.
enum PluginManifestFile {
    /// The settings that the host sends when `kairan.yaml` says nothing.
    static func defaults<Settings: Decodable>(of plugin: String, as type: Settings.Type) throws -> Settings {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("../../Plugins")
        let data = try Data(contentsOf: root.appendingPathComponent("\(plugin)/plugin.json"))
        let manifest = try JSONSerialization.jsonObject(with: data) as? [String: Any]
        let schema = manifest?["settings"] as? [String: Any]
        let properties = schema?["properties"] as? [String: [String: Any]] ?? [:]
        let defaults = properties.compactMapValues { $0["default"] }
        return try JSONDecoder().decode(Settings.self, from: JSONSerialization.data(withJSONObject: defaults))
    }
}
