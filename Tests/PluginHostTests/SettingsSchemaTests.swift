import Foundation
import PluginHost
import PluginKit
import Testing

@Suite struct SettingsSchemaTests {
    /// The shape of a keyword plugin's settings: lists of mappings, a mapping of lists, choices, ranges.
    private static let schema = """
        {"type":"object","required":["rules"],"properties":{
          "rules":{"type":"array","minItems":1,"items":{"type":"object","required":["name","any"],"properties":{
            "name":{"type":"string","minLength":1},
            "any":{"type":"array","items":{"type":"string"}},
            "exclude":{"type":"array","items":{"type":"string"},"default":[]},
            "aliases":{"type":"object","additionalProperties":{"type":"array","items":{"type":"string"}},"default":{}}}}},
          "severity":{"type":"string","enum":["info","warning","critical"],"default":"info"},
          "context":{"type":"integer","minimum":0,"maximum":5,"default":1},
          "threshold":{"type":"number","minimum":0.5},
          "extra":{"type":"object"}}}
        """

    private static func complete(_ settings: String) throws -> (JSONValue, [String]) {
        let manifest = try Manifest(
            json: Array(
                """
                {"manifest":1,"name":"p","version":"1","protocol":{"min":1},"exec":["p"],"events":["command"],
                 "settings":\(schema)}
                """.utf8), path: "plugin.json")
        let (complete, problems) = manifest.settings.complete(try value(settings))
        return (complete, problems.map { $0.description })
    }

    private static func value(_ json: String) throws -> JSONValue {
        try JSONDecoder().decode(JSONValue.self, from: Data(json.utf8))
    }

    @Test func `defaults are filled in, also inside lists`() throws {
        let (settings, problems) = try Self.complete(#"{"rules":[{"name":"クラウド","any":["ガバメントクラウド"]}],"threshold":1}"#)

        #expect(problems == [])
        #expect(
            settings
                == (try Self.value(
                    """
                    {"rules":[{"name":"クラウド","any":["ガバメントクラウド"],"exclude":[],"aliases":{}}],
                     "severity":"info","context":1,"threshold":1}
                    """)))
    }

    @Test(arguments: [
        ("{}", "'rules' is missing: it must be a list"),
        ("null", "'rules' is missing: it must be a list"),
        ("[]", "the settings must be a mapping, not a list"),
        (#"{"rules":[]}"#, "'rules' must have at least 1 entries, not 0"),
        (#"{"rules":"クラウド"}"#, "'rules' must be a list, not the text 'クラウド'"),
        (
            #"{"rules":[{"name":"a","any":[]},{"name":"","any":[]}]}"#,
            "'rules[1].name' must have at least 1 characters, not 0"
        ),
        (#"{"rules":[{"name":"a","any":["b",3]}]}"#, "'rules[0].any[1]' must be a text, not the number 3"),
        (#"{"rules":[{"name":"a","any":"b"}]}"#, "'rules[0].any' must be a list, not the text 'b'"),
        (
            #"{"rules":[{"name":"a","any":[],"exlude":[]}]}"#,
            "'rules[0].exlude' is no setting of this plugin; did you mean 'exclude'?"
        ),
        (
            #"{"rules":[{"name":"a","any":[],"aliases":{"x":"y"}}]}"#,
            "'rules[0].aliases.x' must be a list, not the text 'y'"
        ),
        (
            #"{"rules":[{"name":"a","any":[]}],"severity":"warnin"}"#,
            "'severity' must be one of info, warning, critical, not the text 'warnin'; did you mean 'warning'?"
        ),
        (#"{"rules":[{"name":"a","any":[]}],"context":6}"#, "'context' must be from 0 to 5, not 6"),
        (#"{"rules":[{"name":"a","any":[]}],"context":1.5}"#, "'context' must be a whole number, not the number 1.5"),
        (#"{"rules":[{"name":"a","any":[]}],"context":true}"#, "'context' must be a whole number, not true"),
        (#"{"rules":[{"name":"a","any":[]}],"threshold":0.1}"#, "'threshold' must be 0.5 or more, not 0.1"),
    ])
    func `a mistake is told with its place`(settings: String, sentence: String) throws {
        #expect(try Self.complete(settings).1 == [sentence])
    }

    @Test(
        arguments: [
            (#"{"lead":[7,"3営業日前"]}"#, []),
            (#"{"lead":["4営業日前"]}"#, ["'lead[0]' must be one of 3営業日前, not '4営業日前'"]),
            (#"{"lead":[-1]}"#, ["'lead[0]' must be from 0 to 9, not -1"]),
            (#"{"lead":[true]}"#, ["'lead[0]' must be a whole number or a text, not true"]),
        ] as [(String, [String])])
    func `of several shapes the one that was meant says what is wrong`(settings: String, expected: [String]) throws {
        let manifest = try Manifest(
            json: Array(
                """
                {"manifest":1,"name":"p","version":"1","protocol":{"min":1},"exec":["p"],"events":["command"],
                 "settings":{"type":"object","properties":{"lead":{"type":"array","items":{"anyOf":[
                   {"type":"integer","minimum":0,"maximum":9},{"type":"string","enum":["3営業日前"]}]}}}}}
                """.utf8), path: "plugin.json")

        let problems = manifest.settings.complete(try Self.value(settings)).problems

        #expect(problems.map { "\($0)".prefix(22) } == expected.map { $0.prefix(22) })
    }

    @Test func `all mistakes are told at once`() throws {
        let (_, problems) = try Self.complete(
            #"{"rules":[{"any":7,"nmae":"a"}],"context":-1,"extra":{"anything":[1]}}"#)

        #expect(
            problems == [
                "'context' must be from 0 to 5, not -1",
                "'rules[0].any' must be a list, not the number 7",
                "'rules[0].nmae' is no setting of this plugin; did you mean 'name'?",
                "'rules[0].name' is missing: it must be a text",
            ])
    }
}
