import Crypto

/// Names that are the same whenever they are made again.
///
/// SHA-256, because keys hold text from documents that strangers write: nobody may be able to make two messages with
/// one id.
package enum DeliveryID {
    /// `msg_` and 128 bits: the id of one part of one message to one endpoint. Made of what it tells, so that even a
    /// bot that lost its store repeats itself under the same id.
    package static func make(endpoint: String, notices: [(plugin: String, key: String)], part: Int) -> String {
        var text = "\(endpoint)\u{0}\(part)"
        for notice in notices { text += "\u{0}\(notice.plugin)\u{0}\(notice.key)" }
        return "msg_" + hex(SHA256.hash(data: Array(text.utf8)).prefix(16))
    }
}

/// What tells two contents apart.
package enum Fingerprint {
    package static func bytes(_ bytes: [UInt8]) -> String {
        "sha256:" + hex(SHA256.hash(data: bytes))
    }

    /// Changes with the service, the URL, the token and the room; 64 bits of a hash tell nothing of either.
    package static func endpoint(_ endpoint: Endpoint) -> String {
        var text = "\(endpoint.service.rawValue)\u{0}\(endpoint.url?.reveal() ?? "")"
        // What was gone may be there again once its token or its room is another.
        for part in [endpoint.token?.reveal(), endpoint.address.room].compactMap({ $0 }) { text += "\u{0}\(part)" }
        return hex(SHA256.hash(data: Array(text.utf8)).prefix(8))
    }
}

private func hex(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    for byte in bytes {
        text.append(digits[Int(byte >> 4)])
        text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
}
