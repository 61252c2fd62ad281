import PluginHost
import PluginKit
import Testing

@Suite struct ManifestTests {
    private static let whole = """
        {"manifest":1,"name":"keyword-alert","version":"1.0.0","description":"Keyword alerts","protocol":{"min":1,"max":2},
         "exec":["bin/keyword-alert","--fast"],"events":["minutesArrived","command"],
         "limits":{"timeoutSeconds":20,"memoryMB":128},"permissions":{"network":false,"processes":true},
         "settings":{"type":"object","properties":{"length":{"type":"integer","default":3}}}}
        """

    private static func problems(_ json: String) -> [String] {
        do {
            _ = try Manifest(json: Array(json.utf8), path: "p/plugin.json")
            return []
        } catch {
            return error.problems
        }
    }

    @Test func `a manifest is read`() throws {
        let manifest = try Manifest(json: Array(Self.whole.utf8), path: "plugin.json")

        #expect(manifest.name == "keyword-alert")
        #expect(manifest.version == "1.0.0")
        #expect(manifest.summary == "Keyword alerts")
        #expect(manifest.exec == ["bin/keyword-alert", "--fast"])
        #expect(manifest.events == [.minutesArrived, .command])
        #expect(manifest.limits.timeout == .seconds(20))
        #expect(manifest.limits.memory == 128 << 20)
        #expect(manifest.mayStartProcesses)
        #expect(manifest.settings.complete(.null).settings == .object(["length": .integer(3)]))
    }

    /// Each replaces a part of the whole manifest and breaks one rule.
    @Test(arguments: [
        (#""manifest":1"#, #""manifest":2"#, "'manifest' must be 1: this Kairan reads manifests of version 1"),
        (
            #""name":"keyword-alert""#, #""name":"../evil""#,
            "'name' must be of lower-case letters, digits and hyphens, at most 64, not '../evil'"
        ),
        (#""name":"keyword-alert","#, "", "'name' is missing: it must be a name such as 'keyword-alert'"),
        (#""version":"1.0.0""#, #""version":1"#, "'version' must be a text that is not empty, not the number 1"),
        (
            #"{"min":1,"max":2}"#, #"{"min":2,"max":3}"#,
            "'protocol' is 2 to 3, and this Kairan speaks 1: update Kairan"
        ),
        (
            #""bin/keyword-alert","#, #""../../bin/sh","#,
            "'exec' must name a program inside the plugin's folder, not '../../bin/sh'"
        ),
        (
            #""bin/keyword-alert","#, #""/bin/sh","#,
            "'exec' must name a program inside the plugin's folder, not '/bin/sh'"
        ),
        (
            #""minutesArrived","command""#, #""minutesArived""#,
            "'events' names 'minutesArived'; the events are minutesArrived, dayBegan, command; did you mean 'minutesArrived'?"
        ),
        (
            #""timeoutSeconds":20"#, #""timeoutSeconds":0"#,
            "'limits.timeoutSeconds' must be a whole number from 1 to 600, not the number 0"
        ),
        (
            #""memoryMB":128"#, #""memoryMb":128"#,
            "'limits.memoryMb' is no key of a manifest; did you mean 'memoryMB'?"
        ),
        (
            #""network":false"#, #""network":true"#,
            "'permissions.network' must be false: a plugin decides what to say, and Kairan sends it"
        ),
        (
            #""type":"integer""#, #""type":"int""#,
            "'settings.properties.length.type' must be one of array, boolean, integer, number, object, string, not 'int'"
        ),
        (
            #""default":3"#, #""default":"3""#,
            "'settings.properties.length.default' must be a whole number, not the text '3'"
        ),
        (
            #""default":3"#, #""defualt":3"#,
            "'settings.properties.length.defualt' is no key of a manifest; did you mean 'default'?"
        ),
        (
            #""type":"object","properties""#, #""type":"object","required":["size"],"properties""#,
            "'settings.required' names 'size', which is no property"
        ),
        (
            #"{"type":"object","properties":{"length":{"type":"integer","default":3}}}"#, #"{"type":"array"}"#,
            "'settings' must have the type 'object'"
        ),
    ])
    func `one mistake is one sentence that names the key`(part: String, replacement: String, sentence: String) throws {
        try #require(Self.whole.contains(part))

        #expect(Self.problems(Self.whole.replacing(part, with: replacement)) == [sentence])
    }

    @Test func `all mistakes are told at once`() {
        #expect(Self.problems("{}").count == 6)
    }

    @Test(arguments: [
        ("{\n \"manifest\": 1,\n \"name\" \"x\"}", "line 3 is not JSON: expected a colon behind the key"),
        ("{\"manifest\":1", "line 1 is not JSON: expected a comma or the object's end"),
        ("", "line 1 is not JSON: expected a value"),
        ("[1]", "must hold one JSON object in UTF-8"),
    ])
    func `a file that is no JSON object is told with its line`(json: String, sentence: String) {
        #expect(Self.problems(json) == [sentence])
    }

    @Test func `the sentence names the file`() throws {
        let error = #expect(throws: Manifest.Invalid.self) {
            try Manifest(json: Array("[".utf8), path: "p/plugin.json")
        }

        #expect(error?.description == "p/plugin.json: line 1 is not JSON: expected a value")
    }
}
