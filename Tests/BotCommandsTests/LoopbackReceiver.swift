import Receiver

/// The receiver, serving while a test runs.
final class LoopbackReceiver: Sendable {
    private let receiver: Receiver
    private let server: Task<Void, any Error>

    init(secret: String? = nil) throws {
        let receiver = try Receiver(genericSecret: secret)
        self.receiver = receiver
        server = Task { try await receiver.run() }
    }

    deinit { server.cancel() }

    var port: UInt16 {
        get async throws { try await receiver.port() }
    }

    var arrivals: [Arrival] {
        get async { await receiver.arrivals }
    }

    func calm() async { await receiver.calm() }

    func forgetThreads() async { await receiver.forgetThreads() }

    func fail(next times: Int, with status: Int, retryAfter: String?, service: String) async {
        await receiver.fail(next: times, with: status, retryAfter: retryAfter, service: service)
    }
}
