/// Why a place cannot be listed or a file not read: one sentence that names it and the next step.
package enum IntakeError: Error, Equatable, CustomStringConvertible {
    case missing(path: String)
    case notAFolder(path: String)
    case notAFile(path: String)
    case unreadable(path: String, reason: String)
    case tooLarge(path: String, limit: Int)
    case changed(path: String)

    package var description: String {
        switch self {
        case .missing(let path):
            "No such file or folder: \(path). Check the path in the configuration or on the command line."
        case .notAFolder(let path): "\(path) is no folder: name it as a file ('file:' instead of 'folder:')."
        case .notAFile(let path):
            "\(path) is no file. Name a file in it, or, in the configuration, write 'folder:' instead of 'file:'."
        case .unreadable(let path, let reason): "\(path) cannot be read: \(reason). Check its permissions."
        case .tooLarge(let path, let limit):
            "\(path) is larger than the limit of \(size(limit)): split it into one file per meeting."
        case .changed(let path): "\(path) changed while it was read: it is read again at the next run."
        }
    }

    private func size(_ bytes: Int) -> String {
        bytes % (1 << 20) == 0 ? "\(bytes >> 20) MiB" : "\(bytes) bytes"
    }
}
