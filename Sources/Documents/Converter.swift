import Glibc

/// Bytes → UTF-8 by iconv(3).
struct Converter: ~Copyable {
    private let descriptor: iconv_t
    private let encoding: TextEncoding
    /// The document's name, for errors.
    private let name: String

    private init(_ descriptor: iconv_t, encoding: TextEncoding, name: String) {
        self.descriptor = descriptor
        self.encoding = encoding
        self.name = name
    }

    deinit {
        iconv_close(descriptor)
    }

    static func open(from encoding: TextEncoding, name: String) throws(DocumentError) -> Converter {
        // iconv_open reports a failure as (iconv_t)-1.
        guard let descriptor = iconv_open("UTF-8", encoding.iconvName), Int(bitPattern: descriptor) != -1 else {
            throw .converterMissing(name: name, encoding: encoding.name)
        }
        return Converter(descriptor, encoding: encoding, name: name)
    }

    func utf8(_ bytes: ArraySlice<UInt8>) throws(DocumentError) -> [UInt8] {
        var failedAt: Int?
        // Two bytes become three at most (four, from two, never in these encodings); one half-width kana becomes three.
        let result = [UInt8](unsafeUninitializedCapacity: bytes.count * 3 + 16) { output, written in
            bytes.withUnsafeBytes { input in
                // iconv's prototype is older than const: it does not write to its input.
                var from = UnsafeMutablePointer(mutating: input.baseAddress?.assumingMemoryBound(to: CChar.self))
                var fromLeft = input.count
                var to = UnsafeMutableRawPointer(output.baseAddress)?.assumingMemoryBound(to: CChar.self)
                var toLeft = output.count
                if iconv(descriptor, &from, &fromLeft, &to, &toLeft) == -1 {
                    failedAt = input.count - fromLeft
                }
                written = output.count - toLeft
            }
        }
        if let failedAt {
            let line = 1 + bytes.prefix(failedAt).count { $0 == 0x0A }
            throw .invalidBytes(name: name, line: line, encoding: encoding.name)
        }
        return result
    }
}
