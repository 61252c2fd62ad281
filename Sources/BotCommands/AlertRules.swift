import BotConfig
import BotCore
import FoundationEssentials
import Keywords
import PluginKit

/// The keyword rules that the configuration gives the plugin.
enum AlertRules {
    static let plugin = "keyword-alert"

    private struct Settings: Decodable {
        var rules: [KeywordRule]
    }

    static func configured(_ assembly: Assembly) throws -> [KeywordRule] {
        guard let use = assembly.configuration.plugins.first(where: { $0.name == plugin }) else {
            throw CommandFailure(
                "The configuration does not use the plugin \(plugin). Add it under 'plugins'.", status: .configuration)
        }
        let settings = try JSONEncoder().encode(use.settings)
        do {
            return try JSONDecoder().decode(Settings.self, from: settings).rules
        } catch {
            throw CommandFailure(
                "The rules of \(plugin) are not as they should be. See: kairan check", status: .configuration)
        }
    }
}
