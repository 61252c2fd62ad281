import BotCore
import FoundationEssentials
import Glibc
import Intake
import MinutesModel
import PluginKit

/// Drives the reader and the plugins by hand, for the commands that look without a bot and a store.
struct Rehearsal {
    let clock: any Clock

    /// A document's record, or what else is wanted of it, as JSON.
    func read(
        _ document: NamedBytes, with reader: any Reader, wants: ReadRequest.Want = .record
    ) throws -> [UInt8] {
        defer { reader.stop() }
        reader.read(
            ReadRequest(
                id: 1, name: document.name, bytes: document.bytes, url: document.url, charset: document.charset,
                wants: wants))
        var ready: [Int32] = []
        while true {
            if let outcome = reader.advance(ready: ready, uptime: clock.uptime).first {
                return try outcome.result.mapError { CommandFailure(failure: $0, name: document.name) }.get()
            }
            ready = try wait(for: reader)
        }
    }

    /// Every plugin's answer to one event, in their order.
    func ask(_ event: EncodedEvent, runner: any PluginRunner) throws -> [PluginOutcome] {
        defer { runner.stop() }
        let hearers = runner.plugins.filter { $0.events.contains(event.kind) }
        for (id, plugin) in hearers.enumerated() {
            runner.call(PluginCall(id: Int64(id), plugin: plugin.name, event: event, state: nil))
        }
        var outcomes: [PluginOutcome] = []
        var ready: [Int32] = []
        while true {
            outcomes += runner.advance(ready: ready, uptime: clock.uptime)
            guard outcomes.count < hearers.count else { return outcomes.sorted { $0.id < $1.id } }
            ready = try wait(for: runner)
        }
    }

    private func wait(for watched: any Watched) throws -> [Int32] {
        var descriptors = watched.descriptors.map { descriptor in
            pollfd(fd: descriptor.fd, events: Int16(descriptor.forWriting ? POLLOUT : POLLIN), revents: 0)
        }
        let left = watched.nextDeadline.map { $0 - clock.uptime } ?? .seconds(60)
        // Rounded up: a wait of no time would spin until the deadline is reached.
        let milliseconds = Int32(clamping: max(0, left.milliseconds) + 1)
        guard poll(&descriptors, nfds_t(descriptors.count), milliseconds) >= 0 || errno == EINTR else {
            throw CommandFailure("Cannot wait for a program: \(String(cString: strerror(errno))).")
        }
        return descriptors.filter { $0.revents != 0 }.map { $0.fd }
    }
}

/// A document as it came from the command line.
struct NamedBytes {
    let name: String
    let bytes: [UInt8]
    /// Where it was fetched from.
    var url: String?
    var charset: String?

    /// In bytes; the same as a folder's files have.
    static let limit = 32 << 20

    /// A file's bytes, standard input's for `-`, or what a URL leads to.
    init(argument: String, _ options: FetchOptions, loader: PageLoader) throws {
        if WebAddress.isMeant(by: argument) {
            try self.init(options.page(argument), loader: loader)
        } else {
            try self.init(file: argument)
        }
    }

    init(file: String) throws {
        do {
            name = file == "-" ? "standard input" : file
            bytes =
                file == "-"
                ? try FileBytes.readStandardInput(limit: Self.limit) : try FileBytes.read(file, limit: Self.limit)
        } catch {
            throw CommandFailure("\(error)")
        }
    }

    private init(_ page: Page, loader: PageLoader) throws {
        switch try loader.load(page) {
        case .fetched(let fetched):
            (name, bytes) = (fetched.name, fetched.bytes)
            (url, charset) = (fetched.url, fetched.charset)
        case .failed(let failure): throw CommandFailure(failure.description)
        case .unchanged: throw CommandFailure("\(page.address.text) answered without a document.")
        }
    }
}

extension CommandFailure {
    init(failure: ReadFailure, name: String) {
        switch failure {
        case .refused(_, let message): self.init(message)
        case .crashed(let reason, let stderr):
            let last = stderr.split(separator: "\n").last.map { " It said: \($0)" } ?? ""
            self.init("The reader could not read '\(name)': \(reason).\(last)")
        }
    }
}
