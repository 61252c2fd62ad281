import Glibc

/// Reads files and standard input, up to a limit.
package enum FileBytes {
    /// The bytes of a regular file.
    /// - Parameters:
    ///   - inode: when given, the file must still be the one that was found.
    ///   - limit: in bytes; one more is an error.
    package static func read(_ path: String, inode: UInt64? = nil, limit: Int) throws(IntakeError) -> [UInt8] {
        // O_NONBLOCK: opening a named pipe that somebody left in the folder must not wait for its writer.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw FileStatus.failure(path) }
        defer { close(descriptor) }
        let status = try FileStatus.of(descriptor: descriptor, path: path)
        guard status.kind == .file else { throw .notAFile(path: path) }
        if let inode, inode != status.inode { throw .changed(path: path) }
        guard status.size <= Int64(limit) else { throw .tooLarge(path: path, limit: limit) }
        let bytes = try read(descriptor, path: path, expected: Int(status.size), limit: limit)
        guard Int64(bytes.count) == status.size else { throw .changed(path: path) }
        return bytes
    }

    /// All of standard input.
    package static func readStandardInput(limit: Int) throws(IntakeError) -> [UInt8] {
        try read(0, path: "standard input", expected: 0, limit: limit)
    }

    private static func read(
        _ descriptor: Int32, path: String, expected: Int, limit: Int
    ) throws(IntakeError) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(expected + 1)
        // 256 KiB: larger blocks read no faster.
        var block = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = Glibc.read(descriptor, &block, block.count)
            if count < 0 {
                if errno == EINTR { continue }
                throw .unreadable(path: path, reason: String(cString: strerror(errno)))
            }
            if count == 0 { return bytes }
            guard bytes.count + count <= limit else { throw .tooLarge(path: path, limit: limit) }
            bytes.append(contentsOf: block[..<count])
        }
    }
}
