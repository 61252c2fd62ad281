import BotCore
import Foundation

/// Values as the store keeps them.
enum JSON {
    static func data(_ value: some Encodable) throws -> Data {
        try JSONEncoder().encode(value)
    }

    static func text(_ value: some Encodable) throws -> String {
        String(decoding: try data(value), as: UTF8.self)
    }

    static func value<Value: Decodable>(_ data: Data?) throws -> Value? {
        try data.map { try JSONDecoder().decode(Value.self, from: $0) }
    }

    static func value<Value: Decodable>(_ text: String?) throws -> Value? {
        try value(text.map { Data($0.utf8) })
    }
}
