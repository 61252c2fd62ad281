import BotCore
import BotStore
import Foundation
import MemoryStore
import Testing

/// `KAIRAN_SIM_SEEDS=N` runs N seeds, `KAIRAN_SIM_SEED=K` runs that one and prints what happened.
@Suite struct SimulationTests {
    static let environment = ProcessInfo.processInfo.environment
    static let count = environment["KAIRAN_SIM_SEEDS"].flatMap(Int.init) ?? 1000
    static let seed = environment["KAIRAN_SIM_SEED"].flatMap(UInt64.init)

    /// Parts of the seeds that run beside each other.
    static let parts = seed == nil ? 8 : 1

    @Test(arguments: 0..<parts)
    func `nothing is lost and nothing told twice in thirty days of trouble`(part: Int) throws {
        try run(Self.seeds(Self.count, part), on: "memory") { _ in
            let database = MemoryDatabase()
            return { MemoryStore(database) }
        }
    }

    /// A twentieth of the seeds: a debug build of the SQLite library takes five times as long.
    @Test(arguments: 0..<parts)
    func `the same holds on SQLite`(part: Int) throws {
        let folder = try TemporaryFolder()
        try run(Self.seeds(Self.count / 20, part), on: "SQLite") { seed in
            { try SQLiteStore(path: folder.path + "/\(seed).sqlite") }
        }
    }

    private static func seeds(_ count: Int, _ part: Int) -> [UInt64] {
        seed.map { [$0] } ?? stride(from: part, to: count, by: parts).map { UInt64($0) }
    }

    private func run(
        _ seeds: [UInt64], on name: String, store: (UInt64) throws -> () throws -> any Store
    ) throws {
        let start = ContinuousClock.now
        var (runs, posts, expected, threaded) = (0, 0, 0, 0)
        for seed in seeds {
            let simulation = Simulation(seed: seed, traces: Self.seed != nil, openStore: try store(seed))
            let verdict = try simulation.judge()
            if Self.seed != nil { print(verdict.trace.joined(separator: "\n")) }
            #expect(verdict.violations.isEmpty, "on \(name): KAIRAN_SIM_SEED=\(seed)")
            runs += verdict.runs
            posts += verdict.posts
            expected += verdict.expected
            threaded += verdict.threaded
        }
        // What never joins a thread proves nothing of threads.
        #expect(threaded > 0 || seeds.count < 20)
        print(
            "\(name): \(seeds.count) seeds, \(runs) runs, \(posts) posts (\(threaded) in threads) for \(expected) expected notices in",
            ContinuousClock.now - start)
    }
}

/// In memory where there is a place for it.
final class TemporaryFolder {
    let path: String

    init() throws {
        let parent = FileManager.default.isWritableFile(atPath: "/dev/shm") ? "/dev/shm" : NSTemporaryDirectory()
        path = parent + "/kairan-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}
