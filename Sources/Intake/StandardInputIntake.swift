package import BotCore

/// One document from standard input, named after its source: `fetch-minutes | kairan run`.
///
/// It was read before the run began: who pipes in slowly must not hold the lease of the store.
package struct StandardInputIntake: Intake {
    private let source: String
    private let input: Result<[UInt8], IntakeError>

    /// - Parameter input: what `FileBytes` read; no bytes are no document.
    package init(source: String, input: Result<[UInt8], IntakeError>) {
        self.source = source
        self.input = input
    }

    package func find(now: Instant) throws -> [FoundDocument] {
        let bytes = try input.get()
        guard !bytes.isEmpty else { return [] }
        // As if written this moment: whether it is new is told by its bytes.
        return [
            FoundDocument(
                source: source, path: source, size: Int64(bytes.count), modified: now.milliseconds * 1_000_000, inode: 0
            )
        ]
    }

    package func bytes(of document: FoundDocument) throws -> [UInt8] { try input.get() }
}
