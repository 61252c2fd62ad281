import BotConfig
import Testing

@Suite struct SyntaxTests {
    @Test(arguments: [
        ("store: { path: a", "kairan.yaml:2:1: error: This is not YAML: did not find expected ',' or '}'."),
        ("sources:\n\t- a", "kairan.yaml:2:1: error: A tab indents this line, which YAML does not allow. Use spaces."),
        ("a: b: c", "kairan.yaml:1:5: error: This is not YAML: mapping values are not allowed in this context."),
        ("x: *nobody", "kairan.yaml:1:4: error: This is not YAML: found undefined alias."),
        ("store: {}\nstore: {}", "kairan.yaml:1:1: error: 'store' stands more than once in one mapping."),
        ("a: 1\n---\nb: 2", "kairan.yaml:2:1: error: This is not YAML: but found another document."),
        ("a: \u{01}", "kairan.yaml:1:4: error: A control character stands in the file. Remove it."),
        ("", "kairan.yaml: error: The file is empty."),
        ("# only a comment\n", "kairan.yaml: error: The file is empty."),
        ("- a", "kairan.yaml:1:1: error: The file must be a mapping (`key: value`), not a list."),
        ("just words", "kairan.yaml:1:1: error: The file must be a mapping (`key: value`), not a single value."),
    ])
    func `what is not YAML, or no mapping, is one error with its place`(text: String, beginning: String) {
        let lines = complaints(text)

        #expect(lines.count == 1)
        #expect(lines.first?.hasPrefix(beginning) == true, "\(lines)")
    }

    @Test func `a syntax error shows its line with a mark below the place, also behind Japanese`() {
        let lines = complaints("store: {}\n議題: 会議: x\n")

        #expect(
            lines.first?.hasSuffix("\n  2 | 議題: 会議: x\n    | \u{3000}\u{3000}  \u{3000}\u{3000}^") == true, "\(lines)")
    }

    @Test func `bytes that are not UTF-8 are reported with their line`() {
        let shiftJIS: [UInt8] = Array("store: {}\n# ".utf8) + [0x8B, 0x63, 0x8E, 0x96]

        let errors = #expect(throws: ConfigErrors.self) {
            try ConfigLoader.load(bytes: shiftJIS, file: "/k.yaml", named: "k.yaml", environment: [:])
        }

        #expect(errors?.description == "k.yaml:2:3: error: The file is not UTF-8. Save it as UTF-8 and try again.")
    }

    @Test func `a file of more than 1 MiB is refused`() {
        let lines = complaints("#" + String(repeating: "x", count: 1 << 20))

        #expect(lines == ["kairan.yaml: error: The file has more than 1 MiB. Is it the right file?"])
    }

    @Test func `aliases that unfold without end are refused in no time`() {
        var draft = Draft()
        let levels = (1...12).map { level in
            "l\(level): &l\(level) [\(Array(repeating: "*l\(level - 1)", count: 10).joined(separator: ", "))]"
        }
        draft.plugins = "plugins: { summary: { l0: &l0 x, \(levels.joined(separator: ", ")) } }"

        let lines = complaints(draft.text)

        #expect(lines == ["kairan.yaml:4:27: error: The aliases of the file unfold to too many values."])
    }

    @Test func `nesting without end is refused`() {
        let lines = complaints("x: " + String(repeating: "[", count: 100_000))

        #expect(lines.count == 1)
        #expect(lines.first?.contains("error: The file is nested too deeply.") == true)
    }
}
