import Testing

@testable import PluginHost

@Suite struct JSONScannerTests {
    @Test(arguments: [
        (#"{"result":{"state":{"a":[1,"]}",{}]}}}"#, #"{"a":[1,"]}",{}]}"#),
        (#"{ "x" : "\"result\":" , "result" : { "n" : [ ] , "state" :  "a\\\"b"  } }"#, #""a\\\"b""#),
        (#"{"result":{"state":-1.5e+3,"state":2}}"#, "-1.5e+3"),
        (#"{"result":{"State":1}}"#, nil),
        (#"{"result":[1]}"#, nil),
        (#"[1]"#, nil),
    ])
    func `a value is cut out as it was written`(json: String, value: String?) {
        let bytes = Array(json.utf8)

        let range = JSONScanner.range(of: ["result", "state"], in: bytes[...])

        #expect(range.map { String(decoding: bytes[$0], as: UTF8.self) } == value)
    }

    @Test(
        arguments: [
            ("{\"a\":1}\n", nil, nil),
            ("{\"a\":[1,\n2,\n]}", 3, "a value"),
            ("{\"a\":1}\n\nx", 3, "the end of the file"),
            ("{\"a\":\"b\n\"}", 1, "the end of the text"),
            ("{\"a\":tru}", 1, "a value"),
            ("{\"a\":\"\\", 1, "the end of the text"),
            (String(repeating: "[", count: 100_000), 1, "less nesting"),
        ] as [(String, Int?, String?)])
    func `broken syntax is told with its line`(json: String, line: Int?, expectation: String?) {
        let problem = JSONScanner.syntaxProblem(in: Array(json.utf8))

        #expect(problem?.line == line)
        #expect(problem?.expectation == expectation)
    }
}
