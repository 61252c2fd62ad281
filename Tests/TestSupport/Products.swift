import Foundation

/// The programs that were built beside the tests.
package enum Products {
    /// The folder that holds `Package.xctest`: `swift test` names it on its runner's command line, and the test program
    /// itself may be run by hand, too.
    package static let folder: String = {
        let candidates =
            CommandLine.arguments + [
                (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? ""
            ]
        let bundle = candidates.first { $0.hasSuffix(".xctest") && $0.hasPrefix("/") } ?? CommandLine.arguments[0]
        return (bundle as NSString).deletingLastPathComponent
    }()

    package static func path(_ program: String) -> String { folder + "/" + program }
}
