import BotCore
import Crypto
import MinutesModel
import PluginKit

extension Message {
    /// What gathers a meeting's messages in one thread, in 32 letters: services limit such keys, and council names are
    /// not always in ASCII. A reminder comes of a day, not of minutes, and belongs to the one meeting that it is about.
    var threadKey: String? {
        let meetings = meeting.map { [$0] } ?? notices.flatMap { $0.evidence.map(\.meeting) }
        guard let key = meetings.first?.key, meetings.allSatisfy({ $0.key == key }) else { return nil }
        return "kairan-"
            + SHA256.hash(data: Array(key.utf8)).prefix(12)
            .map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}

/// Where a service's answer names what it posted, and how such a name looks. What does not look like one is not
/// remembered, and never goes into a request.
struct ThreadName: Sendable {
    let member: String
    let maximum: Int
    /// What it begins with.
    var sign: UInt8?
    let isAllowed: @Sendable (UInt8) -> Bool

    static func number(_ member: String) -> ThreadName {
        // 64 bits have at most 20 digits.
        ThreadName(member: member, maximum: 20) { (0x30...0x39).contains($0) }
    }

    func read(_ answer: HTTPAnswer) -> String? {
        guard answer.status.map((200...299).contains) ?? false, let name = AnswerBody.word(member, in: answer.body)
        else { return nil }
        var bytes = name.utf8[...]
        if let sign, bytes.popFirst() != sign { return nil }
        guard !bytes.isEmpty, name.utf8.count <= maximum, bytes.allSatisfy(isAllowed) else { return nil }
        return name
    }
}

extension Payload {
    /// A JSON object of ours with one more member at its end.
    func adding(_ member: String, _ value: JSON) -> Payload {
        var payload = self
        payload.body = body.dropLast() + Array(",\"\(member)\":".utf8) + value.bytes + [UInt8(ascii: "}")]
        return payload
    }
}

extension [UInt8] {
    /// Whether JSON of ours has a member of that name somewhere.
    func containsMember(_ name: String) -> Bool {
        String(decoding: self, as: UTF8.self).holds("\"\(name)\":")
    }

    /// JSON of ours without its last member, where that has this name. No text of a message can look like one: in JSON
    /// its quotation marks are escaped.
    func droppingLastMember(_ name: String) -> [UInt8] {
        let mark = Array(",\"\(name)\":".utf8)
        guard let at = indices.reversed().first(where: { self[$0...].starts(with: mark) }) else { return self }
        return self[..<at] + [UInt8(ascii: "}")]
    }
}
