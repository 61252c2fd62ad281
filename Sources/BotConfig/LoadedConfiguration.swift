package import BotCore

/// A configuration file that can be used, and where its parts stand.
package struct LoadedConfiguration: Sendable, Equatable {
    package let configuration: Configuration
    /// Absolute.
    package let file: String
    /// What is odd but does no harm.
    package let warnings: [ConfigProblem]
    /// Where each plugin's settings stand, by path (`rules.0.any`); the plugin's own name is under the empty path.
    package let settingPlaces: [String: [String: ConfigProblem.Place]]

    /// The nearest place to a setting: its own, or that of the value around it.
    package func place(ofSetting path: String, plugin: String) -> ConfigProblem.Place? {
        guard let places = settingPlaces[plugin] else { return nil }
        var path = Substring(path)
        while places[String(path)] == nil, let dot = path.lastIndex(of: ".") { path = path[..<dot] }
        return places[String(path)] ?? places[""]
    }
}
