import CZlib

/// Writes a ZIP archive, to make Word documents of: every file deflated, unless told otherwise.
package struct ZipWriter {
    package struct File {
        package var name: String
        package var contents: [UInt8]
        package var isStored = false
        package var isEncrypted = false
        /// What the directory says, where it lies.
        package var claimedSize: Int?
        package var method: UInt16?

        package init(
            _ name: String, _ contents: [UInt8], isStored: Bool = false, isEncrypted: Bool = false,
            claimedSize: Int? = nil, method: UInt16? = nil
        ) {
            (self.name, self.contents, self.isStored, self.isEncrypted) = (name, contents, isStored, isEncrypted)
            (self.claimedSize, self.method) = (claimedSize, method)
        }
    }

    package static func archive(_ files: [File]) -> [UInt8] {
        var bytes: [UInt8] = []
        var directory: [UInt8] = []
        for file in files {
            let offset = bytes.count
            let packed = file.isStored ? file.contents : deflated(file.contents)
            var header: [UInt8] = []
            // Version, flags, method, time and date, checksum, sizes, lengths of name and extra field.
            header += number(20, 2) + number(file.isEncrypted ? 1 : 0, 2)
            header += number(Int(file.method ?? (file.isStored ? 0 : 8)), 2) + number(0, 4)
            header += number(Int(crc32_z(0, file.contents, file.contents.count)), 4) + number(packed.count, 4)
            header += number(file.claimedSize ?? file.contents.count, 4) + number(file.name.utf8.count, 2)
            header += number(0, 2)
            bytes += number(0x0403_4B50, 4) + header + Array(file.name.utf8) + packed
            directory += number(0x0201_4B50, 4) + number(20, 2) + header + number(0, 10) + number(offset, 4)
            directory += Array(file.name.utf8)
        }
        let start = bytes.count
        bytes += directory
        bytes += number(0x0605_4B50, 4) + number(0, 4) + number(files.count, 2) + number(files.count, 2)
        return bytes + number(directory.count, 4) + number(start, 4) + number(0, 2)
    }

    private static func number(_ value: Int, _ length: Int) -> [UInt8] {
        (0..<length).map { UInt8($0 < 8 ? value >> (8 * $0) & 0xFF : 0) }
    }

    private static func deflated(_ contents: [UInt8]) -> [UInt8] {
        var length = compressBound(UInt(contents.count))
        var packed = [UInt8](repeating: 0, count: Int(length))
        guard compress2(&packed, &length, contents, UInt(contents.count), 6) == Z_OK else { return [] }
        // zlib's header of two bytes and checksum of four: ZIP wants what is between them.
        return Array(packed[2..<(Int(length) - 4)])
    }
}
