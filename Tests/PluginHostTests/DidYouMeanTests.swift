import BotCore
import Testing

@Suite struct DidYouMeanTests {
    private static let names = ["summary", "deadline-reminder", "keyword-alert", "to", "クラウド"]

    @Test(
        arguments: [
            ("sumary", "summary"),
            ("summray", "summary"),  // neighbours swapped: one slip
            ("SUMMARY", "summary"),
            ("deadline-remainder", "deadline-reminder"),
            ("keywordalert", "keyword-alert"),
            ("クラウト", "クラウド"),
            ("id", nil),  // two of two letters differ
            ("calendar", nil),
            ("", nil),
            (String(repeating: "s", count: 10_000), nil),
        ] as [(String, String?)])
    func `the nearest name is suggested when it is near`(word: String, suggestion: String?) {
        #expect(DidYouMean.suggestion(for: word, among: Self.names) == suggestion)
    }
}
