/// Why a Word document, or the archive that it is, cannot be read.
package enum ArchiveProblem: Error, Equatable {
    case damaged(part: String)
    case encrypted
    /// ZIP64, or a compression that Word does not use.
    case unsupported(what: String)
    case tooManyEntries(limit: Int)
    case partTooLarge(part: String, limit: Int)
    /// A part that unpacks to more than so many times its size.
    case bomb(part: String, ratio: Int)
    case brokenXML(part: String, line: Int)
    case documentType(part: String)

    /// A stable name for programs.
    var code: String {
        switch self {
        case .damaged: "damagedArchive"
        case .encrypted: "encrypted"
        case .unsupported: "unsupportedArchive"
        case .tooManyEntries: "tooManyEntries"
        case .partTooLarge: "partTooLarge"
        case .bomb: "archiveBomb"
        case .brokenXML: "brokenXML"
        case .documentType: "documentType"
        }
    }

    /// One sentence about the document of that name.
    func sentence(_ name: String) -> String {
        switch self {
        case .damaged(let part):
            "\(name) is a damaged archive (\(part)): download or save it again."
        case .encrypted:
            "\(name) is protected by a password: save a copy without one, as .docx or PDF."
        case .unsupported(let what):
            "\(name) is packed with \(what), which is not read here: open it in Word and save it again as .docx or PDF."
        case .tooManyEntries(let limit):
            "\(name) holds more than \(limit) files, the limit for a Word document: save it again as .docx or PDF."
        case .partTooLarge(let part, let limit):
            "\(part) in \(name) unpacks to more than \(limit) bytes, the limit: split the document into one file per meeting."
        case .bomb(let part, let ratio):
            "\(part) in \(name) unpacks to more than \(ratio) times its size, the limit against archive bombs: save it again as .docx or PDF."
        case .brokenXML(let part, let line):
            "\(part) in \(name) is no valid XML (line \(line)): open the document in Word and save it again."
        case .documentType(let part):
            "\(part) in \(name) declares a document type, which Word never does: open the document in Word and save it again."
        }
    }
}
