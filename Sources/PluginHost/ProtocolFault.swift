/// A plugin said what no plugin may say. Continues "broke the protocol:".
struct ProtocolFault: Error, CustomStringConvertible {
    let description: String

    /// One clause, without the plugin's own text, which may be megabytes.
    static func sentence(of error: any Error) -> String {
        if let fault = error as? ProtocolFault { return fault.description }
        // FoundationEssentials also throws errors of its own type, for a broken escape for example.
        guard let error = error as? DecodingError else { return "a line that starts with { is not JSON" }
        func place(_ context: DecodingError.Context, _ last: (any CodingKey)? = nil) -> String {
            let keys = context.codingPath + (last.map { [$0] } ?? [])
            return keys.map { key in key.intValue.map { "[\($0)]" } ?? ".\(key.stringValue)" }.joined()
        }
        return switch error {
        case .keyNotFound(let key, let context): "'\(place(context, key))' is missing"
        case .valueNotFound(_, let context): "'\(place(context))' is null"
        case .typeMismatch(_, let context): "'\(place(context))' has the wrong type"
        case .dataCorrupted(let context) where context.codingPath.isEmpty: "a line that starts with { is not JSON"
        case .dataCorrupted(let context): "'\(place(context))' is not valid"
        @unknown default: "its answer does not decode"
        }
    }
}
