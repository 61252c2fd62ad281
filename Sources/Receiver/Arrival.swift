import Foundation

/// One POST as it came, and what the service would make of it.
package struct Arrival: Sendable, Codable, Equatable {
    package var number: Int
    /// As `service:` in the configuration names it.
    package var service: String
    package var path: String
    /// Names in lower case.
    package var headers: [String: String]
    package var body: String
    package var answered: Int
    /// Whether the service took it.
    package var accepted: Bool
    /// Whether the same `webhook-id` was taken before.
    package var isRepeat: Bool
    /// Each documented rule it breaks, as a sentence.
    package var problems: [String]
    package var sight: Sight
    /// The same for people who read along: what became of it, what a person sees, what breaks a rule.
    package var shown: [String] = []

    func append(toFile path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let line = try encoder.encode(self) + Data("\n".utf8)
        if !FileManager.default.fileExists(atPath: path) {
            try line.write(to: URL(fileURLWithPath: path))
        } else {
            let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
            defer { try? file.close() }
            try file.seekToEnd()
            try file.write(contentsOf: line)
        }
    }
}

/// What a person in the room sees.
package struct Sight: Sendable, Codable, Equatable {
    /// Line by line, after the service has resolved escapes and markup.
    package var text = ""
    /// What a program there would go by, in a few lines; empty where people read.
    package var digest: [String] = []
    package var links: [Link] = []
    /// Whom it calls: empty, unless somebody's name or `@channel` became active.
    package var mentions: [String] = []
    /// Text that the service would show in another form than it was written: bold, lists, code.
    package var markup: [String] = []
    /// The thread it stands in, as the service names it; for what begins one, its own.
    package var thread: String?

    package struct Link: Sendable, Codable, Equatable {
        package var label: String
        package var url: String
    }
}

/// A service's answer.
struct ServiceAnswer {
    var status: Int
    var body: String
    var headers: [String: String] = ["Content-Type": "text/plain"]

    var accepts: Bool { (200...299).contains(status) }

    init(status: Int, body: String = "", retryAfter: String? = nil) {
        self.status = status
        self.body = body
        headers["Retry-After"] = retryAfter
    }
}

struct Judgement {
    var answer: ServiceAnswer
    var problems: [String] = []
    var sight = Sight()
    /// The thread that it would begin.
    var begins: String?

    /// With what the service calls the thread that the message began.
    func beginning(_ thread: String) -> Judgement {
        guard answer.accepts else { return self }
        var judgement = self
        judgement.begins = thread
        if judgement.sight.thread == nil { judgement.sight.thread = thread }
        return judgement
    }
}
