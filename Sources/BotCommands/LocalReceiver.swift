import Dispatch
import Receiver
import Synchronization

/// The receiver, started and stopped from a program that otherwise knows no tasks: it serves on threads of its own.
final class LocalReceiver: Sendable {
    let port: UInt16
    private let receiver: Receiver
    private let server: Task<Void, any Error>
    private let listener: Task<Void, Never>

    /// Returns when it listens.
    /// - Parameter onArrival: called for each arrival, in order, on another thread.
    init(
        port: UInt16 = 0, secret: String? = nil, logFile: String? = nil,
        onArrival: @escaping @Sendable (Arrival) -> Void = { _ in }
    ) throws {
        let receiver = try Receiver(port: port, genericSecret: secret, logFile: logFile)
        self.receiver = receiver
        server = Task { try await receiver.run() }
        listener = Task { for await arrival in receiver.stream { onArrival(arrival) } }
        let server = self.server
        // Whichever comes first: a port that is taken ends the server at once, and its error tells more than a wait.
        self.port = try Self.first(
            of: { try await receiver.port() },
            {
                try await server.value
                throw CommandFailure("The receiver ended before it listened.")
            })
    }

    var arrivals: [Arrival] {
        get throws { try Self.first(of: { [receiver] in await receiver.arrivals }) }
    }

    func stop() {
        server.cancel()
        listener.cancel()
    }

    /// Waits on this thread for the first of some tasks. Only for the main thread: a task's own could wait for itself.
    private static func first<Value: Sendable>(of bodies: (@Sendable () async throws -> Value)...) throws -> Value {
        let semaphore = DispatchSemaphore(value: 0)
        let box = Box<Value>()
        for body in bodies {
            Task {
                let outcome: Result<Value, any Error>
                do { outcome = .success(try await body()) } catch { outcome = .failure(error) }
                box.result.withLock { $0 = $0 ?? outcome }
                semaphore.signal()
            }
        }
        semaphore.wait()
        guard let outcome = box.result.withLock({ $0 }) else { throw CommandFailure("A task gave no result.") }
        return try outcome.get()
    }

    private final class Box<Value: Sendable>: Sendable {
        let result = Mutex<Result<Value, any Error>?>(nil)
    }
}
