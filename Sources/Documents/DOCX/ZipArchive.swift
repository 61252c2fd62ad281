import CZlib

/// The files of a ZIP archive in memory, as far as office documents need it: stored or deflated, no ZIP64. Our own reader of
/// the directory, because libzip brings libcrypto, which costs more at the reader's start than reading does.
struct ZipArchive {
    struct Limits {
        /// Word writes 15 files and one per picture.
        var entries = 10_000
        /// Unpacked, in bytes: 32 MiB of text in Word's markup.
        var part = 64 << 20
        /// Deflate reaches 1032; Word's markup of real minutes 30.
        var ratio = 200
        /// Below this size (1 MiB) no ratio is a danger.
        var harmless = 1 << 20
    }

    struct Entry {
        let name: String
        let isEncrypted: Bool
        /// 0 stored, 8 deflated.
        let method: UInt16
        let checksum: UInt32
        let compressedSize: Int
        let size: Int
        let headerOffset: Int
    }

    private let bytes: [UInt8]
    private let limits: Limits
    let entries: [Entry]

    init(_ bytes: [UInt8], limits: Limits = Limits()) throws(ArchiveProblem) {
        self.bytes = bytes
        self.limits = limits
        entries = try Self.directory(of: bytes, limit: limits.entries)
    }

    /// - Parameter name: of office documents, case does not count.
    func entry(_ name: String) -> Entry? {
        entries.first { $0.name == name } ?? entries.first { $0.name.lowercased() == name.lowercased() }
    }

    /// The unpacked file, or `nil` when there is none of that name.
    func contents(of name: String) throws(ArchiveProblem) -> [UInt8]? {
        guard let entry = entry(name) else { return nil }
        guard !entry.isEncrypted else { throw .encrypted }
        guard entry.size <= limits.part else { throw .partTooLarge(part: entry.name, limit: limits.part) }
        guard let data = data(of: entry) else { throw .damaged(part: entry.name) }
        let contents: [UInt8]
        switch entry.method {
        case 0: contents = Array(data)
        case 8: contents = try inflate(data, entry)
        default: throw .unsupported(what: "ZIP method \(entry.method)")
        }
        guard UInt32(crc32_z(0, contents, contents.count)) == entry.checksum else { throw .damaged(part: entry.name) }
        return contents
    }

    // MARK: The directory

    /// The record at the archive's end has 22 bytes and a comment of at most 65,535.
    private static func endRecord(in bytes: [UInt8]) -> Int? {
        guard bytes.count >= 22 else { return nil }
        let first = max(0, bytes.count - 22 - 65_535)
        return (first...(bytes.count - 22)).last { bytes.number32(at: $0) == 0x0605_4B50 }
    }

    private static func directory(of bytes: [UInt8], limit: Int) throws(ArchiveProblem) -> [Entry] {
        guard let end = endRecord(in: bytes) else { throw .damaged(part: "its end is missing") }
        let count = Int(bytes.number16(at: end + 10))
        var position = Int(bytes.number32(at: end + 16))
        guard count != 0xFFFF, position != 0xFFFF_FFFF else { throw .unsupported(what: "ZIP64") }
        guard count <= limit else { throw .tooManyEntries(limit: limit) }
        var entries: [Entry] = []
        for _ in 0..<count {
            guard position + 46 <= end, bytes.number32(at: position) == 0x0201_4B50 else {
                throw .damaged(part: "its directory")
            }
            let nameEnd = position + 46 + Int(bytes.number16(at: position + 28))
            let next = nameEnd + Int(bytes.number16(at: position + 30)) + Int(bytes.number16(at: position + 32))
            guard next <= end else { throw .damaged(part: "its directory") }
            entries.append(
                Entry(
                    name: String(decoding: bytes[(position + 46)..<nameEnd], as: UTF8.self),
                    isEncrypted: bytes.number16(at: position + 8) & 1 == 1,
                    method: bytes.number16(at: position + 10), checksum: bytes.number32(at: position + 16),
                    compressedSize: Int(bytes.number32(at: position + 20)),
                    size: Int(bytes.number32(at: position + 24)),
                    headerOffset: Int(bytes.number32(at: position + 42))))
            position = next
        }
        return entries
    }

    /// The packed bytes, behind the entry's own header.
    private func data(of entry: Entry) -> ArraySlice<UInt8>? {
        let header = entry.headerOffset
        guard header + 30 <= bytes.count, bytes.number32(at: header) == 0x0403_4B50 else { return nil }
        let start = header + 30 + Int(bytes.number16(at: header + 26)) + Int(bytes.number16(at: header + 28))
        guard start + entry.compressedSize <= bytes.count else { return nil }
        return bytes[start..<(start + entry.compressedSize)]
    }

    // MARK: Unpacking

    private func inflate(_ data: ArraySlice<UInt8>, _ entry: Entry) throws(ArchiveProblem) -> [UInt8] {
        guard entry.size <= max(limits.harmless, limits.ratio * data.count) else {
            throw .bomb(part: entry.name, ratio: limits.ratio)
        }
        var stream = z_stream()
        // Raw deflate: a window of 32 KiB and no header.
        guard czlib_inflate_init(&stream, -15) == Z_OK else { throw .damaged(part: entry.name) }
        defer { inflateEnd(&stream) }
        // The directory says how much comes; what is more than that is damaged, or a lie.
        var status = Z_OK
        let contents = [UInt8](unsafeUninitializedCapacity: max(1, entry.size)) { output, written in
            data.withUnsafeBufferPointer { input in
                // zlib's prototype is older than const: it does not write to its input.
                stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(output.count)
                status = CZlib.inflate(&stream, Z_FINISH)
                written = output.count - Int(stream.avail_out)
            }
        }
        guard status == Z_STREAM_END, contents.count == entry.size else { throw .damaged(part: entry.name) }
        return contents
    }
}

extension [UInt8] {
    /// Little-endian; the caller has checked the bounds.
    fileprivate func number16(at offset: Int) -> UInt16 {
        UInt16(self[offset]) | UInt16(self[offset + 1]) << 8
    }

    fileprivate func number32(at offset: Int) -> UInt32 {
        UInt32(number16(at: offset)) | UInt32(number16(at: offset + 2)) << 16
    }
}
