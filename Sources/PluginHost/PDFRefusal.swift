package import BotCore
import Boxes

/// Why a PDF is not read: a sentence that names what to do.
package enum PDFRefusal: Sendable, Equatable {
    case noProgram
    /// - installed: the tables are there, but not for this document's fonts.
    case noTables(installed: Bool)
    case locked
    case damaged(complaint: String?)
    case tooCostly(String)
    case tooMuchText(limit: Int)

    package func failure(_ name: String) -> ReadFailure {
        .refused(code: code, message: "\(Text.printable(name.utf8)) is a PDF\(reason).")
    }

    private var code: String {
        switch self {
        case .noProgram: "pdfProgramMissing"
        case .noTables: "pdfTablesMissing"
        case .locked: "pdfLocked"
        case .damaged: "pdfDamaged"
        case .tooCostly: "pdfTooCostly"
        case .tooMuchText: "tooLarge"
        }
    }

    /// Behind "is a PDF".
    private var reason: String {
        switch self {
        case .noProgram:
            ", and pdftotext, which reads PDFs, is not installed: apt-get install poppler-utils poppler-data"
        case .noTables(installed: false):
            " whose Japanese fonts are not part of it, and the tables for them are not installed: apt-get install poppler-data"
        case .noTables(installed: true):
            " in fonts that are not part of it and that poppler-data does not know: ask for a PDF with embedded fonts, or read it with an OCR program first"
        case .locked:
            " that is locked with a password: save a copy without one and read that"
        case .damaged(let complaint):
            " that is damaged or was not downloaded completely\(complaint.map { " (pdftotext: \(Text.printable($0.utf8)))" } ?? ""): get it again"
        case .tooCostly(let limit):
            " that needs more than \(limit) to read, which no minutes do: print it to a new PDF, or split it, and read that"
        case .tooMuchText(let limit):
            " with more than \(limit) bytes of text: split it into one file per meeting"
        }
    }
}
