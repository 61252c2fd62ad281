import FoundationEssentials
import MinutesModel

/// One line from the host: a JSON-RPC 2.0 request, decoded in one pass, its parameters by its method.
struct Request<P: Plugin>: Decodable {
    enum Body {
        case initialize(Initialize<P.Settings>)
        case handle(Handle<P.State>)
        case shutdown
        case malformed(WireError)
    }

    /// `nil` asks for no answer (a notification).
    var id: JSONValue?
    var body: Body

    private enum Key: String, CodingKey { case id, method, params }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        id = container.contains(.id) ? try container.decode(JSONValue.self, forKey: .id) : nil
        do {
            switch try container.decode(String.self, forKey: .method) {
            case "initialize":
                body = .initialize(try container.decode(Initialize<P.Settings>.self, forKey: .params))
            case "handle":
                body = .handle(try container.decode(Handle<P.State>.self, forKey: .params))
            case "shutdown":
                body = .shutdown
            case let method:
                body = .malformed(WireError(code: .methodNotFound, message: "No method '\(method)'"))
            }
        } catch {
            body = .malformed(WireError(code: .invalidParams, message: sentence(of: error)))
        }
    }
}

struct Initialize<Settings: Decodable>: Decodable {
    var `protocol`: Int
    var settings: Settings
}

struct Handle<State: Decodable>: Decodable {
    var event: Event
    var state: State?
}

/// `initialize`'s result.
struct Introduction: Encodable {
    var `protocol` = PluginProtocol.version
    var name: String
    var version: String
}

/// `handle`'s result.
struct Reply<State: Encodable>: Encodable {
    var notices: [Notice]
    var commitments: [Commitment]
    var state: State
}

struct WireError: Error, Encodable {
    enum Code: Int, Encodable {
        case parseError = -32700
        case methodNotFound = -32601
        case invalidParams = -32602
        /// `handle` threw.
        case pluginFailed = -32000
        /// The host speaks another version.
        case wrongProtocol = -32001
        case notInitialized = -32002
    }
    var code: Code
    var message: String
}

struct Response<Value: Encodable>: Encodable {
    var jsonrpc = "2.0"
    var id: JSONValue
    var result: Value?
    var error: WireError?
}

/// An empty JSON object: the result of `shutdown`.
struct Empty: Encodable {}

enum Wire {
    /// Keys are sorted so that equal answers are equal bytes.
    static func encode(_ value: some Encodable) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(value)
    }

    static func decode<Value: Decodable>(_ type: Value.Type, from line: Data) throws -> Value {
        try JSONDecoder().decode(type, from: line)
    }
}

/// One sentence for an error: Swift's own text of a decoding error is a paragraph about coding paths.
func sentence(of error: any Error) -> String {
    guard let error = error as? DecodingError else { return String(describing: error) }
    func place(_ context: DecodingError.Context, _ last: (any CodingKey)? = nil) -> String {
        (context.codingPath + (last.map { [$0] } ?? [])).reduce(into: "") { path, key in
            if let index = key.intValue {
                path += "[\(index)]"
            } else {
                path += (path.isEmpty ? "" : ".") + key.stringValue
            }
        }
    }
    switch error {
    case .keyNotFound(let key, let context): return "'\(place(context, key))' is missing"
    case .valueNotFound(_, let context): return "'\(place(context))' is null"
    case .typeMismatch(let type, let context): return "'\(place(context))' is no \(type)"
    case .dataCorrupted(let context) where !context.codingPath.isEmpty:
        return "'\(place(context))' is not valid: \(context.debugDescription)"
    case .dataCorrupted(let context): return context.debugDescription
    @unknown default: return String(describing: error)
    }
}
