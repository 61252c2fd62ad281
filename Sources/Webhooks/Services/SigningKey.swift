import BotCore
import Crypto
import FoundationEssentials

/// A key of Standard Webhooks: `whsec_` and the bytes in base64.
struct SigningKey {
    private let key: SymmetricKey

    /// One key, or several with blanks between them while a key is being changed; `nil` when one cannot be read.
    static func keys(_ secret: Secret) -> [SigningKey]? {
        let keys = secret.reveal().split(separator: " ").map { SigningKey(text: $0) }
        guard !keys.isEmpty, keys.allSatisfy({ $0 != nil }) else { return nil }
        return keys.compactMap { $0 }
    }

    private init?(text: Substring) {
        let prefix = "whsec_"
        let encoded = text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : String(text)
        guard let bytes = Data(base64Encoded: encoded), !bytes.isEmpty else { return nil }
        key = SymmetricKey(data: bytes)
    }

    /// `v1,` and the HMAC-SHA256 in base64.
    func signature(of bytes: [UInt8]) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: bytes, using: key)
        return "v1," + Data(code).base64EncodedString()
    }
}
