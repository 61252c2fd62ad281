import BotCore

/// The folder: documents stand in it from their arrival on.
struct FakeIntake: Intake {
    let world: World
    let life: Life

    func find(now: Instant) throws -> [FoundDocument] {
        try life.call("find") {
            world.scenario.documents.filter { $0.page == nil && $0.arrives <= now.milliseconds }.map { document in
                FoundDocument(
                    source: "inbox", path: "/inbox/\(document.number).txt", size: 100, modified: document.arrives,
                    inode: UInt64(document.number))
            }
        }
    }

    func bytes(of document: FoundDocument) throws -> [UInt8] {
        try life.call("bytes") {
            world.scenario.documents[Int(document.inode)].bytes
        }
    }
}

/// The boxed reader: takes a moment, sometimes dies of a document.
final class FakeReader: Reader {
    private let world: World
    private let life: Life
    private var due: [(at: Duration, outcome: ReadOutcome)] = []

    init(_ world: World, _ life: Life) {
        self.world = world
        self.life = life
    }

    var descriptors: [Descriptor] { [] }
    var nextDeadline: Duration? { due.map(\.at).min() }

    func read(_ request: ReadRequest) {
        life.tell("read \(request.name)") {
            let latency = Duration.milliseconds(world.random.range(1...2_000))
            due.append((world.uptime + latency, ReadOutcome(id: request.id, result: result(request))))
        }
    }

    private func result(_ request: ReadRequest) -> Result<[UInt8], ReadFailure> {
        let number = Int(String(decoding: request.bytes, as: UTF8.self).split(separator: "/").last ?? "") ?? 0
        let document = world.scenario.documents[number]
        switch document.fate {
        case .refused:
            return .failure(.refused(code: "noText", message: "there is no text in it"))
        case .readable(let crashes):
            let asked = world.asked["read \(number)", default: 0]
            world.asked["read \(number)"] = asked + 1
            if asked < crashes { return .failure(.crashed(reason: "signal 11", stderr: "")) }
            let json = """
                {"id":"sha256:\(document.content)","title":"会議","council":"会議\(document.meeting)","session":1,\
                "date":"2026-01-01","source":{"url":null,"file":null,"format":"text","encoding":"UTF-8"}}
                """
            return .success(Array(json.utf8))
        }
    }

    func advance(ready: [Int32], uptime: Duration) -> [ReadOutcome] {
        let ended = due.filter { $0.at <= uptime }.map(\.outcome)
        due.removeAll { $0.at <= uptime }
        return ended
    }

    func stop() {}
}

extension Scenario.PlannedDocument {
    /// The same content comes with other line ends: other bytes, the same text.
    var bytes: [UInt8] { Array("\(content)/\(number)".utf8) }
}
