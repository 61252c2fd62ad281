/// Why a document cannot be read: one sentence that names the place and the next step.
package enum DocumentError: Error, Equatable, CustomStringConvertible {
    case empty(name: String)
    case tooLarge(name: String, bytes: Int, limit: Int)
    case lineTooLong(name: String, line: Int, bytes: Int, limit: Int)
    case tooManyLines(name: String, limit: Int)
    case onlyPictures(name: String)
    case notText(name: String, looksLike: FileKind)
    case unknownEncoding(name: String)
    /// - Parameter offset: of the first such byte, counted from the start of the document.
    case invalidBytes(name: String, line: Int, offset: Int, encoding: String)
    case converterMissing(name: String, encoding: String)
    case brokenGzip(name: String)
    case unpacksTooLarge(name: String, limit: Int)
    case packedTooTightly(name: String, ratioLimit: Int)
    case tooMuchMarkup(name: String, line: Int, limit: MarkupLimit)
    case json(name: String, JSONProblem)
    case archive(name: String, ArchiveProblem)

    /// A stable name for programs.
    package var code: String {
        switch self {
        case .empty: "empty"
        case .tooLarge: "tooLarge"
        case .lineTooLong: "lineTooLong"
        case .tooManyLines: "tooManyLines"
        case .onlyPictures: "onlyPictures"
        case .notText: "notText"
        case .unknownEncoding: "unknownEncoding"
        case .invalidBytes: "invalidBytes"
        case .converterMissing: "converterMissing"
        case .brokenGzip: "brokenGzip"
        case .unpacksTooLarge: "unpacksTooLarge"
        case .packedTooTightly: "packedTooTightly"
        case .tooMuchMarkup: "tooMuchMarkup"
        case .json(_, let problem): problem.code
        case .archive(_, let problem): problem.code
        }
    }

    package var description: String {
        switch self {
        case .empty(let name):
            "\(name) holds no text: check that it was saved or downloaded completely."
        case .tooLarge(let name, let bytes, let limit):
            "\(name) has \(bytes) bytes, more than the limit of \(limit): split it into one file per meeting or raise the limit."
        case .lineTooLong(let name, let line, let bytes, let limit):
            "Line \(line) of \(name) has \(bytes) bytes, more than the limit of \(limit): break it into lines, one per paragraph."
        case .tooManyLines(let name, let limit):
            "\(name) has more than \(limit) lines: split it into one file per meeting."
        case .onlyPictures(let name):
            "\(name) is a PDF without text: it holds only pictures of its pages, so make their text with an OCR program first (for example ocrmypdf) and read that."
        case .notText(let name, let kind):
            "\(name) looks like \(kind.description): \(kind.nextStep)."
        case .unknownEncoding(let name):
            "\(name) is in no encoding that is read here (UTF-8, UTF-16, CP932, EUC-JP, ISO-2022-JP): save it as UTF-8."
        case .invalidBytes(let name, let line, let offset, let encoding):
            "Line \(line) of \(name) holds bytes that are not \(encoding), the encoding of the rest (the first at offset \(offset)): save the file as UTF-8."
        case .converterMissing(let name, let encoding):
            "\(name) is \(encoding), but this system's iconv cannot convert that: install Debian's libc6 with its gconv modules or save the file as UTF-8."
        case .brokenGzip(let name):
            "\(name) is a damaged gzip file: download it again, or check it with 'gzip -t'."
        case .unpacksTooLarge(let name, let limit):
            "\(name) unpacks to more than the limit of \(limit) bytes: unpack it and split it into one file per meeting."
        case .packedTooTightly(let name, let ratioLimit):
            "\(name) unpacks to more than \(ratioLimit) times its size, the limit: no minutes do, so look at it before you unpack it yourself."
        case .tooMuchMarkup(let name, let line, let limit):
            "\(name) has \(limit.description) near line \(line): no page of minutes does, so save the page as plain text."
        case .json(let name, let problem):
            problem.sentence(name)
        case .archive(let name, let problem):
            problem.sentence(name)
        }
    }
}
