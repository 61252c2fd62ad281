/// Who hears a notice. Every route that matches gets it; a condition that is `nil` matches everything.
package struct Route: Sendable, Equatable {
    package var plugin: String?
    package var topic: String?
    package var council: String?
    /// Matches when the notice's text holds the word.
    package var keyword: String?
    /// Names of endpoints.
    package var to: [String]
    /// One message per notice, instead of one message per document with a section for each.
    package var separate: Bool
    /// Whom a message with such a notice calls besides those that the endpoint always does, in the service's own words.
    package var mention: [String]

    package init(
        plugin: String? = nil, topic: String? = nil, council: String? = nil, keyword: String? = nil, to: [String],
        separate: Bool = false, mention: [String] = []
    ) {
        self.plugin = plugin
        self.topic = topic
        self.council = council
        self.keyword = keyword
        self.to = to
        self.separate = separate
        self.mention = mention
    }
}
