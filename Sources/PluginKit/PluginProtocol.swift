/// What host and plugin agree on.
public enum PluginProtocol {
    /// The version of the dialogue that this kit speaks: `protocol` in `initialize` and in `plugin.json`.
    public static let version = 1
    /// A plugin's state as JSON: enough for thousands of keys, too little for documents.
    public static let maximumStateBytes = 64 * 1024
    /// The environment variable by which a plugin knows that a host, not a person, started it.
    public static let cookie = "KAIRAN_PLUGIN"
}
