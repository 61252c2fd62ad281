import Foundation
import MinutesModel
import Testing

@testable import PluginKit

@Suite struct SessionTests {
    private let initialize =
        #"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocol":1,"settings":{"greeting":"やあ"}}}"#

    private func handle(id: Int = 2, state: String = "null") throws -> String {
        let event = String(decoding: try JSONEncoder().encode(Event.minutesArrived(.fixture)), as: UTF8.self)
        return #"{"jsonrpc":"2.0","id":\#(id),"method":"handle","params":{"event":\#(event),"state":\#(state)}}"#
    }

    /// The answers as text, a `nil` for every line without one.
    private func answers(_ lines: String...) async -> [String?] {
        var session = Session<Greeter>()
        var answers: [String?] = []
        for line in lines {
            answers.append(await session.answer(to: Data(line.utf8)).map { String(decoding: $0, as: UTF8.self) })
        }
        return answers
    }

    @Test func `initialize is answered with protocol, name and version`() async {
        #expect(
            await answers(initialize) == [
                #"{"id":1,"jsonrpc":"2.0","result":{"name":"greeter","protocol":1,"version":"1.2.3"}}"#
            ])
    }

    @Test func `handle is answered with notices, commitments and the new state`() async throws {
        let answer = try #require(await answers(initialize, try handle(state: #"{"seen":4}"#)).last ?? nil)

        let result = try JSONDecoder().decode([String: JSONValue].self, from: Data(answer.utf8))["result"]
        guard case .object(let members) = result, case .array(let notices) = members["notices"],
            case .object(let notice) = notices.first
        else {
            Issue.record("not the shape: \(answer)")
            return
        }
        #expect(members["state"] == .object(["seen": .integer(5)]))
        #expect(members["commitments"] == .array([]))
        #expect(notice["title"] == .string("やあ、5回目"))
    }

    @Test func `a null state is the plugin's initial state`() async throws {
        let answer = try #require(await answers(initialize, try handle()).last ?? nil)

        #expect(answer.contains(#""state":{"seen":1}"#))
    }

    @Test(arguments: [
        (#"{"id":7,"method":"dance"}"#, -32601, "No method 'dance'"),
        (
            #"{"id":7,"method":"initialize","params":{"protocol":1,"settings":{}}}"#, -32602,
            "'params.settings.greeting' is missing"
        ),
        (
            #"{"id":7,"method":"initialize","params":{"protocol":2,"settings":{"greeting":""}}}"#, -32001,
            "greeter speaks protocol 1, not 2"
        ),
        (
            #"{"id":7,"method":"handle","params":{"event":{"event":"dayBegan","day":"2024-05-07","open":[]},"state":null}}"#,
            -32002, "'handle' came before 'initialize'"
        ),
    ])
    func `what cannot be done is an error with a sentence`(line: String, code: Int, message: String) async {
        let expected = #"{"error":{"code":\#(code),"message":"\#(message)"},"id":7,"jsonrpc":"2.0"}"#

        #expect(await answers(line) == [expected])
    }

    @Test func `an event of a kind that this kit does not know is an error, and the plugin lives on`() async throws {
        let strange = #"{"id":3,"method":"handle","params":{"event":{"event":"moonRose"},"state":null}}"#

        let lines = await answers(initialize, strange, try handle())

        #expect(lines[1]?.contains("-32602") == true)
        #expect(lines[2]?.contains(#""result""#) == true)
    }

    @Test func `a thrown error is told in its own words`() async throws {
        var session = Session<RuleBreaker>()
        let start = #"{"id":1,"method":"initialize","params":{"protocol":1,"settings":{"rule":"throws"}}}"#
        _ = await session.answer(to: Data(start.utf8))

        let answer = await session.answer(to: Data(try handle().utf8))

        #expect(
            answer.map { String(decoding: $0, as: UTF8.self) }
                == #"{"error":{"code":-32000,"message":"The plugin has no idea"},"id":2,"jsonrpc":"2.0"}"#)
    }

    @Test func `a line that is no JSON is answered under the id null`() async {
        #expect(await answers("{{{").first??.contains(#""id":null"#) == true)
    }

    @Test func `a notification gets no answer`() async {
        #expect(await answers(#"{"method":"dance"}"#) == [nil])
    }

    @Test func `shutdown is answered and ends the session`() async {
        var session = Session<Greeter>()

        let answer = await session.answer(to: Data(#"{"id":9,"method":"shutdown"}"#.utf8))

        #expect(answer == Data(#"{"id":9,"jsonrpc":"2.0","result":{}}"#.utf8))
        #expect(session.isOver)
    }

    @Test func `equal answers are equal bytes`() async throws {
        let line = try handle()
        let first = await answers(initialize, line)

        for _ in 0..<5 { #expect(await answers(initialize, line) == first) }
    }

    @Test func `run by hand, a plugin says what it is and how to try it`() {
        #expect(Greeter.byHandText.contains("kairan trigger greeter FILE"))
    }
}
