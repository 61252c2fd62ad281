import Foundation
import Keywords
import JapaneseText
import Testing
struct Scratch {
    @Test func scratch() throws {
        for line in try String(contentsOfFile: "/tmp/kw/cases.tsv", encoding: .utf8).split(separator: "\n") {
            let c = line.split(separator: "\t").map(String.init)
            let m = try KeywordMatcher(rules: [KeywordRule(name: "r", any: [c[1]])])
            let h = m.hits(in: c[0])
            if h.isEmpty == (c[2] == "1") { print("WRONG", line, h.map{$0.surface}) }
            else if let f = h.first, c[0].utf8.count == f.range.upperBound, c.count > 3, f.surface != c[0] { print("PART", line, f.surface) }
        }
    }
}
