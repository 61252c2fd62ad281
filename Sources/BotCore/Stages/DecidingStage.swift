import FoundationEssentials
import Logging
import MinutesModel
import PluginKit

/// Events → plugins → answers, each stored in one transaction. One call to a plugin at a time: the state that it
/// leaves is what its next call gets.
final class DecidingStage {
    /// A plugin that fails on a document (or a day) gets this many tries, one a run.
    static let tries = 3

    private enum Call {
        case work(Work)
        case trigger(Trigger)
    }
    private let run: Run
    private let trigger: Trigger?
    private var documents: [String: Lane] = [:]
    private var days: [String: Lane] = [:]
    private var calls: [Int64: Call] = [:]
    private var busy: Set<String> = []
    private var outcomes: [PluginOutcome] = []
    private var states: [String: [UInt8]?] = [:]
    private var missing: Set<String> = []
    /// The subjects that still have calls to come, with their number: their notices are not put together yet.
    private var unsettled: [Subject: Int] = [:]
    /// The last event that was encoded: all plugins hear one document about the same time.
    private var encoded: (document: Int64, event: EncodedEvent)?
    private var isTriggered = false

    init(run: Run, trigger: Trigger? = nil) {
        self.run = run
        self.trigger = trigger
    }

    /// Calls to come to one plugin, first come first served.
    private struct Lane {
        var calls: [Work] = []
        var next = 0

        var first: Work? { next < calls.count ? calls[next] : nil }
    }

    var isInFlight: Bool { !calls.isEmpty }
    var isIdle: Bool { calls.isEmpty && !hasMore }
    /// Whether answers came that are to be stored now. One waits for those of the other plugins on its subject, which
    /// become one message with it and so need only one commit, unless its own plugin would be idle meanwhile.
    var hasUnstored: Bool { outcomes.contains { !mayWait($0) } }

    private func mayWait(_ outcome: PluginOutcome) -> Bool {
        guard !run.isEnding, documents[outcome.plugin]?.first == nil, case .work(let work) = calls[outcome.id] else {
            return false
        }
        return calls.contains { id, call in
            guard case .work(let other) = call else { return false }
            return other.subject == work.subject && !outcomes.contains { $0.id == id }
        }
    }

    func isUnsettled(_ subject: Subject?) -> Bool { subject.map { unsettled[$0] != nil } ?? false }

    /// Calls that have not begun.
    var hasMore: Bool {
        if trigger != nil { return !isTriggered }
        return documents.values.contains { $0.first != nil } || days.values.contains { $0.first != nil }
    }

    func add(_ work: [Work]) {
        for item in work {
            guard run.description(of: item.plugin) != nil else {
                reportMissing(item.plugin)
                continue
            }
            switch item.subject {
            case .document: documents[item.plugin, default: Lane()].calls.append(item)
            case .day: days[item.plugin, default: Lane()].calls.append(item)
            }
            unsettled[item.subject, default: 0] += 1
        }
    }

    func collect(ready: [Int32], uptime: Duration) {
        outcomes += run.ports.runner.advance(ready: ready, uptime: uptime)
    }

    /// Stores the answers that came. Returns whether anything was told.
    func settle(now: Instant) throws -> Bool {
        guard hasUnstored else { return false }
        let settlements = outcomes.compactMap(settlement)
        let settled = try run.store.settle(settlements, now: now)
        for outcome in outcomes { finish(outcome) }
        outcomes = []
        for settlement in settlements { count(settlement) }
        run.report.noticesNew += settled.newNotices
        add(settled.reopened)
        return true
    }

    func feed(readingIsIdle: Bool) throws {
        guard !run.isEnding else { return }
        if let trigger { return try feed(trigger) }
        for plugin in run.ports.runner.plugins where !busy.contains(plugin.name) {
            while let work = documents[plugin.name]?.first, !busy.contains(plugin.name) {
                try begin(work, plugin, .minutesArrived)
                documents[plugin.name]?.next += 1
            }
        }
        // The day's reminders see every promise of the documents that came with it.
        guard readingIsIdle, calls.isEmpty, !documents.values.contains(where: { $0.first != nil }) else { return }
        for plugin in run.ports.runner.plugins {
            while let work = days[plugin.name]?.first, !busy.contains(plugin.name) {
                try begin(work, plugin, .dayBegan)
                days[plugin.name]?.next += 1
            }
        }
    }

    private func begin(_ work: Work, _ plugin: PluginDescription, _ kind: EventKind) throws {
        let id = run.nextCall()
        guard plugin.events.contains(kind), let event = try event(of: work) else {
            // It no longer hears such events, or the record was dropped: there is nothing to ask.
            outcomes.append(PluginOutcome(id: id, plugin: plugin.name, result: .success(PluginReply(answer: .nothing))))
            calls[id] = .work(work)
            busy.insert(plugin.name)
            return
        }
        try call(plugin.name, event, as: .work(work), id: id)
    }

    private func feed(_ trigger: Trigger) throws {
        guard !isTriggered else { return }
        guard run.description(of: trigger.plugin) != nil else {
            isTriggered = true
            return reportMissing(trigger.plugin)
        }
        let json = try JSONEncoder().encode(Event.command(trigger.command))
        try call(
            trigger.plugin, EncodedEvent(kind: .command, json: Array(json)), as: .trigger(trigger), id: run.nextCall())
        isTriggered = true
    }

    private func call(_ plugin: String, _ event: EncodedEvent, as call: Call, id: Int64) throws {
        let state = try states[plugin] ?? run.store.pluginState(plugin)
        states[plugin] = .some(state)
        calls[id] = call
        busy.insert(plugin)
        run.ports.runner.call(PluginCall(id: id, plugin: plugin, event: event, state: state))
    }

    private func event(of work: Work) throws -> EncodedEvent? {
        switch work.subject {
        case .document(let document):
            if let encoded, encoded.document == document { return encoded.event }
            guard let json = try run.store.minutesJSON(of: document) else { return nil }
            let event = EncodedEvent(minutesJSON: json)
            encoded = (document, event)
            return event
        case .day(let day):
            let open = try run.store.openCommitments()
            let json = try JSONEncoder().encode(Event.dayBegan(day, open: open))
            return EncodedEvent(kind: .dayBegan, json: Array(json))
        }
    }

    private func settlement(_ outcome: PluginOutcome) -> Settlement? {
        guard let call = calls[outcome.id] else { return nil }
        switch call {
        case .work(let work): return settlement(outcome, work)
        case .trigger(let trigger): return settlement(outcome, trigger)
        }
    }

    private func settlement(_ outcome: PluginOutcome, _ work: Work) -> Settlement {
        let result: Settlement.Result
        switch outcome.result {
        case .success(let reply):
            let notices = reply.answer.notices.map { notice in
                run.decided(
                    notice, from: work.plugin, meeting: work.meeting, subject: work.subject, group: work.subject.group)
            }
            result = .answered(notices: notices, commitments: reply.answer.commitments, state: reply.state)
        case .failure(let failure):
            let reason = failure.reason.asClause
            let isLast = work.tries + 1 >= Self.tries
            let notice = KairanNotices.pluginQuarantined(
                work.plugin, subject: work.subject, title: work.meeting?.title ?? work.called,
                reason: failure.cause.japanese)
            result = .failed(
                reason: reason, quarantined: isLast, notices: isLast ? [run.own(notice)] : [])
        }
        return Settlement(work: work, plugin: work.plugin, result: result, today: run.today)
    }

    private func settlement(_ outcome: PluginOutcome, _ trigger: Trigger) -> Settlement {
        let result: Settlement.Result
        switch outcome.result {
        case .success(let reply):
            let notices = reply.answer.notices.map { trigger.decided($0, in: run) }
            result = .answered(notices: notices, commitments: [], state: nil)
        case .failure(let failure):
            result = .failed(reason: failure.reason.asClause, quarantined: false, notices: [])
        }
        return Settlement(work: nil, plugin: trigger.plugin, result: result, today: run.today)
    }

    private func finish(_ outcome: PluginOutcome) {
        guard let call = calls.removeValue(forKey: outcome.id) else { return }
        busy.remove(outcome.plugin)
        guard case .work(let work) = call else { return }
        if case .success(let reply) = outcome.result, let state = reply.state { states[work.plugin] = .some(state) }
        let left = (unsettled[work.subject] ?? 1) - 1
        unsettled[work.subject] = left > 0 ? left : nil
    }

    private func count(_ settlement: Settlement) {
        switch settlement.result {
        case .answered(let notices, _, _):
            run.report.answers += 1
            run.report.noticesUnrouted += notices.count { $0.addressees.isEmpty }
        case .failed(let reason, let quarantined, _):
            let about = settlement.work?.called ?? "the command"
            let next =
                settlement.work == nil
                ? "" : quarantined ? "; it is not asked again" : "; it is asked again in the next run"
            run.problem(.plugin, "Plugin '\(settlement.plugin)' gave no answer on \(about): \(reason)\(next)")
        }
    }

    private func reportMissing(_ plugin: String) {
        guard missing.insert(plugin).inserted else { return }
        guard trigger != nil || run.configuration.plugins.contains(where: { $0.name == plugin }) else {
            run.logger.info("Plugin is no longer in the configuration", metadata: ["plugin": "\(plugin)"])
            return
        }
        run.problem(
            .plugin, "Plugin '\(plugin)' cannot be started, its answers wait; see `kairan check`")
    }
}

extension Work {
    /// For sentences.
    fileprivate var called: String {
        switch subject {
        case .document(let id): meeting.map { "'\($0.title)' (document \(id))" } ?? "document \(id)"
        case .day(let day): day.description
        }
    }
}
