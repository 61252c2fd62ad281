package import BotCore
import Glibc

/// Documents dropped into a folder.
///
/// Listed are files that end as documents do (`.md`, `.txt`, `.html`, `.pdf`, …; what cannot be read yet is told by the
/// reader, by name). Skipped are dotfiles, files that are still being written (too young, or named `x.md.part`, `x.tmp`)
/// and links that lead out of the folder.
package struct FolderIntake: Intake {
    private let source: String
    private let folder: String
    private let isRecursive: Bool
    private let settle: Duration
    private let limit: Int

    private static let endings: Set<String> = [
        "md", "markdown", "txt", "text", "html", "htm", "pdf", "docx", "doc", "rtf", "json", "gz",
    ]

    /// - Parameters:
    ///   - source: the source's name in the configuration.
    ///   - settle: how long a file must have been left alone. 2 s: a copy over a network writes more often than that.
    ///   - limit: of one file, in bytes.
    package init(
        source: String, folder: String, isRecursive: Bool = false, settle: Duration = .seconds(2), limit: Int = 32 << 20
    ) {
        self.source = source
        self.folder = folder
        self.isRecursive = isRecursive
        self.settle = settle
        self.limit = limit
    }

    package func find(now: Instant) throws -> [FoundDocument] {
        guard try FileStatus.of(folder).kind == .folder else { throw IntakeError.notAFolder(path: folder) }
        let root = try FileStatus.resolved(folder)
        return try list(root, root: root, now: now).sorted { $0.path < $1.path }
    }

    package func bytes(of document: FoundDocument) throws -> [UInt8] {
        try FileBytes.read(document.path, inode: document.inode, limit: limit)
    }

    private func list(_ folder: String, root: String, now: Instant) throws(IntakeError) -> [FoundDocument] {
        var found: [FoundDocument] = []
        for name in try Self.names(in: folder) where !name.hasPrefix(".") {
            let path = folder + "/" + name
            // A file that vanished, or that nobody may look at, is not the failure of the folder.
            guard let status = try? FileStatus.ofLink(path) else { continue }
            switch status.kind {
            case .file where Self.isDocument(name) && isSettled(path, status, now: now):
                found.append(document(path, status))
            case .link where Self.isDocument(name):
                // What a link leads to must lie in the folder: nobody reads /etc through an inbox.
                guard let target = try? FileStatus.resolved(path), target.hasPrefix(root + "/"),
                    let status = try? FileStatus.of(target), status.kind == .file, isSettled(target, status, now: now)
                else { continue }
                found.append(document(path, status))
            case .folder where isRecursive:
                found += (try? list(path, root: root, now: now)) ?? []
            default: break
            }
        }
        return found
    }

    private static func names(in folder: String) throws(IntakeError) -> [String] {
        guard let stream = opendir(folder) else { throw FileStatus.failure(folder) }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            names.append(name)
        }
        return names
    }

    private func document(_ path: String, _ status: FileStatus) -> FoundDocument {
        FoundDocument(
            source: source, path: path, size: status.size, modified: status.modified, inode: status.inode)
    }

    private static func isDocument(_ name: String) -> Bool {
        guard let dot = name.lastIndex(of: "."), !name.hasSuffix("~") else { return false }
        let ending = name[name.index(after: dot)...].lowercased()
        return endings.contains(ending)
    }

    /// Not touched for the settling time, or certainly not being written. A clock that runs ahead elsewhere must not
    /// hide a file for hours: a time far in the future counts as settled.
    private func isSettled(_ path: String, _ status: FileStatus, now: Instant) -> Bool {
        let age = now.milliseconds - status.modified / 1_000_000
        return abs(age) >= settle.milliseconds || FileStatus.hasNoWriter(path)
    }
}
