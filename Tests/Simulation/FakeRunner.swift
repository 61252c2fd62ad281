import BotCore
import Foundation
import MinutesModel
import PluginKit

/// Three plugins with fixed answers: alpha tells of documents, beta tells and finds promises, gamma reminds.
final class FakeRunner: PluginRunner {
    private let world: World
    private let life: Life
    private var due: [(at: Duration, outcome: PluginOutcome)] = []
    /// Whether any call failed in this run.
    private(set) var hasFailed = false

    init(_ world: World, _ life: Life) {
        self.world = world
        self.life = life
    }

    let plugins = [
        PluginDescription(name: "alpha", version: "1", events: [.minutesArrived]),
        PluginDescription(name: "beta", version: "1", events: [.minutesArrived]),
        PluginDescription(name: "gamma", version: "1", events: [.dayBegan]),
    ]
    var descriptors: [Descriptor] { [] }
    var nextDeadline: Duration? { due.map(\.at).min() }

    func call(_ call: PluginCall) {
        life.tell("call \(call.plugin)") {
            precondition(!due.contains { $0.outcome.plugin == call.plugin }, "one call to a plugin at a time")
            let latency = Duration.milliseconds(world.random.range(1...3_000))
            due.append((world.uptime + latency, PluginOutcome(id: call.id, plugin: call.plugin, result: result(call))))
        }
    }

    private func result(_ call: PluginCall) -> Result<PluginReply, PluginFailure> {
        let event = call.event.json
        let about: String
        var plannedFailures = 0
        let answer: Answer
        switch call.event.kind {
        case .minutesArrived:
            let content = Int(Self.values(after: #""id":""#, in: event).first?.dropFirst(7) ?? "") ?? 0
            guard let document = world.scenario.documents.first(where: { $0.content == content }) else {
                return .failure(PluginFailure(reason: "unknown document", stderr: ""))
            }
            about = "\(call.plugin) \(content)"
            plannedFailures = document.failures[call.plugin] ?? 0
            answer = Self.answer(call.plugin, meeting: document.meeting, content: content)
        default:
            let day = Self.values(after: #""day":""#, in: event).first ?? ""
            about = "\(call.plugin) \(day)"
            plannedFailures = stableNumber(about) % 7 == 0 ? 1 : 0
            answer = Self.reminders(day: day, commitments: Self.values(after: "commitmentID ", in: event))
        }
        let asked = world.asked[about, default: 0]
        world.asked[about] = asked + 1
        guard asked >= plannedFailures else {
            hasFailed = true
            return .failure(PluginFailure(reason: "signal 9", stderr: ""))
        }
        let state = Array("{\"asked\":\(asked + 1)}".utf8)
        return .success(PluginReply(answer: answer, state: state))
    }

    /// What a plugin says of a meeting. A corrected record has one fact more.
    static func answer(_ plugin: String, meeting: Int, content: Int) -> Answer {
        var keys = (0..<Int(stableNumber("\(plugin) \(meeting)") % 4)).map { "\(plugin)/\(meeting)/\($0)" }
        if content != meeting { keys.append("\(plugin)/\(meeting)/correction \(content)") }
        var commitments: [Commitment] = []
        if plugin == "beta", meeting % 3 == 0 { commitments = [commitment(meeting)] }
        return Answer(notices: keys.map { notice($0, topic: plugin) }, commitments: commitments)
    }

    static func reminders(day: String, commitments: [String]) -> Answer {
        let keys =
            (tells(of: day) ? ["gamma/\(day)"] : [])
            + commitments.filter { reminds(of: $0, on: day) }.map { "gamma/\(day)/\($0)" }
        return Answer(notices: keys.map { notice($0, topic: "deadline") })
    }

    /// Every fourth day or so is worth a word by itself.
    static func tells(of day: String) -> Bool { stableNumber(day) % 4 == 0 }

    static func reminds(of commitment: String, on day: String) -> Bool {
        stableNumber("\(commitment) \(day)") % 3 == 0
    }

    private static func notice(_ key: String, topic: String) -> Notice {
        Notice(key: key, topic: topic, title: key)
    }

    private static func commitment(_ meeting: Int) -> Commitment {
        Commitment(
            id: "promise \(meeting)", minutes: "", meeting: Meeting(key: "", title: ""), speech: 0, speaker: "",
            text: "commitmentID promise \(meeting)")
    }

    /// What stands between a mark and the next quote, found by looking: decoding the whole event takes longer than the
    /// rest of the run.
    private static func values(after mark: String, in json: [UInt8]) -> [String] {
        (json + [0]).withUnsafeBytes { bytes in
            var found: [String] = []
            var rest = bytes.assumingMemoryBound(to: CChar.self).baseAddress
            while let at = rest, let start = strstr(at, mark) {
                let value = UnsafePointer(start) + mark.utf8.count
                let end = strcspn(value, "\"")
                found.append(String(decoding: UnsafeRawBufferPointer(start: value, count: end), as: UTF8.self))
                rest = value + end
            }
            return found
        }
    }

    func advance(ready: [Int32], uptime: Duration) -> [PluginOutcome] {
        let ended = due.filter { $0.at <= uptime }.map(\.outcome)
        due.removeAll { $0.at <= uptime }
        return ended
    }

    func stop() {}
}
