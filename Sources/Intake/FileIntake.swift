package import BotCore

/// One file that the configuration or the command line names. It is read as it stands: whoever names it has written it.
package struct FileIntake: Intake {
    private let source: String
    private let path: String
    private let limit: Int

    /// - Parameter limit: in bytes.
    package init(source: String, path: String, limit: Int = 32 << 20) {
        self.source = source
        self.path = path
        self.limit = limit
    }

    package func find(now: Instant) throws -> [FoundDocument] {
        let resolved = try FileStatus.resolved(path)
        let status = try FileStatus.of(resolved)
        guard status.kind == .file else { throw IntakeError.notAFile(path: path) }
        return [
            FoundDocument(
                source: source, path: resolved, size: status.size, modified: status.modified, inode: status.inode)
        ]
    }

    package func bytes(of document: FoundDocument) throws -> [UInt8] {
        try FileBytes.read(document.path, inode: document.inode, limit: limit)
    }
}
