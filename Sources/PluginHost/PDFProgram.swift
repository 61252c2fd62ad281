import Glibc

/// Poppler's `pdftotext`, which takes the text out of PDFs. It is a program of its own because it is GPL, and because
/// nothing untrusted is parsed in the bot.
package struct PDFProgram: Sendable, Equatable {
    package let executable: String
    /// Whether the tables are there without which text in Japanese fonts that are not embedded does not come out
    /// (Debian's poppler-data, which poppler only recommends).
    package let hasJapaneseTables: Bool

    /// Debian's place, then the place of what an administrator built. `PATH` is the caller's, and not asked.
    package static let usualExecutables = ["/usr/bin/pdftotext", "/usr/local/bin/pdftotext"]
    package static let usualTables = [
        "/usr/share/poppler/cidToUnicode/Adobe-Japan1", "/usr/local/share/poppler/cidToUnicode/Adobe-Japan1",
    ]

    package init(executable: String, hasJapaneseTables: Bool) {
        self.executable = executable
        self.hasJapaneseTables = hasJapaneseTables
    }

    /// `nil` when it is not installed.
    package static func find(
        executables: [String] = usualExecutables, tables: [String] = usualTables
    ) -> PDFProgram? {
        guard let executable = executables.first(where: { access($0, X_OK) == 0 }) else { return nil }
        return PDFProgram(
            executable: executable, hasJapaneseTables: tables.contains { access($0, R_OK) == 0 })
    }
}
