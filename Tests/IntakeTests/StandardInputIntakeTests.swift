import BotCore
import Intake
import Testing

struct StandardInputIntakeTests {
    @Test func `what came through standard input is one document, named after its source`() throws {
        let intake = StandardInputIntake(source: "pipe", input: .success(Array("あ".utf8)))

        let found = try intake.find(now: Instant(milliseconds: 7))

        #expect(found.map(\.path) == ["pipe"])
        #expect(found.map(\.source) == ["pipe"])
        #expect(found.map(\.size) == [3])
        #expect(try intake.bytes(of: found[0]) == Array("あ".utf8))
    }

    @Test func `each run's input is looked at, however alike it seems`() throws {
        let intake = StandardInputIntake(source: "pipe", input: .success([1]))

        let times = try [1, 2].map { try intake.find(now: Instant(milliseconds: $0)).map(\.modified) }

        #expect(times[0] != times[1])
    }

    @Test func `no input is no document`() throws {
        #expect(try StandardInputIntake(source: "pipe", input: .success([])).find(now: Instant(milliseconds: 0)) == [])
    }

    @Test func `input that could not be read fails its source alone`() {
        let error = IntakeError.tooLarge(path: "standard input", limit: 1 << 20)
        let intake = StandardInputIntake(source: "pipe", input: .failure(error))

        #expect(throws: error) { try intake.find(now: Instant(milliseconds: 0)) }
        #expect(
            error.description == "standard input is larger than the limit of 1 MiB: split it into one file per meeting."
        )
    }
}
