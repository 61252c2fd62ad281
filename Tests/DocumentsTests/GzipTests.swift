import CZlib
import Documents
import MinutesModel
import TestSupport
import Testing

struct GzipTests {
    /// What gzip(1) makes of the bytes.
    private func packed(_ bytes: [UInt8]) -> [UInt8] {
        var stream = z_stream()
        var input = bytes
        // 16: a gzip header. 9 and 8 are the best and the only choices.
        deflateInit2_(
            &stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        defer { deflateEnd(&stream) }
        var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))) + 64)
        let count = input.withUnsafeMutableBufferPointer { input in
            output.withUnsafeMutableBufferPointer { output in
                stream.next_in = input.baseAddress
                stream.avail_in = UInt32(input.count)
                stream.next_out = output.baseAddress
                stream.avail_out = UInt32(output.count)
                deflate(&stream, Z_FINISH)
                return output.count - Int(stream.avail_out)
            }
        }
        return Array(output.prefix(count))
    }

    private func read(
        _ bytes: [UInt8], name: String? = "a.txt.gz", limits: DocumentReader.Limits = .init()
    ) throws -> Document {
        try DocumentReader(limits: limits).read(bytes, name: name)
    }

    @Test func `a packed document is the document`() throws {
        let bytes = Array("# 議事録\n○議長　開会します。\n".utf8)

        let document = try read(packed(bytes), name: "a.md.gz")

        #expect(document.text.lines == (try read(bytes, name: "a.md")).text.lines)
        #expect(document.text.source.format == "markdown")
        #expect(document.text.source.file == "a.md.gz")
    }

    @Test func `the name need not say so`() throws {
        #expect(try read(packed(Array("本文".utf8)), name: nil).text.lines.map(\.text) == ["本文"])
    }

    @Test func `several members are one document, and padding is nothing`() throws {
        let bytes = packed(Array("一\n".utf8)) + packed(Array("二".utf8)) + [0, 0, 0]

        #expect(try read(bytes).text.lines.map(\.text) == ["一", "二"])
    }

    @Test func `a damaged file is named`() throws {
        let whole = packed(Array("本日はお集まりいただきありがとうございます。".utf8))
        for broken in [
            Array(whole.dropLast(9)), Array(whole.prefix(3)), whole.prefix(20) + [9, 9, 9] + whole.suffix(20),
        ] {
            #expect(throws: DocumentError.brokenGzip(name: "a.txt.gz")) { try read(broken) }
        }
    }

    @Test func `what unpacks beyond the limit is refused by the limit`() throws {
        var dice = SplitMix(state: 1)
        let bytes = (0..<5000).map { _ in UInt8(0x41 + dice.below(26)) }

        #expect(throws: DocumentError.unpacksTooLarge(name: "a.txt.gz", limit: 4999)) {
            try read(packed(bytes), limits: .init(document: 4999))
        }
    }

    @Test func `a bomb is refused by its ratio`() throws {
        let bomb = packed([UInt8](repeating: 0x41, count: 4 << 20))

        let error = try #require(throws: DocumentError.self) { try read(bomb) }

        #expect(error == .packedTooTightly(name: "a.txt.gz", ratioLimit: 200))
        #expect(error.description.contains("200 times its size, the limit"))
    }

    @Test func `a document packed twice is not unpacked twice`() throws {
        // There are files that unpack to themselves.
        #expect(throws: DocumentError.notText(name: "a.txt.gz", looksLike: .gzip)) {
            try read(packed(packed(Array("本文".utf8))))
        }
    }
}
