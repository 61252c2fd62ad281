import MinutesModel
@testable import PluginKit
import Testing

@Suite struct PluginHarnessTests {
    @Test func `state is kept from call to call`() async throws {
        var harness = try PluginHarness<Greeter>(settingsJSON: #"{"greeting":"やあ"}"#)

        _ = try await harness.answer(to: .minutesArrived(.fixture))
        let answer = try await harness.answer(to: .minutesArrived(.fixture))

        #expect(answer.notices.map(\.title) == ["やあ、2回目"])
        #expect(harness.state == Greeter.State(seen: 2))
    }

    @Test func `settings that do not decode are told with their place`() {
        #expect(throws: PluginHarnessError(description: "The settings do not decode: 'greeting' is missing")) {
            try PluginHarness<Greeter>(settingsJSON: "{}")
        }
    }

    @Test func `a plugin that keeps the rules has no problems`() async throws {
        let harness = try PluginHarness<Greeter>(settingsJSON: #"{"greeting":"やあ"}"#)

        #expect(await harness.conformanceProblems(with: [.minutesArrived(.fixture)]) == [])
    }

    @Test(arguments: [
        ("noKey", "dayBegan: a notice has no key"),
        ("twoKeys", "dayBegan: two notices have the key 'k'"),
        ("random", "dayBegan: the same event twice gives two different answers"),
        ("bigState", "dayBegan: The state is 65546 bytes of JSON; at most 65536 are kept"),
        ("throws", "dayBegan: The plugin has no idea"),
    ])
    func `a broken rule is named`(rule: String, sentence: String) async {
        let harness = PluginHarness<RuleBreaker>(settings: .init(rule: rule))

        #expect(await harness.conformanceProblems().contains(sentence))
    }
}
