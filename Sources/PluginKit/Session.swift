import FoundationEssentials

/// The plugin's side of the dialogue, without its pipes: a line in, a line out.
struct Session<P: Plugin> {
    private var plugin: P?
    private(set) var isOver = false

    /// The answer's line without its line end, or `nil` when the host asked for none.
    mutating func answer(to line: Data) async -> Data? {
        let request: Request<P>
        do {
            request = try Wire.decode(Request<P>.self, from: line)
        } catch {
            return failure(WireError(code: .parseError, message: "The line is not a JSON-RPC request"), id: .null)
        }
        let id = request.id
        do {
            switch request.body {
            case .initialize(let parameters):
                return result(try start(parameters), id: id)
            case .handle(let parameters):
                return result(try await handle(parameters), id: id)
            case .shutdown:
                isOver = true
                return result(Empty(), id: id)
            case .malformed(let error):
                throw error
            }
        } catch {
            let error = error as? WireError ?? WireError(code: .pluginFailed, message: sentence(of: error))
            return id.flatMap { failure(error, id: $0) }
        }
    }

    private mutating func start(_ parameters: Initialize<P.Settings>) throws -> Introduction {
        guard parameters.protocol == PluginProtocol.version else {
            throw WireError(
                code: .wrongProtocol,
                message: "\(P.info.name) speaks protocol \(PluginProtocol.version), not \(parameters.protocol)")
        }
        plugin = P(settings: parameters.settings)
        return Introduction(name: P.info.name, version: P.info.version)
    }

    private func handle(_ parameters: Handle<P.State>) async throws -> Reply<P.State> {
        guard let plugin else {
            throw WireError(code: .notInitialized, message: "'handle' came before 'initialize'")
        }
        var state = parameters.state ?? P.initialState
        let answer = try await plugin.handle(parameters.event, state: &state)
        return Reply(notices: answer.notices, commitments: answer.commitments, state: state)
    }

    private func result(_ value: some Encodable, id: JSONValue?) -> Data? {
        guard let id else { return nil }
        do {
            return try Wire.encode(Response(id: id, result: value))
        } catch {
            // A state with a NaN in it, for example.
            return failure(
                WireError(code: .pluginFailed, message: "The answer cannot be written as JSON: \(error)"), id: id)
        }
    }

    private func failure(_ error: WireError, id: JSONValue) -> Data? {
        try? Wire.encode(Response<Empty>(id: id, error: error))
    }
}
