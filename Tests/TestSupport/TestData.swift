import Foundation

/// The shared corpus and gold, in the folder that the environment's `KAIRAN_TESTDATA` names.
package enum TestData {
    package static var folder: String? {
        ProcessInfo.processInfo.environment["KAIRAN_TESTDATA"].flatMap { $0.isEmpty ? nil : $0 }
    }

    /// The bytes of a file below the folder, for example `corpus/x.txt`.
    package static func bytes(of path: String) throws -> [UInt8] {
        let folder = URL(fileURLWithPath: folder ?? "")
        return Array(try Data(contentsOf: folder.appendingPathComponent(path)))
    }

    /// The lines that are not empty.
    package static func lines(of path: String) throws -> [String] {
        String(decoding: try bytes(of: path), as: UTF8.self).split(whereSeparator: \.isNewline).map(String.init)
    }
}
