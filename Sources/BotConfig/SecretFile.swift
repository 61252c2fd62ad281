import Glibc

/// Reads a secret from a file that nobody else can read. Messages name the file and its mode, never its content.
enum SecretFile {
    /// No token or key comes near this.
    static let maximumBytes = 16 * 1024

    /// - Parameter credentials: systemd's folder of credentials, which it alone writes.
    static func read(_ path: String, credentials: String?) throws(SecretProblem) -> [UInt8] {
        // Symbolic links are followed (Kubernetes and systemd use them); what counts is the file behind, as opened:
        // it is checked through its descriptor, so that it cannot be exchanged between the check and the reading.
        let fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard fd >= 0 else {
            throw SecretProblem(message: "Cannot open the secret file \(path): \(String(cString: strerror(errno))).")
        }
        defer { close(fd) }
        var status = stat()
        guard fstat(fd, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw SecretProblem(message: "The secret file \(path) is not a regular file.")
        }
        try checkOwnerAndMode(status, path: path, credentials: credentials)
        try checkFolder(of: path)
        guard status.st_size <= maximumBytes else {
            throw SecretProblem(message: "The secret file \(path) is too large for a secret (over 16 KiB).")
        }
        guard let bytes = FileBytes.read(fd, atMost: maximumBytes) else {
            throw SecretProblem(message: "Cannot read the secret file \(path): \(String(cString: strerror(errno))).")
        }
        return bytes
    }

    private static func checkOwnerAndMode(_ status: stat, path: String, credentials: String?) throws(SecretProblem) {
        guard status.st_uid == geteuid() || status.st_uid == 0 else {
            throw SecretProblem(
                message: "The secret file \(path) belongs to another user. Make it yours: chown $(id -un) \(path)")
        }
        let mode = status.st_mode & 0o777
        // systemd mounts credentials read-only, with the group's bits as the mask of an access control list.
        if let credentials, path.hasPrefix(credentials + "/"), mode & 0o027 == 0 { return }
        // root may share a secret with the group of the service (0640): the group cannot change it.
        if status.st_uid == 0, mode & 0o137 == 0 { return }
        guard mode & 0o077 == 0 else {
            throw SecretProblem(
                message: "Others can read the secret file \(path) (mode \(octal(mode))). Run: chmod 600 \(path)")
        }
    }

    /// Whoever can write the folder can put another file in its place, except under a sticky bit (/tmp).
    private static func checkFolder(of path: String) throws(SecretProblem) {
        guard let resolved = realpath(path, nil) else { return }
        defer { free(resolved) }
        let folder = Paths.folder(of: String(cString: resolved))
        var status = stat()
        guard stat(folder, &status) == 0 else { return }
        guard status.st_mode & S_IWOTH == 0 || status.st_mode & S_ISVTX != 0 else {
            throw SecretProblem(
                message:
                    "Anybody can write to \(folder), where the secret file \(path) stands. Run: chmod o-w \(folder)")
        }
    }

    private static func octal(_ mode: mode_t) -> String {
        "0" + String(mode, radix: 8)
    }
}
