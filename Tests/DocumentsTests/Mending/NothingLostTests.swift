import MinutesModel
import TestSupport
import Testing

struct NothingLostTests {
    /// In the order they stand, without white space.
    private func signs(_ texts: [String]) -> [Unicode.Scalar] {
        texts.flatMap(\.unicodeScalars).filter { !$0.properties.isWhitespace && $0 != "\u{0C}" }
    }

    private func isSubsequence(_ part: [Unicode.Scalar], of whole: [Unicode.Scalar]) -> Bool {
        var rest = part[...]
        for sign in whole where sign == rest.first { rest = rest.dropFirst() }
        return rest.isEmpty
    }

    private func expectNothingLost(_ text: String, isPDF: Bool) throws {
        let original = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let read = try mended(text, isPDF: isPDF)

        let kept = signs(read.lines.map(\.text))
        let leftOut = read.warnings.map { signs([$0.text ?? ""]) }
        let all = signs(original)
        #expect(kept.count + leftOut.reduce(0) { $0 + $1.count } == all.count)
        #expect(isSubsequence(kept, of: all))
        #expect(leftOut.allSatisfy { isSubsequence($0, of: all) })
        for line in read.lines {
            let first = signs([original[line.number - 1]])
            #expect(signs([line.text]).starts(with: first), "line \(line.number)")
        }
        #expect(zip(read.lines, read.lines.dropFirst()).allSatisfy { $0.number < $1.number })
    }

    @Test(arguments: 0..<200)
    func `no character is lost or moved in random text`(seed: Int) throws {
        var random = SplitMix(state: UInt64(seed))
        try expectNothingLost(RandomText.make(using: &random), isPDF: seed.isMultiple(of: 2))
    }

    @Test(
        .enabled(if: TestData.folder != nil),
        arguments: [
            "mlit-committee-2023-10-19.txt", "regulatory-reform-council-2025-10-03.txt", "diet-plenary-2026-02-18.txt",
            "tokyo-committee-2020-04-17.txt", "shinagawa-committee-2001-11-27.txt",
        ])
    func `no character is lost or moved in real text`(name: String) throws {
        let text = String(decoding: try TestData.bytes(of: "corpus/\(name)"), as: UTF8.self)
        try expectNothingLost(text.replacing("\r\n", with: "\n"), isPDF: false)
    }

    @Test(
        .enabled(if: TestData.folder != nil),
        arguments: ["mlit-committee-2023-10-19.txt", "regulatory-reform-council-2025-10-03.txt"])
    func `sentences of real wrapped text are whole`(name: String) throws {
        let read = try mended(String(decoding: try TestData.bytes(of: "corpus/\(name)"), as: UTF8.self), isPDF: false)

        // Speakers' names and the closing rule stand alone; every other line ends where a sentence does.
        let cut = read.lines.map(\.text).filter { line in
            line.contains { !$0.isWhitespace } && !line.hasPrefix("○") && !line.hasPrefix("―")
                && line.last { !$0.isWhitespace }.map { !"。？」）".contains($0) } == true
        }
        #expect(cut == [])
    }
}

/// Wrapped text with all that mending looks at strewn into it.
private enum RandomText {
    private static let strewn = [
        "- 3 -", "4", "5", "6", "", "", "\u{0C}", "\u{0C}会議録", "会議録", "○議長（山田太郎君）", "○ 林", "・項目", "（２）項目", "総 務", "「引用",
        "、", "。",
        "（「異議なし」と呼ぶ者あり）", "16 4, 67 5", "a b c", "１ ２ ３", "────────", "　　表　　題　　", "〇", "\t", "1.", "①", "𠮷 野 家 で す よ",
        "é e", "<PAGE=\"7\">", "8/9", "が\u{3099} ん",
    ]

    static func make(using random: inout SplitMix) -> String {
        let width = Int.random(in: 8...40, using: &random)
        var lines: [String] = ["始"]
        for _ in 0..<Int.random(in: 1...12, using: &random) {
            let sentence = Speech.sentences[Int.random(in: 0..<Speech.sentences.count, using: &random)]
            let indentation = Bool.random(using: &random) ? "　" : ""
            for line in Speech.wrapped(sentence, at: width, indentation: indentation) {
                lines.append(spaced(line, using: &random))
                if Int.random(in: 0..<6, using: &random) == 0 {
                    lines.append(strewn[Int.random(in: 0..<strewn.count, using: &random)])
                }
            }
        }
        return lines.joined(separator: "\n")
    }

    private static func spaced(_ line: String, using random: inout SplitMix) -> String {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: return line.map(String.init).joined(separator: " ")
        case 1:
            let cut = Int.random(in: 0...line.count, using: &random)
            return String(line.prefix(cut)) + " " + line.dropFirst(cut)
        default: return line
        }
    }
}
