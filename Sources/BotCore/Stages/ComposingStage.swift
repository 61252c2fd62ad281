import Logging
import MinutesModel
import PluginKit

/// Addressed notices → messages → rendered parts. What was decided in one run on one document (or day) for one
/// endpoint becomes one message; its bytes are fixed once it is stored.
final class ComposingStage {
    private struct Key: Hashable {
        var run: Int64
        var addressee: Addressee
    }

    private let run: Run
    /// Whether there may be notices that no message holds.
    private(set) var isNeeded = true
    /// What could not be rendered in this run.
    private var failed: Set<Key> = []
    /// Endpoints that are no longer in the configuration and were told of.
    private var missing: Set<String> = []

    init(run: Run) {
        self.run = run
    }

    func need() { isNeeded = true }

    /// The messages that can be made now. They are part of the outbox once the dispatching stage has stored them.
    func compose(isUnsettled: (Subject?) -> Bool) throws -> [ComposedMessage] {
        guard isNeeded else { return [] }
        let notices = try run.store.uncomposed().filter { !isUnsettled($0.subject) }
        var groups: [Key: [UncomposedNotice]] = [:]
        var order: [Key] = []
        for notice in notices {
            let key = Key(run: notice.run, addressee: notice.addressee)
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(notice)
        }
        return order.compactMap { key in message(key, inOrderOfPlugins(groups[key] ?? [])) }
    }

    func stored(_ messages: [ComposedMessage]) {
        run.report.messages += messages.count
        isNeeded = false
    }

    /// The configuration's, whoever answered first; each plugin's notices as it gave them.
    private func inOrderOfPlugins(_ notices: [UncomposedNotice]) -> [UncomposedNotice] {
        let plugins = run.configuration.plugins.map { $0.name }
        func rank(_ notice: UncomposedNotice) -> Int { plugins.firstIndex(of: notice.plugin) ?? plugins.count }
        // By the id within a plugin: `sort` promises no stability.
        return notices.sorted { (rank($0), $0.id) < (rank($1), $1.id) }
    }

    private func message(_ key: Key, _ notices: [UncomposedNotice]) -> ComposedMessage? {
        let name = key.addressee.endpoint
        guard !failed.contains(key) else { return nil }
        guard let configured = run.configuration.endpoints.first(where: { $0.name == name }) else {
            if missing.insert(name).inserted {
                run.logger.warning(
                    "Notices wait for the endpoint '\(name)', which is no longer in the configuration; put it back to have them sent"
                )
            }
            return nil
        }
        guard let service = run.ports.services[configured.service] else { return nil }
        let message = Message(meeting: notices.first?.meeting, notices: notices.map { $0.notice })
        let endpoint = run.router.endpoint(
            configured, telling: notices.map { ($0.plugin, $0.notice) }, meeting: message.meeting)
        do {
            let payloads = try service.render(message, for: endpoint)
            precondition(!payloads.isEmpty, "a service renders every message into at least one payload")
            let keys = notices.map { (plugin: $0.plugin, key: $0.notice.key) }
            let parts = payloads.enumerated().map { index, payload in
                ComposedMessage.Part(
                    publicID: DeliveryID.make(endpoint: name, notices: keys, part: index + 1), body: payload.body,
                    contentType: payload.contentType)
            }
            return ComposedMessage(
                endpoint: name, notices: notices.map { $0.id },
                isOwn: notices.allSatisfy { $0.plugin == KairanNotices.plugin },
                threadKey: service.threadKey(of: message, for: endpoint), parts: parts)
        } catch {
            failed.insert(key)
            let keys = notices.map { $0.notice.key }.joined(separator: ", ")
            run.problem(.message, "A message for '\(name)' cannot be rendered and waits (\(keys)): \(error)")
            return nil
        }
    }
}
