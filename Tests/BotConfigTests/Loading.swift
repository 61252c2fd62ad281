import BotConfig

/// The whole of a small configuration that works; tests replace one part of it.
struct Draft {
    var store = "store: { path: kairan.sqlite }"
    var sources = "sources: [{ name: inbox, folder: ./inbox }]"
    var endpoints = "endpoints: { console: { service: console } }"
    var plugins = "plugins: { summary: {} }"
    var routes = "routes: [{ to: [console] }]"

    var text: String { [store, sources, endpoints, plugins, routes].joined(separator: "\n") + "\n" }
}

func load(_ text: String, environment: [String: String] = [:]) throws(ConfigErrors) -> LoadedConfiguration {
    try ConfigLoader.load(
        bytes: Array(text.utf8), file: "/srv/kairan/kairan.yaml", named: "kairan.yaml", environment: environment)
}

/// The lines a user reads, without the excerpt of syntax errors.
func complaints(_ text: String, environment: [String: String] = [:]) -> [String] {
    do {
        return try load(text, environment: environment).warnings.map { $0.line(in: "kairan.yaml") }
    } catch {
        return error.problems.map { $0.line(in: "kairan.yaml") }
    }
}
