import BotCore
import FoundationEssentials
import MinutesModel
import PluginKit

/// The host's side of the dialogue: requests as bytes, answers as values.
enum HostWire {
    static func initialize(id: Int, settings: JSONValue) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let settings = [UInt8](try encoder.encode(settings))
        return request(
            id: id, method: "initialize",
            parameters: [Array(#"{"protocol":\#(PluginProtocol.version),"settings":"#.utf8), settings, [brace]])
    }

    /// Splices the event's and the state's own bytes: neither is encoded again.
    static func handle(id: Int, event: [UInt8], state: [UInt8]?) -> [UInt8] {
        request(
            id: id, method: "handle",
            parameters: [
                Array(#"{"event":"#.utf8), event, Array(#","state":"#.utf8), state ?? Array("null".utf8), [brace],
            ])
    }

    static func shutdown(id: Int) -> [UInt8] {
        request(id: id, method: "shutdown", parameters: [Array("{}".utf8)])
    }

    private static let brace = UInt8(ascii: "}")

    private static func request(id: Int, method: String, parameters: [[UInt8]]) -> [UInt8] {
        var line = Array(#"{"jsonrpc":"2.0","id":\#(id),"method":"\#(method)","params":"#.utf8)
        line.reserveCapacity(line.count + parameters.reduce(2) { $0 + $1.count })
        for part in parameters { line += part }
        line += [brace, 0x0A]
        return line
    }
}

/// One line from a plugin.
struct Response<Value: Decodable>: Decodable {
    struct Refusal: Decodable {
        var code: Int
        var message: String
    }

    /// `nil` when it has none, or one that is no whole number: none of ours.
    var id: Int?
    /// A plugin has nothing to ask.
    var isRequest: Bool
    var refusal: Refusal?
    /// Kept as a result, so that the late answer to another method's request can still be told by its id.
    var value: Result<Value, any Error>

    private enum Key: String, CodingKey { case id, method, result, error }

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Key.self)
        id = try? container.decode(Int.self, forKey: .id)
        isRequest = container.contains(.method)
        refusal = try container.decodeIfPresent(Refusal.self, forKey: .error)
        value = Result { try container.decode(Value.self, forKey: .result) }
    }

    init(line: [UInt8]) throws {
        self = try JSONDecoder().decode(Self.self, from: Data(line))
    }
}

struct Introduction: Decodable {
    var `protocol`: Int
    var name: String
    var version: String
}

/// The parts of `handle`'s result that have a type; the state stays as the plugin wrote it.
struct ReplyBody: Decodable {
    var notices: [Notice]
    var commitments: [Commitment]
}

extension PluginReply {
    init(_ body: ReplyBody, line: [UInt8]) throws(ProtocolFault) {
        for notice in body.notices {
            if notice.key.isEmpty { throw ProtocolFault(description: "its answer has a notice without a key") }
            if notice.topic.isEmpty {
                throw ProtocolFault(description: "its answer has a notice without a topic: '\(notice.key)'")
            }
        }
        if body.commitments.contains(where: { $0.id.isEmpty }) {
            throw ProtocolFault(description: "its answer has a commitment without an id")
        }
        let range = JSONScanner.range(of: ["result", "state"], in: line[...])
        let state = range.map { Array(line[$0]) }.flatMap { $0 == Array("null".utf8) ? nil : $0 }
        if let state, state.count > PluginProtocol.maximumStateBytes {
            throw ProtocolFault(
                description:
                    "its answer has a state of \(state.count) bytes; at most \(PluginProtocol.maximumStateBytes) are kept"
            )
        }
        self.init(answer: Answer(notices: body.notices, commitments: body.commitments), state: state)
    }
}
