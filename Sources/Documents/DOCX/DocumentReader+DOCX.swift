import JapaneseText
import MinutesModel

extension DocumentReader {
    /// The document when it is one of Word's (DOCX); `nil` when it is no archive at all.
    func word(
        _ bytes: [UInt8], name: String?, url: String?, shown: String
    ) throws(DocumentError) -> Document? {
        if Self.isLocked(bytes) { throw .archive(name: shown, .encrypted) }
        guard bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) else { return nil }
        let word: WordDocument?
        let kind: FileKind
        do throws(ArchiveProblem) {
            let archive = try ZipArchive(bytes)
            kind = try FileKind(of: archive)
            word = kind == .docx ? try WordDocument(archive) : nil
        } catch {
            throw .archive(name: shown, error)
        }
        guard let word else { throw .notText(name: shown, looksLike: kind) }
        var lines = WordLines(name: shown, limits: limits)
        try lines.add(word.blocks)
        return try document(
            lines.lines.lines, source: Source(url: url, file: name, format: "docx", encoding: "UTF-8"), shown: shown,
            warnings: word.warnings)
    }

    /// Word puts an encrypted document into an archive of the old kind, under this name in UTF-16.
    private static func isLocked(_ bytes: [UInt8]) -> Bool {
        guard bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) else { return false }
        return bytes.position(of: "EncryptedPackage".utf8.flatMap { [$0, 0] }) != nil
    }
}

extension FileKind {
    /// By the names of the files in it.
    init(of archive: ZipArchive) throws(ArchiveProblem) {
        let names = archive.entries.map(\.name)
        if names.contains(where: { $0.lowercased().hasPrefix("word/") }) {
            self = .docx
        } else if names.contains(where: { $0.hasPrefix("xl/") }) {
            self = .spreadsheet
        } else if names.contains(where: { $0.hasPrefix("ppt/") }) {
            self = .presentation
        } else if let type = try archive.contents(of: "mimetype"),
            type.starts(with: "application/vnd.oasis.opendocument".utf8)
        {
            self = .openDocument
        } else {
            self = .zip
        }
    }
}
