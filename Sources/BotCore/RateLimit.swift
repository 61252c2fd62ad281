/// At most `count` POSTs in any `span`, wherever it begins.
package struct RateLimit: Sendable, Equatable {
    package var count: Int
    package var span: Duration

    package init(_ count: Int, per span: Duration) {
        self.count = count
        self.span = span
    }

    /// One POST, and the next one not sooner than `span` after it.
    package static func every(_ span: Duration) -> RateLimit { RateLimit(1, per: span) }
}
