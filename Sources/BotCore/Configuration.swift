package import MinutesModel
package import PluginKit

/// `kairan.yaml`, checked. Paths are absolute, secrets are resolved.
package struct Configuration: Sendable, Equatable {
    package struct Source: Sendable, Equatable {
        package enum Place: Sendable, Equatable {
            case folder(String)
            case file(String)
            /// One document from standard input, in `kairan run`.
            case standardInput
            /// One document on the web.
            case page(Page)
        }
        package var name: String
        package var place: Place
        /// Whether the folders inside the folder are read, too.
        package var recursive: Bool

        package init(name: String, place: Place, recursive: Bool = false) {
            self.name = name
            self.place = place
            self.recursive = recursive
        }
    }

    /// A plugin that is to run, with its settings as the file gives them.
    package struct PluginUse: Sendable, Equatable {
        package var name: String
        package var settings: JSONValue

        package init(name: String, settings: JSONValue) {
            self.name = name
            self.settings = settings
        }
    }

    package var storePath: String
    package var retention: Duration
    /// An IANA name.
    package var timeZone: String
    package var remindAt: ClockTime
    /// Whom a server's operator may ask about what is fetched: an address that stands in the User-Agent.
    package var contact: String?
    package var sources: [Source]
    package var pluginFolders: [String]
    /// In the order of the file.
    package var plugins: [PluginUse]
    package var endpoints: [Endpoint]
    package var routes: [Route]

    package init(
        storePath: String, retention: Duration, timeZone: String, remindAt: ClockTime, contact: String? = nil,
        sources: [Source], pluginFolders: [String], plugins: [PluginUse], endpoints: [Endpoint], routes: [Route]
    ) {
        self.storePath = storePath
        self.retention = retention
        self.timeZone = timeZone
        self.remindAt = remindAt
        self.contact = contact
        self.sources = sources
        self.pluginFolders = pluginFolders
        self.plugins = plugins
        self.endpoints = endpoints
        self.routes = routes
    }
}
