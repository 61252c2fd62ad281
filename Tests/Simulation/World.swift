import BotCore
import MinutesModel

/// The process died.
struct Crash: Error {}

/// The clock, the trace, and what everybody outside the bot knows.
final class World: Clock {
    let scenario: Scenario
    let random: SeededRandom
    var now: Instant
    var uptime: Duration = .zero
    /// What sends is not installed.
    var lacksLibrary = false
    var traces: Bool
    private(set) var trace: [String] = []
    var judge = Judge()
    var rooms = Rooms()
    /// How often a reader or a plugin was asked about something.
    var asked: [String: Int] = [:]

    convenience init(seed: UInt64, traces: Bool) {
        self.init(Scenario(seed: seed), seed: seed, traces: traces)
    }

    init(_ scenario: Scenario, seed: UInt64 = 0, traces: Bool = false) {
        self.scenario = scenario
        // Other numbers than the scenario's own.
        random = SeededRandom(seed: seed ^ 0x5DEE_CE66_D1CE_5EED)
        now = Instant(milliseconds: Scenario.start)
        self.traces = traces
    }

    func pass(_ duration: Duration) {
        let milliseconds = max(duration.milliseconds, 0)
        now = Instant(milliseconds: now.milliseconds + milliseconds)
        uptime += .milliseconds(milliseconds)
    }

    func pass(until instant: Instant) {
        if instant > now { pass(instant - now) }
    }

    func note(_ line: @autoclosure () -> String) {
        if traces { trace.append("\(Japan().text(now)) \(line())") }
    }
}

/// Japan: nine hours ahead, all year.
struct Japan: Zone {
    private static let offset: Int64 = 9 * 3_600_000

    func local(_ instant: Instant) -> (date: CalendarDate, time: ClockTime) {
        let local = instant.milliseconds + Self.offset
        let (days, rest) = local.quotientAndRemainder(dividingBy: Scenario.day)
        let minutes = Int(rest / Scenario.minute)
        let time = ClockTime(hour: minutes / 60, minute: minutes % 60) ?? Scenario.midnight
        return (CalendarDate(dayNumber: Int(days)), time)
    }

    func instant(of date: CalendarDate, at time: ClockTime) -> Instant {
        Instant(
            milliseconds: Int64(date.dayNumber) * Scenario.day + Int64(time.minutes) * Scenario.minute - Self.offset)
    }

    func text(_ instant: Instant) -> String {
        let (date, time) = local(instant)
        return "\(date) \(time):\((instant.milliseconds / 1000 % 60).description)"
    }
}

/// One process: its calls to the outside are counted, and at one of them it may die.
final class Life {
    let name: String
    private let world: World
    private let dies: (at: Int, before: Bool)?
    /// Something else that happens after one of its calls.
    private let interruption: (at: Int, happen: () -> Void)?
    private var calls = 0
    private(set) var isDead = false
    /// What it has sent and not recorded.
    var unrecorded: [Int64: String] = [:]

    init(
        _ name: String, _ world: World, dies: (at: Int, before: Bool)? = nil,
        interruption: (at: Int, happen: () -> Void)? = nil
    ) {
        self.name = name
        self.world = world
        self.dies = dies
        self.interruption = interruption
    }

    func call<Value>(_ label: @autoclosure () -> String, _ body: () throws -> Value) throws -> Value {
        guard !isDead else { throw Crash() }
        calls += 1
        if let dies, dies.at == calls, dies.before { try die(label()) }
        let value = try body()
        if let dies, dies.at == calls, !dies.before { try die(label()) }
        if let interruption, interruption.at == calls { interruption.happen() }
        return value
    }

    /// For ports that cannot throw: the dead do nothing, and the next call that can throw says so.
    func tell(_ label: @autoclosure () -> String, _ body: () -> Void) {
        do {
            try call(label(), body)
        } catch {
            return
        }
    }

    private func die(_ label: String) throws {
        isDead = true
        world.note("\(name) DIES \(dies?.before == true ? "before" : "after") \(label)")
        throw Crash()
    }
}
