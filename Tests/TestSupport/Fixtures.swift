import Foundation

/// The project's own sample of minutes: a fictional council of 7 October 2026, and what its record must hold.
package enum Fixtures {
    /// Markdown.
    package static var sample: [UInt8] { bytes(of: "sample-council.md") }
    /// The same minutes as plain text: full-width head block, hard wraps.
    package static var samplePlain: [UInt8] { bytes(of: "sample-council.txt") }
    /// The facts, in the form of the shared gold.
    package static var sampleFacts: [UInt8] { bytes(of: "sample-council.json") }

    package static func path(of name: String) -> String {
        URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures/\(name)").path
    }

    /// Empty when the file is missing: the test that reads it fails at its first expectation.
    package static func bytes(of name: String) -> [UInt8] {
        FileManager.default.contents(atPath: path(of: name)).map(Array.init) ?? []
    }
}
