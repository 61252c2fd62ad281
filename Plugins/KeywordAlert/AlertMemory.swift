import Keywords
import MinutesModel

/// What was told of which meeting, so that corrected or re-published minutes tell only what is new, and when a rule was
/// told last. Bounded: the host keeps 64 KiB, so the oldest meetings go; one that is forgotten falls back on the notice's
/// key, by which the bot tells nothing twice.
struct AlertMemory: Codable, Sendable {
    struct Meeting: Codable, Sendable {
        var key: String
        /// Marks of eight letters in a row, of rules and of their passages.
        var marks: String
    }

    /// Oldest first.
    private var meetings: [Meeting] = []
    /// By rule and council the date of the meeting that was told last.
    private var lastTold: [String: CalendarDate] = [:]

    /// In letters: with the rest of the state well below 64 KiB.
    private static let limit = 40_000
    /// Rules with a cool-down, times councils.
    private static let cooling = 300

    /// What of a finding is to be told, and whether the meeting was told under that rule before.
    func news(in finding: KeywordFinding, of minutes: Minutes) -> (passages: [KeywordPassage], isAddition: Bool) {
        guard let told = meetings.last(where: { $0.key == minutes.meetingKey }) else {
            return (finding.passages, false)
        }
        let marks = Self.split(told.marks)
        guard marks.contains(Self.mark(finding.rule.name, [])) else { return (finding.passages, false) }
        return (finding.passages.filter { !marks.contains(Self.mark(finding.rule.name, $0.content)) }, true)
    }

    /// Whether the rule was told of another meeting of that council within its cool-down.
    func isCooling(_ rule: KeywordRule, _ minutes: Minutes) -> Bool {
        guard rule.coolDownDays > 0, let date = minutes.date, let last = lastTold[Self.cooling(rule, minutes)] else {
            return false
        }
        return last < date && last.days(until: date) < rule.coolDownDays
    }

    mutating func note(_ findings: [KeywordFinding], of minutes: Minutes) {
        guard !findings.isEmpty else { return }
        var entry = Meeting(key: minutes.meetingKey, marks: "")
        if let index = meetings.firstIndex(where: { $0.key == entry.key }) { entry = meetings.remove(at: index) }
        var marks = Self.split(entry.marks)
        for finding in findings {
            for mark in [Self.mark(finding.rule.name, [])]
                + finding.passages.map({ Self.mark(finding.rule.name, $0.content) })
            where marks.insert(mark).inserted { entry.marks += mark }
            if finding.rule.coolDownDays > 0, let date = minutes.date {
                lastTold[Self.cooling(finding.rule, minutes)] = date
            }
        }
        meetings.append(entry)
        // A single sitting larger than everything is forgotten as a whole, too.
        while meetings.reduce(0, { $0 + $1.marks.utf8.count + $1.key.utf8.count }) > Self.limit {
            meetings.removeFirst()
        }
        while lastTold.count > Self.cooling, let oldest = lastTold.min(by: { ($0.value, $0.key) < ($1.value, $1.key) })
        {
            lastTold[oldest.key] = nil
        }
    }

    /// Of all of a finding's passages, for the key of what was added.
    static func mark(of passages: [KeywordPassage]) -> String {
        mark("", passages.map { $0.content }.sorted { $0.lexicographicallyPrecedes($1) }.flatMap { $0 + [0] })
    }

    private static func cooling(_ rule: KeywordRule, _ minutes: Minutes) -> String {
        "\(rule.name)/\(minutes.council ?? minutes.title ?? "")"
    }

    private static func split(_ marks: String) -> Set<String> {
        let letters = Array(marks.utf8)
        return Set(
            stride(from: 0, to: letters.count, by: 8).map {
                String(decoding: letters[$0..<min($0 + 8, letters.count)], as: UTF8.self)
            })
    }

    /// 48 bits of a hash: among 5,000 marks two are equal once in twenty million memories.
    private static func mark(_ rule: String, _ content: [UInt8]) -> String {
        // FNV-1a: the state outlives the process, so Swift's seeded hashes will not do.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in Array(rule.utf8) + [0] + content { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        hash ^= hash >> 32
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)
        return String(decoding: (0..<8).map { alphabet[Int(hash >> (6 * UInt64($0)) & 63)] }, as: UTF8.self)
    }
}
