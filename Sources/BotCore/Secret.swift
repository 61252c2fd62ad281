/// A webhook URL, a token or a signing key. It prints as `<secret>` whoever prints it; only the code that puts it on
/// the wire calls `reveal()`. It is never encoded, so it cannot reach the store or a plugin.
package struct Secret: Sendable, Equatable, CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    private let value: String

    package init(_ value: String) {
        self.value = value
    }

    package func reveal() -> String { value }

    package var description: String { "<secret>" }
    package var debugDescription: String { "<secret>" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
