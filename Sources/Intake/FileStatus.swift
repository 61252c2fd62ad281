import Glibc

/// What stat(2) says of a path.
struct FileStatus {
    enum Kind { case file, folder, link, other }

    var kind: Kind
    var size: Int64
    /// Nanoseconds since 1970.
    var modified: Int64
    var inode: UInt64

    /// Of the path itself: a link is a link.
    static func ofLink(_ path: String) throws(IntakeError) -> FileStatus {
        var raw = stat()
        guard lstat(path, &raw) == 0 else { throw failure(path) }
        return FileStatus(raw)
    }

    /// Of what the path leads to.
    static func of(_ path: String) throws(IntakeError) -> FileStatus {
        var raw = stat()
        guard stat(path, &raw) == 0 else { throw failure(path) }
        return FileStatus(raw)
    }

    static func of(descriptor: Int32, path: String) throws(IntakeError) -> FileStatus {
        var raw = stat()
        guard fstat(descriptor, &raw) == 0 else { throw failure(path) }
        return FileStatus(raw)
    }

    private init(_ raw: stat) {
        kind =
            switch raw.st_mode & S_IFMT {
            case S_IFREG: .file
            case S_IFDIR: .folder
            case S_IFLNK: .link
            default: .other
            }
        size = Int64(raw.st_size)
        modified = Int64(raw.st_mtim.tv_sec) * 1_000_000_000 + Int64(raw.st_mtim.tv_nsec)
        inode = UInt64(raw.st_ino)
    }

    /// Whether it is certain that nobody has the file open for writing: the kernel grants a read lease only then, and
    /// only on one's own files (fcntl(2), "Leases"). So a file that was just copied in need not wait for its age.
    static func hasNoWriter(_ path: String) -> Bool {
        // linux/fcntl.h; Swift's Glibc leaves them out.
        let (setSignal, setLease): (Int32, Int32) = (10, 1024)
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { return false }
        // Closing it gives the lease back.
        defer { close(descriptor) }
        // Should a writer come in this moment, the kernel tells us by a signal: by one that is ignored, not by SIGIO,
        // which kills.
        guard fcntl(descriptor, setSignal, SIGURG) == 0 else { return false }
        return fcntl(descriptor, setLease, Int32(F_RDLCK)) == 0
    }

    static func failure(_ path: String) -> IntakeError {
        errno == ENOENT || errno == ENOTDIR
            ? .missing(path: path) : .unreadable(path: path, reason: String(cString: strerror(errno)))
    }

    /// The absolute path without links.
    static func resolved(_ path: String) throws(IntakeError) -> String {
        guard let real = realpath(path, nil) else { throw failure(path) }
        defer { free(real) }
        return String(cString: real)
    }
}
