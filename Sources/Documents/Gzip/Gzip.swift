import CZlib

/// Files packed by gzip(1), unpacked within limits.
struct Gzip {
    /// The document's name, for errors.
    let name: String
    /// How large the document may become, in bytes.
    let limit: Int

    /// How many times its own size a file may become. Minutes become 3 to 6 times their packed size, a page of tables 20
    /// times; deflate cannot pass 1032.
    static let ratioLimit = 200
    /// Below this size, in bytes, the ratio says nothing: a page of one repeated line is small anyway.
    private static let ratioFree = 1 << 20

    static func isGzip(_ bytes: [UInt8]) -> Bool {
        bytes.starts(with: [0x1F, 0x8B, 0x08])
    }

    /// All members of the file, one after another; what follows the last one is padding and ignored.
    func unpacked(_ bytes: [UInt8]) throws(DocumentError) -> [UInt8] {
        var stream = z_stream()
        // 16 added to the window size of 15 bits: a gzip header, and nothing else, is expected.
        guard czlib_inflate_init(&stream, 15 + 16) == Z_OK else { throw .brokenGzip(name: name) }
        defer { inflateEnd(&stream) }
        var result: [UInt8] = []
        var block = [UInt8](repeating: 0, count: 1 << 16)
        var used = 0
        repeat {
            var status = Z_OK
            while status == Z_OK {
                let (taken, made) = Self.step(&stream, from: bytes[used...], to: &block, status: &status)
                used += taken
                result.append(contentsOf: block[..<made])
                guard result.count <= limit else { throw .unpacksTooLarge(name: name, limit: limit) }
                guard result.count <= Self.ratioFree || result.count / Self.ratioLimit <= bytes.count else {
                    throw .packedTooTightly(name: name, ratioLimit: Self.ratioLimit)
                }
            }
            guard status == Z_STREAM_END, inflateReset(&stream) == Z_OK else { throw .brokenGzip(name: name) }
        } while Self.isGzip(Array(bytes[used...].prefix(3)))
        return result
    }

    /// One block. Returns how many bytes went in and came out.
    private static func step(
        _ stream: inout z_stream, from input: ArraySlice<UInt8>, to block: inout [UInt8], status: inout Int32
    ) -> (taken: Int, made: Int) {
        input.withUnsafeBufferPointer { source in
            block.withUnsafeMutableBufferPointer { target in
                // zlib's prototype is older than const: it does not write to its input.
                stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
                // A document has far fewer than 4 GiB.
                stream.avail_in = UInt32(source.count)
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(target.count)
                status = inflate(&stream, Z_NO_FLUSH)
                return (source.count - Int(stream.avail_in), target.count - Int(stream.avail_out))
            }
        }
    }
}
