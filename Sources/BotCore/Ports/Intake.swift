/// Where documents come from. One per source.
package protocol Intake {
    /// What stands there now, sorted by name. A place that cannot be listed throws; a file that cannot be read is the
    /// failure of that file alone, later, in `bytes(of:)`.
    func find(now: Instant) throws -> [FoundDocument]
    func bytes(of document: FoundDocument) throws -> [UInt8]
}

/// A file that was found: enough to know it again without reading it.
package struct FoundDocument: Sendable, Equatable {
    /// The source's name in the configuration.
    package var source: String
    /// The file's absolute path.
    package var path: String
    package var size: Int64
    /// Nanoseconds since 1970.
    package var modified: Int64
    package var inode: UInt64

    package init(source: String, path: String, size: Int64, modified: Int64, inode: UInt64) {
        self.source = source
        self.path = path
        self.size = size
        self.modified = modified
        self.inode = inode
    }
}
