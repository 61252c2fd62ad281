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
        let source = encoding == .iso2022JP ? ISO2022JP.eucJP(bytes)[...] : bytes
        var failedAt: Int?
        // Two bytes become three at most (four, from two, never in these encodings); one half-width kana becomes three.
        let result = [UInt8](unsafeUninitializedCapacity: source.count * 3 + 16) { output, written in
            source.withUnsafeBytes { input in
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
            let offset = encoding == .iso2022JP ? ISO2022JP.origin(of: failedAt, in: bytes) : failedAt
            // Lines are counted in what was converted: in UTF-16 a line feed's byte is part of other characters, too.
            throw .invalidBytes(
                name: name, line: result[...].lineNumber(at: result.count), offset: bytes.startIndex + offset,
                encoding: encoding.name)
        }
        return result
    }
}

extension TextEncoding {
    /// glibc's SHIFT_JIS and EUC-JP refuse ①, ㈱ and 髙; these two take them.
    fileprivate var iconvName: String {
        switch self {
        case .utf8: "UTF-8"
        case .utf16LittleEndian: "UTF-16LE"
        case .utf16BigEndian: "UTF-16BE"
        case .cp932: "CP932"
        // ISO-2022-JP comes here as EUC-JP.
        case .eucJP, .iso2022JP: "EUC-JP-MS"
        }
    }
}

extension ArraySlice<UInt8> {
    /// The 1-based line, as an editor counts, in which the byte at `offset` from the start stands.
    func lineNumber(at offset: Int) -> Int {
        var line = 1
        var previous: UInt8 = 0
        for byte in prefix(offset) {
            if byte == 0x0D || byte == 0x0A && previous != 0x0D { line += 1 }
            previous = byte
        }
        return line
    }
}
