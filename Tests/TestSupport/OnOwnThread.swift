import Foundation

/// Runs `body` on a thread of its own that lives until it returns. A program in a box dies with the thread that spawned
/// it, and Swift Testing's own threads come and go.
package func onOwnThread<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
        let thread = Thread {
            continuation.resume(with: Swift.Result { try body() })
        }
        // Debug builds of recursive decoders need more than the 512 KiB of a secondary thread.
        thread.stackSize = 8 << 20
        thread.start()
    }
}
