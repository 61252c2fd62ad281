import BotCore
import BotStore
import Foundation
import Testing

/// `KAIRAN_SIM_SEEDS=N` runs N seeds, `KAIRAN_SIM_SEED=K` runs that one and prints what happened.
@Suite struct SimulationTests {
    static let environment = ProcessInfo.processInfo.environment
    static let seeds = environment["KAIRAN_SIM_SEEDS"].flatMap(Int.init) ?? 1000
    static let seed = environment["KAIRAN_SIM_SEED"].flatMap(UInt64.init)

    @Test func `on SQLite, nothing is lost and nothing told twice in thirty days of trouble`() throws {
        let seeds = Self.seed.map { [$0] } ?? (0..<UInt64(max(Self.seeds / 10, 1))).map { $0 }
        let start = ContinuousClock.now
        var (runs, posts, expected) = (0, 0, 0)
        for seed in seeds {
            let folder = try TemporaryFolder()
            let path = folder.path + "/kairan.sqlite"
            let verdict = try Simulation(seed: seed, traces: Self.seed != nil) { try SQLiteStore(path: path) }.judge()
            if Self.seed != nil { print(verdict.trace.joined(separator: "\n")) }
            #expect(verdict.violations.isEmpty, "KAIRAN_SIM_SEED=\(seed)")
            runs += verdict.runs
            posts += verdict.posts
            expected += verdict.expected
        }
        print("\(seeds.count) seeds, \(runs) runs, \(posts) posts, \(expected) expected, \(ContinuousClock.now - start)")
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
